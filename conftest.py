"""What holds for every test, in `tests/` and in the notebooks of `modules/`."""

import os
import tempfile

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

HOME = pytest.StashKey[tempfile.TemporaryDirectory[str]]()


def pytest_configure(config: pytest.Config) -> None:
    """Keep answers of this run apart: no test reads or writes what a person wrote on this machine."""
    config.stash[HOME] = tempfile.TemporaryDirectory(prefix="workshop-tests-", ignore_cleanup_errors=True)
    os.environ["WORKSHOP_HOME"] = config.stash[HOME].name
    os.environ.pop("DATABASE_URL", None)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove what the run wrote."""
    config.stash[HOME].cleanup()
