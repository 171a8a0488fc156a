from __future__ import annotations

import importlib
import sys
from pathlib import Path

import small_bank


def fresh(name: str) -> None:
    """Forget the modules of a bank, as a new process would."""
    for module in [module for module in sys.modules if module.partition(".")[0] == name]:
        del sys.modules[module]
    importlib.invalidate_caches()


def test_locking_a_bank(examgen, tmp_path: Path) -> None:
    bank = small_bank.write(tmp_path / "lockable")
    arguments = ("--bank", bank, "lock")
    unlocked = examgen(*arguments, "--check")
    assert unlocked.status == 1 and unlocked.out.count("is not in the lock: run `examgen lock`") == 9
    assert examgen(*arguments).out == f"wrote {bank}/variants.lock: 9 problems\n"
    checked = examgen(*arguments, "--check")
    assert (checked.status, checked.out) == (0, "")

    file = bank / "kinds" / "number.py"
    file.write_text(file.read_text().replace("How long?", "For how long?"))
    fresh("lockable")
    lock = (bank / "variants.lock").read_text()
    for options in ((), ("--check",)):
        run = examgen(*arguments, *options)
        assert run.status == 1
        assert run.out == "lockable:kinds/number draws other variants than version 1 did: raise version=, or undo the change\n"
    assert (bank / "variants.lock").read_text() == lock

    file.write_text(file.read_text().replace("version=1", "version=2"))
    (bank / "kinds" / "chain.py").unlink()
    fresh("lockable")
    assert examgen(*arguments, "--check").status == 1
    assert examgen(*arguments).out.endswith("8 problems\n")
    assert examgen(*arguments, "--check").status == 0


def test_a_broken_problem_stops_the_lock(examgen, tmp_path: Path) -> None:
    bank = small_bank.write(tmp_path / "unlockable", broken="1 / 0\n")
    run = examgen("--bank", bank, "lock")
    assert run.status == 1 and run.err.startswith("examgen: unlockable:kinds/broken: the file cannot be imported")
    assert not (bank / "variants.lock").exists()
