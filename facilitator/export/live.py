"""An exercise's slide: its question, and what the room said as far as it may be seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from facilitator.deck import drawing
from facilitator.deck.markdown import parts
from facilitator.export.body import FLOOR, drawn, figure_of, headed
from facilitator.export.canvas import MARGIN, Box, Canvas, Style, other
from facilitator.texts import say
from workbook.schema import Language

if TYPE_CHECKING:
    from facilitator.deck.reader import Slide
    from workbook.course import Course

Json = Mapping[str, Any]

WORDS = "interface/deck.yaml"
#: The room's answers stand on the left, numbers beside them.
MAIN, ASIDE, SIDE = 1240, 1448, 360
MOST_CARDS = 12
#: How wide a chart is drawn, in inches: smaller than it stands there, so that its words are read from the back.
DRAWN = {"map": 3.2, "others": 5.6}


def results(canvas: Canvas, course: Course, slide: Slide, views: Mapping[str, Json]) -> None:
    """Draw the room's answers where they are revealed, else the question and how many answered."""
    exercise, round_ = slide.round or ("", "")
    found = course.exercise(exercise)
    view = views.get(f"{exercise}/{round_}")
    language: Language = canvas.language
    titles: Json = view["title"] if view else found.title.model_dump()
    top = headed(canvas, _words(titles, language), _words(titles, other(language)), width=MAIN, size=64)
    if view is None or not view["shown"]:
        lead = [line for part in parts(slide.body) for line in part.lines]
        lead = lead or ([found.lead.in_(language)] if found.lead else [])
        _waiting(canvas, slide, lead, top, view)
        return
    _numbers(canvas, view)
    place = Box(MARGIN, top, MAIN, FLOOR - top)
    if charts := drawable(view):
        tall = place.h / len(charts)
        for number, chart in enumerate(charts):
            canvas.picture(
                _picture(chart, language),
                Box(place.x, place.y + number * tall, place.w, tall - 16),
                _about(chart, language),
            )
    else:
        _cards(canvas, view["cards"], place)


def drawable(view: Json) -> list[Json]:
    """Return the charts that stand on the slide as pictures; rings list what people wrote, so words are better."""
    return [chart for chart in view["charts"] if chart["kind"] != "rings"]


def _waiting(canvas: Canvas, slide: Slide, lead: Sequence[str], top: float, view: Json | None) -> None:
    figure = figure_of(slide)
    if figure:
        canvas.words(lead, Box(MARGIN, top, MAIN, 160), Style(46))
    else:
        canvas.words(lead, Box(MARGIN, top, MAIN, FLOOR - top), Style(60, anchor="middle"))
    if figure:
        box = Box(MARGIN, top + 170, MAIN, FLOOR - top - 170)
        canvas.picture(drawn(figure, canvas.language), box, drawing.described(figure, canvas.language))
    if view is not None:
        said = say("export-not-revealed", canvas.language, file=WORDS, n=view["n"])
        canvas.words([said], Box(ASIDE, 200, SIDE, 300), Style(34, colour="ink-2"))


def _numbers(canvas: Canvas, view: Json) -> None:
    """Write the numbers beside the answers, how many answered last."""
    language = canvas.language
    told = [(stat["label"], stat["value"]) for stat in view["stats"] if stat["id"] not in ("people", "n")][:3]
    answers = {each: say("live-answers", each, file="interface/charts.yaml") for each in ("en", "zh")}
    told.append((answers, {"typed": str(view["n"])}))
    for number, (label, value) in enumerate(told):
        top = 120 + number * 170
        canvas.words([_words(label, language)], Box(ASIDE, top, SIDE, 44), Style(30, colour="ink-2"))
        size = 84 if len(_words(value, language)) < 6 else 44
        canvas.words([_words(value, language)], Box(ASIDE, top + 44, SIDE, 104), Style(size, bold=True))
    canvas.words([_words(view["caption"], language)], Box(ASIDE, 820, SIDE, 140), Style(28, colour="ink-2"))


def _cards(canvas: Canvas, groups: Sequence[Json], place: Box) -> None:
    """Write what people wrote, the groups beside each other."""
    groups = [group for group in groups if group["items"]] or list(groups[:1])
    if not groups:
        return
    wide = place.w / len(groups)
    most = MOST_CARDS if len(groups) == 1 else 6
    for number, group in enumerate(groups):
        left = place.x + number * wide
        if group["group"]:
            canvas.words(
                [_words(group["group"], canvas.language)],
                Box(left, place.y, wide - 20, 50),
                Style(34, bold=True, colour="lake"),
            )
        newest = list(reversed(group["items"]))
        shown = sorted(newest, key=lambda item: -item["count"])[:most]
        lines = [f"{item['text']}  ×{item['count']}" if item["count"] > 1 else item["text"] for item in shown]
        rest = group["count"] - sum(item["count"] for item in shown)
        if rest > 0:
            lines.append(say("live-more", canvas.language, file="interface/charts.yaml", n=rest))
        canvas.words(
            lines, Box(left, place.y + 60, wide - 28, place.h - 60), Style(32 if len(groups) < 4 else 28)
        )


def _picture(chart: Json, language: Language) -> bytes:
    from workbook.pictures import draw

    file = BytesIO()
    figure = draw(chart, language, width=DRAWN.get(chart["kind"], DRAWN["others"]))
    figure.savefig(file, format="png", dpi=200, metadata={"Software": None})
    return file.getvalue()


def _about(chart: Json, language: Language) -> str:
    said = [_words(chart["title"], language)]
    if chart.get("summary"):
        said.append(_words(chart["summary"], language))
    return ("：" if language == "zh" else ": ").join(said)


def _words(label: Json, language: Language) -> str:
    return str(label["typed"] if "typed" in label else label[language]).replace("<wbr>", "")
