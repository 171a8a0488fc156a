"""A program for Oja's rule with or without a slip: what it does, how it is mended, and the order of its steps."""

import numpy as np

from examgen import Choice, Draw, Option, Ordering, Part, Question, Step, problem

LISTINGS = {
    "index": ("rPre = np.array([x[ix], y[ix]])", "rPost = w @ rPre", "w = w + eta * rPost * (rPre - rPost * w)"),
    "sign": ("rPre = np.array([x[i], y[i]])", "rPost = w @ rPre", "w = w + eta * rPost * (rPre + rPost * w)"),
    "lost": ("rPre = np.array([x[i], y[i]])", "rPost = w @ rPre", "w = eta * rPost * (rPre - rPost * w)"),
    "square": ("rPre = np.array([x[i], y[i]])", "rPost = w @ rPre", "w = w + eta * (rPost * rPre - w)"),
    "right": ("rPre = np.array([x[i], y[i]])", "rPost = w @ rPre", "w = w + eta * rPost * (rPre - rPost * w)"),
}
OUTCOMES = {"index": "stops", "sign": "grows", "lost": "shrinks", "square": "shrinks", "right": "settles"}
MENDS = {
    "index": r"use `i` instead of `ix` in the first line of the loop",
    "sign": r"turn the second `+` of the last line into `-`",
    "lost": r"add the old `w` on the right-hand side of the last line",
    "square": r"put the factor `rPost ** 2` in front of the last `w`",
    "right": r"nothing: it is Oja's rule as it stands",
}
PLACES = {
    "index": "the name ix is never assigned",
    "sign": "the decay term has the wrong sign",
    "lost": "the old weights are thrown away",
    "square": "the squared output is missing in the decay",
    "right": "all lines are right",
}
MEND_SAYS = {
    "index": r"Which names does the loop set? Compare them with those it uses.",
    "sign": r"Does the decay term reduce the weights in this listing?",
    "lost": r"Does the new weight contain the old one in this listing?",
    "square": r"In Oja's rule the decay is proportional to the squared output.",
    "right": r"Compare every line with $\Delta w = \eta\,v\,(u - v\,w)$.",
}


@problem(
    version=1,
    title="A program for Oja's rule",
    concepts=["oja-simulation"],
    difficulty=2,
    minutes=6,
    sources=["Oja 1982", "Lecture 004, listing"],
    unverified={
        "mend": "comparison of the listing with the rule of Oja 1982, term by term",
        "order": "order of the listing; each step uses what the one before it makes",
    },
)
def oja_listing(draw: Draw) -> Question:
    slip = draw.pick("slip", list(LISTINGS))
    first, second, third = LISTINGS[slip]
    draw.show(first=first, second=second, third=third)
    draw.pick("eta", [0.1, 0.2])
    others = draw.sample("others", [name for name in MENDS if name != slip], 3)
    draw.show(place=PLACES[slip])
    return Question(
        prompt=r"""
        A program should train Oja's rule, $\Delta w = \eta\,v\,(u - v\,w)$, on points with the coordinates `x` and `y` (arrays of the
        length `N = 2000`, mean 0; the larger eigenvalue of their covariance matrix is 0.5). It starts with `eta = [[eta]]` and
        `w = np.array([0.1, 0.4])`. The names `x`, `y`, `N`, `eta`, `w` are set. Lines 2 to 4 are the body of the loop:

        1. `for i in range(N):`
        2. `[[first]]`
        3. `[[second]]`
        4. `[[third]]`
        """,
        parts=[
            Part(
                "outcome",
                r"What happens when it runs?",
                Choice(
                    [
                        Option(r"It stops with a `NameError`.", right=slip == "index", id="stops", says=_SAYS),
                        Option(
                            r"The weights grow without bound.",
                            right=OUTCOMES[slip] == "grows",
                            id="grows",
                            says=_SAYS,
                        ),
                        Option(
                            r"The weights shrink towards zero.",
                            right=OUTCOMES[slip] == "shrinks",
                            id="shrinks",
                            says=_SAYS,
                        ),
                        Option(
                            r"The weights approach a vector of the length 1.",
                            right=OUTCOMES[slip] == "settles",
                            id="settles",
                            says=_SAYS,
                        ),
                    ]
                ),
            ),
            Part(
                "mend",
                r"What makes it Oja's rule, with every point used once?",
                Choice(
                    [
                        Option(MENDS[slip], right=True, id=slip, says=r"Then the loop is Oja's rule."),
                        *(Option(MENDS[name], id=name, says=MEND_SAYS[name]) for name in others),
                    ]
                ),
            ),
            Part(
                "order",
                r"Order the steps of the whole program. Two do not belong.",
                Ordering(
                    steps=[
                        Step("data", r"make the points `x`, `y`"),
                        Step("pre", r"take one point as the input"),
                        Step("post", r"compute the output with the present weights"),
                        Step("change", r"change the weights"),
                        Step("plot", r"plot the points with the final weights as an arrow"),
                    ],
                    distractors=[
                        Step(
                            "covariance",
                            r"compute the eigenvectors of the covariance matrix",
                            says=r"The rule finds the leading eigenvector without ever computing a covariance matrix.",
                        ),
                        Step(
                            "normalise",
                            r"divide the weights by their length",
                            says=r"Oja's rule keeps the length by its decay term.",
                        ),
                    ],
                ),
            ),
        ],
        hints=[r"Compare the last line with the rule term by term, and the names that the loop uses with those that are set."],
        solution=r"""
        A name that is never assigned stops the program at its first use. A decay term with a plus sign makes the growth faster. A line
        that assigns only the change throws the old weights away, and each pass multiplies them by a small number. A decay of
        $\eta\,w$ without the squared output shrinks the weights when the variance of the inputs is below 1. Here [[place]].
        """,
    )


_SAYS = r"Follow two rounds of the loop: which names are used, and how does the length of the weights change?"


@oja_listing.verified_by()
def running_the_loops(drawn):
    """Each loop is run as a function on random points, and the length of the weights is looked at."""
    generator = drawn.generator("points")
    x = generator.normal(size=2000) * 0.6
    points = np.stack([x, -0.5 * x]) + 0.2 * generator.normal(size=(2, 2000))

    def oja(w, u):
        v = w @ u
        return w + drawn.eta * v * (u - v * w)

    loops = {
        "sign": lambda w, u: w + drawn.eta * (w @ u) * (u + (w @ u) * w),
        "lost": lambda w, u: drawn.eta * (w @ u) * (u - (w @ u) * w),
        "square": lambda w, u: w + drawn.eta * ((w @ u) * u - w),
        "right": oja,
    }
    w, result = np.array([0.1, 0.4]), None
    if drawn.slip == "index":
        result = "stops"
    else:
        for u in points.T:
            w = loops[drawn.slip](w, u)
            if w @ w > 1e6:
                break
        length = float(np.hypot(*w))
        result = "grows" if length > 100 else "shrinks" if length < 0.01 else "settles"
    return {"outcome": result}
