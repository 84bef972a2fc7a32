"""The printed workbook has every exercise, in both languages, and every page can be written on."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
import typst

from tests.export.sheets import Print, bare
from workbook.course import load
from workbook.export import fonts, paper, typeset
from workbook.export.forms import grouped, pieces
from workbook.schema import LANGUAGES, AnyField, ChoiceField, Column, Exercise, Language, RowsField

COURSE = load()
EXERCISES = sorted(COURSE.exercises)
#: Words of a field that stand on paper, wherever in it they are.
PRINTED = {"label", "hint", "low", "high", "low_low", "low_high", "high_low", "high_high"}
#: Where the words of an exercise speak of a screen, paper has its own.
OWN = re.compile(r"^paper\.(lead|how|hint)-(.+)$")
SCREEN_WORDS = {
    "en": re.compile(r"\b(tap the|sliders?)\b", re.IGNORECASE),
    "zh": re.compile(r"点地图|滑块|点一下"),
}

_printed: dict[Language, tuple[bytes, Print]] = {}


def printed(language: Language) -> Print:
    """The workbook in a language, typeset once for all tests."""
    if language not in _printed:
        made = paper.blank(COURSE, language)
        _printed[language] = made, Print(made)
    return _printed[language][1]


def kinds(union: Any) -> set[str]:
    """The kinds of a union of fields in the schema."""
    (members, *_) = get_args(union) if get_args(union)[1:] else (union,)
    return {get_args(member.model_fields["kind"].annotation)[0] for member in get_args(members)}


def words_of(value: Any, language: Language) -> Iterator[str]:
    """Every word of a field that a person with a pen must see."""
    if isinstance(value, dict):
        for key, entry in value.items():
            if key in PRINTED and isinstance(entry, dict) and language in entry:
                yield entry[language]
            else:
                yield from words_of(entry, language)
    elif isinstance(value, list):
        for entry in value:
            yield from words_of(entry, language)


def on_paper(exercise: Exercise, language: Language) -> Iterator[str]:
    """Every word of an exercise as it must stand on paper."""
    lead = COURSE.texts.get(f"paper.lead-{exercise.id}", exercise.lead)
    yield from (text.in_(language) for text in (exercise.name, exercise.title, lead) if text)
    for field in exercise.fields:
        plain = field.model_dump(exclude_none=True)
        if own := COURSE.texts.get(f"paper.hint-{exercise.id}-{field.id}"):
            plain["hint"] = own.model_dump()
        yield from words_of(plain, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("exercise_id", EXERCISES)
def test_every_word_of_every_exercise_is_on_paper(exercise_id: str, language: Language) -> None:
    """Can an exercise be done with a pen alone: its question, its fields, and every option of them?"""
    wanted = list(on_paper(COURSE.exercise(exercise_id), language))
    assert len(wanted) >= 3
    whole = printed(language).words
    assert [words for words in wanted if bare(words) not in whole] == []


def test_the_course_has_every_kind_of_field() -> None:
    """Does the printed course show every kind there is, so that a kind without a form would be missed?"""
    fields = [field for exercise in COURSE.exercises.values() for field in exercise.fields]
    assert {field.kind for field in fields} == kinds(AnyField)


def test_every_kind_of_field_has_a_paper_form(tmp_path: Path) -> None:
    """Does a new kind in the schema fail here until paper has a form for it, in a table too?"""
    template = tmp_path / "kinds.typ"
    template.write_text(
        '#import "fields.typ": cells, forms\n#set page(width: 60cm)\n#forms.keys().join(" ")\n\n#cells.keys().join(" ")'
    )
    text = Print(typeset.pdf(template, {"words": {}})).pages[0].splitlines()
    assert [set(line.split()) for line in text if line.strip()] == [kinds(AnyField), kinds(Column)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_day_is_in_order(language: Language) -> None:
    """Do the live exercises come in the order of the day, and the others after the action plan?"""
    whole = printed(language).words
    order = [COURSE.exercise(item.exercise) for item in COURSE.items()]
    live = [exercise.title.in_(language) for exercise in order if exercise.live]
    later = [exercise.title.in_(language) for exercise in order if not exercise.live]
    at = [whole.index(bare(title)) for title in dict.fromkeys(live)]
    assert at == sorted(at)
    assert at[-1] < whole.index(bare(later[0]))
    after = [whole.rindex(bare(title)) for title in later]
    assert after == sorted(after)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_rating_before_and_after(language: Language) -> None:
    """Does an exercise of two rounds stand there twice, each with its round?"""
    whole, title = printed(language).words, bare(COURSE.exercise("service-rating").title.in_(language))
    assert whole.count(title) == 2
    for key in ("paper.round-before", "paper.round-after"):
        assert bare(COURSE.text(key).in_(language)) in whole


@pytest.mark.parametrize("language", LANGUAGES)
def test_checks_and_their_key(language: Language) -> None:
    """Does every check stand with its options, its answer nowhere but on the last page?"""
    sheets = printed(language)
    last, before = bare(sheets.pages[-1]), bare("".join(sheets.pages[:-1]))
    assert len(COURSE.checks) == 24
    for check in COURSE.checks.values():
        for words in (check.question, *(option.label for option in check.options)):
            assert bare(words.in_(language)) in before
        letter, right = next(pair for pair in zip("ABCDEF", check.options, strict=False) if pair[1].correct)
        said = right.explanation.in_(language)
        assert bare(f"{check.id.removeprefix('check-')} {letter} {said}") in last
        assert bare(said) not in before


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_key_of_a_quiz(language: Language) -> None:
    """Does the key name the right letter for each numbered question of an exercise?"""
    exercise = COURSE.exercise("complaint-views")
    assert exercise.model is not None
    key = exercise.model.settings.model_dump()["key"]
    letters = []
    for place, field in enumerate(exercise.fields, start=1):
        assert isinstance(field, ChoiceField)
        right = [option.id for option in field.options].index(*key[field.id])
        letters.append(f"{place} {'ABC'[right]}")
    line = COURSE.text("paper.key-answers").in_(language)
    said = line.replace("{name}", exercise.name.in_(language)).replace("{answers}", " ".join(letters))
    assert bare(said) in bare(printed(language).pages[-1])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_the_course(language: Language) -> None:
    """Does every term stand on the last page but one, with its meaning?"""
    terms = [text.in_(language) for key, text in COURSE.texts.items() if key.startswith("glossary.")]
    assert len(terms) > 50
    page = bare(printed(language).pages[-2])
    assert [term for term in terms if bare(term) not in page or len(re.split("[:：]", term)) != 2] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_letter_is_missing(language: Language) -> None:
    """Does the typesetter itself, asked for an archive that forbids empty boxes, find every letter in a face?"""
    contents = paper.contents(COURSE, language)
    assert _archived(contents)
    with pytest.raises(typst.TypstError, match="could not be displayed"):
        _archived({**contents, "subtitle": "a letter no face has: \u0378"})


def _archived(contents: dict[str, Any]) -> bytes:
    """The workbook by the archive's rules, which ask for a date as well."""
    files: Any = typeset.sources(paper.TEMPLATE, contents)
    day = b"date: datetime(year: 2026, month: 1, day: 1)"
    files["house.typ"] = files["house.typ"].replace(b"date: none", day)
    made: Any = typst.compile(files, format="pdf", font_paths=fonts.book(), pdf_standards="a-2u", timestamp=0)
    return bytes(made)


@pytest.mark.parametrize("language", LANGUAGES)
def test_faces_are_carried_along(language: Language) -> None:
    """Is every face embedded, and is none of them a stopgap from elsewhere on the machine?"""
    faces = printed(language).faces
    assert faces
    assert all(embedded for _, embedded in faces)
    families = [family.replace(" ", "").lower() for family in fonts.faces()[language]]
    for name, _ in faces:
        assert any(_same_family(name, family) for family in families), name
    leading = families[0]
    assert any(_same_family(name, leading) for name, _ in faces)


def _same_family(name: str, family: str) -> bool:
    """A face of a collection drops the CJK's last letters or joins them: NotoSansCJKsc-Regular."""
    return name.replace("-", "").lower().startswith(family)


@pytest.mark.parametrize("language", LANGUAGES)
def test_equal_content_gives_equal_bytes(language: Language) -> None:
    """Does printing again change nothing?"""
    printed(language)
    assert paper.blank(COURSE, language) == _printed[language][0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_leaves_the_margins(language: Language) -> None:
    """Is the paper A4, and does everything on it stay within the margins?"""
    sheets = printed(language)
    assert set(sheets.sizes) == {(210, 297)}
    boxes = [(page, box) for page, things in enumerate(sheets.boxes, start=1) for box in things]
    assert len(boxes) > 1000
    outside = [
        (page, box)
        for page, box in boxes
        if box.left < 16.5 or box.right > 193.5 or box.top < 14 or box.bottom > 292
    ]
    assert outside == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_is_nearly_empty(language: Language) -> None:
    """Is every page worth its paper: no last line of something alone on it?"""
    sheets = printed(language)
    assert 24 <= len(sheets.pages) <= 42
    reach = [max(box.bottom for box in things if box.bottom < 282) for things in sheets.boxes]
    assert [(page, round(end)) for page, end in enumerate(reach, start=1) if end < 297 / 2] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_sums_have_blanks_for_figures(language: Language) -> None:
    """Is every sum written out with blanks, no placeholder left over, and no screen spoken of?"""
    sheets = printed(language)
    assert "{" not in sheets.words
    assert "___" not in sheets.words
    by_hand = bare(COURSE.text("paper.by-hand").in_(language).replace("{title}", ""))
    sums = [exercise for exercise in COURSE.exercises.values() if exercise.result and exercise.result.how]
    assert len(sums) > 40
    assert sheets.words.count(by_hand) >= len(sums)
    text = "\n".join(sheets.pages)
    assert SCREEN_WORDS[language].findall(text) == []


def test_words_of_papers_own_belong_to_something() -> None:
    """Does each lead, hint or sum written for paper name an exercise (and field) that has one to replace?"""
    own = [match for key in COURSE.texts if (match := OWN.match(key))]
    assert len(own) > 20
    for what, name in (match.groups() for match in own):
        if what == "hint":
            names = {f"{e.id}-{field.id}": field for e in COURSE.exercises.values() for field in e.fields}
            assert names[name].hint is not None
        else:
            exercise = COURSE.exercise(name)
            assert exercise.lead is not None if what == "lead" else exercise.result and exercise.result.how


def test_a_sum_becomes_words_and_blanks() -> None:
    """Does a blank keep to the sign before it, and is it as wide as the sentence asks?"""
    assert pieces("a ____ + ______ = ____ in all") == [
        "a\u00a0",
        12,
        "\u00a0+\u00a0",
        18,
        "\u00a0=\u00a0",
        12,
        " in all",
    ]


def test_neighbours_share_a_table_only_where_they_are_alike() -> None:
    """Do questions with the same answers stand in one table, and others alone?"""
    groups = {
        name: [len(group) for group in grouped(COURSE.exercise(name).fields)]
        for name in ("seven-rules", "water-case", "service-levels", "gap-causes")
    }
    assert groups == {
        "seven-rules": [7],
        "water-case": [1, 4, 1, 1, 1],
        "service-levels": [3],
        "gap-causes": [1, 1, 1, 1, 1],
    }
    assert isinstance(COURSE.exercise("gap-causes").fields[0], RowsField)


def test_chinese_needs_a_face(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a Chinese face, is the Chinese workbook refused in words and the English one printed?"""
    monkeypatch.setattr(fonts, "faces", lambda: {"en": ["Liberation Sans"], "zh": ["Liberation Sans"]})
    with pytest.raises(fonts.FontMissingError):
        paper.blank(COURSE, "zh")
    assert paper.blank(COURSE, "en").startswith(b"%PDF")


def test_importing_the_workbook_stays_light() -> None:
    """Does nothing load the typesetter before something is typeset?"""
    code = "import sys, workbook, workbook.export.paper; print('typst' in sys.modules, 'matplotlib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
