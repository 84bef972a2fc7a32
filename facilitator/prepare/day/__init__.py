"""The planned half day: dates, tables and run sheet worked out from a plan and a roster."""
