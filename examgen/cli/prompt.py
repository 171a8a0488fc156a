"""Asking for a line: with editing, history and completion in a terminal, as plain lines in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click


class Ended(Exception):
    """There is no further line: the end of the input, or Ctrl-C (`interrupted`)."""

    def __init__(self, interrupted: bool = False) -> None:
        super().__init__()
        self.interrupted = interrupted


class Prompt:
    """The way in for what a person types. In a pipe the lines read are printed, so that the output reads as a session."""

    def __init__(self) -> None:
        self.interactive = sys.stdin.isatty() and sys.stdout.isatty()
        self._words: Sequence[str] = ()
        if self.interactive:
            self._edit_lines()

    def ask(self, question: str, words: Sequence[str] = ()) -> str:
        """One line, without its end; Tab completes `words`. Raises Ended."""
        self._words = words
        try:
            if self.interactive:
                return input(question)
            click.echo(question, nl=False)
            line = sys.stdin.readline()
        except EOFError:
            click.echo()
            raise Ended from None
        except KeyboardInterrupt:
            click.echo()
            raise Ended(interrupted=True) from None
        click.echo(line.rstrip("\r\n"))
        if not line:
            raise Ended
        return line.rstrip("\r\n")

    def _edit_lines(self) -> None:
        try:
            import readline
        except ImportError:  # not everywhere built in; input() works without
            return
        readline.set_completer(self._completion)
        readline.set_completer_delims(" \t+-*/^(),;=[]{}")
        readline.parse_and_bind("tab: complete")

    def _completion(self, start: str, number: int) -> str | None:
        fitting = [word for word in self._words if start and word.startswith(start)]
        return fitting[number] if number < len(fitting) else None
