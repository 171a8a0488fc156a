"""`examgen practice`: the self-check. Reads plain lines, so that it works in a pipe as well as in a terminal."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import click

from examgen.bank import Bank, Entry
from examgen.cli import diary, sheets, terminal, verdicts
from examgen.cli.concepts import Standing
from examgen.cli.prompt import Ended, Prompt
from examgen.contract import FULL, PRACTICE, Outcome, Response, SheetPart, Text, Variant, Verdict
from examgen.errors import AuthorError, UsageError

INTERRUPTED = 130
COMMANDS = {
    "?": "a hint, one at a time",
    ":skip": "leave this part (an empty line twice does the same)",
    ":back": "return to the part before",
    ":solution": "leave the question and see the worked solution",
    ":show": "the question again",
    ":help": "this list",
    ":quit": "stop; what you did is kept",
}
SHORT = {":s": ":skip", ":b": ":back", ":h": ":help", ":q": ":quit", ":hint": "?", ":exit": ":quit"}


@dataclass
class Attempt:
    """What happened in one question. `hints` holds those shown, in their order."""

    responses: dict[str, Response] = field(default_factory=dict)
    verdicts: dict[str, Verdict] = field(default_factory=dict)
    tries: int = 0
    hints: list[Text] = field(default_factory=list)


@click.command("practice")
@click.argument("what", metavar="[ID|TOPIC]", required=False)
@click.option("--concept", metavar="ID", help="Only problems that train this concept; `examgen map` lists them.")
@click.option("--seed", type=click.IntRange(min=0), help="Start with this variant; otherwise one that you have not seen.")
@click.option("--decimal", type=click.Choice([".", ","]), default=".", show_default=True, help="The decimal mark you type.")
@click.pass_obj
def command(folders: tuple[str, ...], what: str | None, concept: str | None, seed: int | None, decimal: str) -> int:
    """Practise a problem, a topic, or everything. Nothing is ever punished; try as often as you like.

    Without ID, TOPIC and --concept you are asked what comes next: a problem on the first concept of the map (`examgen map`) of
    which you have not solved any, while you have solved one on each concept that it builds on.

    While practising: ? for a hint, :skip, :back, :solution, :show, :help, :quit.
    """
    return Session(Bank(folders), what, concept, decimal).run(seed)


class Session:
    """One run of the command: questions, one after the other, until the student or the input ends it."""

    def __init__(self, bank: Bank, what: str | None, concept: str | None, decimal: str) -> None:
        self.bank = bank
        self.decimal = decimal
        named = bank.named(what) if what is not None else list(bank.entries.values())
        if concept is not None:
            fitting = {entry.id for entry in bank.select(concept=concept)}
            named = [entry for entry in named if entry.id in fitting]
        self.guided = what is None and concept is None
        self.told: str | None = None
        self.single = len(named) == 1
        self.entries = [entry for entry in named if entry.error is None]
        if self.single and not self.entries:
            raise AuthorError(named[0].error or "", problem=named[0].id)
        if not self.entries:
            raise UsageError("there is nothing to practise here")
        self.rounds = diary.read()
        self.asked: list[tuple[str, int]] = []
        self.solved: list[bool] = []
        self.prompt = Prompt()

    def run(self, seed: int | None) -> int:
        """Ask questions; the exit status: 0 when everything tried was solved."""
        if self.prompt.interactive:
            show_help()
        interrupted = False
        try:
            while self.entries:
                entry = self.choose()
                number = seed if seed is not None else self.next_seed(entry)
                seed = None
                self.question(entry, number)
                self.pause()
        except Ended as end:
            interrupted = end.interrupted
        if self.solved:
            click.echo(f"\nThis session: {sum(self.solved)} of {len(self.solved)} questions solved.")
        return INTERRUPTED if interrupted else 0 if all(self.solved) else 1

    def choose(self) -> Entry:
        """The problem solved least often, then seen least often, then with fewest new concepts, then the easiest.

        Where the student leaves the choice to us, of those on the concept that comes next.
        """
        solved = Counter(entry.problem for entry in self.rounds if entry.solved)
        seen = Counter(entry.problem for entry in self.rounds) + Counter(id for id, _ in self.asked)
        standing = Standing(self.bank.concepts if self.guided else {}, self.entries, diary.solved(self.rounds))
        concept = standing.next
        if concept is not None:
            self.tell(standing.reason(concept))
        elif self.guided:
            self.tell("You have solved a problem on every concept; next is what you have solved least often.")
        return min(
            self.entries if concept is None else standing.problems[concept.id],
            key=lambda entry: (solved[entry.id], seen[entry.id], standing.ahead(entry), entry.difficulty, entry.id),
        )

    def tell(self, reason: str) -> None:
        """Print why a question comes next, once."""
        if reason != self.told:
            click.echo()
            terminal.aside(reason, indent=0)
            self.told = reason

    def next_seed(self, entry: Entry) -> int:
        """The first variant, from 1, that was not seen yet."""
        used = {one.seed for one in self.rounds if one.problem == entry.id} | {seed for id, seed in self.asked if id == entry.id}
        return next(seed for seed in range(1, len(used) + 2) if seed not in used)

    def pause(self) -> None:
        """Wait for Enter. Raises Ended."""
        ahead = "another variant" if self.single else "the next question"
        click.echo()
        while line := self.prompt.ask(f"Enter for {ahead}, :quit to stop: ").strip():
            if SHORT.get(line, line).strip(":") in ("quit", "q"):
                raise Ended
            click.echo(f"   Press Enter for {ahead}, or type :quit.")

    def question(self, entry: Entry, seed: int) -> None:
        """Ask one variant, part by part, and close with its solution. Raises Ended."""
        try:
            variant = self.bank.variant(entry.id, seed)
        except AuthorError as error:
            if self.single:
                raise
            click.echo(f"examgen: {error}; it is left out", err=True)
            self.entries.remove(entry)
            return
        self.asked.append((entry.id, seed))
        click.echo()
        self.show(variant, entry, seed)
        attempt = Attempt()
        try:
            self.parts(variant, entry, seed, attempt)
        except Ended:
            if attempt.verdicts:
                self.close(variant, entry, seed, attempt)
            raise
        self.close(variant, entry, seed, attempt)

    def show(self, variant: Variant, entry: Entry, seed: int) -> None:
        """Print the question."""
        sheets.show_sheet(variant.sheet, f"{entry.id}, variant {seed}")
        if variant.sheet.figures:
            click.echo()
            terminal.aside(f"Picture: examgen show {entry.id} --seed {seed} --figure FILE.svg")

    def parts(self, variant: Variant, entry: Entry, seed: int, attempt: Attempt) -> None:
        """Ask the parts, until each is right or left. Raises Ended."""
        parts = variant.sheet.parts
        at = 0
        while at < len(parts):
            click.echo()
            ended_by = self.part(variant, parts[at], attempt)
            if ended_by == ":solution":
                return
            if ended_by == ":show":
                self.show(variant, entry, seed)
            elif ended_by == ":back":
                at = max(0, at - 1)
            else:
                at += 1

    def part(self, variant: Variant, part: SheetPart, attempt: Attempt) -> str:
        """Ask one part. The command that left it, "" when it is right."""
        key = variant.key.part(part.label)
        hints = [*key.hints, *variant.key.hints]
        offer = any(hint not in attempt.hints for hint in hints)
        blank = False
        while True:
            typed = self.prompt.ask(
                f"{part.label} = " if len(variant.sheet.parts) > 1 else "answer: ",
                [*part.field.chips, *part.field.symbols, *COMMANDS],
            )
            order = SHORT.get(typed.strip(), typed.strip())
            if not order:
                if blank:
                    return ":skip"
                terminal.aside("Enter once more leaves this part.")
            elif order == "?":
                self.hint(hints, attempt)
            elif order == ":quit":
                raise Ended
            elif order == ":help":
                show_help()
            elif order in COMMANDS:
                return order
            elif order.startswith(":"):
                click.echo(f"   {order.split()[0]} is not a command here; :help lists them.")
            else:
                outcome = self.answer(variant, part, typed, attempt)
                if outcome is Outcome.CORRECT:
                    return ""
                if outcome is not Outcome.UNREADABLE and offer:
                    terminal.aside("Try again; ? gives a hint.")
                    offer = False
            blank = not order

    def hint(self, hints: list[Text], attempt: Attempt) -> None:
        """Print the next hint of a part that was not shown yet."""
        fresh = [hint for hint in hints if hint not in attempt.hints]
        if not fresh:
            terminal.aside("There is no further hint; :solution shows the worked solution.")
            return
        attempt.hints.append(fresh[0])
        number = f" {len(hints) - len(fresh) + 1} of {len(hints)}" if len(hints) > 1 else ""
        click.echo(terminal.typeset(f"*Hint{number}:* {fresh[0]}", indent=3))

    def answer(self, variant: Variant, part: SheetPart, typed: str, attempt: Attempt) -> Outcome:
        """Grade one try."""
        from examgen.grading import Policy, feedback, grade

        responses = {**attempt.responses, part.label: typed}
        verdict = grade(variant.key, responses, Policy(decimal=self.decimal))[part.label]
        verdicts.show_feedback(part.field, feedback(verdict, PRACTICE))
        if verdict.outcome is Outcome.UNREADABLE:
            return verdict.outcome
        before = attempt.verdicts.get(part.label)
        if before is None or verdict.print is None or before.print != verdict.print:
            attempt.tries += 1
        if before is None or verdict.credit >= before.credit:
            attempt.verdicts[part.label] = verdict
            attempt.responses[part.label] = typed
        return verdict.outcome

    def close(self, variant: Variant, entry: Entry, seed: int, attempt: Attempt) -> None:
        """Print solution, points and progress, and keep the record."""
        from examgen.grading import combine

        total = combine(attempt.verdicts, {part.label: part.points for part in variant.sheet.parts})
        right = total.outcome is Outcome.CORRECT
        sheets.show_solution(variant.key)
        click.echo()
        tries = f", {attempt.tries} tries" if attempt.tries > len(attempt.verdicts) else ""
        hints = f", {len(attempt.hints)} hint{'s' if len(attempt.hints) > 1 else ''}" if attempt.hints else ""
        click.secho(terminal.points(total) + tries + hints, bold=True)
        if not attempt.verdicts:
            return
        self.solved.append(right)
        credit = total.earned * FULL // total.possible
        entry_made = diary.Round.now(entry.id, seed, credit=credit, tries=attempt.tries, hints=len(attempt.hints), solved=right)
        self.rounds.append(entry_made)
        if not diary.add(entry_made):
            click.echo(f"examgen: your record {diary.path()} cannot be written; this question is not kept", err=True)
        self.progress(entry.topic)

    def progress(self, topic: str) -> None:
        """Print how much of a topic, and of everything practised here, is solved."""
        done = diary.solved(self.rounds)
        all_ids = list(self.bank.entries)
        ids = [entry.id for entry in self.bank.entries.values() if entry.topic == topic]
        here, everywhere = (f"{sum(id in done for id in some)} of {len(some)}" for some in (ids, all_ids))
        terminal.aside(f"Solved so far: {here} problems in {topic}, {everywhere} in all.", indent=0)


def show_help() -> None:
    """Print what can be typed besides answers."""
    click.secho("Type your answer and press Enter.", dim=True)
    for name, words in COMMANDS.items():
        terminal.aside(f"{name:<10} {words}", indent=2, hang=11)
