"""The learner's own data: a file is read, its columns are matched by the learner, and what it says is worked out.

pandas is imported where it is used: a form that shows no file needs none of it.
"""
