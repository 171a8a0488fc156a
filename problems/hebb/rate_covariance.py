"""The mean change under the covariance rule, from two recorded rates."""

from fractions import Fraction
from itertools import product

from examgen import Choice, Draw, Figure, Mistake, Number, Option, Part, Question, problem
from examgen.figures import Axis, Line
from problems.hebb import reference


@problem(
    version=1,
    title="Rates that rise together",
    concepts=["generalized-hebb", "covariance-rule"],
    difficulty=3,
    minutes=6,
    sources=["Sejnowski 1977", "Neuronal Dynamics, section 19.2", "Lecture 001"],
)
def rate_covariance(draw: Draw) -> Question:
    n = draw.pick("n", [4, 5])
    post = draw.integers("nu_i", 0, 6, n).tolist()
    pre = draw.integers("nu_j", 0, 6, n).tolist()
    eta = draw.pick("eta", [0.1, 0.2, 0.5])
    rate = reference.exact(eta)
    mean = reference.mean_product_of_deviations(post, pre)
    products = sum(a * b for a, b in zip(post, pre, strict=True))
    draw.require(mean != 0 and n * rate != 1 and len(set(post)) > 2 and len(set(pre)) > 2)
    draw.show(second=Fraction(products, n), mi=Fraction(sum(post), n), mj=Fraction(sum(pre), n), cov=mean, change=rate * mean)
    return Question(
        prompt=r"""
        A synapse from cell $j$ to cell $i$ follows the covariance rule
        $\dot w = \eta\,(\nu_i - \langle\nu_i\rangle)(\nu_j - \langle\nu_j\rangle)$ with $\eta = [[eta]]$. The figure shows both
        rates in [[n]] equally long periods; all are whole numbers. $\langle\cdot\rangle$ is the mean over the periods (divide by
        their number).

        [[figure:rates]]
        """,
        parts=[
            Part(
                "formula",
                r"Which expression equals $\langle\dot w\rangle$ for any rates?",
                Choice(
                    [
                        Option(
                            r"$\eta\,\bigl(\langle\nu_i\nu_j\rangle - \langle\nu_i\rangle\langle\nu_j\rangle\bigr)$",
                            right=True,
                            id="difference",
                            says=r"Two of the four terms of the product cancel one another.",
                        ),
                        Option(
                            r"$\eta\,\langle\nu_i\nu_j\rangle$",
                            id="product",
                            says=r"That is basic Hebb. Expand the product of the brackets.",
                        ),
                        Option(
                            r"$\eta\,\langle\nu_i\rangle\langle\nu_j\rangle$",
                            id="means",
                            says=r"Take two rates that do not change: what should the rule give?",
                        ),
                        Option(
                            r"$0$",
                            id="zero",
                            says=r"Each bracket has the mean 0. Does their product?",
                        ),
                        Option(
                            r"$\eta\,\bigl(\langle\nu_i\nu_j\rangle - 2\langle\nu_i\rangle\langle\nu_j\rangle\bigr)$",
                            id="twice",
                            says=r"The expansion has a fourth term, the product of the two means.",
                        ),
                    ]
                ),
            ),
            Part(
                "change",
                r"Compute $\langle\dot w\rangle$ for the rates of the figure.",
                Number(rate * mean, rtol=1e-3),
                points=2,
                mistakes=[
                    Mistake("basic Hebb", rate * Fraction(products, n), r"Subtract the product of the means."),
                    Mistake(
                        "divided by n - 1",
                        rate * reference.mean_product_of_deviations(post, pre, n - 1),
                        r"The mean over the periods divides by their number.",
                    ),
                    Mistake("sum", rate * mean * n, r"The question asks for the mean, not for the sum."),
                    Mistake("learning rate forgotten", mean, r"Where is the learning rate?"),
                ],
            ),
        ],
        hints=[r"Expand the product of the two brackets and average each term."],
        solution=r"""
        $\langle(\nu_i - \langle\nu_i\rangle)(\nu_j - \langle\nu_j\rangle)\rangle
        = \langle\nu_i\nu_j\rangle - \langle\nu_i\rangle\langle\nu_j\rangle$. The figure gives $\nu_i = [[nu_i:tuple]]$ and
        $\nu_j = [[nu_j:tuple]]$, so $\langle\nu_i\rangle = [[mi]]$, $\langle\nu_j\rangle = [[mj]]$,
        $\langle\nu_i\nu_j\rangle = [[second]]$. The covariance is $[[second]] - [[mi]] \cdot [[mj]] = [[cov]]$, and
        $\langle\dot w\rangle = [[eta]] \cdot [[cov]] = [[change]]$.
        """,
        figures=[
            Figure(
                "rates",
                marks=[
                    Line(list(range(1, n + 1)), post, label="post (i)", series=1, markers=True),
                    Line(list(range(1, n + 1)), pre, label="pre (j)", series=2, markers=True),
                ],
                x=Axis("period", range=(0.5, n + 0.5), step=1),
                y=Axis("rate", range=(-0.3, 6.3), step=1, grid=True),
                alt="Two lines with markers: the rates of the postsynaptic and of the presynaptic cell over the periods.",
                table=[
                    ["period", "post (i)", "pre (j)"],
                    *[[k + 1, a, b] for k, (a, b) in enumerate(zip(post, pre, strict=True))],
                ],
            )
        ],
    )


@rate_covariance.verified_by()
def over_pairs_of_periods(drawn):
    """Half the mean over all pairs of periods of the product of the differences; the expressions tried on these rates."""
    n, post, pre = drawn.n, drawn.nu_i.tolist(), drawn.nu_j.tolist()
    pairs = product(range(n), repeat=2)
    mean = Fraction(sum((post[a] - post[b]) * (pre[a] - pre[b]) for a, b in pairs), 2 * n * n)
    second = Fraction(sum(a * b for a, b in zip(post, pre, strict=True)), n)
    means = Fraction(sum(post) * sum(pre), n * n)
    values = {"product": second, "means": means, "zero": 0, "twice": second - 2 * means, "difference": second - means}
    fits = [name for name, value in values.items() if value == mean]
    return {"formula": fits[-1], "change": Fraction(str(drawn.eta)) * mean}
