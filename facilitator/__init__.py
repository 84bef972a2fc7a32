"""What a facilitator uses: the `workshop` command, the decks, and the server that shows them.

`facilitator` imports `workbook`, never the reverse.
"""

import sys
from pathlib import Path

OLDEST = (3, 11)


def refusal(version, content=Path(__file__).parents[1] / "workbook" / "content"):  # type: ignore[no-untyped-def]
    """Return the sentence for a Python that is too old, in both languages; None when it will do.

    Read with string methods only: an old Python may have neither our packages nor our syntax.
    """
    if tuple(version[:2]) >= OLDEST:
        return None
    found = "{}.{}".format(*version[:2])
    lines = (content / "interface" / "desk.yaml").read_text("utf-8").splitlines()
    start = lines.index("old-python:")
    texts = [line.split(": ", 1)[1].strip("\"'") for line in lines[start + 1 : start + 3]]
    return "\n".join(text.replace("{found}", found) for text in texts)


if _too_old := refusal(sys.version_info):  # type: ignore[no-untyped-call]
    raise SystemExit(_too_old)
