"""How many forward passes the oracle criterion costs."""

from __future__ import annotations

from examgen import Choice, Draw, Integer, Mistake, Option, Part, Question, problem
from examgen.authoring import Drawn


@problem(
    version=1,
    title="What the oracle costs",
    concepts=["oracle-pruning"],
    difficulty=2,
    minutes=4,
    sources=["Molchanov et al. 2017", "Lecture 004"],
    unverified={"taylor": "Molchanov et al. 2017, section 2.2: slopes of all maps from one backward pass"},
)
def oracle_cost(draw: Draw) -> Question:
    n = draw.pick("n", [64, 96, 128, 256, 512, 1024])
    m = draw.integer("m", 2, 20)
    r = draw.integer("r", 3, 8)
    ranking = (n + 1) * m
    repeated = sum(n - k + 1 for k in range(r)) * m
    draw.show(passes=ranking, again=repeated, maps=sum(n - k + 1 for k in range(r)), after=n - r + 1, plus=n + 1, last=n - r + 2)
    return Question(
        prompt=r"""
        The oracle criterion removes each of $n = [[n]]$ feature maps in turn, measures the loss on $m = [[m]]$ mini-batches,
        and puts the map back. It ranks the maps by the change of the loss against the intact network.
        """,
        parts=[
            Part(
                "ranking",
                r"How many forward passes of one mini-batch does a full ranking need, with those of the intact network?",
                Integer(ranking),
                mistakes=[
                    Mistake("intact network forgotten", n * m, r"The changes need the loss of the intact network, too."),
                    Mistake("one batch", n + 1, r"How many mini-batches are shown each time?"),
                    Mistake("pairs", n * n * m, r"Each map is removed on its own, only once."),
                ],
            ),
            Part(
                "repeated",
                r"The ranking is made anew after each removal, with one map fewer and the smaller network as the new intact "
                r"one. How "
                r"many passes does it take to choose $[[r]]$ maps?",
                Integer(repeated),
                points=2,
                mistakes=[
                    Mistake("same ranking each time", r * ranking, r"After a removal fewer maps are left to try."),
                    Mistake("one ranking", ranking, r"The ranking is made anew each time."),
                    Mistake(
                        "one ranking too many", repeated + (n - r + 1) * m, r"How many rankings are needed to choose that many?"
                    ),
                ],
            ),
            Part(
                "all",
                r"How does the number of passes grow with $n$ if this goes on until all maps are ranked?",
                Choice(
                    [
                        Option(r"as $\frac{1}{2} n^2 m$", right=True, id="square", says=r"The sum over the maps that are left."),
                        Option(r"as $n m$", id="linear", says=r"That is a single ranking."),
                        Option(r"as $2^n m$", id="exponential", says=r"Not all subsets are tried."),
                        Option(
                            r"as $n\,m \ln n$",
                            id="log",
                            says=r"By how much does the number of maps fall from ranking to ranking?",
                        ),
                    ]
                ),
            ),
            Part(
                "taylor",
                r"The first-order criterion $|g_i h_i|$ replaces the oracle. What does it need for a full ranking on the same "
                r"batches?",
                Choice(
                    [
                        Option(
                            "a forward and a backward pass for each batch",
                            right=True,
                            id="both",
                            says=r"Backpropagation gives all slopes at once.",
                        ),
                        Option("a forward pass for each map and each batch", id="oracle", says=r"That is the oracle."),
                        Option(
                            "a backward pass for each map and each batch", id="maps", says=r"One backward pass gives all slopes."
                        ),
                        Option("the second derivatives of the loss", id="second", says=r"Which order has the criterion?"),
                    ]
                ),
            ),
        ],
        hints=[r"Count the networks that must be evaluated, then the batches for each."],
        solution=r"""
        The intact network and $[[n]]$ damaged ones are evaluated on $[[m]]$ batches each: $[[plus]] \cdot [[m]] = [[passes]]$
        passes. In the next ranking one network fewer is evaluated, and so on down to $[[last]]$; together these are $[[maps]]$
        networks, so $[[again]]$ passes. The sum $n + (n - 1) + \dots$ grows as $n^2/2$. A backward pass gives the slopes of all
        maps at once, so the first-order criterion needs one forward and one backward pass for each batch.
        """,
    )


@oracle_cost.verified_by()
def counting_calls(drawn: Drawn) -> dict[str, object]:
    """The loop itself, with a counter in place of the loss; growth by doubling n."""

    def calls(n: int, removals: int) -> int:
        count, left = 0, list(range(n))
        for _ in range(removals):
            count += 1
            for _ in left:
                count += 1
            left.pop()
        return count

    growth = calls(400, 400) / calls(200, 200)
    half = calls(400, 400) / 400**2
    return {
        "ranking": calls(drawn.n, 1) * drawn.m,
        "repeated": calls(drawn.n, drawn.r) * drawn.m,
        "all": "square" if 3.8 < growth < 4.2 and 0.45 < half < 0.55 else "linear" if growth < 2.1 else "exponential",
    }
