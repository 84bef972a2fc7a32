"""Who waits longer for the other, the page or the room?"""

from __future__ import annotations

import re

from tests.web.node import WEB
from workbook.room.replies import BODY_PATIENCE


def test_does_the_room_give_up_on_a_slow_body_while_the_page_still_listens() -> None:
    text = (WEB / "src/transport/http.js").read_text(encoding="utf-8")
    (patience,) = re.findall(r"^const HTTP_PATIENCE = ([\d_]+);$", text, re.MULTILINE)
    assert int(patience) / 1000 >= BODY_PATIENCE + 5
