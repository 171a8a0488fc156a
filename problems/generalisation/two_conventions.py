"""Weight decay written in three ways: which strengths are the same."""

from __future__ import annotations

from fractions import Fraction

from examgen import Choice, Draw, Mistake, Number, Option, Part, Question, problem
from examgen.authoring import Drawn
from problems.generalisation import reference


@problem(
    version=1,
    title="Two conventions for weight decay",
    concepts=["lp-regularisation", "weight-decay"],
    difficulty=3,
    minutes=6,
    sources=["MacKay 2003, section 39.4", "Krogh & Hertz 1992", "Lectures 001 and 002"],
)
def two_conventions(draw: Draw) -> Question:
    alpha = draw.pick("alpha", [0.1, 0.2, 0.4, 0.5, 2, 4])
    samples = draw.pick("N", [20, 50, 100, 200])
    eta = draw.pick("eta", [0.01, 0.02, 0.05, 0.1])
    strength = reference.exact(alpha)
    same, mean = strength / 2, strength / (2 * samples)
    keep = 1 - reference.exact(eta) * strength
    draw.require(keep > Fraction(1, 2))
    draw.show(figures=6, single=float(same), divided=float(mean), left=float(keep))
    return Question(
        prompt=r"""
        Two lectures write weight decay differently. Lecture 1 minimises $C + \lambda \sum_i w_i^2$, lecture 2 minimises
        $G + \frac{\alpha}{2} \sum_i w_i^2$. Each data term is a sum over the $N = [[N]]$ samples. Take $\alpha = [[alpha]]$.
        """,
        parts=[
            Part(
                "same",
                r"Both have the same data term, $C = G$. Which $\lambda$ gives the same weights?",
                Number(same),
                mistakes=[
                    Mistake("equal", strength, r"One of the penalties carries a $\frac12$."),
                    Mistake("twice", 2 * strength, r"Which of the two penalties carries the $\frac12$?"),
                ],
            ),
            Part(
                "mean",
                r"A program uses the *mean* over the samples, $C = G/N$, with the penalty of lecture 1. Which $\lambda$ gives "
                r"the same weights "
                r"now?",
                Number(mean),
                follows="same/N",
                mistakes=[
                    Mistake("not divided", None, r"Divide all of lecture 2 by $N$, the penalty as well.", follows="1*same"),
                    Mistake("multiplied", None, r"The data term got smaller. Must the penalty grow?", follows="same*N"),
                    Mistake("without the factor 2", strength / samples, r"One of the penalties carries a $\frac12$."),
                ],
            ),
            Part(
                "keep",
                r"By which factor does the penalty of lecture 2 alone multiply a weight in one step with $\eta = [[eta]]$?",
                Number(keep, exact=True),
                mistakes=[
                    Mistake("factor 2", 1 - 2 * reference.exact(eta) * strength, r"The $\frac12$ cancels the 2 of the slope."),
                    Mistake("half", 1 - reference.exact(eta) * same, r"Differentiate $\frac{\alpha}{2} w^2$."),
                    Mistake("growth", 1 + reference.exact(eta) * strength, r"Decay makes weights smaller."),
                ],
            ),
            Part(
                "double",
                r"The data set is doubled by samples of the same kind, and the error stays a *sum*. What must happen to "
                r"$\alpha$ so that the "
                r"balance of data and decay stays the same?",
                Choice(
                    [
                        Option("it must be doubled", right=True, id="double", says=r"The data pull about twice as strongly."),
                        Option("it must be halved", id="half", says=r"Does the sum over the samples pull more or less strongly?"),
                        Option("nothing", id="same", says=r"Would that be so for a mean or for a sum over the samples?"),
                        Option("it must be squared", id="square", says=r"How does the pull of the data grow with their number?"),
                    ]
                ),
            ),
        ],
        hints=[r"The minimum stays where it is if the whole cost is multiplied by a number."],
        solution=r"""
        With equal data terms the penalties must be equal: $\lambda = \alpha/2 = [[single]]$. Divided by $N$, the cost of
        lecture 2 is $G/N + \frac{\alpha}{2N} \sum_i w_i^2$, so $\lambda = [[single]]/[[N]] = [[divided]]$. The slope of
        $\frac{\alpha}{2} w^2$ is $\alpha w$, so a step multiplies by $1 - \eta \alpha = [[left]]$.

        Twice as many samples double the data term. Only a penalty twice as strong keeps the balance; with a fixed $\alpha$ more
        data make the prior matter less.
        """,
    )


@two_conventions.verified_by(rtol=1e-9)
def equal_minima(drawn: Drawn) -> dict[str, object]:
    """Each strength solved from the place of the minimum, for a data term a (w - b)^2 with several a and b."""
    alpha, n = Fraction(str(drawn.alpha)), int(drawn.N)

    def minimum(a: Fraction, b: Fraction, bend: Fraction) -> Fraction:
        # Of a (w - b)^2 + bend w^2, from three values of the parabola.
        at = [a * (w - b) ** 2 + bend * w**2 for w in (-1, 0, 1)]
        return (at[0] - at[2]) / (2 * (at[0] - 2 * at[1] + at[2]))

    def strength(a: Fraction, b: Fraction, goal: Fraction) -> Fraction:
        # a (goal - b) + lambda goal = 0
        return a * (b - goal) / goal

    a, b = Fraction(7, 3), Fraction(5, 2)
    goal = minimum(a, b, alpha / 2)
    eta = Fraction(str(drawn.eta))
    keep = 1 - eta * alpha * (Fraction(3, 2) ** 2 - Fraction(1, 2) ** 2) / 2
    times = strength(2 * a, b, goal) / strength(a, b, goal)
    double = {Fraction(2): "double", Fraction(1, 2): "half", Fraction(1): "same"}[times]
    return {"same": strength(a, b, goal), "mean": strength(a / n, b, goal), "keep": keep, "double": double}
