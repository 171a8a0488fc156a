"""The house keeps its shape: imports run downwards, nothing heavy is loaded early, no text is executed."""

from __future__ import annotations

import ast
import importlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted(path for folder in ("examgen", "problems", "server") for path in (ROOT / folder).rglob("*.py"))

FLOORS = {
    "examgen/errors.py": 0,
    "examgen/records.py": 1,
    "examgen/maths": 1,
    "examgen/text": 1,
    "examgen/figures": 2,
    "examgen/contract.py": 2,
    "examgen/draw.py": 2,
    "examgen/cache.py": 2,
    "examgen/concepts.py": 2,
    "examgen/concept_map.py": 3,
    "examgen/similarity.py": 3,
    "examgen/answers": 3,
    "examgen/authoring.py": 4,
    "examgen/following.py": 4,
    "examgen/variant.py": 5,
    "examgen/grading.py": 5,
    "examgen/lint.py": 5,
    "examgen/text_checks.py": 5,
    "examgen/figure_checks.py": 5,
    "examgen/guessing.py": 6,
    "examgen/sources.py": 6,
    "examgen/indexing.py": 6,
    "examgen/bank.py": 6,
    "examgen/agreement.py": 5,
    "examgen/verify.py": 6,
    "examgen/lock.py": 6,
    "examgen/cli": 7,
    "problems": 8,
    "server": 9,
}
FREE = {"examgen/__init__.py", "examgen/__main__.py"}
HEAVY = {"numpy", "sympy", "matplotlib", "scipy", "flask", "sqlalchemy", "rich", "markdown_it"}
FORBIDDEN_NAMES = {"utils", "util", "helpers", "common", "misc", "manager"}


def floor(path: Path) -> int | None:
    name = path.relative_to(ROOT).as_posix()
    if name in FREE:
        return None
    for place, number in FLOORS.items():
        if name == place or name.startswith(place + "/"):
            return number
    raise AssertionError(f"{name} has no floor: give it one in this test, or put it where it belongs")


def imports(path: Path, *, everywhere: bool = True) -> Iterator[str]:
    """The modules that a file imports; with `everywhere`, inside functions too."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inner = {node for function in ast.walk(tree) if isinstance(function, ast.FunctionDef) for node in ast.walk(function)}
    typing_only = {
        node
        for test in ast.walk(tree)
        if isinstance(test, ast.If) and isinstance(test.test, ast.Name) and test.test.id == "TYPE_CHECKING"
        for node in ast.walk(test)
    }
    for node in ast.walk(tree):
        if node in typing_only or (node in inner and not everywhere):
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def target(module: str) -> Path | None:
    """The file of the project that a module name means, if any."""
    parts = module.split(".")
    for length in range(len(parts), 0, -1):
        base = ROOT.joinpath(*parts[:length])
        for path in (base.with_suffix(".py"), base / "__init__.py"):
            if path.exists() and path != ROOT / "examgen" / "__init__.py":
                return path
    return None


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_imports_run_downwards(path: Path) -> None:
    own = floor(path)
    if own is None:
        return
    for module in imports(path):
        found = target(module)
        if found is not None:
            there = floor(found)
            same_room = found.parent == path.parent or own == 7
            assert there is None or there < own or (there == own and same_room), f"imports {module} upwards"


@pytest.mark.parametrize("path", [path for path in SOURCES if path.is_relative_to(ROOT / "examgen")], ids=lambda path: path.name)
def test_nothing_heavy_at_import(path: Path) -> None:
    early = {module.partition(".")[0] for module in imports(path, everywhere=False)}
    assert not early & HEAVY


def test_no_module_without_a_subject() -> None:
    assert not [path for path in SOURCES if path.stem in FORBIDDEN_NAMES]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_text_is_executed(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in {"eval", "exec", "compile", "__import__", "sympify", "parse_expr"}


def test_public_names_are_complete() -> None:
    import examgen

    assert sorted(examgen.__all__) == examgen.__all__ == sorted(examgen._HOMES)
    for name in examgen.__all__:
        assert getattr(examgen, name) is getattr(importlib.import_module(examgen._HOMES[name]), name)


def loaded(code: str, tmp_path: Path) -> set[str]:
    """The top-level modules loaded after running `code` in a fresh process."""
    script = f"import sys\n{code}\nprint('\\n' + ' '.join(sorted({{name.partition('.')[0] for name in sys.modules}} | set(sys.modules))))"
    environment = {
        **os.environ,
        "EXAMGEN_CACHE": str(tmp_path / "cache"),
        "EXAMGEN_DATA": str(tmp_path / "data"),
        "PYTHONPATH": str(ROOT),
    }
    run = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, env=environment, check=True, cwd=tmp_path
    )
    return set(run.stdout.splitlines()[-1].split())


MAIN = "from examgen.cli import main\ntry: main({arguments})\nexcept SystemExit: pass"


def test_help_loads_nothing_heavy(tmp_path: Path) -> None:
    assert not loaded(MAIN.format(arguments=["--help"]), tmp_path) & (HEAVY | {"flint"})


def test_listing_loads_neither_numpy_nor_problems(tmp_path: Path) -> None:
    modules = loaded(MAIN.format(arguments=["list"]), tmp_path)
    assert not modules & HEAVY
    assert not [name for name in modules if name.startswith("problems.")]


def test_a_scalar_grade_of_a_cached_variant_loads_no_numpy(tmp_path: Path) -> None:
    arguments = ["grade", "hebb/growth-time", "--seed", "1", "--answer", "t=1"]
    loaded(MAIN.format(arguments=arguments), tmp_path)
    assert not loaded(MAIN.format(arguments=arguments), tmp_path) & HEAVY
