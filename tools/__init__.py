"""Tools for development: measurements, pictures for the README, generated schemas."""
