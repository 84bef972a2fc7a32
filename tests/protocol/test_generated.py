"""What is generated from the contract."""

from __future__ import annotations

import re

import pytest

from tools.protocol.__main__ import ROOT, documents


@pytest.mark.parametrize("path", sorted(documents()))
def test_generated_files_are_fresh(path: str) -> None:
    """Are the files what ``make schema`` writes now?"""
    assert (ROOT / path).read_text(encoding="utf-8") == documents()[path], "run make schema"


def test_every_message_that_the_rules_name_has_its_shape() -> None:
    """Does docs/protocol.md name, in its tables of requests and operations, only types of the contract?"""
    rules = (ROOT / "docs/protocol.md").read_text(encoding="utf-8")
    cells = [
        cell
        for line in rules.splitlines()
        if line.startswith("|") and "→" in line
        for cell in line.split("|")[2:3]
    ]
    named = {name for cell in cells for name in re.findall(r"`([A-Z][A-Za-z]+)`", cell)}
    known = re.findall(
        r"^export (?:type|interface) (\w+)", documents()["web/src/protocol.d.ts"], re.MULTILINE
    )
    assert {"SaveRequest", "RestoreReply", "ParticipantEvents"} <= named
    assert named <= set(known)
