"""The module notebooks: their cells, the syllabus followed into them, and their contents."""
