"""Subtractive normalisation as it was printed, without the minus."""

from examgen import Draw, Expression, Mistake, Number, Part, Question, Vector, problem
from problems.stabilised import reference


@problem(
    version=1,
    title="A lost minus in subtractive normalisation",
    concepts=["subtractive-normalization"],
    difficulty=4,
    minutes=7,
    sources=["Dayan and Abbott 2001, eqs 8.14-8.15", "Miller and MacKay 1994", "Lecture 004"],
)
def subtraction_slip(draw: Draw) -> Question:
    n = draw.pick("N", [3, 4])
    u = draw.sample("u", [0, 1, 2, 3, 4], n)
    w = draw.sample("w", [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7], n)
    inputs, weights = reference.exact(u), reference.exact(w)
    v, total = weights @ inputs, sum(inputs)
    draw.require(v != 1 and total != n)
    printed = reference.printed_subtraction(inputs, weights)
    right = reference.subtractive_step(inputs, weights, 1)
    draw.show(v=float(v), total=float(total), printed=float(printed), figures=6)
    mean = draw.show(mean=float(total / n), figures=4)
    draw.show(deviations=[float(entry) - mean for entry in inputs], digits=4)
    draw.show(right=right.astype(float), figures=4)
    symbols = {"v": "real", "u_i": "real", "S": "real", "N": "positive"}
    return Question(
        prompt=r"""
        A slide explains "normalise by subtracting the same quantity from all weights" with
        $$\tau_w\dot{\mathbf w} = v\,\mathbf u\,\Bigl(\frac{v\,(\mathbf n\cdot\mathbf u)\,\mathbf n}{N}\Bigr), \qquad
        \mathbf n = (1, \ldots, 1),$$
        where $N$ is the number of synapses and vectors side by side are multiplied entry by entry. Take
        $\mathbf u = [[u:tuple]]$, $\mathbf w = [[w:tuple]]$ and $v = \mathbf w\cdot\mathbf u$.
        """,
        parts=[
            Part(
                "printed",
                r"Evaluate $\tau_w \frac{d}{dt}\sum_i w_i$ for the formula as printed.",
                Number(printed, rtol=1e-3),
                mistakes=[
                    Mistake("nothing changes", 0, r"As printed nothing is subtracted."),
                    Mistake("output once", printed / v, r"The output stands in front of the bracket and in it."),
                    Mistake("plain Hebb", v * total, r"That is plain Hebb, without the bracket."),
                    Mistake("not divided", printed * n, r"The bracket is divided by the number of synapses."),
                ],
            ),
            Part(
                "rule",
                r"Write entry $i$ of the right-hand side as it should be, with $v$, $u_i$, $S = \mathbf n\cdot\mathbf u$ and $N$.",
                Expression("v (u_i - S / N)", symbols=symbols, left="tau_w dw_i/dt"),
                points=2,
                mistakes=[
                    Mistake("sum subtracted", "v (u_i - S)", r"Add up the entries: does the sum of the weights stay?"),
                    Mistake("turned round", "v (S / N - u_i)", r"Hebbian growth comes first; the correction carries the minus."),
                    Mistake("as printed", "v^2 u_i S / N", r"That is the printed formula. Is anything subtracted in it?"),
                    Mistake("output forgotten", "v u_i - S / N", r"The subtracted amount is the mean of the Hebbian changes."),
                ],
            ),
            Part(
                "right",
                r"Evaluate the right-hand side as it should be for the numbers above.",
                Vector(right, rtol=2e-3, atol=1e-9),
                mistakes=[
                    Mistake(
                        "sum subtracted",
                        v * (inputs - total),
                        r"Add up your entries: does the sum of the weights stay?",
                    ),
                    Mistake("plain Hebb", v * inputs, r"Add up your entries: does the sum of the weights stay?"),
                    Mistake("as printed", v**2 * inputs * total / n, r"That is the printed formula."),
                ],
            ),
        ],
        hints=[r"What should a normalisation do to the sum of the weights? Add up the entries."],
        solution=r"""
        $v = [[v]]$ and $S = [[total]]$. As printed the entries are $v^2 u_i S/N$; their sum is $v^2 S^2/N = [[printed]] > 0$, so
        the total weight grows even faster. Right is $v\,u_i$ minus the mean of all these changes, $v S/N$: entry $i$ is
        $v\,(u_i - S/N)$. With $S/N = [[mean]]$ the deviations are $[[deviations:tuple]]$ and the changes $[[right:tuple]]$. They
        add up to zero.
        """,
    )


@subtraction_slip.verified_by(rtol=1e-4)
def small_steps(drawn):
    """A small step of the printed rule, entry by entry; candidates for the right rule that keep the sum and move towards u."""
    u, w, n = drawn.u, drawn.w, drawn.N
    v = sum(a * b for a, b in zip(w, u, strict=True))
    h = 1e-6
    after = [a + h * v * x * (v * sum(u) * 1 / n) for a, x in zip(w, u, strict=True)]
    candidates = {
        "v (u_i - S)": [v * (x - sum(u)) for x in u],
        "v (S / N - u_i)": [sum(v * (y - x) for y in u) / n for x in u],
        "v u_i - S / N": [v * x - sum(u) / n for x in u],
        "v (u_i - S / N)": [sum(v * (x - y) for y in u) / n for x in u],
    }

    def fits(changes):
        grows = changes[max(range(n), key=lambda i: u[i])] > 0
        return abs(sum(changes)) < 1e-9 and grows

    right = next(text for text, changes in candidates.items() if fits(changes))
    return {"printed": (sum(after) - sum(w)) / h, "rule": right, "right": candidates[right]}
