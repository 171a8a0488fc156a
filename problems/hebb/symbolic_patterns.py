"""The averaged Hebb rule for patterns with symbols."""

from fractions import Fraction

from examgen import Draw, Expression, Mistake, Part, Question, problem
from problems.hebb import reference


@problem(
    version=1,
    title="The averaged rule for given patterns",
    concepts=["hebb-correlation-rule"],
    difficulty=2,
    minutes=6,
    sources=["Dayan and Abbott 2001, section 8.2"],
)
def symbolic_patterns(draw: Draw) -> Question:
    a, b, c, d = draw.distinct("a b c d", [-2, 1, 3, 4, 5])
    numbers = [a, b, c, d]
    draw.show(bb=b * b + d * d, cc=a * a + c * c, bc=b * c)
    symbols = {"p": "real", "q": "real", "w_1": "real", "w_2": "real"}

    def mistakes(row):
        other = 3 - row
        return [
            Mistake(
                "divided by the number of inputs",
                reference.averaged_rule_text(numbers, row, divisor=2),
                r"The average runs over the patterns. How many are there?",
            ),
            Mistake(
                "sum",
                reference.averaged_rule_text(numbers, row, divisor=1),
                r"A sum over patterns is not yet an average.",
            ),
            Mistake(
                "mean subtracted",
                reference.centred_rule_text(numbers, row),
                r"Basic Hebb uses the raw products. Subtracting the mean makes it the covariance rule.",
            ),
            Mistake(
                "other synapse",
                reference.averaged_rule_text(numbers, other),
                r"That is the change of the other weight. Which input multiplies $v$?",
            ),
        ]

    return Question(
        prompt=r"""
        A linear neuron $v = w_1 u_1 + w_2 u_2$ sees three equally likely patterns $(u_1, u_2)$:
        $$(p, [[a]]), \qquad ([[b]], [[c]]), \qquad ([[d]], q).$$
        It learns with the averaged Hebb rule $\tau_w \dot w_i = \langle v\,u_i \rangle$, where $\langle\cdot\rangle$ is the
        mean over the patterns. Give the right-hand sides with $w_1, w_2, p, q$.
        """,
        parts=[
            Part(
                "first",
                r"$\tau_w \dot w_1 =$",
                Expression(reference.averaged_rule_text(numbers, 1), symbols=symbols, left="tau_w dw_1/dt"),
                mistakes=mistakes(1),
            ),
            Part(
                "second",
                r"$\tau_w \dot w_2 =$",
                Expression(reference.averaged_rule_text(numbers, 2), symbols=symbols, left="tau_w dw_2/dt"),
                mistakes=mistakes(2),
            ),
        ],
        hints=[r"First write $v$ for each pattern.", r"One weight feels the other, since $v$ contains both."],
        solution=r"""
        $\langle v u_i\rangle = \langle u_i u_1\rangle w_1 + \langle u_i u_2\rangle w_2$. The sums over the three patterns are
        $\sum u_1^2 = p^2 + [[bb]]$, $\sum u_2^2 = q^2 + [[cc]]$ and $\sum u_1 u_2 = [[a]] p + [[d]] q + [[bc]]$. Divided by 3:
        $$\tau_w \dot w_1 = \tfrac13\bigl[(p^2 + [[bb]])\, w_1 + ([[a]] p + [[d]] q + [[bc]])\, w_2\bigr],$$
        $$\tau_w \dot w_2 = \tfrac13\bigl[([[a]] p + [[d]] q + [[bc]])\, w_1 + (q^2 + [[cc]])\, w_2\bigr].$$
        """,
    )


@symbolic_patterns.verified_by()
def pattern_by_pattern(drawn):
    """The mean of v u written out pattern by pattern; the products are tried with rational numbers in the place of symbols."""
    p, q, w = Fraction(3, 7), Fraction(-2, 5), (Fraction(1, 3), Fraction(5, 2))
    patterns = [(p, drawn.a), (drawn.b, drawn.c), (drawn.d, q)]
    mean = [sum((w[0] * u[0] + w[1] * u[1]) * u[i] for u in patterns) / 3 for i in (0, 1)]
    second = [[sum(Fraction(u[i]) * u[k] for u in patterns) / 3 for k in (0, 1)] for i in (0, 1)]
    assert mean == [row[0] * w[0] + row[1] * w[1] for row in second]
    a, b, c, d = (str(drawn[name]) for name in "abcd")
    texts = [("p", a), (b, c), (d, "q")]
    return {"first": reference.pattern_by_pattern_text(texts, 1), "second": reference.pattern_by_pattern_text(texts, 2)}
