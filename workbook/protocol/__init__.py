"""The contract: every message, reply and event that crosses a border of the kit, as types.

What a page sends to Python is a pydantic model, checked where it arrives; what Python sends is a
TypedDict, which costs nothing. ``python -m tools.protocol`` writes docs/protocol-shapes.md and
web/src/protocol.d.ts from these modules; docs/protocol.md has the reasons and the rules between messages.
"""
