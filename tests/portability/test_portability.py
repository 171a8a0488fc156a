"""Variants do not hang on the processor, on the hash seed, or on the process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("digests.py")
SEEDS = 20


def digests(**environment: str) -> dict[str, list[str]]:
    run = subprocess.run(
        [sys.executable, str(SCRIPT), str(SEEDS)], capture_output=True, text=True, check=True, env={**os.environ, **environment}
    )
    found: dict[str, list[str]] = json.loads(run.stdout)
    return found


@pytest.fixture(scope="module")
def here() -> dict[str, list[str]]:
    return digests(PYTHONHASHSEED="1")


@pytest.mark.parametrize(
    "environment",
    [{"OPENBLAS_CORETYPE": "Prescott", "NPY_DISABLE_CPU_FEATURES": "AVX2 AVX512F"}, {"PYTHONHASHSEED": "2"}],
    ids=str,
)
def test_the_same_variants_elsewhere(environment: dict[str, str], here: dict[str, list[str]]) -> None:
    there = digests(**environment)
    assert [id for id in here if here[id] != there[id]] == []
    assert len(here) > 0
