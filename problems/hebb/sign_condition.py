"""For which constants two Hebbian rules have the signs of the table."""

from examgen import Draw, Interval, Mistake, Part, Question, problem
from problems.hebb import reference


@problem(
    version=1,
    title="Where the sign table holds",
    concepts=["generalized-hebb"],
    difficulty=3,
    minutes=4,
    sources=["Neuronal Dynamics, section 19.2", "Lecture 001"],
)
def sign_condition(draw: Draw) -> Question:
    rate = draw.pick("R", [2, 3, 4, 5, 6, 8, 10, 12, 15, 20])
    eta = draw.pick("eta", [0.1, 0.2, 0.25, 0.4, 0.5, 2])
    exact_eta = reference.exact(eta)
    draw.require(exact_eta * rate != 1)
    product = exact_eta * rate**2
    draw.show(product=float(product))
    return Question(
        prompt=r"""
        Cell $j$ (pre) makes a synapse onto cell $i$ (post). On means a rate of $[[R]]$ Hz, Off means 0.
        The learning rate is $\eta = [[eta]]$. The signs of $\dot w_{ij}$ are listed for
        (pre, post) = (On, On), (Off, On), (On, Off), (Off, Off). No sign may be 0 where + or $-$ is listed.
        """,
        parts=[
            Part(
                "decay",
                r"For which $c$ has $\dot w_{ij} = \eta\,\nu_i \nu_j - c$ the signs $(+, -, -, -)$?",
                Interval(0, product, closed="neither", variable="c"),
                mistakes=[
                    Mistake(
                        "rates of 1", (0, exact_eta, "neither"), r"On is a rate of $[[R]]$ Hz, not 1. Insert it for both cells."
                    ),
                    Mistake("one rate", (0, exact_eta * rate, "neither"), r"Two rates are multiplied in the first state."),
                    Mistake(
                        "no lower end", (None, product, "neither"), r"With a negative $c$ a silent pair would be strengthened."
                    ),
                    Mistake(
                        "ends included",
                        (0, product, "both"),
                        r"What is $\dot w_{ij}$ exactly at the ends of the interval?",
                    ),
                ],
            ),
            Part(
                "post",
                r"For which $c$ has $\dot w_{ij} = \eta\,(\nu_i - c)\,\nu_j$ the signs $(+, 0, -, 0)$?",
                Interval(0, rate, closed="neither", variable="c"),
                mistakes=[
                    Mistake(
                        "learning rate in the end",
                        (0, exact_eta * rate, "neither"),
                        r"$\eta$ multiplies the whole bracket. It cannot move the zero of the bracket.",
                    ),
                    Mistake("square of the rate", (0, rate**2, "neither"), r"The bracket compares $c$ with one rate."),
                    Mistake(
                        "no lower end", (None, rate, "neither"), r"What is the sign in the state (On, Off) for a negative $c$?"
                    ),
                    Mistake("ends included", (0, rate, "both"), r"What is $\dot w_{ij}$ exactly at the ends of the interval?"),
                ],
            ),
        ],
        hints=[r"Each state gives one inequality for $c$. Start with (On, On)."],
        solution=r"""
        First rule: (On, On) needs $\eta \cdot [[R]]^2 = [[product]] > c$; in the other states $-c < 0$. So $0 < c < [[product]]$.
        Second rule: (On, On) needs $[[R]] - c > 0$; (On, Off) needs $-c < 0$. In the other states $\nu_j = 0$ gives 0. So
        $0 < c < [[R]]$.
        """,
    )


@sign_condition.verified_by()
def scanning(drawn):
    """Try every c on a fine grid, in whole numbers, and read off where all four signs agree."""
    eta = round(100 * drawn.eta)
    states = [(drawn.R, drawn.R), (0, drawn.R), (drawn.R, 0), (0, 0)]

    def ends(change, wanted):
        grid = range(-100, 100 * 900, 5)
        good = [c for c in grid if [(x > 0) - (x < 0) for x in (change(pre, post, c) for pre, post in states)] == wanted]
        return (good[0] - 5) / 100, (good[-1] + 5) / 100, "neither"

    return {
        "decay": ends(lambda pre, post, c: eta * post * pre - c, [1, -1, -1, -1]),
        "post": ends(lambda pre, post, c: (100 * post - c) * pre, [1, 0, -1, 0]),
    }
