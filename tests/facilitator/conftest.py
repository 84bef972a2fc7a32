"""A workshop that runs, for the tests that only look at it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from facilitator import texts
from tests.facilitator.running import Running, running


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One workshop for a whole module of tests; none of them may end it."""
    with running(tmp_path_factory.mktemp("home")) as process:
        yield process


@pytest.fixture(autouse=True)
def english_first() -> None:
    """Begin in English, whatever language an earlier test chose."""
    texts.choose("en")
