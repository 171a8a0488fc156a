"""For which pairs of neurons is the drift of a weight the product of the rates times the area under the window?"""

from __future__ import annotations

from examgen import Draw, Item, Matching, Part, Question, problem
from examgen.authoring import Drawn

ITEMS = {
    "independent": Item(
        "independent",
        r"Both fire as independent Poisson processes; all pairs count.",
        "equal",
        says=r"For independent trains every lag occurs equally often.",
    ),
    "driven": Item(
        "driven",
        r"$j$ excites $i$: for some ms after each spike of $j$ the rate of $i$ is raised; all pairs count.",
        "larger",
        says=r"If $j$ excites $i$, are there more pairs than by chance with $j$ first?",
    ),
    "inhibited": Item(
        "inhibited",
        r"$j$ inhibits $i$: for some ms after each spike of $j$ the rate of $i$ is lowered; all pairs count.",
        "smaller",
        says=r"If $j$ inhibits $i$, are there fewer pairs than by chance with $j$ first?",
    ),
    "backwards": Item(
        "backwards",
        r"$i$ excites $j$: for some ms after each spike of $i$ the rate of $j$ is raised; all pairs count.",
        "equal",
        says=r"If $i$ excites $j$, at which lags $s$ are there more pairs than by chance? What is the window there?",
    ),
    "common early": Item(
        "common early",
        r"A third neuron excites both, $j$ always 5 ms earlier than $i$; all pairs count.",
        "larger",
        says=r"A common input that reaches $j$ first adds pairs. At which lag?",
    ),
    "common late": Item(
        "common late",
        r"A third neuron excites both, $i$ always 5 ms earlier than $j$; all pairs count.",
        "equal",
        says=r"A common input that reaches $i$ first adds pairs. At which lag, and what is the window there?",
    ),
    "nearest": Item(
        "nearest",
        r"Both fire as independent Poisson processes; each spike of $i$ is paired only with the last spike of $j$ before it.",
        "smaller",
        says=r"Nearest neighbours only: are pairs left out that all-to-all pairing counts?",
    ),
    "reset": Item(
        "reset",
        r"Both fire as independent Poisson processes; the trace of $j$ is set to $A$ at each spike of $j$, not raised by $A$.",
        "smaller",
        says=r"Compare the mean of a trace that is reset with one to which spikes add.",
    ),
    "regular": Item(
        "regular",
        r"$j$ fires as a Poisson process, $i$ like a clock, independently of $j$; all pairs count.",
        "equal",
        says=r"Is the clock locked to $j$ in any way? Which lags occur more often than others?",
    ),
}

EQUAL = [name for name, item in ITEMS.items() if item.category == "equal"]
SMALLER = [name for name, item in ITEMS.items() if item.category == "smaller"]


@problem(
    version=1,
    title="When the area is not enough",
    concepts=["stdp-mean-drift", "stdp-pairwise-sum"],
    difficulty=4,
    minutes=8,
    sources=["Kempter, Gerstner & van Hemmen 1999", "Morrison, Diesmann & Gerstner 2008", "Lecture 001, eq. 9"],
)
def area_not_enough(draw: Draw) -> Question:
    equal, smaller = draw.sample("equal", EQUAL, 2), draw.sample("smaller", SMALLER, 2)
    names = draw.show(names=["driven", "common early", *equal, *smaller])
    tau, amplitude = draw.pick("tau", [10, 15, 20, 25]), draw.pick("A", [0.005, 0.01, 0.02])
    draw.show(digits=4, area=tau * amplitude)
    return Question(
        prompt=r"""
        A slide says that the mean drift of the weight from neuron $j$ to neuron $i$ is $\langle \dot w_{ij} \rangle = \nu_i \nu_j \int
        W(s)\, ds$, with $s = t_\mathrm{post} - t_\mathrm{pre}$. A window has only a potentiation side: $W(s) = A\, e^{-s/\tau}$ for $s > 0$
        and $W(s) = 0$ for $s < 0$, $A = [[A]]$, $\tau = [[tau]]$ ms. The rates $\nu_i$ and $\nu_j$ are those that are measured.
        """,
        parts=[
            Part(
                "cases",
                r"Compare the true drift with the formula of the slide.",
                Matching(
                    items=[ITEMS[name] for name in names],
                    categories={
                        "equal": r"equal to $\nu_i \nu_j A \tau$",
                        "larger": r"larger than $\nu_i \nu_j A \tau$",
                        "smaller": r"smaller than $\nu_i \nu_j A \tau$",
                    },
                ),
            ),
        ],
        hints=[r"Given a spike of $j$ at time 0: is the rate of $i$ at the times $s > 0$ above, at or below its mean?"],
        solution=r"""
        The formula counts all pairs and takes every lag as equally frequent; here $\int W\, ds = A \tau = [[area]]$ ms. A correlation
        changes the drift only at lags where the window is not zero, that is for $s > 0$: excitation of $i$ by $j$ and a common input that
        reaches $j$ first add pairs there, inhibition removes some. Extra pairs at $s < 0$ do nothing for this window. Regularity without
        locking does nothing either.

        Nearest neighbours and traces that are reset leave pairs out, so the drift is smaller, even for independent trains.
        """,
    )


@area_not_enough.verified_by()
def simulated_rates(drawn: Drawn) -> dict[str, object]:
    """The rate of i around a spike of j weighted with the window for each kind of correlation; means of traces for the schemes."""
    import numpy as np

    tau, pre, post, h = drawn.tau / 1000, 20.0, 10.0, 1e-4
    s = (np.arange(-5000, 5000) + 0.5) * h
    window = np.where(s > 0, drawn.A * np.exp(-s / tau), 0.0)
    bump = 40 * np.exp(-np.abs(s) / 0.01)
    peak = 200 * np.exp(-(((np.abs(s) - 0.005) / 0.001) ** 2))
    rates = {
        "independent": 0 * s,
        "regular": 0 * s,
        "driven": bump * (s > 0),
        "inhibited": -0.2 * bump * (s > 0),
        "backwards": bump * (s < 0),
        "common early": peak * (s > 0),
        "common late": peak * (s < 0),
    }
    drifts = {name: pre * ((post + extra) * window).sum() * h for name, extra in rates.items()}
    age = (np.arange(20000) + 0.5) * h
    last = pre * np.exp(-pre * age) * h
    drifts["nearest"] = drifts["reset"] = post * (last * drawn.A * np.exp(-age / tau)).sum()
    plain = pre * post * window.sum() * h
    ratios = {name: drifts[name] / plain for name in drawn.names}
    kind = {name: "equal" if abs(r - 1) < 1e-3 else "larger" if r > 1 else "smaller" for name, r in ratios.items()}
    return {"cases": kind}
