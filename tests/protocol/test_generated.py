"""What is generated from the contract."""

from __future__ import annotations

import pytest

from tools.protocol.__main__ import ROOT, documents


@pytest.mark.parametrize("path", sorted(documents()))
def test_generated_files_are_fresh(path: str) -> None:
    """Are the files what ``make schema`` writes now?"""
    assert (ROOT / path).read_text(encoding="utf-8") == documents()[path], "run make schema"
