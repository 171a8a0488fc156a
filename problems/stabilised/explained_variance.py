"""How many principal components carry most of the variance, read off a bar chart."""

from fractions import Fraction

import numpy as np

from examgen import Draw, Figure, Integer, Mistake, Number, Part, Question, problem
from examgen.figures import Axis, Bars


@problem(
    version=1,
    title="Variance along principal components",
    concepts=["pca-hebb"],
    difficulty=2,
    minutes=5,
    sources=["Hertz, Krogh and Palmer 1991, section 8.3", "Lecture 003", "Lecture 004"],
)
def explained_variance(draw: Draw) -> Question:
    n = draw.pick("n", [5, 6])
    drawn = draw.sample("drawn", list(range(1, 17)), n)
    values = draw.show(values=drawn[2:] + drawn[:2] if max(drawn) in drawn[:2] else drawn)
    goal = draw.pick("goal", [70, 75, 80, 90])
    ordered = sorted(values, reverse=True)
    total = sum(ordered)
    shares = [Fraction(sum(ordered[:k]), total) for k in range(1, n + 1)]
    count = next(k for k, share in enumerate(shares, 1) if share * 100 >= goal)
    draw.require(1 < count < n and shares[count - 1] * 100 != goal)
    unsorted = next(k for k in range(1, n + 1) if 100 * sum(values[:k]) >= goal * total)
    rest = total - sum(ordered[:2])
    draw.apart(total - rest, total - values[0] - values[1], total - ordered[0])
    squares = sum(entry**2 for entry in ordered)
    draw.show(ordered=ordered, total=total, rest=rest, count=count)
    draw.show(
        largest=ordered[0], first=float(shares[0]), before=float(shares[count - 2]), enough=float(shares[count - 1]), figures=4
    )
    return Question(
        prompt=r"""
        A network with several outputs has learned the principal components of [[n]] zero-mean inputs. The figure shows the
        variance of each output $v_k = \mathbf e_k\cdot\mathbf u$ with unit vectors $\mathbf e_k$, in no particular order; all are whole
        numbers.

        [[figure:variances]]
        """,
        parts=[
            Part(
                "share",
                r"Which fraction of the total input variance does the first principal component carry?",
                Number(shares[0], rtol=2e-3),
                mistakes=[
                    Mistake("first bar", Fraction(values[0], total), r"The first principal component has the largest variance."),
                    Mistake(
                        "ratio to the second",
                        Fraction(ordered[1], ordered[0]),
                        r"That compares two components. Compare with the total.",
                    ),
                    Mistake("squares", Fraction(ordered[0] ** 2, squares), r"The bars are variances already."),
                    Mistake(
                        "standard deviations",
                        ordered[0] ** 0.5 / sum(entry**0.5 for entry in ordered),
                        r"Variances add up, standard deviations do not.",
                    ),
                ],
            ),
            Part(
                "count",
                r"How many components are needed at least to carry $[[goal]]$ % of the total variance?",
                Integer(count),
                points=2,
                mistakes=_miscounted(count, unsorted),
            ),
            Part(
                "error",
                r"The inputs are reconstructed from the two leading components, $\hat{\mathbf u} = v_1\mathbf e_1 + v_2\mathbf e_2$. "
                r"How large is the mean squared error $\langle|\mathbf u - \hat{\mathbf u}|^2\rangle$?",
                Number(rest, rtol=1e-3),
                mistakes=[
                    Mistake("variance that is kept", total - rest, r"That is the variance that the reconstruction keeps."),
                    Mistake("fraction", Fraction(rest, total), r"That is the fraction of the variance that is lost."),
                    Mistake("first bars", total - values[0] - values[1], r"The leading components have the largest variances."),
                    Mistake("one component", total - ordered[0], r"Two components are kept."),
                ],
            ),
        ],
        hints=[
            r"Sort the variances. The sum of all of them is the total variance of the inputs, the trace of the covariance matrix."
        ],
        solution=r"""
        In order the variances are $[[ordered:tuple]]$; they add up to [[total]]. The first component carries
        $[[largest]]/[[total]] = [[first]]$. The share grows with each further component; with one component fewer than [[count]] it is
        [[before]], with [[count]] it is [[enough]]. The error of a reconstruction is the variance along the components that were
        left out: $[[rest]]$.
        """,
        figures=[
            Figure(
                "variances",
                marks=[Bars([chr(ord("A") + k) for k in range(n)], values)],
                x=Axis("output"),
                y=Axis("variance", range=(0, 17), step=2, grid=True, minor=2),
                alt="Bar chart with whole numbers: the variance of each output, in no particular order.",
                table=[["output", "variance"], *[[chr(ord("A") + k), value] for k, value in enumerate(values)]],
            )
        ],
    )


def _miscounted(count: int, unsorted: int) -> list[Mistake]:
    """Wrong numbers of components; the order of the figure is one reason among others for one too many."""
    largest_first = r"Take the components with the largest variance first."
    slips = [
        Mistake("one too few", count - 1, r"Add up once more: is the share reached?"),
        Mistake("one too many", count + 1, largest_first if unsorted == count + 1 else r"Could you do with one fewer?"),
    ]
    return slips if unsorted in (count, count + 1) else [Mistake("order of the figure", unsorted, largest_first), *slips]


@explained_variance.verified_by(rtol=1e-9)
def rotating_inputs(drawn):
    """A covariance matrix with these eigenvalues in a random basis; projections on its eigenvectors, and the error matrix."""
    generator = drawn.generator("basis")
    basis = np.linalg.qr(generator.normal(size=(drawn.n, drawn.n)))[0]
    c = basis @ np.diag(np.array(drawn.values, dtype=float)) @ basis.T
    vectors = np.linalg.eigh(c)[1][:, ::-1]
    kept = np.array([vectors[:, k] @ c @ vectors[:, k] for k in range(drawn.n)])
    shares = np.cumsum(kept) / np.trace(c)
    projection = vectors[:, :2] @ vectors[:, :2].T
    rest = np.eye(drawn.n) - projection
    return {
        "share": shares[0],
        "count": int((shares < drawn.goal / 100).sum()) + 1,
        "error": np.trace(rest @ c @ rest),
    }
