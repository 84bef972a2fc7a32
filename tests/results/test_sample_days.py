"""Days to come in the samples: counted from today, so that no invented plan grows old."""

from __future__ import annotations

from datetime import date

from workbook.answers import check
from workbook.course import load
from workbook.results import samples
from workbook.schema.sample import Sample


def test_a_day_to_come_is_counted_from_today() -> None:
    """Does ``{days: 30}`` become a day as a page sends it, at any depth?"""
    plan = {"start": {"days": 0}, "actions": [{"action": {"en": "Ring", "zh": "打电话"}, "by": {"days": 30}}]}
    sample = Sample.model_validate(
        {"schema": 1, "kind": "sample", "id": "a-plan", "people": [{"once": plan}] * 6}
    )
    (first, *_) = sample.answers("once", "zh", date(2031, 12, 15))
    assert first == {"start": "2031-12-15", "actions": [{"action": "打电话", "by": "2032-01-14"}]}


def test_no_sample_grows_old() -> None:
    """Do the plans in the samples lie ahead on whichever day somebody learns?"""
    course, found = load(), 0
    for id_, exercise in course.exercises.items():
        sample = samples.load(id_)
        if sample is None:
            continue
        for today in (date(2027, 1, 1), date(2052, 2, 29)):
            for round_ in exercise.rounds:
                for raw in filter(None, sample.answers(round_, "en", today)):
                    codes = {problem.code for problem in check(exercise, raw, today).problems}
                    assert not codes & {"date-past", "date-near"}, (id_, raw)
                    found += 1
    assert found
