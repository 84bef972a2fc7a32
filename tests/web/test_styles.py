"""Do the style sheets touch our own elements only, in the colours of the tokens?"""

from __future__ import annotations

import re

from tests.web.node import WEB

FORM = re.sub(r"/\*.*?\*/", "", (WEB / "css/form.css").read_text(encoding="utf-8"), flags=re.DOTALL)


def test_is_every_rule_of_a_form_kept_to_our_own_elements() -> None:
    selectors = re.findall(r"^([^@/\s{}][^{}]*)\{", FORM, re.MULTILINE)
    assert len(selectors) > 100
    strangers = [
        one for one in selectors if not all(".es" in part for part in re.split(r",(?![^(]*\))", one))
    ]
    assert strangers == []


def test_do_raw_colours_stand_in_the_tokens_only() -> None:
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(", FORM) == []
