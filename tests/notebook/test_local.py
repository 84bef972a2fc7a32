"""Answers outside any room stay on this computer, and stay."""

from __future__ import annotations

import stat
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest

from workbook.answers.service import AnswerServiceError
from workbook.course import Course
from workbook.notebook.local import LocalAnswerService
from workbook.store import Store, open_store
from workbook.store.data_folder import DATABASE_FILE

RATED = {"rating": "7", "why": "The queue at noon"}
OpenStore = Callable[[], LocalAnswerService]


@pytest.fixture
def open_local(course: Course) -> Iterator[OpenStore]:
    """Return a way to open the local store, as a kernel does."""
    opened: list[LocalAnswerService] = []

    def begin() -> LocalAnswerService:
        opened.append(LocalAnswerService(course))
        return opened[-1]

    yield begin
    for local in opened:
        local.close()


@pytest.fixture
def local(open_local: OpenStore) -> LocalAnswerService:
    """The local store."""
    return open_local()


def test_an_answer_is_kept_and_worded(local: LocalAnswerService) -> None:
    """The acknowledgement says what the room's would say."""
    saved = local.save("positioning-map", "once", 1, 0, {"map": {"us": {"x": "70", "y": "80"}}})
    assert (saved["revision"], saved["problems"]) == (1, [])
    assert saved["result"]["big"] == {"en": "Differentiation", "zh": "差异化"}
    assert local.given()["answers"]["positioning-map/once"] == saved


def test_the_same_save_is_acknowledged_again(local: LocalAnswerService) -> None:
    """The first yes may have got lost."""
    first = local.save("service-rating", "before", 1, 0, RATED)
    assert local.save("service-rating", "before", 1, 0, RATED) == first


def test_another_answer_of_the_same_revision_is_contradicted(local: LocalAnswerService) -> None:
    """Two notebooks are open: the second hears what the first has saved, and nothing is overwritten."""
    local.save("service-rating", "before", 1, 0, RATED)
    with pytest.raises(AnswerServiceError) as caught:
        local.save("service-rating", "before", 1, 0, {"rating": "2"})
    assert caught.value.status == 409
    assert caught.value.body["value"] == RATED
    assert local.given()["answers"]["service-rating/before"]["value"] == RATED


def test_the_first_submission_of_a_check_is_final(local: LocalAnswerService) -> None:
    """A second one gets the first one back."""
    first = local.submit("check-1a", "yes-kept-promise")
    assert first["correct"] is False
    assert local.submit("check-1a", "no-only-met") == first
    assert local.given()["checks"] == {"check-1a": first}


def test_what_was_written_is_there_after_a_restart(open_local: OpenStore) -> None:
    """Another kernel, another day."""
    local = open_local()
    local.save("service-rating", "before", 1, 0, RATED)
    local.submit("check-1a", "no-only-met")
    local.close()
    again = open_local().given()
    assert again["answers"]["service-rating/before"]["value"] == RATED
    assert again["checks"]["check-1a"]["correct"] is True


def test_kernels_that_open_the_very_first_file_at_once_share_it(
    open_local: OpenStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever comes first, the answers of one are there for the others, and after a restart."""
    together = Barrier(4)

    def open_together(*arguments: Any, **options: Any) -> Store:
        store = open_store(*arguments, **options)
        together.wait(30)
        return store

    with ThreadPoolExecutor(4) as kernels, monkeypatch.context() as patch:
        patch.setattr("workbook.notebook.local.open_store", open_together)
        stores = list(kernels.map(lambda _: open_local(), range(4)))
    stores[0].save("service-rating", "before", 1, 0, RATED)
    for each in [*stores, open_local()]:
        assert each.given()["answers"]["service-rating/before"]["value"] == RATED


def test_the_file_is_in_the_folder_whatever_it_is_called(
    open_local: OpenStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A question mark is no query, and a room's database is not for one's own answers."""
    monkeypatch.setenv("WORKSHOP_HOME", str(tmp_path / "really? 100%#"))
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")
    open_local().save("service-rating", "before", 1, 0, RATED)
    assert (tmp_path / "really? 100%#" / "alone" / DATABASE_FILE).stat().st_size
    assert open_local().given()["answers"]["service-rating/before"]["value"] == RATED


def test_rounds_are_kept_apart(local: LocalAnswerService) -> None:
    """Before and after are two answers."""
    local.save("service-rating", "before", 1, 0, {"rating": "4"})
    local.save("service-rating", "after", 1, 0, {"rating": "8"})
    given = local.given()["answers"]
    assert {key: answer["value"]["rating"] for key, answer in given.items()} == {
        "service-rating/before": "4",
        "service-rating/after": "8",
    }


@pytest.mark.parametrize(
    ("message", "status", "code"),
    [
        (("no-such", "once", 1, 0, {}), 422, "wrong-shape"),
        (("service-rating", "once", 1, 0, {}), 422, "wrong-shape"),
        (("service-rating", "before", 2, 0, {}), 422, "wrong-shape"),
        (("service-rating", "before", 1, "0", {}), 422, "wrong-shape"),
        (("service-rating", "before", 1, 0, "7"), 422, "wrong-shape"),
        (("service-rating", "before", 1, 0, {"why": "好" * 30_000}), 413, "too-large"),
    ],
)
def test_what_the_room_would_refuse_is_refused_here(
    local: LocalAnswerService, message: tuple[str, str, int, int, dict[str, str]], status: int, code: str
) -> None:
    """With the same code, so that the page says the same words; nothing is stored."""
    with pytest.raises(AnswerServiceError) as caught:
        local.save(*message)
    assert (caught.value.status, caught.value.code) == (status, code)
    assert local.given()["answers"] == {}


def test_an_unknown_option_is_no_submission(local: LocalAnswerService) -> None:
    """It does not use up the one that counts."""
    with pytest.raises(AnswerServiceError) as caught:
        local.submit("check-1a", "no-such-option")
    assert (caught.value.status, caught.value.code) == (422, "unknown-option")
    assert local.given()["checks"] == {}


def test_odd_characters_are_kept_as_they_are(local: LocalAnswerService) -> None:
    """Emoji, right-to-left text, half a surrogate pair, null."""
    odd = {"why": "🙂 \u202eعربي\u202c \ud83d <script> \x00 １０\u2028"}
    local.save("service-rating", "before", 1, 0, odd)
    assert local.given()["answers"]["service-rating/before"]["value"] == odd


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_nobody_else_on_this_computer_can_read_the_answers(local: LocalAnswerService, home: Path) -> None:
    """The folder is the owner's alone, and so is the file."""
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in [home, *home.rglob("*")]}
    assert modes
    assert {name: oct(mode) for name, mode in modes.items() if mode & 0o077 and name != "logs"} == {}
