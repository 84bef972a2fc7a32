"""A take-away: a learner's work as one file, compared with what is stored, restored and printed."""
