"""Exercises in a notebook: its session, its forms, and the connection to a room or to the local store."""
