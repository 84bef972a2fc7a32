"""Settings of every test run, in `tests/` and in the notebooks of `modules/`."""

import os
import signal
import tempfile
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A busy machine is slow, which is no mistake in what is tested; a run that guards `main` is repeatable.
settings.register_profile(
    "kit",
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("kit")

#: Rough seconds of one test by its marker, or by the kind of file it stands in.
SECONDS = {"slow": 10.0, "browser": 2.0, ".ipynb": 1.0}
OTHERS = 0.05

HOME = pytest.StashKey[tempfile.TemporaryDirectory[str]]()


def pytest_configure(config: pytest.Config) -> None:
    """Keep answers of this run apart: no test reads or writes what a person wrote on this machine."""
    config.stash[HOME] = tempfile.TemporaryDirectory(prefix="workshop-tests-", ignore_cleanup_errors=True)
    os.environ["WORKSHOP_HOME"] = config.stash[HOME].name
    os.environ.pop("DATABASE_URL", None)
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        # In the background of a shell script Ctrl-C is ignored, by the programs under test as well.
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put the longest modules first where several processes share the tests, so that all end at about the same time."""
    if not hasattr(config, "workerinput"):
        return
    length: defaultdict[Path, float] = defaultdict(float)
    for item in items:
        kinds = (*(marker.name for marker in item.iter_markers()), item.path.suffix)
        length[item.path] += max(SECONDS.get(kind, OTHERS) for kind in kinds)
    items.sort(key=lambda item: -length[item.path])


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove what the run wrote."""
    config.stash[HOME].cleanup()
