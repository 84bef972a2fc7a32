"""Documents generated from workbook/protocol."""
