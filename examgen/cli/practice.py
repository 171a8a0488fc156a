"""`examgen practice`: the self-check. Reads plain lines, so that it works in a pipe as well as in a terminal."""

from __future__ import annotations

import sys
from contextlib import suppress
from dataclasses import dataclass, field

import click

from examgen.bank import Bank, Entry
from examgen.cli import diary, terminal
from examgen.contract import FULL, PRACTICE, Outcome, Response, SheetPart, Variant, Verdict
from examgen.errors import UsageError

HELP = """\
Type your answer and press Enter.
  ?          a hint, one at a time
  :skip      leave this part (an empty line twice does the same)
  :solution  leave the question and see the worked solution
  :show      the question again
  :quit      stop; what you did is kept"""


class Stop(Exception):
    """The student ends the session."""


class ShowSolution(Exception):
    """The student leaves the question for its solution."""


@dataclass
class Progress:
    """What happened in one question."""

    responses: dict[str, Response] = field(default_factory=dict)
    verdicts: dict[str, Verdict] = field(default_factory=dict)
    tries: int = 0
    hints: int = 0


@click.command("practice")
@click.argument("what", metavar="[ID|TOPIC]", required=False)
@click.option("--seed", type=click.IntRange(min=0), help="Start with this variant; otherwise one that you have not seen.")
@click.option("--decimal", type=click.Choice([".", ","]), default=".", show_default=True, help="The decimal mark you type.")
@click.pass_obj
def command(folders: tuple[str, ...], what: str | None, seed: int | None, decimal: str) -> int:
    """Practise a problem, a topic, or everything. Nothing is ever punished; try as often as you like.

    While practising: ? for a hint, :skip, :solution, :show, :help, :quit.
    """
    session = _Session(Bank(folders), what, decimal)
    with suppress(Stop):
        session.run(seed)
    return session.close()


class _Session:
    def __init__(self, bank: Bank, what: str | None, decimal: str) -> None:
        self.bank = bank
        self.decimal = decimal
        self.interactive = sys.stdin.isatty()
        self.entries = self._entries(what)
        self.single = len(self.entries) == 1
        self.rounds = diary.read()
        self.done: list[bool] = []

    def _entries(self, what: str | None) -> list[Entry]:
        if what is None:
            entries = self.bank.select()
        elif "/" in what:
            entry = self.bank.entries.get(what)
            if entry is None or entry.error is not None:
                self.bank.load(what)
                raise UsageError(f"{what} cannot be used: {entry.error if entry else 'unknown'}")
            entries = [entry]
        else:
            entries = self.bank.select(topic=what)
        if not entries:
            raise UsageError("there is nothing to practise here")
        return entries

    def run(self, seed: int | None) -> None:
        if self.interactive:
            click.secho(HELP + "\n", dim=True)
        while True:
            entry = self.pick()
            chosen = seed if seed is not None else diary.next_seed(self.rounds, entry.id)
            seed = None
            self.question(entry, chosen)
            if not self.single and len(self.done) >= len(self.entries) and not self.interactive:
                return
            click.echo()
            answer = self.ask("Enter for " + ("another variant" if self.single else "the next question") + ", :quit to stop: ")
            if answer.strip() in (":quit", ":q", "q", "quit"):
                raise Stop

    def pick(self) -> Entry:
        """The problem that was solved least often, then seen least often, then the easiest."""
        if self.single:
            return self.entries[0]
        times_solved = {entry.id: 0 for entry in self.entries}
        times_seen = dict(times_solved)
        for entry in self.rounds:
            if entry.problem in times_seen:
                times_seen[entry.problem] += 1
                times_solved[entry.problem] += entry.solved
        return min(self.entries, key=lambda entry: (times_solved[entry.id], times_seen[entry.id], entry.difficulty, entry.id))

    def question(self, entry: Entry, seed: int) -> None:
        variant = self.bank.variant(entry.id, seed)
        click.echo()
        self.show(variant, entry, seed)
        progress = Progress()
        ended = False
        try:
            for number in range(len(variant.sheet.parts)):
                self.part(variant, number, progress)
        except ShowSolution:
            pass
        except Stop:
            ended = True
        self.finish(variant, entry, seed, progress)
        if ended:
            raise Stop

    def show(self, variant: Variant, entry: Entry, seed: int) -> None:
        sheet = variant.sheet
        terminal.show_sheet(sheet, f"{entry.id}, variant {seed}")
        if sheet.figures and self.interactive:
            click.secho(f"\n   The figure as a picture: examgen show {entry.id} --seed {seed} --figure FILE.svg", dim=True)

    def part(self, variant: Variant, number: int, progress: Progress) -> None:
        """Ask one part until it is right or left."""
        part = variant.sheet.parts[number]
        key = variant.key.part(part.label)
        hints = [*key.hints, *variant.key.hints]
        blank = False
        click.echo()
        while True:
            typed = self.ask(f"{part.label} = " if len(variant.sheet.parts) > 1 else "answer: ")
            command = typed.strip()
            if command in ("?", ":hint"):
                progress.hints += bool(hints)
                click.echo(terminal.typeset(hints.pop(0), indent=3) if hints else "   There is no further hint.")
            elif command in (":skip", ":s") or (not command and blank):
                return
            elif command in (":solution",):
                raise ShowSolution
            elif command in (":quit", ":q"):
                raise Stop
            elif command in (":help", ":h"):
                click.echo(HELP)
            elif command == ":show":
                click.echo()
                terminal.show_sheet(variant.sheet, "")
            elif command.startswith(":"):
                click.echo(f"   {command.split()[0]} is not a command here; :help lists them.")
            elif not command:
                blank = True
                click.echo("   Enter once more to leave this part, or type an answer.")
                continue
            elif self.try_answer(variant, part, typed, progress):
                return
            blank = False

    def try_answer(self, variant: Variant, part: SheetPart, typed: str, progress: Progress) -> bool:
        """Grade one try; True when the part is done."""
        from examgen.grading import Policy, feedback, grade

        responses = {**progress.responses, part.label: typed}
        verdict = grade(variant.key, responses, Policy(decimal=self.decimal))[part.label]
        terminal.show_feedback(feedback(verdict, PRACTICE))
        if verdict.outcome is Outcome.UNREADABLE:
            return False
        before = progress.verdicts.get(part.label)
        if before is None or verdict.print is None or before.print != verdict.print:
            progress.tries += 1
        if before is None or verdict.credit >= before.credit:
            progress.verdicts[part.label] = verdict
            progress.responses[part.label] = typed
        return verdict.outcome is Outcome.CORRECT

    def finish(self, variant: Variant, entry: Entry, seed: int, progress: Progress) -> None:
        from examgen.grading import combine

        total = combine(progress.verdicts, {part.label: part.points for part in variant.sheet.parts})
        right = total.outcome is Outcome.CORRECT
        terminal.show_solution(variant.key)
        click.echo()
        click.secho(f"{total.earned / FULL:g} of {total.possible / FULL:g} points", bold=True)
        if not progress.verdicts:
            return
        self.done.append(right)
        credit = total.earned * FULL // total.possible
        if not diary.add(entry.id, seed, credit=credit, tries=progress.tries, hints=progress.hints, solved=right):
            click.echo(f"examgen: your record {diary.path()} cannot be written; this question is not kept", err=True)
        self.rounds = diary.read()
        mine = [one for one in self.entries if one.topic == entry.topic]
        solved = diary.solved(self.rounds)
        if len(mine) > 1:
            click.echo(f"{entry.topic}: {sum(one.id in solved for one in mine)} of {len(mine)} problems solved")

    def ask(self, prompt: str) -> str:
        """One line from the student; the end of the input ends the session."""
        click.echo(prompt, nl=False)
        line = sys.stdin.readline()
        if not self.interactive:
            click.echo(line.rstrip("\n") if line else "")
        if not line:
            if self.interactive:
                click.echo()
            raise Stop
        return line.rstrip("\r\n")

    def close(self) -> int:
        if self.done:
            click.echo(f"This session: {sum(self.done)} of {len(self.done)} questions solved.")
        return 0 if all(self.done) else 1
