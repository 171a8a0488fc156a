"""Hebbian or anti-Hebbian: signs of a rule with two thresholds and of its mixed derivative."""

from __future__ import annotations

from fractions import Fraction

from examgen import Choice, Draw, Mistake, Option, Part, Question, Signs, problem
from examgen.authoring import Drawn
from problems.foundations import reference

STATES = [(1, 1), (0, 1), (1, 0), (0, 0)]
DERIVATIVE = (
    r"What happens to the change of the weight when both rates rise together? Look at the factor of the product of the rates."
)


@problem(
    version=1,
    title="Hebbian or anti-Hebbian?",
    concepts=["learning-rule-locality"],
    difficulty=2,
    minutes=4,
    sources=["Neuronal Dynamics, section 19.2.1", "Dayan & Abbott 2001, section 8.2", "Lecture 000"],
)
def anti_hebb(draw: Draw) -> Question:
    k = draw.pick("k", [-2, -1, -0.5, 0.5, 1, 2])
    c, d = draw.pick("c", [0.2, 0.3, 0.4, 0.6, 0.7]), draw.pick("d", [0.2, 0.4, 0.5, 0.6, 0.8])
    sign = 1 if k > 0 else -1
    exact_c, exact_d = Fraction(str(c)), Fraction(str(d))
    signs = [reference.covariance_sign(sign, exact_c, exact_d, *state) for state in STATES]
    draw.show(signs=", ".join("+" if value > 0 else "−" for value in signs), kind="Hebbian" if k > 0 else "anti-Hebbian")
    draw.show(what="positive" if k > 0 else "negative")
    return Question(
        prompt=r"""
        A synapse learns with $\dot w = k\,(r_\mathrm{pre} - c)(r_\mathrm{post} - d)$, where $k = [[k]]$, $c = [[c]]$ and $d =
        [[d]]$. A rule is called Hebbian if $\partial^2 \dot w/\partial r_\mathrm{pre} \partial r_\mathrm{post} > 0$ and
        anti-Hebbian if it is negative.
        """,
        parts=[
            Part(
                "signs",
                r"Give the sign of $\dot w$ for these rates.",
                Signs(
                    signs,
                    rows=[
                        r"$r_\mathrm{pre} = 1$, $r_\mathrm{post} = 1$",
                        r"$r_\mathrm{pre} = 0$, $r_\mathrm{post} = 1$",
                        r"$r_\mathrm{pre} = 1$, $r_\mathrm{post} = 0$",
                        r"$r_\mathrm{pre} = 0$, $r_\mathrm{post} = 0$",
                    ],
                ),
                mistakes=[
                    Mistake(
                        "plain Hebb", [sign, 0, 0, 0], r"Here the rates are measured from $c$ and $d$: neither factor is zero."
                    ),
                    Mistake("sign of k", [-value for value in signs], r"Check the sign of $k$."),
                    Mistake("both silent", [*signs[:3], -signs[3]], r"Both brackets are negative when both cells are silent."),
                ],
            ),
            Part(
                "kind",
                r"Is the rule Hebbian or anti-Hebbian?",
                Choice(
                    [
                        Option("Hebbian", id="hebb", says=DERIVATIVE),
                        Option("anti-Hebbian", id="anti", says=DERIVATIVE),
                        Option(
                            "neither, because some changes are positive and some negative",
                            id="neither",
                            says=r"Depression alone does not make a rule anti-Hebbian. The definition asks for one derivative.",
                        ),
                    ],
                    "hebb" if k > 0 else "anti",
                ),
            ),
        ],
        hints=[r"Work out the product for each row; then look at the coefficient of $r_\mathrm{pre} r_\mathrm{post}$."],
        solution=r"""
        A bracket is positive for rate 1 and negative for rate 0, because both thresholds lie between. Equal states give the
        sign of $k$, different ones the opposite: [[signs]].

        The coefficient of $r_\mathrm{pre} r_\mathrm{post}$ is $k$, so the mixed derivative is $k = [[k]]$. It is [[what]]: the
        rule is [[kind]].
        """,
    )


@anti_hebb.verified_by()
def mixed_difference(drawn: Drawn) -> dict[str, object]:
    """The rule at the four corners in floats, and the mixed second difference of these values."""
    change = {(a, b): drawn.k * (a * b - drawn.d * a - drawn.c * b + drawn.c * drawn.d) for a in (0, 1) for b in (0, 1)}
    mixed = change[1, 1] - change[0, 1] - change[1, 0] + change[0, 0]
    return {"signs": [1 if change[state] > 0 else -1 for state in STATES], "kind": "hebb" if mixed > 0 else "anti"}
