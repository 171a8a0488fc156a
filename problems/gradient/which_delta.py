"""Which delta belongs to which pair of output function and error: a slide forgets that the slope may stand in it."""

from __future__ import annotations

import math
from collections.abc import Callable

from examgen import Draw, Item, Matching, Part, Question, problem
from examgen.authoring import Drawn

FORMS = {
    "plain": r"$y - t$",
    "logistic": r"$(y - t)\,y\,(1 - y)$",
    "tanh": r"$(y - t)\,(1 - y^2)$",
    "exponential": r"$(y - t)\,y$",
    "double": r"$2\,(y - t)$",
    "double logistic": r"$2\,(y - t)\,y\,(1 - y)$",
}

ITEMS = [
    Item("linear", r"$y = a$, $\;E = \frac{1}{2} (y - t)^2$", "plain", r"Which slope has $y = a$?"),
    Item(
        "sigmoid",
        r"$y = \sigma(a)$, $\;E = \frac{1}{2} (y - t)^2$",
        "logistic",
        r"Differentiate $E$ with respect to $a$, not $y$.",
    ),
    Item("tanh", r"$y = \tanh a$, $\;E = \frac{1}{2} (y - t)^2$", "tanh", r"Which slope has tanh at $a = 0$?"),
    Item(
        "entropy",
        r"$y = \sigma(a)$, $\;E = -t \ln y - (1 - t) \ln(1 - y)$",
        "plain",
        r"Multiply $dE/dy$ by the slope of the sigmoid. What cancels?",
    ),
    Item("growth", r"$y = e^a$, $\;E = \frac{1}{2} (y - t)^2$", "exponential", r"Which slope has $e^a$, written with $y$?"),
    Item("counts", r"$y = e^a$, $\;E = y - t \ln y$", "plain", r"Write $E$ with $a$ before you differentiate."),
    Item("summed", r"$y = a$, $\;E = (y - t)^2$", "double", r"Which factor comes down from the square?"),
    Item(
        "summed sigmoid",
        r"$y = \sigma(a)$, $\;E = (y - t)^2$",
        "double logistic",
        r"Two factors come in: one from the square, one from the output function.",
    ),
]


@problem(
    version=1,
    title="Which delta belongs to the output?",
    concepts=["backpropagation", "cross-entropy-gradient"],
    difficulty=3,
    minutes=6,
    sources=["Bishop 1995, sections 4.8 and 6.7", "Hertz, Krogh & Palmer 1991, section 6.1", "Lecture 003, eqs 4-7"],
)
def which_delta(draw: Draw) -> Question:
    plain = [k for k, item in enumerate(ITEMS) if item.category == "plain"]
    others = [k for k, item in enumerate(ITEMS) if item.category != "plain"]
    chosen = draw.show(chosen=draw.sample("plain", plain, 2) + draw.sample("others", others, 4))
    forms = draw.shuffled("forms", list(FORMS))
    return Question(
        prompt=r"""
        The delta of an output unit is $\delta = dE/da$, where $a$ is its net input and $y$ its output. A slide calls $\delta = y - t$
        "the error signal", whatever the output function and the error are. ($\sigma$ is the logistic function; one sample.)
        """,
        parts=[
            Part(
                "delta",
                r"Which $\delta$ belongs to each pair? A form may belong to several pairs or to none.",
                Matching(items=[ITEMS[k] for k in chosen], categories={name: FORMS[name] for name in forms}),
                points=2,
            ),
        ],
        hints=[r"Write $\delta = \frac{dE}{dy} \frac{dy}{da}$ and express both factors with $y$ and $t$."],
        solution=r"""
        $\delta = \frac{dE}{dy} \frac{dy}{da}$. The slopes are 1 for $y = a$, $y (1 - y)$ for the logistic function, $1 - y^2$ for tanh and
        $y$ for $e^a$. $\frac{1}{2} (y - t)^2$ contributes $y - t$, the plain square twice that. The cross-entropy contributes
        $\frac{y - t}{y (1 - y)}$, so the slope cancels, and $y - t \ln y$ contributes $\frac{y - t}{y}$, which cancels the slope of $e^a$.
        So $\delta = y - t$ holds for a linear output with the squared error, and where error and output function match.
        """,
    )


@which_delta.verified_by()
def by_differences(drawn: Drawn) -> dict[str, object]:
    """Central differences of each error at two activations, met by one of the forms."""

    def sigmoid(a: float) -> float:
        return 1 / (1 + math.exp(-a))

    def half(y: float, t: float) -> float:
        return (y - t) ** 2 / 2

    pairs: dict[str, tuple[Callable[[float], float], Callable[[float, float], float]]] = {
        "linear": (lambda a: a, half),
        "sigmoid": (sigmoid, half),
        "tanh": (math.tanh, half),
        "entropy": (sigmoid, lambda y, t: -t * math.log(y) - (1 - t) * math.log(1 - y)),
        "growth": (math.exp, half),
        "counts": (math.exp, lambda y, t: y - t * math.log(y)),
        "summed": (lambda a: a, lambda y, t: (y - t) ** 2),
        "summed sigmoid": (sigmoid, lambda y, t: (y - t) ** 2),
    }
    forms: dict[str, Callable[[float, float], float]] = {
        "plain": lambda y, t: y - t,
        "logistic": lambda y, t: (y - t) * (y - y * y),
        "tanh": lambda y, t: (y - t) * (1 - y * y),
        "exponential": lambda y, t: y * y - t * y,
        "double": lambda y, t: 2 * y - 2 * t,
        "double logistic": lambda y, t: 2 * (y - t) * (y - y * y),
    }
    names = list(pairs)
    found = {}
    for k in drawn.chosen:
        output, error = pairs[names[k]]
        h = 1e-5
        found[names[k]] = next(
            form
            for form, value in forms.items()
            if all(
                abs((error(output(a + h), t) - error(output(a - h), t)) / (2 * h) - value(output(a), t)) < 1e-8
                for a, t in ((0.4, 0.3), (-0.7, 0.9))
            )
        )
    return {"delta": found}
