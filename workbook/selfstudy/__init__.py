"""What somebody has who learns alone: samples to compare with, progress, and work that travels as a file."""
