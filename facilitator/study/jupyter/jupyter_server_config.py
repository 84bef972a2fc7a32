"""Jupyter reads this where JUPYTER_CONFIG_PATH names its folder."""

from facilitator.study.settings import configure

configure(get_config())  # type: ignore[name-defined]  # noqa: F821 - Jupyter provides it
