"""`workshop check`: what is wrong in the course, for the people who write it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.notebooks import FOLDERS, Finding, compare, read
from facilitator.words import say
from workbook.content_files import CONTENT, ContentError
from workbook.course import load

if TYPE_CHECKING:
    from workbook.course import Course


@dataclass
class Findings:
    """How much there is, and one line for everything that is wrong."""

    counts: dict[str, int] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        """Yield what to print."""
        yield from self.problems
        if self.problems:
            yield ""
        counted = [say(f"count-{name}", count=count) for name, count in self.counts.items()]
        yield " · ".join(counted)
        yield say("check-problems", count=len(self.problems)) if self.problems else say("check-fine")


def check_course(content: Path | None = None, notebooks: Sequence[Path] | None = None) -> Findings:
    """Check the content in ``content`` and the notebooks below ``notebooks``, each with an en and a zh folder."""
    findings = Findings()
    course: Course | None = None
    try:
        course = load(content or CONTENT)
    except ContentError as error:
        for problem in error.problems:
            words = say(problem.code, file="interface/author.yaml", detail=problem.detail)
            findings.problems.append(f"{problem.where()}: {words}")
    if course is not None:
        findings.counts |= {
            "blocks": len(course.outline.blocks),
            "exercises": len(course.exercises),
            "checks": len(course.checks),
            "texts": len(course.texts) + len(course.messages),
        }
    for folder in notebooks or FOLDERS:
        pairs = compare(folder)
        count = 0
        for path in sorted(folder.glob("*/*.ipynb")):
            count += 1
            pairs += read(path, folder, course)
        if not count:
            pairs.append(Finding(f"{folder.name}/", "no-notebooks"))
        name = "decks" if folder.name == "slides" else "notebooks"
        findings.counts[name] = findings.counts.get(name, 0) + count
        findings.problems += [f"{each.where}: {say(f'nb-{each.code}', **each.params)}" for each in pairs]
    return findings
