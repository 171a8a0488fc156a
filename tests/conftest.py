"""All tests leave the user's folders alone: the cache and the record of practice stand in a folder that goes away."""

from __future__ import annotations

import os
import shutil
import tempfile

import pytest

FOLDERS = pytest.StashKey[str]()


def pytest_configure(config: pytest.Config) -> None:
    """One cache for the whole run, set before any test module is imported; the workers of a parallel run share it."""
    if hasattr(config, "workerinput"):
        return
    folder = config.stash[FOLDERS] = tempfile.mkdtemp(prefix="examgen-tests-")
    os.environ["EXAMGEN_CACHE"] = os.path.join(folder, "cache")
    os.environ["EXAMGEN_DATA"] = os.path.join(folder, "data")
    for name in ("EXAMGEN_BANK", "COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR"):
        os.environ.pop(name, None)


def pytest_unconfigure(config: pytest.Config) -> None:
    folder = config.stash.get(FOLDERS, None)
    if folder is not None:
        shutil.rmtree(folder, ignore_errors=True)
