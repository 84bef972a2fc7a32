"""The course's content, loaded and checked."""

from workbook.course.course import Course, load, public_check, public_exercise

__all__ = ["Course", "load", "public_check", "public_exercise"]
