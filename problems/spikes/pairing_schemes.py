"""Which pairs of spikes count: nearest neighbours seen from the presynaptic spikes, against other schemes."""

from __future__ import annotations

from itertools import combinations

from examgen import Draw, Figure, Integer, Mistake, Number, Part, Question, Rows, T, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Spikes
from problems.spikes import reference

ORDERS = [
    order
    for order in combinations(range(7), 3)
    if len(reference.presynaptic_centred_pairs(order, [k for k in range(7) if k not in order]))
    != len(reference.symmetric_pairs(order, [k for k in range(7) if k not in order]))
]
"""The places of the three presynaptic spikes among all seven for which the two schemes count different numbers of pairs."""

BY_NUMBER = {
    number: [
        order for order in ORDERS if len(reference.symmetric_pairs(order, [k for k in range(7) if k not in order])) == number
    ]
    for number in (4, 5, 6)
}
"""The same by the number of pairs that the symmetric scheme counts."""


@problem(
    version=1,
    title="Who is paired with whom?",
    concepts=["stdp-pairwise-sum"],
    difficulty=3,
    minutes=9,
    sources=["Morrison, Diesmann & Gerstner 2008", "Izhikevich & Desai 2003", "Lecture 001, eq. 7"],
)
def pairing_schemes(draw: Draw) -> Question:
    a_plus, a_minus = draw.pick("Ap", [0.005, 0.01]), draw.pick("Am", [0.004, 0.006, 0.0105, 0.012])
    tau_plus, tau_minus = draw.distinct("tp tm", [10, 15, 20, 25, 30])
    window = reference.Window(a_plus, a_minus, tau_plus, tau_minus)
    times = sorted(draw.sample("times", range(5, 105, 5), 7))
    order = draw.pick("order", BY_NUMBER[draw.pick("counted", [4, 5, 6])])
    pre, post = draw.show(pre=[times[k] for k in order], post=[times[k] for k in range(7) if k not in order])
    pairs = reference.presynaptic_centred_pairs(pre, post)
    symmetric = reference.symmetric_pairs(pre, post)
    partners = _rows(pre, pairs)
    lags = [b - a for a, b in pairs]
    change = reference.total(window, lags)
    everything = reference.all_to_all(window, pre, post)
    causal = reference.total(window, [s for s in lags if s > 0])
    other = reference.total(window, [b - a for a, b in symmetric])
    draw.require(abs(change) > 5e-4)
    draw.apart(change, everything, causal, other, by=0.03)
    shares = draw.show(figures=4, shares=[window(s) for s in lags])
    draw.show(
        steps=[["pre (ms)", "post (ms)", "s (ms)", "W(s)"]]
        + [[a, b, b - a, float(share)] for (a, b), share in zip(pairs, shares, strict=True)]
    )
    draw.show(figures=4, total=change)
    draw.show(number=len(symmetric))
    return Question(
        prompt=r"""
        In a scheme of nearest neighbours "seen from the presynaptic side", each presynaptic spike is paired with the last
        postsynaptic spike before it and with the first one after it; all other pairs are ignored. A pair at $s =
        t_\mathrm{post} - t_\mathrm{pre}$ changes the weight by $A_+\, e^{-s/\tau_+}$ if $s > 0$ and by $-A_-\, e^{s/\tau_-}$ if
        $s < 0$, with $A_+ = [[Ap]]$, $A_- = [[Am]]$, $\tau_+ = [[tp]]$ ms, $\tau_- = [[tm]]$ ms.

        [[figure:trains]]
        """,
        figures=[
            Figure(
                "trains",
                marks=[Spikes([pre, post], ["pre", "post"])],
                x=Axis("time", unit="ms", range=(0, 105), step=20, grid=True, minor=4),
                alt="A raster with a row of three presynaptic and a row of four postsynaptic spikes over time in ms; all times are "
                "multiples of 5 ms.",
                table=[["neuron", "spike times (ms)"], ["pre", ", ".join(map(str, pre))], ["post", ", ".join(map(str, post))]],
            )
        ],
        parts=[
            Part(
                "partners",
                r"For each presynaptic spike give the time in ms of the postsynaptic spike that it is paired with on either side. Type "
                r'"none" where there is none.',
                Rows(
                    columns={"before": Integer(0, or_none="none"), "after": Integer(0, or_none="none")},
                    rows=partners,
                    labels=[T("pre at [[t]] ms", t=t) for t in pre],
                    titles={"before": "partner before (ms)", "after": "partner after (ms)"},
                ),
                points=2,
                mistakes=[
                    Mistake(
                        "looks back only",
                        [(before, None) for before, _ in partners],
                        r"Here every presynaptic spike also looks for the next postsynaptic spike.",
                    ),
                    Mistake(
                        "first and last",
                        [(min(post), max(post))] * 3,
                        r"The nearest spikes on either side count, not the first and the last.",
                    ),
                    Mistake(
                        "sides exchanged",
                        [(after, before) for before, after in partners],
                        r"The partner before is the earlier one.",
                    ),
                ],
            ),
            Part(
                "change",
                r"Give the total change of the weight.",
                Number(change),
                mistakes=[
                    Mistake("all pairs", everything, r"Drop the pairs that the scheme ignores."),
                    Mistake("potentiation only", causal, r"The pairs with the postsynaptic spike first depress."),
                    Mistake("seen from both sides", other, r"Only presynaptic spikes look for partners here."),
                ],
            ),
            Part(
                "number",
                r"In the symmetric scheme each spike of either neuron is paired with the last spike of the other neuron before it. How "
                r"many pairs count there?",
                Integer(len(symmetric)),
                mistakes=[
                    Mistake("all pairs", len(pre) * len(post), r"Only the most recent partner counts for each spike."),
                    Mistake("every spike has a partner", 7, r"Does a spike of the other neuron come before each of them?"),
                    Mistake(
                        "the other scheme", len(pairs), r"Here the spikes of both neurons look for a partner, and only backwards."
                    ),
                ],
            ),
        ],
        hints=[r"Go through the presynaptic spikes one by one. For each, look left and right along the postsynaptic row."],
        solution=r"""
        The presynaptic spikes are at $[[pre:tuple]]$ ms and the postsynaptic ones at $[[post:tuple]]$ ms. Looking left and
        right from each presynaptic spike gives

        [[steps:table]]

        Together these changes are $[[total]]$. In the symmetric scheme each of the 7 spikes looks back once; those before which
        the other neuron has not fired find nobody. That leaves [[number]] pairs.
        """,
    )


def _rows(pre: list[int], pairs: list[tuple[int, int]]) -> list[tuple[int | None, int | None]]:
    """For each presynaptic spike the latest partner before it and the earliest after it, None where there is none."""
    return [
        (max((b for a, b in pairs if a == t > b), default=None), min((b for a, b in pairs if a == t < b), default=None))
        for t in pre
    ]


@pairing_schemes.verified_by(rtol=1e-9)
def scanning_the_time(drawn: Drawn) -> dict[str, object]:
    """One pass over the time that remembers the last spike of each neuron and which presynaptic spikes still wait for a partner."""
    from math import exp

    last = {"pre": None, "post": None}
    waiting: list[int] = []
    pairs: list[tuple[int, int]] = []
    number = 0
    for now in range(110):
        for kind, other in (("pre", "post"), ("post", "pre")):
            if now in getattr(drawn, kind):
                number += last[other] is not None
                last[kind] = now
                if kind == "pre":
                    waiting.append(now)
                    if last["post"] is not None:
                        pairs.append((now, last["post"]))
                else:
                    pairs += [(a, now) for a in waiting]
                    waiting = []
    change = 0.0
    for a, b in pairs:
        change += drawn.Ap * exp((a - b) / drawn.tp) if b > a else -drawn.Am * exp((b - a) / drawn.tm)
    partners = [[next((b for a, b in pairs if a == t and (b > t) == later), None) for later in (False, True)] for t in drawn.pre]
    return {"partners": partners, "change": change, "number": number}
