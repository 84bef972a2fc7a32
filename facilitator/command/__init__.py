"""The `workshop` command: its options, its help, and `workshop check`."""
