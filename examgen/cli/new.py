"""`examgen new`: a commented problem file to start from. It passes `examgen verify` unchanged."""

from __future__ import annotations

import keyword
import re
import shlex
from pathlib import Path

import click

from examgen.errors import UsageError

NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")

TEMPLATE = '''\
"""What this problem asks, in one line."""

from examgen import Draw, Mistake, Number, Part, Question, problem


@problem(
    version=1,  # raise it when what a student sees or is graded by changes
    title="Half-life of a weight",
    concepts=["weight-ode-equilibria"],  # `examgen list --json` shows the concepts in use
    difficulty=1,  # 1 recall ... 5 a derivation with several ideas
    minutes=3,
    sources=["Strogatz, Nonlinear Dynamics and Chaos, section 2.2"],
)
def FUNCTION(draw: Draw) -> Question:
    # Everything random comes from `draw`; each value has a name, and [[name]] in a text prints it.
    tau = draw.pick("tau", [20, 25, 40, 50])  # time constant, ms
    w0 = draw.decimal("w0", 0.2, 1.6, 0.2)  # weight at time 0
    t = draw.integer("t", 5, 60, step=5)  # ms

    # `draw.show` rounds a computed value for the texts and returns the rounded one.
    left = w0 * 2.718281828459045 ** (-t / tau)
    draw.show(figures=4, exponent=t / tau, left=left)
    return Question(
        prompt=r"""
A weight decays as $\\tau \\dot w = -w$ with $\\tau = [[tau]]$ ms. At time 0 it is $w(0) = [[w0]]$.
""",
        parts=[
            Part(
                "w",
                r"The weight at $t = [[t]]$ ms",
                Number(left),
                # A mistake is the wrong value that a misconception leads to, and what a good tutor says. Give at least two.
                mistakes=[
                    Mistake("grows", w0 * 2.718281828459045 ** (t / tau), r"Look at the sign of $\\dot w$. Does $w$ grow?"),
                    Mistake("linear decay", w0 * (1 - t / tau), r"The speed falls as $w$ falls: not a straight line."),
                ],
            ),
        ],
        hints=[r"Separate the variables: which function is proportional to its own derivative?"],
        solution=r"$w(t) = w(0)\\, e^{-t/\\tau}$. Here $t/\\tau = [[exponent]]$, so $w([[t]]) = [[left]]$.",
    )


@FUNCTION.verified_by(rtol=1e-3)
def in_small_steps(drawn):
    """A second, independent way to every answer: many small steps of the equation itself."""
    steps = 10000
    w = drawn.w0
    for _ in range(steps):
        w -= w * drawn.t / steps / drawn.tau
    return {"w": w}
'''


@click.command("new")
@click.argument("id", metavar="TOPIC/NAME")
@click.option(
    "--in",
    "folder",
    type=click.Path(path_type=Path),
    help="The folder of the bank.  [default: ./problems in a checkout of examgen, else ./bank]",
)
def command(id: str, folder: Path | None) -> None:
    """Write a new problem file, with comments, that passes `examgen verify` as it is."""
    from examgen import sources

    topic, mark, name = id.partition("/")
    if not mark or not NAME.fullmatch(topic) or not NAME.fullmatch(name):
        raise UsageError(
            f"a problem is named topic/name, in small letters, digits and hyphens, such as hebb/my-problem; not {id!r}"
        )
    stem = name.replace("-", "_")
    if stem in sources.NOT_PROBLEMS or keyword.iskeyword(stem) or keyword.iskeyword(topic):
        raise UsageError(f"{id!r} has a name with a meaning of its own; choose another one")
    own = sources.own().folder.resolve()
    if folder is None:
        folder = Path(sources.OWN) if Path(sources.OWN).resolve() == own else Path("bank")
    if folder.resolve() != own:
        sources.check_name(folder)
    path = folder / topic.replace("-", "_") / f"{stem}.py"
    if path.exists():
        raise UsageError(f"{path} exists; choose another name")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        package = path.parent / "__init__.py"
        if not package.exists():
            package.write_text(f'"""Problems on {topic}."""\n', encoding="utf-8")
        path.write_text(TEMPLATE.replace("FUNCTION", stem), encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}") from error
    click.echo(f"wrote {path}")
    if folder.resolve() == own:
        click.echo(f"examgen verify {topic}/{name}")
    else:
        click.echo(f"examgen --bank {shlex.quote(str(folder))} verify {folder.resolve().name}:{topic}/{name}")
