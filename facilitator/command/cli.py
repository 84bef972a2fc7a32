"""The `workshop` command."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from rich.console import Console

from facilitator import texts
from facilitator.command.help import Command, Group
from facilitator.faults import sentence
from facilitator.processes.bind import DECK_PORT, BindOptions
from facilitator.processes.serve import serve as run_workshop
from facilitator.screen import Screen
from facilitator.texts import say

texts.choose(texts.language_for(sys.argv[1:], os.environ))

app = typer.Typer(
    cls=Group,
    help=say("help-app"),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Pace = Literal["facilitator", "self"] | None
Language = Annotated[Literal["en", "zh"] | None, typer.Option(help=say("help-language"))]
Port = Annotated[int | None, typer.Option(min=1, max=65535, help=say("help-port"))]
DeckPort = Annotated[
    int, typer.Option(min=1, max=65535, show_default=False, help=say("help-deck-port", port=DECK_PORT))
]
Host = Annotated[str, typer.Option(show_default=False, help=say("help-host"))]
Address = Annotated[str | None, typer.Option(help=say("help-address"))]
Open = Annotated[bool, typer.Option("--open/--no-open", show_default=False, help=say("help-open"))]
SelfPaced = Annotated[
    bool | None, typer.Option("--self-paced/--facilitator-paced", help=say("help-self-paced"))
]


@contextmanager
def plainly(language: str | None) -> Iterator[Screen]:
    """Speak ``language``; what a person can mend is said in one sentence, and the command fails."""
    texts.choose(texts.language_for(["--language", language] if language else [], os.environ))
    try:
        yield Screen()
    except Exception as error:
        said = sentence(error)
        if said is None:
            raise
        Console(stderr=True, highlight=False).print(said, soft_wrap=True, markup=False)
        raise typer.Exit(1) from None


@app.command(cls=Command, help=say("help-serve"))
def serve(
    port: Port = None,
    deck_port: DeckPort = DECK_PORT,
    host: Host = "auto",
    address: Address = None,
    language: Language = None,
    open_: Open = True,
    self_paced: SelfPaced = None,
    workshop: Annotated[str | None, typer.Option(help=say("help-workshop"))] = None,
) -> None:
    """Run the workshop."""
    with plainly(language) as screen:
        pace: Pace = None if self_paced is None else "self" if self_paced else "facilitator"
        run_workshop(BindOptions(port, deck_port, host, address, open_, pace, workshop), screen)


@app.command(cls=Command, name="open", help=say("help-open-workshop"))
def open_workshop(
    workshop: Annotated[str, typer.Argument(help=say("help-workshop"))],
    port: Port = None,
    deck_port: DeckPort = DECK_PORT,
    host: Host = "auto",
    address: Address = None,
    language: Language = None,
    open_: Open = True,
    self_paced: SelfPaced = None,
) -> None:
    """Run a workshop other than the last one."""
    serve(port, deck_port, host, address, language, open_, self_paced, workshop)


@app.command(cls=Command, help=say("help-new"))
def new(
    title: Annotated[str | None, typer.Option(help=say("help-title"))] = None,
    date: Annotated[str | None, typer.Option(help=say("help-date"))] = None,
    start: Annotated[str | None, typer.Option(help=say("help-start"))] = None,
    pace: Annotated[
        Literal["facilitator", "self"], typer.Option(show_default=False, help=say("help-pace"))
    ] = "facilitator",
    rival: Annotated[list[str] | None, typer.Option(help=say("help-rival"))] = None,
    language: Language = None,
) -> None:
    """Make another workshop."""
    with plainly(language) as screen:
        from facilitator import workshops
        from workbook.store import create_workshop, open_store

        values: dict[str, Any] = {
            "date": workshops.day(date),
            "start": workshops.clock(start),
            "rivals": workshops.rivals(rival or []),
        }
        name = (title or "").strip() or workshops.usual_title()
        with open_store() as store:
            made = create_workshop(store, title=name, pace=pace, **values)
        screen.say("made", title=made.title, id=made.id, pin=made.pin)


@app.command(cls=Command, name="list", help=say("help-list"))
def list_workshops(language: Language = None) -> None:
    """List the workshops that there are."""
    with plainly(language) as screen:
        from workbook.store import open_store
        from workbook.store.people import participants
        from workbook.store.workshops import every_workshop

        with open_store() as store:
            rows = [(each, len(participants(store, each.id))) for each in every_workshop(store)]
        if not rows:
            screen.say("no-workshops")
        screen.table(
            [say(f"column-{name}") for name in ("id", "title", "date", "pace", "people", "port")],
            [
                [
                    each.id,
                    each.title,
                    str(each.date or each.created.date()),
                    say(f"pace-{each.pace}"),
                    str(people),
                    str(each.port or ""),
                ]
                for each, people in rows
            ],
        )


@app.command(cls=Command, help=say("help-slides-command"))
def slides(
    decks: Annotated[list[str] | None, typer.Argument(help=say("help-slides-decks"), metavar="DECK")] = None,
    out: Annotated[Path, typer.Option(show_default=False, help=say("help-slides-out"))] = Path("slides"),
    spoken: Annotated[Literal["en", "zh"] | None, typer.Option("--in", help=say("help-slides-in"))] = None,
    workshop: Annotated[str | None, typer.Option(help=say("help-slides-workshop"))] = None,
    address: Address = None,
    language: Language = None,
) -> None:
    """Write the decks as PowerPoint files."""
    with plainly(language) as screen:
        from facilitator.export.command import write

        write(screen, decks or [], out, spoken=spoken, workshop=workshop, address=address)


@app.command(cls=Command, name="prepare", help=say("help-prepare"))
def prepare_pack(
    folder: Annotated[Path, typer.Argument(help=say("help-folder"), show_default=False)] = Path(),
    date: Annotated[str | None, typer.Option(help=say("help-plan-date"))] = None,
    start: Annotated[str | None, typer.Option(help=say("help-start"))] = None,
    place: Annotated[str | None, typer.Option(help=say("help-place"))] = None,
    place_zh: Annotated[str | None, typer.Option(help=say("help-place-zh"))] = None,
    parking: Annotated[str | None, typer.Option(help=say("help-parking"))] = None,
    parking_zh: Annotated[str | None, typer.Option(help=say("help-parking-zh"))] = None,
    map_note: Annotated[str | None, typer.Option(help=say("help-map-note"))] = None,
    map_note_zh: Annotated[str | None, typer.Option(help=say("help-map-note-zh"))] = None,
    consultant: Annotated[str | None, typer.Option(help=say("help-consultant"))] = None,
    phone: Annotated[str | None, typer.Option(help=say("help-phone"))] = None,
    rsvp: Annotated[str | None, typer.Option(help=say("help-rsvp"))] = None,
    rsvp_by: Annotated[str | None, typer.Option(help=say("help-rsvp-by"))] = None,
    languages: Annotated[str | None, typer.Option(help=say("help-languages"))] = None,
    layout: Annotated[str | None, typer.Option(help=say("help-layout"))] = None,
    roster: Annotated[Path | None, typer.Option(help=say("help-roster"))] = None,
    address: Annotated[str | None, typer.Option(help=say("help-plan-address"))] = None,
    language: Language = None,
) -> None:
    """Make or update the pack of a half day."""
    given = dict(locals())
    with plainly(language) as screen:
        from facilitator.prepare.command import Options, run

        code = run(folder, Options.of(given), screen)
    raise typer.Exit(code)


@app.command(cls=Command, help=say("help-study"))
def study(
    folder: Annotated[Path | None, typer.Argument(help=say("help-study-folder"), show_default=False)] = None,
    pages: Annotated[bool, typer.Option("--pages", show_default=False, help=say("help-study-pages"))] = False,
    port: Annotated[int | None, typer.Option(min=1, max=65535, help=say("help-study-port"))] = None,
    open_: Annotated[
        bool, typer.Option("--open/--no-open", show_default=False, help=say("help-study-open"))
    ] = True,
    language: Language = None,
) -> None:
    """Read the modules and answer alone."""
    with plainly(language) as screen:
        from facilitator.study.command import study as show

        show(screen, folder, port=port, pages=pages, open_browser=open_)


@app.command(cls=Command, help=say("help-check"))
def check(
    content: Annotated[Path | None, typer.Option(help=say("help-content"))] = None,
    modules: Annotated[Path | None, typer.Option(help=say("help-modules"))] = None,
    slides: Annotated[list[Path] | None, typer.Option(help=say("help-slides"))] = None,
    language: Language = None,
) -> None:
    """Say what is missing in the course, in plain words."""
    with plainly(language) as screen:
        from facilitator.command.check.course import check_course

        findings = check_course(content, modules, slides)
        screen.write(*findings.lines())
    if findings.problems:
        raise typer.Exit(1)


if __name__ == "__main__":
    app()
