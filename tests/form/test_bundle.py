"""Does joining the modules keep what they do, and refuse what it cannot join?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from workbook.form.bundle import CSS, JS, STYLES, BundleError, bundle, bundle_css


def modules(folder: Path, **files: str) -> Path:
    """Write modules, named without ``.js``, and return the path of ``main.js``."""
    for name, text in files.items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8")
    return folder / "main.js"


def result_of(page: Page, module: str) -> object:
    """What the default export of a joined module is, imported from a blob as anywidget does."""
    found: object = page.evaluate(
        "async text => (await import(URL.createObjectURL(new Blob([text], {type: 'text/javascript'})))).default",
        module,
    )
    return found


def test_do_modules_run_once_in_the_order_they_need_each_other(tmp_path: Path, page: Page) -> None:
    entry = modules(
        tmp_path,
        main='import { twice } from "./twice.js";\nimport { log } from "./log.js";\n\nlog.push(twice(4));\nexport default log;\n',
        twice='import { log } from "./log.js";\nlog.push("twice");\nexport function twice(n) {\n  return 2 * n;\n}\n',
        log='export const log = ["log"];\n',
    )
    assert result_of(page, bundle(entry)) == ["log", "twice", 8]


def test_do_modules_keep_names_of_their_own(tmp_path: Path, page: Page) -> None:
    entry = modules(
        tmp_path,
        main='import { a } from "./a.js";\nconst GAP = 1;\nexport default [a, GAP];\n',
        a="const GAP = 2;\nexport const a = GAP;\n",
    )
    assert result_of(page, bundle(entry)) == [2, 1]


def test_are_all_plain_shapes_of_import_and_export_understood(tmp_path: Path, page: Page) -> None:
    entry = modules(
        tmp_path,
        main=(
            'import {\n  One, two as second,\n  three,\n} from "./shapes.js";\nimport "./effect.js";\n'
            "export default [new One().n, await second(), [...three()], globalThis.effect];\n"
        ).replace("await second()", "typeof second"),
        shapes=(
            "export class One {\n  n = 1;\n}\nexport async function two() {}\n"
            'export function* three() {\n  yield 3;\n}\nexport { four } from "./four.js";\n'
        ),
        four="const four = 4;\nexport { four };\n",
        effect="globalThis.effect = 5;\n",
    )
    assert result_of(page, bundle(entry)) == [1, "function", [3], 5]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('import { a } from "lodash";\nexport default a;\n', "'lodash' is not relative"),
        ('import { a } from "https://a.example/a.js";\nexport default a;\n', "is not relative"),
        ('import a from "./a.js";\nexport default a;\n', "not understood"),
        ('import * as a from "./a.js";\nexport default a;\n', "not understood"),
        ('export * from "./a.js";\nexport default 1;\n', "not understood"),
        ('export default import("./a.js");\n', "not understood"),
        ("export default import.meta.url;\n", "not understood"),
        ("export let a = 1;\nexport default a;\n", "not understood"),
        ("export const { a } = {};\nexport default a;\n", "not understood"),
        ("export default 1;\nexport default 2;\n", "at most one default export"),
        ('import { a } from "./nowhere.js";\nexport default a;\n', "no such module"),
    ],
)
def test_is_what_cannot_be_joined_refused_by_name(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(BundleError, match=re.escape(says)):
        bundle(modules(tmp_path, main=text, a="export const a = 1;\n"))


def test_is_a_circle_of_imports_refused_with_its_way(tmp_path: Path) -> None:
    entry = modules(
        tmp_path,
        main='import { a } from "./a.js";\nexport default a;\n',
        a='import { b } from "./b.js";\nexport const a = b;\n',
        b='import { a } from "./a.js";\nexport const b = a;\n',
    )
    with pytest.raises(BundleError, match=r"a\.js → b\.js → a\.js"):
        bundle(entry)


def test_may_only_the_entry_have_a_default_export(tmp_path: Path) -> None:
    entry = modules(tmp_path, main='import "./a.js";\nexport default 1;\n', a="export default 2;\n")
    with pytest.raises(BundleError, match="only the entry"):
        bundle(entry)


def test_is_every_module_of_the_form_in_some_entry() -> None:
    entries = [path for path in JS.glob("*.js") if "export default" in path.read_text(encoding="utf-8")]
    joined = "".join(bundle(entry) for entry in entries)
    found = sorted(path for path in JS.rglob("*.js"))
    assert len(found) > 20
    missing = [path.name for path in found if f"// {path.name}\n" not in joined]
    # The page of the room loads these two separately; a notebook has no use for them.
    assert set(missing) <= {"carrier-http.js", "listening.js", "sse.js"}


def test_are_the_style_sheets_joined_and_kept_to_our_own_elements() -> None:
    css = bundle_css()
    assert all((CSS / name).read_text(encoding="utf-8") in css for name in STYLES)
    form = (CSS / "form.css").read_text(encoding="utf-8")
    selectors = re.findall(
        r"^([^@/\s{}][^{}]*)\{", re.sub(r"/\*.*?\*/", "", form, flags=re.DOTALL), re.MULTILINE
    )
    assert len(selectors) > 100
    strangers = [
        one for one in selectors if not all(".es" in part for part in re.split(r",(?![^(]*\))", one))
    ]
    assert strangers == []


def test_do_raw_colours_stand_in_the_tokens_only() -> None:
    form = re.sub(r"/\*.*?\*/", "", (CSS / "form.css").read_text(encoding="utf-8"), flags=re.DOTALL)
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(", form) == []
