"""Every test of preparing speaks English first and has a store of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator import texts


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the store of this machine's user out of it."""
    monkeypatch.setenv("WORKSHOP_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    texts.choose("en")
