"""The command line as a whole: help, one clear line for bad input, exit statuses, pipes and signals."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from examgen.cli import COMMANDS


def test_help_names_every_command(examgen) -> None:
    run = examgen("--help")
    assert run.status == 0
    for name in COMMANDS:
        assert f"  {name} " in run.out
    assert examgen().out == run.out
    assert examgen().status == 0


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(examgen, command: str) -> None:
    run = examgen(command, "--help")
    assert run.status == 0 and run.out.startswith(f"Usage: examgen {command}")


BAD = [
    (["shwo"], "did you mean 'show'?"),
    (["--nope"], "no such option"),
    (["show"], "missing argument"),
    (["show", "hopfield/weigths"], "did you mean 'hopfield/weights'?"),
    (["show", "weights"], "did you mean 'hopfield/weights'?"),
    (["show", "zz/zz"], "`examgen list` shows"),
    (["show", "hebb/growth-time", "--seed", "-1"], "--seed"),
    (["show", "hebb/growth-time", "--seed", "x"], "--seed"),
    (["show", "hebb/growth-time", "--figure", "a.svg"], "has no figure"),
    (["show", "hebb/cubic-equilibria", "--figure", "a.jpg"], "ends in .svg or .png"),
    (["show", "hebb/cubic-equilibria", "--figure", "/nowhere/a.svg"], "cannot be written"),
    (["list", "--topic", "hopfeld"], "did you mean 'hopfield'?"),
    (["list", "--kind", "vektor"], "did you mean 'vector'?"),
    (["list", "--kind", "qqq"], "there are choice, "),
    (["list", "--concept", "qqqqqq"], "there is no concept"),
    (["practice", "hopfeld"], "did you mean 'hopfield'?"),
    (["practice", "hebb/qqqqqqqqq"], "there is no problem"),
    (["verify", "qqqqq"], "there is no topic"),
    (["verify", "hebb/growth-tiem"], "did you mean 'hebb/growth-time'?"),
    (["verify", "--seeds", "0"], "--seeds"),
    (["grade"], "--answer PART=TEXT"),
    (["grade", "hebb/growth-time", "--seed", "1"], "nothing to grade"),
    (["grade", "hebb/growth-time", "--seed", "1", "--answer", "first"], "PART=TEXT"),
    (["grade", "hebb/growth-time", "--seed", "1", "--answer", "x=1"], "the parts are first, second"),
    (["grade", "hebb/growth-time", "--seed", "1", "--answer", "first=1", "--answer", "first=2"], "twice"),
    (["new", "foo"], "topic/name"),
    (["new", "Foo/bar"], "topic/name"),
    (["new", "../bar"], "topic/name"),
    (["new", "foo/reference"], "choose another"),
    (["new", "foo/class"], "choose another"),
    (["--bank", "/nowhere", "list"], "does not exist"),
    (["--bank", __file__, "list"], "is a file"),
]


@pytest.mark.parametrize(("arguments", "words"), BAD, ids=lambda value: " ".join(value[:3]) if isinstance(value, list) else "")
def test_bad_input_gets_one_clear_line(examgen, arguments: list[str], words: str) -> None:
    run = examgen(*arguments)
    assert run.status == 2
    assert run.out == ""
    assert run.err.startswith("examgen: ") and run.err.count("\n") == 1
    assert words in run.err


def test_a_bank_can_come_from_the_environment(examgen, bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXAMGEN_BANK", str(bank))
    assert "small:kinds/signs" in examgen("list", "--topic", "kinds").out
    monkeypatch.setenv("EXAMGEN_BANK", os.pathsep.join([str(bank), "/nowhere"]))
    assert examgen("list").status == 2


def test_the_exit_status_of_the_process(process) -> None:
    right = process("grade", "hebb/growth-time", "--seed", "1", "--answer", "first=1")
    assert (right.returncode, right.stderr) == (1, "")
    assert process("show", "qq/qq").returncode == 2
    assert process("--version").stdout.startswith("examgen, version ")


def test_a_closed_pipe_is_quiet(process) -> None:
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "examgen", "list"]
    run = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, text=True, cwd=Path(__file__).parent.parent.parent)
    os.close(write)
    assert run.stderr == "" and run.returncode == 141


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
def test_a_full_disk_is_said_in_one_line() -> None:
    with open("/dev/full", "w") as full:
        command = [sys.executable, "-m", "examgen", "list"]
        run = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, cwd=Path(__file__).parent.parent.parent)
    assert run.returncode == 2 and run.stderr.startswith("examgen: ") and run.stderr.count("\n") == 1


def test_text_that_is_no_utf8_is_graded_not_refused(process) -> None:
    run = process("grade", "hebb/growth-time", "--seed", "1", "--answer", b"first=\xff\xfe")
    assert run.returncode == 1 and run.stderr == "" and "?" in run.stdout


@pytest.mark.skipif(os.name != "posix", reason="sends a signal")
def test_an_interrupt_ends_practice_without_a_trace(tmp_path: Path) -> None:
    root = str(Path(__file__).parent.parent.parent)
    command = [sys.executable, "-u", "-m", "examgen", "practice", "hebb/growth-time"]
    run = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8", cwd=root
    )
    assert run.stdout is not None
    seen = ""
    while "first = " not in seen:
        seen += run.stdout.read(1)
    time.sleep(0.05)
    run.send_signal(signal.SIGINT)
    _, errors = run.communicate(timeout=20)
    assert run.returncode == 130 and "Traceback" not in errors


def test_no_colour_in_a_pipe(process) -> None:
    assert "\x1b" not in process("show", "hebb/growth-time", "--key").stdout
