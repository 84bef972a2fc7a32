"""Does a phone get the page's files quickly, once, and nothing else?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.room.helpers import InProcess, make_app
from workbook.room.assets import Assets
from workbook.store import Store, Workshop

INDEX = """<!doctype html><html><head>
<link rel="icon" href="/static/icon.svg">
<link rel="stylesheet" href="/static/phone.css">
<script src="/static/start.js"></script>
<script type="module" src="/static/phone.js"></script>
</head><body></body></html>"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small page, as the build leaves it beside files that no phone needs."""
    files = {
        "index.html": INDEX,
        "phone.js": "globalThis.made = `kept  // as it is`;\n",
        "start.js": "globalThis.started = true;",
        "phone.css": ".small-page { color: var(--es-ink) }\n" * 40,
        "icon.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
        ".hidden.js": "secret",
        "notebook.js": "not for phones",
    }
    for name, words in files.items():
        (tmp_path / name).write_text(words, encoding="utf-8")
    return tmp_path


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
    assert set(named) == {"phone.js", "phone.css", "start.js", "icon.svg"}
    assert page.text.count("/static/") == len(named)
    for address in named.values():
        assert phone.get(address).status_code == 200, address


def test_script_and_sheet_go_out_as_they_were_built(phone: InProcess, folder: Path) -> None:
    named = addresses(phone.get("/").text)
    for name, kind in {"phone.js": "text/javascript", "phone.css": "text/css"}.items():
        reply = phone.get(named[name])
        assert reply.headers["content-type"].startswith(kind)
        assert reply.content == (folder / name).read_bytes()


def test_versioned_files_are_kept_for_good(phone: InProcess) -> None:
    reply = phone.get(addresses(phone.get("/").text)["phone.js"])
    assert reply.headers["cache-control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("path", ["/", "/api/course", "/api/parts/1"])
def test_the_rest_is_asked_for_again_and_answered_in_a_word(phone: InProcess, path: str) -> None:
    reply = phone.get(path)
    assert reply.headers["cache-control"] == "no-cache"
    again = phone.get(path, headers={"If-None-Match": f'"other", W/{reply.headers["etag"]}'})
    assert (again.status_code, again.content) == (304, b"")


def test_files_are_sent_compressed(phone: InProcess) -> None:
    address = addresses(phone.get("/").text)["phone.css"]
    reply = phone.get(address, headers={"Accept-Encoding": "gzip"})
    plain = phone.get(address, headers={"Accept-Encoding": "identity"})
    assert reply.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert int(reply.headers["content-length"]) < len(plain.content) / 2
    assert plain.text == reply.text


def test_a_changed_file_changes_the_version(folder: Path) -> None:
    before = Assets(folder)
    (folder / "phone.js").write_text("globalThis.made = 2;\n")
    assert Assets(folder).version != before.version


@pytest.mark.parametrize(
    "path",
    [
        "/static/phone.js",
        "/static/{version}/notebook.js",
        "/static/{version}/.hidden.js",
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
    assets = Assets()
    sizes, texts = {}, {}
    for name, address in addresses(assets.index.body.decode()).items():
        asset = assets.get(address)
        assert asset is not None, address
        sizes[name], texts[name] = len(asset.gzipped or asset.body), asset.body.decode()
    assert sum(sizes.values()) < 72_000, sizes
    assert not re.search(r"^\s*(import|export)\b", texts["phone.js"], re.MULTILINE)
    sheet = texts["phone.css"]
    assert sheet.index("--es-ink:") < sheet.index(".es-scale") < sheet.index(".es-boot")
