"""`workshop study` shows the modules, asks nobody for anything, and leaves nothing behind."""

from __future__ import annotations

import signal
import socket
from pathlib import Path

import httpx2
import pytest

from facilitator.faults import UserError
from facilitator.study.server import free_port
from tests.facilitator.running import gone, workshop
from tests.facilitator.studying import studying
from tests.waiting import eventually

pytestmark = pytest.mark.slow

MODULE = "/voila/render/zh/03-unique-selling-points.ipynb"


def menus(browser: httpx2.Client) -> tuple[str, list[str]]:
    """Return the locale that JupyterLab's pages ask for, and two of its menus' words in it."""
    settings = browser.get("/lab/api/settings/@jupyterlab/translation-extension:plugin").json()
    locale = settings["schema"]["properties"]["locale"]["default"]
    assert settings["settings"] == {}
    words = browser.get(f"/lab/api/translations/{locale}").json()["data"].get("jupyterlab", {})
    asked = (("menu\x04File", "File"), ("Run All Cells", "Run All Cells"))
    return locale, [words.get(key, [english])[0] for key, english in asked]


def test_a_learner_reads_answers_and_stops(tmp_path: Path) -> None:
    """From one command to a page with forms; the user's own Jupyter is not read, and Ctrl-C ends everything."""
    own = tmp_path / "home" / ".jupyter"
    own.mkdir(parents=True)
    (own / "jupyter_server_config.py").write_text("raise SystemExit('this is the user’s own')\n", "utf-8")
    with studying(tmp_path, "--pages", "--language", "zh") as served:
        assert str(served.folder) in served.text
        assert (served.folder / "zh/index.ipynb").is_file()
        origin, _, path, _ = served.link.groups()
        assert path == "/voila/render/zh/index.ipynb"
        assert httpx2.get(origin + MODULE, trust_env=False).status_code in (302, 403)
        with served.browser() as browser:
            start = browser.get(path)
            assert start.status_code == 200
            page = browser.get(MODULE).text
            assert browser.get("/lab/tree/zh/index.ipynb").status_code == 200
            assert menus(browser) == ("zh_CN", ["文件", "运行所有单元格"])
            news = browser.get("/lab/api/settings/@jupyterlab/apputils-extension:notification").json()
        assert '<html lang="zh-Hans" data-lang="zh">' in page
        assert page.count("application/vnd.jupyter.widget-view+json") > 8
        assert 'href="index.ipynb"' in page
        assert 'href="../en/03-unique-selling-points.ipynb"' in page
        properties = news["schema"]["properties"]
        assert (properties["fetchNews"]["default"], properties["checkForUpdates"]["default"]) == (
            "false",
            False,
        )
        assert len(served.kernels()) == 2
        family = served.family()
        assert served.end() == 0
        assert gone(family) == []
    assert "存下的内容都在" in served.text
    assert {path.name for path in (tmp_path / "home").iterdir()} == {".jupyter", "exceptional-service"}
    assert list(own.iterdir()) == [own / "jupyter_server_config.py"]


def test_another_port_is_named_and_a_killed_command_leaves_nothing(tmp_path: Path) -> None:
    """Is a new address said to be another place for the browser's copies, and do server and kernel end alone?"""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with studying(tmp_path, str(tmp_path / "mine"), port=port) as served:
            assert int(served.link[2]) > port
            assert f"Port {port} is in use" in served.text
            assert served.link[3] == "/lab/tree/en/index.ipynb"
            with served.browser() as browser:
                assert menus(browser) == ("default", ["File", "Run All Cells"])
                assert browser.post("/api/kernels", json={"name": "python3"}).status_code == 201
            eventually(served.kernels)
            family = served.family()
            assert served.end(signal.SIGKILL) != 0
            assert gone(family) == []


def test_no_port_at_all_is_refused_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Does looking for a port end?"""
    monkeypatch.setattr("facilitator.study.server.refusal_to_bind", lambda *_: 98)
    monkeypatch.setattr("facilitator.study.server.errno.EADDRINUSE", 98)
    with pytest.raises(UserError) as trouble:
        free_port(65530)
    assert trouble.value.code == "study-no-port"
    assert "65530" in trouble.value.sentence()


def test_the_kits_own_folder_is_refused_in_words(tmp_path: Path) -> None:
    """Does the command fail with a sentence, in the language that was asked for?"""
    done = workshop("study", "modules", "--no-open", "--language", "zh", home=tmp_path)
    assert done.returncode == 1
    assert "原件" in done.stderr
    assert "Traceback" not in done.stderr
