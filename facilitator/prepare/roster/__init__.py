"""The roster: a CSV or XLSX file read as people, with every problem by row and column."""
