"""What can be seen of an exercise on the page: what stands in its controls, its result, what is too wide."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page, expect

Json = dict[str, Any]


def entered(form: Locator) -> Any:
    """Return what stands in every control, in order; what is chosen, and what is placed in an order."""
    return form.evaluate(
        """form => [...form.querySelectorAll('[data-path]')].filter(el => el.type !== 'datetime-local')
            .map(el => ['radio', 'checkbox'].includes(el.type)
                ? [el.dataset.path, el.type === 'radio' ? el.value : '', el.checked]
                : [el.dataset.path, el.value])
            .concat([['placed', form.querySelectorAll('.es-rank > li').length]])"""
    )


def too_wide(page: Page) -> list[str]:
    """Return what reaches beyond the window, and what does not fit into its own box without scrolling there."""
    found: list[str] = page.evaluate(
        """() => {
            const name = (el) => `${el.tagName}.${el.getAttribute('class') ?? ''} ${(el.textContent ?? '').trim().slice(0, 40)}`;
            const scrolls = (el) => { for (let up = el; up; up = up.parentElement) if (/auto|scroll/.test(getComputedStyle(up).overflowX)) return true; };
            const all = [...document.querySelectorAll('.es-stage *, main *')].filter((el) => el.checkVisibility() && !el.closest('.es-vh, defs'));
            const beyond = all.filter((el) => el.getBoundingClientRect().right > innerWidth + 1 || el.getBoundingClientRect().left < -1);
            const wide = document.documentElement.scrollWidth > innerWidth ? ['the page scrolls sideways'] : [];
            const full = all.filter((el) => el.matches('.es-choice label, .es-btn, .es-pick label') && el.scrollWidth > el.clientWidth + 1);
            return wide.concat(beyond.filter((el) => !scrolls(el)).map(name), full.map((el) => `full: ${name(el)}`)).slice(0, 6);
        }"""
    )
    return found


def expect_result(form: Locator, result: Json, language: str) -> None:
    """Wait until the page says a result in full: title, number, how it was made, sentence, picture and table."""
    card = form.locator(".es-result")
    for part, place in (
        ("title", ".es-result__title"),
        ("big", ".es-big"),
        ("how", ".es-how"),
        ("case", ".es-case"),
    ):
        if result[part]:
            expect(card.locator(place)).to_have_text(result[part][language].replace("<wbr>", ""))
            expect(card.locator(place)).to_be_visible()
    if result["chart"] is None:
        return
    chart = card.locator(".es-chart")
    expect(chart).to_be_visible()
    drawn = chart.locator(".es-chart__svg, .es-groups")
    expect(drawn.first).to_be_visible()
    if chart.locator("details[open]").count() == 0:
        chart.locator("summary").click()
    expect(chart.locator(".es-chart__twin table").first).to_be_visible()
    assert chart.locator(".es-chart__twin tbody tr").count() > 0
