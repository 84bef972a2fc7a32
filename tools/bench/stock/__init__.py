"""The same exercises made of stock parts: ipywidgets, matplotlib, sqlite3, served by Voilà as it comes."""
