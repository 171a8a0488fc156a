"""What holds for stochastic and for batch gradient descent, and which single steps raise the total cost."""

from __future__ import annotations

from fractions import Fraction

from examgen import Choice, Draw, Option, Part, Question, T, problem
from examgen.authoring import Drawn

TRUE = [
    Option(
        "Averaged over the choice of the sample, its step has the direction of the batch step.",
        right=True,
        id="unbiased",
        says=r"Average $\nabla C_n$ over $n$: what comes out?",
    ),
    Option("Its noise can carry it out of a shallow local minimum.", right=True, id="noise", says=r"A noisy step may go uphill."),
    Option("A batch step needs all samples.", right=True, id="all", says=r"Which samples stand in $\nabla C$?"),
    Option(
        r"With constant $\eta$ it fluctuates around the minimum, the more the larger $\eta$ is.",
        right=True,
        id="fluctuates",
        says=r"At the minimum of $C$ the single gradients do not vanish.",
    ),
    Option(
        r"If $\eta$ goes to 0 slowly enough, it comes to rest.",
        right=True,
        id="annealed",
        says=r"The fluctuations shrink with $\eta$.",
    ),
]
FALSE = [
    Option("Each of its steps lowers $C$.", id="lowers", says=r"A step that helps one sample may hurt the others."),
    Option(
        r"With constant $\eta$ it settles exactly at the minimum of $C$.",
        id="settles",
        says=r"At the minimum of $C$ the single gradients do not vanish.",
    ),
    Option(
        r"Each of its steps needs as much computation as a batch step.",
        id="work",
        says=r"How many samples are evaluated in each case?",
    ),
    Option(
        "After one pass through all samples in turn it is exactly where one batch step leads.",
        id="pass",
        says=r"Between the samples the weights change.",
    ),
    Option(
        "Its steps are batch steps with a smaller learning rate.",
        id="smaller",
        says=r"Do the single steps all have the same direction?",
    ),
]


@problem(
    version=1,
    title="Stochastic against batch descent",
    concepts=["gradient-descent", "online-batch"],
    difficulty=2,
    minutes=5,
    sources=["Bishop 1995, section 7.5", "Lecture 001"],
    unverified={"true": "Bishop 1995, section 7.5; Heskes & Kappen 1991"},
)
def single_sample_statements(draw: Draw) -> Question:
    count = draw.integer("count", 1, 3)
    statements = [TRUE[k] for k in draw.sample("right", range(len(TRUE)), count)]
    statements += [FALSE[k] for k in draw.sample("wrong", range(len(FALSE)), 5 - count)]
    m = sorted(draw.sample("minima", range(-6, 7), 5))
    x = draw.integer("x", -4, 4, exclude=m)
    eta = draw.pick("eta", [0.2, 0.25, 0.5, 0.8])
    rate, centre = Fraction(str(eta)), Fraction(sum(m), 5)
    before = (x - centre) ** 2
    after = [(x + rate * (target - x) - centre) ** 2 for target in m]
    raised = [new > before for new in after]
    draw.require(all(new != before for new in after) and 1 <= sum(raised) <= 4)
    draw.show(middle=centre, m=m, far=abs(x - centre), ends=[float(x + rate * (target - x)) for target in m])
    return Question(
        prompt=r"""
        The cost of a training set is $C = \sum_n C_n$. The costs $C_n$ of single samples have their minima at different places.
        Stochastic gradient descent takes a step $-\eta \nabla C_n$ for a sample drawn at random, with equal probability.
        """,
        parts=[
            Part("true", r"Which of these are true of stochastic gradient descent? Mark all.", Choice(statements, multiple=True)),
            Part(
                "raise",
                r"Now $C_n(x) = \frac{1}{2} (x - m_n)^2$ with $m_n = [[m:tuple]]$, $x = [[x]]$ and $\eta = [[eta]]$. The step of "
                r"which samples raises $C$? Mark all.",
                Choice(
                    [
                        Option(
                            T("the one with $m_n = [[m]]$", m=target),
                            right=up,
                            id=str(k),
                            says=r"How far is $x$ from the minimum of $C$ before and after this step?",
                        )
                        for k, (target, up) in enumerate(zip(m, raised, strict=True))
                    ],
                    multiple=True,
                    keep_order=True,
                ),
                points=2,
            ),
        ],
        hints=[r"Average one step over the choice of $n$.", r"Where does $C$ have its minimum if the $C_n$ are parabolas?"],
        solution=r"""
        The mean of $\nabla C_n$ over $n$ is $\nabla C / N$: the direction is right on average. A single step is noisy. It may go uphill,
        which can free it from a local minimum, and at the minimum of $C$ it goes on moving unless $\eta$ shrinks.

        Here $C$ is a parabola around the mean $[[middle]]$ of the $m_n$, and $x$ is $[[far]]$ away from it. The five steps lead to
        $[[ends:tuple]]$. $C$ rises where the new place is farther from $[[middle]]$.
        """,
    )


@single_sample_statements.verified_by()
def evaluating_the_cost(drawn: Drawn) -> dict[str, object]:
    """C before and after each step."""

    def cost(x: Fraction) -> Fraction:
        return sum(((x - target) ** 2 for target in drawn.m), Fraction(0)) / 2

    x, eta = Fraction(drawn.x), Fraction(str(drawn.eta))
    return {"raise": [str(k) for k, target in enumerate(drawn.m) if cost(x - eta * (x - target)) > cost(x)]}
