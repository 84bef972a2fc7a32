"""The plan of a half day: its fields, and `plan.yaml`."""
