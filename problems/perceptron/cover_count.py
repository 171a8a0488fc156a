"""How many labelings a threshold neuron can realise: Cover's count and the capacity."""

from __future__ import annotations

from fractions import Fraction
from math import comb

from examgen import Draw, Integer, Mistake, Number, Part, Question, problem
from examgen.authoring import Drawn
from problems.perceptron import reference

CASES = [(n, d, bias) for n in range(4, 10) for d in range(1, 5) for bias in (0, 1) if 2 <= d + bias < n - 1]


@problem(
    version=1,
    title="Counting labelings",
    concepts=["neuron-capacity"],
    difficulty=3,
    minutes=8,
    sources=["Cover 1965", "MacKay 2003, chapter 40", "Lecture 002"],
)
def cover_count(draw: Draw) -> Question:
    n, d, bias = draw.pick("case", CASES)
    k = d + bias
    inputs = draw.integer("I", 10, 200, step=5)
    count = reference.dichotomies(n, k)
    kind = draw.show(kind="with a bias" if bias else "without a bias")
    draw.show(
        N=n,
        d=d,
        weights=k,
        last=k - 1,
        below=n - 1,
        count=count,
        all=2**n,
        share=Fraction(count, 2**n),
        capacity=2 * (inputs + 1),
    )
    draw.show(terms=[comb(n - 1, j) for j in range(k)], half=count // 2)
    wrong = [
        Mistake("all labelings", 2**n, r"All labelings are possible only as long as there are no more points than weights."),
        Mistake(
            "one term too many", reference.dichotomies(n, k + 1), r"How many terms does the sum have? It begins with $k = 0$."
        ),
        Mistake("factor 2 forgotten", count // 2, r"With every labeling its opposite can be realised too."),
    ]
    if kind == "with a bias":
        wrong.append(Mistake("bias not counted", reference.dichotomies(n, k - 1), r"The bias is a weight too."))
    return Question(
        prompt=r"""
        $N = [[N]]$ points lie in general position in [[d]] dimensions. A threshold neuron [[kind]] labels each of them 0 or 1.
        A neuron with $K$ weights, the bias counted, can realise $T(N, K) = 2 \sum_{k=0}^{K-1} \binom{N-1}{k}$ labelings
        (Cover). Without a bias, general position means that any [[d]] of the vectors are linearly independent.
        """,
        parts=[
            Part(
                "K",
                r"How many weights $K$ does the neuron have?",
                Integer(k),
                mistakes=[
                    Mistake("one too few", k - 1, r"There is one weight for each dimension. What does a bias add?"),
                    Mistake("one too many", k + 1, r"Does this neuron have a bias?"),
                ],
            ),
            Part(
                "T",
                r"How many of the labelings can it realise?",
                Integer(count),
                follows=lambda K: reference.dichotomies(n, K),
                mistakes=wrong,
            ),
            Part(
                "share",
                r"Which fraction of all labelings is that?",
                Number(Fraction(count, 2**n)),
                follows="T / all",
                mistakes=[
                    Mistake(
                        "of the pairs",
                        Fraction(count, n * n),
                        r"Each of the points has two labels. How many labelings are there?",
                    ),
                    Mistake("the rest", Fraction(2**n - count, 2**n), r"That is the fraction that it cannot realise."),
                ],
            ),
            Part(
                "capacity",
                r"Another neuron has [[I]] inputs and a bias. Up to about how many points in general position can it learn random labels?",
                Integer(2 * (inputs + 1)),
                mistakes=[
                    Mistake("every labeling", inputs + 1, r"Up to there every labeling works. Random labelings go further."),
                    Mistake("bias not counted", 2 * inputs, r"The bias is a weight too."),
                ],
            ),
        ],
        hints=[r"Count the weights first. For the last part: at which $N$ does $T(N, K)$ fall to half of all labelings?"],
        solution=r"""
        There are $K = [[weights]]$ weights. The sum runs from $k = 0$ to $[[last]]$: the binomials $\binom{[[below]]}{k}$
        are $[[terms:tuple]]$,
        together [[half]]. So $T = 2 \cdot [[half]] = [[count]]$ of $2^{[[N]]} = [[all]]$ labelings, the fraction $[[share]]$.

        $T(N, K)$ is half of $2^N$ at $N = 2K$, and for many weights the fraction falls steeply there: a neuron with $[[I]] +
        1$ weights stores about
        [[capacity]] random labels, two for each weight.
        """,
    )


@cover_count.verified_by()
def counting_signs(drawn: Drawn) -> dict[str, object]:
    """Cover's recursion by adding points one at a time; for the capacity the smallest N with at most half of the labelings."""

    def grown(n: int, k: int) -> int:
        row = [2] * k
        for _ in range(n - 1):
            row = [row[j] + (row[j - 1] if j else 0) for j in range(k)]
        return row[-1]

    dimensions, n = drawn.d, drawn.N
    lifted = dimensions + (drawn.kind == "with a bias")
    count = grown(n, lifted)
    # That half of the labelings are left at N = 2K is seen at small K.
    ratio = {next(m for m in range(2, 40) if 2 * grown(m, k) <= 2**m) // k for k in (2, 3, 4, 5, 6)}
    (factor,) = ratio
    return {"K": lifted, "T": count, "share": Fraction(count, 2**n), "capacity": factor * (drawn.I + 1)}
