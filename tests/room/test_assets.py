"""Does a phone get the page's files quickly, once, and nothing else?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.room.helpers import InProcess, make_app
from workbook.form.bundle import JS
from workbook.room.assets import PAGE, Assets, lean
from workbook.store import Store, Workshop

INDEX = """<!doctype html><html><head>
<link rel="icon" href="/static/icon.svg">
<link rel="stylesheet" href="/static/page.css">
<script src="/static/start.js"></script>
<script type="module" src="/static/page.js"></script>
</head><body></body></html>"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small page with its modules."""
    files = {
        "index.html": INDEX,
        "main.js": 'import { uid } from "../form/dom.js";\nimport { side } from "./side.js";\nglobalThis.made = uid(side);\n',
        "side.js": "// a comment that no phone needs\nexport const side = `kept  // as it is`;\n",
        "start.js": "globalThis.started = true;",
        "page.css": ".small-page { color: var(--es-ink) }",
        "icon.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
        ".hidden.js": "secret",
        "notes.txt": "not for phones",
    }
    page = tmp_path / "page"
    page.mkdir()
    for name, words in files.items():
        (page / name).write_text(words, encoding="utf-8")
    return page


@pytest.fixture
def phone(store: Store, workshop: Workshop, client: InProcess, folder: Path) -> InProcess:
    """A phone in a room with that page."""
    client.app = make_app(store, workshop, assets=Assets(folder))
    return client.from_address("192.168.8.77")


def addresses(page: str) -> dict[str, str]:
    """Return what a page loads, by the file's name."""
    found = re.findall(r'(?:href|src)="(/static/[0-9a-f]{12}/([^"]+))"', page)
    assert found
    return {name: address for address, name in found}


def test_the_page_needs_four_files_and_no_more(phone: InProcess) -> None:
    page = phone.get("/")
    assert page.headers["content-type"].startswith("text/html")
    named = addresses(page.text)
    assert set(named) == {"page.js", "page.css", "start.js", "icon.svg"}
    assert page.text.count("/static/") == len(named)
    for address in named.values():
        assert phone.get(address).status_code == 200, address


def test_the_script_has_the_page_and_the_form_in_it_and_no_comments(phone: InProcess) -> None:
    script = phone.get(addresses(phone.get("/").text)["page.js"])
    assert script.headers["content-type"].startswith("text/javascript")
    assert "kept  // as it is" in script.text
    assert "createElementNS" in script.text
    assert "no phone needs" not in script.text
    assert not re.search(r"^\s*(import|export)\b", script.text, re.MULTILINE)


def test_the_sheet_has_the_colours_the_form_and_the_page(phone: InProcess) -> None:
    sheet = phone.get(addresses(phone.get("/").text)["page.css"]).text
    assert sheet.index("--es-ink:") < sheet.index(".es-scale") < sheet.index(".small-page")


def test_a_sheet_goes_out_without_its_comments_and_otherwise_as_it_is() -> None:
    sheet = "/* it's a note */\na {\n  content: \"/* kept */\";\n}\n\n/* don't\n   say */ b { margin: 0 }\n"
    assert lean(sheet) == '\na {\ncontent: "/* kept */";\n}\n b { margin: 0 }\n'


def test_versioned_files_are_kept_for_good(phone: InProcess) -> None:
    reply = phone.get(addresses(phone.get("/").text)["page.js"])
    assert reply.headers["cache-control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("path", ["/", "/api/course", "/api/parts/1"])
def test_the_rest_is_asked_for_again_and_answered_in_a_word(phone: InProcess, path: str) -> None:
    reply = phone.get(path)
    assert reply.headers["cache-control"] == "no-cache"
    again = phone.get(path, headers={"If-None-Match": f'"other", W/{reply.headers["etag"]}'})
    assert (again.status_code, again.content) == (304, b"")


def test_files_are_sent_compressed(phone: InProcess) -> None:
    address = addresses(phone.get("/").text)["page.css"]
    reply = phone.get(address, headers={"Accept-Encoding": "gzip"})
    plain = phone.get(address, headers={"Accept-Encoding": "identity"})
    assert reply.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert int(reply.headers["content-length"]) < len(plain.content) / 2
    assert plain.text == reply.text


def test_a_changed_file_changes_the_version(folder: Path) -> None:
    before = Assets(folder)
    (folder / "side.js").write_text("export const side = 2;\n")
    assert Assets(folder).version != before.version


@pytest.mark.parametrize(
    "path",
    [
        "/static/page.js",
        "/static/{version}/main.js",
        "/static/{version}/.hidden.js",
        "/static/{version}/notes.txt",
        "/static/{version}/index.html",
        "/static/{version}/../index.html",
        "/static/{version}/%2e%2e/%2e%2e/app.py",
        "/static/",
        "/workbook/content/checks/check-1a.yaml",
    ],
)
def test_nothing_else_is_served(phone: InProcess, folder: Path, path: str) -> None:
    assert phone.get(path.format(version=Assets(folder).version)).status_code == 404


def test_the_real_page_is_whole_and_light() -> None:
    assert PAGE.joinpath("main.js").exists()
    assert JS.joinpath("form.js").exists()
    assets = Assets()
    sizes = {}
    for name, address in addresses(assets.index.body.decode()).items():
        asset = assets.get(address)
        assert asset is not None, address
        sizes[name] = len(asset.gzipped or asset.body)
    assert sum(sizes.values()) < 80_000, sizes
