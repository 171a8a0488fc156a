"""A small bank for tests of the command line: one problem of each way to answer, with contents that hang on no seed."""

from __future__ import annotations

from pathlib import Path

HEAD = """
from examgen import *

@problem(version=1, title={title!r}, concepts=["concept"], difficulty=2, minutes=3, sources=["s"], variants=24{more})
def it(draw):
    draw.integer("n", 1, 1)
    return Question(prompt={prompt!r}, parts=[{parts}], hints=["The first hint.", "The second hint."], solution="The solution.")
"""
FACT = ', unverified={"part": "a fact"}'

CHAIN = """
    Part("W", "The weights", Matrix([[0, 2], [2, 0]], exact=True), mistakes=[
        Mistake("diagonal kept", [[1, 2], [2, 1]], "There are no self-connections."),
        Mistake("halved", [[0, 1], [1, 0]], "Do not halve."),
    ]),
    Part("h", "The field $W (1, 1)$", Vector([2, 2], exact=True), follows="W (1, 1)", points=2, hints=["A hint to the field."],
         mistakes=[Mistake("sum", [4, 4], "Not the sum."), Mistake("one", [1, 1], "Not one.")]),
"""
PARTS = {
    "signs": ("Signs", 'Part("part", "Give the signs.", Signs([[1, -1], [0, 1], [-1, 0]],'
              ' rows=["cold $u$", "warm", "hot"], columns=["rule one", "rule two"]))'),
    "matching": ("Matching", 'Part("part", "Match.", Matching(items=[Item("a", "Hebb", "l", "It is local."), Item("b", "BP", "n")],'
                 ' categories={"l": "local", "n": "not local"}))'),
    "ordering": ("Ordering", 'Part("part", "Order.", Ordering(steps=[Step("a", "Write down."), Step("b", "Insert.")], before=[("a", "b")],'
                 ' distractors=[Step("c", "Divide.", "Nothing is divided.")]))'),
    "choice": ("Choice", 'Part("part", "Choose.", Choice([Option("yes", right=True), Option("no", says="Think of zero.")]))'),
    "rows": ("Rows", 'Part("part", "Fill in.", Rows(columns={"w": Number(0, atol=1e-3),'
             ' "type": Choice({"s": "stable", "u": "unstable"}, "s")},'
             ' rows=[(0, "u"), (1, "s")], any_order=True, count="hidden", titles={"w": "$w^*$", "type": "stability"}))'),
    "expression": ("Formula", 'Part("part", "Which?", Expression("eta v u", symbols={"eta": "positive", "v": "real", "u": "real"}),'
                   ' mistakes=[Mistake("decay", "-eta v u", "Look at the sign."), Mistake("no rate", "v u", "How fast?")])'),
    "interval": ("Interval", 'Part("part", "Where?", Interval(0, 1, closed="right", variable="eta"))'),
    "number": ("Number with $\\\\sqrt{2}$", 'Part("part", "How long?", Number(20, unit="ms"), mistakes=['
               'Mistake("half", 10, "Twice that."), Mistake("s", 0.02, "In which unit?")])'),
}  # fmt: skip


def write(folder: Path, **more: str) -> Path:
    """Write the bank into `folder`, with further files of the topic `kinds` (name=source); the folder again."""
    topic = folder / "kinds"
    topic.mkdir(parents=True)
    for name, (title, part) in PARTS.items():
        source = HEAD.format(title=title.replace("\\\\", "\\"), prompt="The prompt.", parts=part, more=FACT)
        (topic / f"{name}.py").write_text(source, encoding="utf-8")
    chain = HEAD.format(title="Chain", prompt="Two parts.", parts=CHAIN, more=', unverified={"W": "a fact", "h": "a fact"}')
    (topic / "chain.py").write_text(chain, encoding="utf-8")
    for name, source in more.items():
        (topic / f"{name}.py").write_text(source, encoding="utf-8")
    return folder
