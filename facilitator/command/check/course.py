"""The course check: content, modules, syllabus, decks and samples, as lines to print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.command.check.decks import deck_findings
from facilitator.command.check.modules import complete, module_findings
from facilitator.command.check.notebooks import compare, read
from facilitator.command.check.samples import sample_problems
from facilitator.deck.files import SLIDES
from facilitator.texts import say
from workbook.course import load
from workbook.course.files import CONTENT, ContentError, ContentProblem, read_samples
from workbook.faults import Fault
from workbook.modules.cells import MODULES
from workbook.modules.syllabus_coverage import Coverage, cover
from workbook.results.view_check import room_problems
from workbook.schema import LANGUAGES

if TYPE_CHECKING:
    from workbook.course import Course


@dataclass
class Findings:
    """How much there is, and one line for everything that is wrong."""

    counts: dict[str, int] = field(default_factory=dict)
    coverage: Coverage = field(default_factory=Coverage)
    modules: int = 0
    problems: list[str] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        """Yield what to print."""
        yield from self.problems
        if self.problems:
            yield ""
        counted = [say(f"count-{name}", count=count) for name, count in self.counts.items()]
        yield " · ".join(counted)
        yield say(
            "check-summary",
            taught=self.coverage.taught,
            items=self.coverage.items,
            practised=self.coverage.practised,
            interactive=self.coverage.interactive,
            modules=self.modules,
            languages=len(LANGUAGES),
            problems=len(self.problems),
        )


def check_course(
    content: Path | None = None, modules: Path | None = None, slides: Sequence[Path] | None = None
) -> Findings:
    """Check the content, the modules with their syllabus, and the notebooks of the decks.

    Each is looked for where the kit has it unless a folder is given; ``modules`` and each of ``slides``
    hold an ``en`` and a ``zh`` folder.
    """
    findings = Findings()
    course: Course | None = None
    content, modules = content or CONTENT, modules or MODULES
    try:
        course = load(content)
    except ContentError as error:
        findings.problems += _worded(error.problems)
    if course is not None:
        findings.counts |= {
            "blocks": len(course.outline.blocks),
            "exercises": len(course.exercises),
            "checks": len(course.checks),
            "texts": len(course.texts) + len(course.messages),
            "samples": len(read_samples(content)[0]),
        }
    _notebooks(findings, modules, "notebooks", course)
    for folder in slides or (SLIDES,):
        _notebooks(findings, folder, "decks", course)
        if course is not None:
            findings.problems += _said(deck_findings(course, folder))
    findings.modules = complete(modules)
    if course is not None:
        findings.problems += _said(module_findings(course, modules))
        findings.problems += _worded(
            [p for each in course.exercises.values() for p in room_problems(course, each)]
        )
        findings.problems += _worded(list(sample_problems(course, content)))
        findings.coverage = cover(course, modules)
        findings.problems += _worded(findings.coverage.problems)
    return findings


def _notebooks(findings: Findings, folder: Path, name: str, course: Course | None) -> None:
    paths = sorted(folder.glob("*/*.ipynb"))
    findings.counts[name] = findings.counts.get(name, 0) + len(paths)
    found = list(compare(folder))
    for path in paths:
        found += read(path, folder, course)
    if not paths:
        found.append(Fault("no-notebooks", f"{folder.name}/"))
    findings.problems += _said(found)


def _said(found: Iterator[Fault] | list[Fault]) -> list[str]:
    return [f"{each.where}: {say(f'nb-{each.code}', **each.params)}" for each in found]


def _worded(problems: Sequence[ContentProblem]) -> list[str]:
    return [
        f"{problem.where()}: {say(problem.code, file='interface/author.yaml', detail=problem.detail)}"
        for problem in problems
    ]
