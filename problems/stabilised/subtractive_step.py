"""One step of Hebbian learning with subtractive normalisation."""

from fractions import Fraction

from examgen import Choice, Draw, Mistake, Number, Option, Part, Question, Vector, problem
from problems.stabilised import reference


@problem(
    version=1,
    title="Subtractive normalisation",
    concepts=["subtractive-normalization"],
    difficulty=2,
    minutes=5,
    sources=["Dayan and Abbott 2001, eqs 8.14-8.15", "Miller and MacKay 1994", "Lecture 004"],
)
def subtractive_step(draw: Draw) -> Question:
    n = draw.pick("N", [3, 4])
    u = draw.sample("u", [0, 1, 2, 3, 4, 5], n)
    w = draw.sample("w", [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8], n)
    eps = draw.pick("eps", [0.02, 0.05])
    inputs, weights, rate = reference.exact(u), reference.exact(w), reference.exact(eps)
    change = reference.subtractive_step(inputs, weights, rate)
    draw.require(min(weights + change) > 0)
    v = weights @ inputs
    draw.show(total=float(sum(weights)))
    mean = sum(inputs) / n
    draw.show(v=float(v), mean=float(mean), deviations=inputs - mean, change=change, figures=4)
    hebb = rate * v * inputs
    return Question(
        prompt=r"""
        A linear neuron $v = w \cdot u$ learns with the Hebb rule and subtractive normalisation,
        $$\Delta w = \varepsilon\, \Bigl[v\, u - \frac{v\,(n \cdot u)\, n}{N_u}\Bigr], \qquad n = (1, \ldots, 1),$$
        where $N_u$ is the number of synapses. Now $u = [[u:tuple]]$, $w = [[w:tuple]]$ and $\varepsilon = [[eps]]$.
        """,
        parts=[
            Part(
                "dw",
                r"The change $\Delta w$ (fractions or three figures)",
                Vector(change, rtol=1e-3),
                mistakes=[
                    Mistake("plain Hebb", hebb, r"The total weight would grow. What is subtracted?"),
                    Mistake(
                        "not divided by the number of synapses",
                        rate * v * (inputs - sum(inputs)),
                        r"$N_u$ is the number of synapses. Each of them gives up the average.",
                    ),
                    Mistake(
                        "terms multiplied",
                        rate * v * inputs * v * sum(inputs) / n,
                        r"A minus sign stands between the two terms. Do your changes sum to zero?",
                    ),
                    Mistake(
                        "multiplicative",
                        reference.multiplicative_step(inputs, weights, rate),
                        r"That is multiplicative normalisation: all weights are scaled back. Here the same amount is taken from "
                        r"each.",
                    ),
                ],
            ),
            Part(
                "sum",
                r"The sum of the weights after the step",
                Number(sum(weights), rtol=1e-3),
                mistakes=[
                    Mistake(
                        "plain Hebb",
                        sum(weights) + sum(hebb),
                        r"That is the sum after plain Hebb. What does the second term do to the sum?",
                    ),
                    Mistake("normalised to 1", Fraction(1), r"The normalisation keeps the sum that the weights had. Was it 1?"),
                ],
            ),
            Part(
                "shrink",
                r"Which synapses become weaker, as long as $v > 0$?",
                Choice(
                    [
                        Option(
                            r"those with an input below the mean input",
                            right=True,
                            id="below",
                            says=r"Each synapse changes in proportion to its input minus the mean input.",
                        ),
                        Option(
                            r"those with a zero input only",
                            id="silent",
                            says=r"Compare the input of each synapse with what is subtracted.",
                        ),
                        Option(
                            r"those with a weight below the mean weight",
                            id="weak",
                            says=r"The weight of a synapse enters only through $v$.",
                        ),
                        Option(
                            r"none", id="none", says=r"The sum of the weights stays, so some must become weaker if others grow."
                        ),
                    ]
                ),
            ),
        ],
        hints=[r"$(n\cdot u)/N_u$ is a mean. Of what?"],
        solution=r"""
        $v = [[v]]$ and the mean input is $(n\cdot u)/N_u = [[mean]]$. The rule is
        $\Delta w_i = \varepsilon v\,(u_i - [[mean]])$ with the deviations $[[deviations:tuple]]$, so
        $\Delta w = [[change:tuple]]$. The deviations add up to zero: the sum of the weights stays $[[total]]$. Synapses with
        an input below the mean become weaker.
        """,
    )


@subtractive_step.verified_by(rtol=1e-9)
def pairwise_exchange(drawn):
    """Every pair of synapses exchanges eps v (u_i - u_k) / N; the weights are then summed one by one."""
    n = drawn.N
    v = sum(a * b for a, b in zip(drawn.u, drawn.w, strict=True))
    change = [drawn.eps * v / n * sum(drawn.u[i] - drawn.u[k] for k in range(n)) for i in range(n)]
    weaker = {i for i in range(n) if change[i] < 0}
    groups = {
        "silent": {i for i in range(n) if drawn.u[i] == 0},
        "weak": {i for i in range(n) if n * drawn.w[i] < sum(drawn.w)},
        "none": set(),
        "below": {i for i in range(n) if n * drawn.u[i] < sum(drawn.u)},
    }
    fits = [name for name, members in groups.items() if members == weaker]
    return {"dw": change, "sum": sum(w + c for w, c in zip(drawn.w, change, strict=True)), "shrink": fits[-1]}
