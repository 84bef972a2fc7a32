"""The contract: types of all messages, replies and events between the kit's parts.

What a page sends to Python is a pydantic model, checked where it arrives; what Python sends is a
TypedDict, which costs nothing. ``python -m tools.protocol`` writes docs/protocol-shapes.md and
web/src/protocol.d.ts from these modules; docs/protocol.md has the reasons and the rules between messages.
"""
