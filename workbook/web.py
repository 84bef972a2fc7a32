"""Location of the built browser files: scripts, style sheets and the phone's page, made by web/build.mjs."""

from __future__ import annotations

from pathlib import Path

_CHECKOUT, _INSTALLED = Path(__file__).parents[1] / "web" / "dist", Path(__file__).parent / "_web"
#: The files as they lie in a checkout or in an installed package.
DIST = _CHECKOUT if _CHECKOUT.is_dir() else _INSTALLED
#: The design tokens with their values as written, for documents made in Python.
TOKENS = DIST / "tokens.css"
