"""The workbook as documents: pages to print, and what they are typeset with."""
