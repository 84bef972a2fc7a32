"""The facilitator's tools: the `workshop` command, the decks, and the server that shows them.

`facilitator` imports `workbook`, never the reverse.
"""
