"""The learner's own data: files read, columns matched by the learner, results worked out.

pandas is imported where it is used: a form that shows no file needs none of it.
"""
