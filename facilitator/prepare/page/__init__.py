"""The page that prepares a half day, made of stock widgets."""

from facilitator.prepare.page.page import prepare_page

__all__ = ["prepare_page"]
