"""Access to the room: participants by device secret and PIN, the facilitator by bearer secret."""
