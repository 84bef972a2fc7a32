"""What people type for the room's address."""

from __future__ import annotations

import pytest

from workbook.address import room_url
from workbook.answers.service import AnswerServiceError


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("192.168.8.10", "http://192.168.8.10:8866"),
        ("192.168.8.10:8866", "http://192.168.8.10:8866"),
        (" 192.168.8.10 : 9000 ", "http://192.168.8.10:9000"),
        ("http://192.168.8.10:8866/#2/positioning-map", "http://192.168.8.10:8866"),
        ("HTTP://192.168.8.10", "http://192.168.8.10:8866"),
        ("https://room.example.org", "https://room.example.org"),
        ("https://room.example.org:8443/x", "https://room.example.org:8443"),
        ("laptop.local", "http://laptop.local:8866"),
        ("１９２．１６８．８．１０：８８６６", "http://192.168.8.10:8866"),
        ("192。168。8。10：8866", "http://192.168.8.10:8866"),
        ("ｈｔｔｐ：／／192.168.8.10", "http://192.168.8.10:8866"),
        ("fd00::1", "http://[fd00::1]:8866"),
        ("[fd00::1]", "http://[fd00::1]:8866"),
        ("[fd00::1]:9000", "http://[fd00::1]:9000"),
        ("http://[FD00::1]:9000/", "http://[fd00::1]:9000"),
        ("user:word@192.168.8.10", "http://192.168.8.10:8866"),
    ],
)
def test_an_address_is_read_as_people_type_it(typed: str, meant: str) -> None:
    """Any width, with or without port and scheme."""
    assert room_url(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        ":8866",
        "http://",
        "192.168.8.10:port",
        "192.168.8.10:0",
        "192.168.8.10:99999",
        "ftp://192.168.8.10",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "//",
        "[fd00::1",
        "fd00::1::2",
        "what stands on the screen?",
        "<script>alert(1)</script>",
        "在大屏幕上",
        "a" * 5000 + "!",
        "..",
        "8866",
        "192.168.8",
        "192.168.8.256",
        "-",
        "\u202e10.8.861.291",
        "\x00",
    ],
)
def test_what_is_no_address_is_said_in_words(typed: str) -> None:
    """One code, which the content words in both languages, and no traceback."""
    with pytest.raises(AnswerServiceError) as caught:
        room_url(typed)
    assert (caught.value.status, caught.value.code) == (400, "address-wrong")
