"""From experimental findings to the plasticity rule that fits."""

from examgen import Draw, Item, Matching, Part, Question, problem

FINDINGS = {
    "post 1": (
        "post",
        r"Without presynaptic activity nothing changes. With it, the synapse is potentiated if the postsynaptic cell is "
        r"strongly active and depressed if it is weakly active.",
    ),
    "post 2": (
        "post",
        r"Depolarising the postsynaptic cell alone has no effect. Presynaptic activity alone, with the postsynaptic cell silent, "
        r"weakens the synapse.",
    ),
    "pre 1": (
        "pre",
        r"Without postsynaptic activity nothing changes. With it, strongly active inputs gain and silent inputs lose.",
    ),
    "pre 2": (
        "pre",
        r"Presynaptic activity alone has no effect. Postsynaptic activity alone, with the presynaptic cell silent, weakens the "
        r"synapse.",
    ),
    "decay 1": ("decay", r"The weight falls slowly even when both cells are silent."),
    "decay 2": (
        "decay",
        r"Joint activity strengthens the synapse. It is weakened equally fast whether one of the cells is silent or both are.",
    ),
    "covariance 1": ("covariance", r"Joint silence strengthens the synapse."),
    "covariance 2": (
        "covariance",
        r"The synapse is strengthened while both cells are in the same state, and weakened while only one of them is active, "
        r"whichever it is.",
    ),
}
SAYS = {
    "post": r"Whose silence stops every change in this experiment? That cell's rate must be a factor of its own.",
    "pre": r"Whose silence stops every change in this experiment? That cell's rate must be a factor of its own.",
    "decay": r"Which of the rules weakens the synapse when both cells are silent?",
    "covariance": r"Which of the rules gives a positive change when both cells are silent?",
}


@problem(
    version=1,
    title="Which rule fits the experiment?",
    concepts=["generalized-hebb", "ltd-threshold-rules"],
    difficulty=2,
    minutes=5,
    sources=["Neuronal Dynamics, sections 19.1-19.2", "Dayan and Abbott 2001, section 8.2", "Lecture 001"],
)
def find_the_gate(draw: Draw) -> Question:
    names = draw.sample("findings", list(FINDINGS), 4)
    rules = [FINDINGS[name][0] for name in names]
    draw.require(len(set(rules)) >= 3)
    return Question(
        prompt=r"""
        The synapse $w_{ij}$ runs from cell $j$ (pre) to cell $i$ (post). A cell is silent ($\nu = 0$), weakly active ($\nu$
        below $c$) or strongly active ($\nu$ above $c$), $c > 0$; mean rates lie between those of a silent and a strongly active
        cell. Each experiment below was made on another kind of synapse.
        """,
        parts=[
            Part(
                "rules",
                r"Which rule fits each experiment? A rule may fit several.",
                Matching(
                    items=[Item(name, FINDINGS[name][1], rule, says=SAYS[rule]) for name, rule in zip(names, rules, strict=True)],
                    categories={
                        "post": r"$\eta\,(\nu_i - c)\,\nu_j$",
                        "pre": r"$\eta\,\nu_i\,(\nu_j - c)$",
                        "decay": r"$\eta\,\nu_i\nu_j - c$",
                        "covariance": r"$\eta\,(\nu_i - \langle\nu_i\rangle)(\nu_j - \langle\nu_j\rangle)$",
                    },
                ),
            ),
        ],
        hints=[r"Evaluate each rule while both cells are silent. Then ask which factor must vanish."],
        solution=r"""
        A cell whose silence stops every change has its rate as a factor of its own: $\nu_j$ in $(\nu_i - c)\,\nu_j$, $\nu_i$ in
        $\nu_i\,(\nu_j - c)$. The other rate is compared with $c$, so a silent partner of an active gate means depression. A bare
        constant acts in every state, also at rest. The covariance rule alone rewards joint silence, since both brackets are
        negative then.
        """,
    )


@find_the_gate.verified_by()
def testing_every_rule(drawn):
    """Each finding as a test of a rule's values at silent, weak and strong rates; exactly one of the four rules passes."""
    rules = {
        "post": lambda i, j: 5 * i * j - 2 * j,
        "pre": lambda i, j: 5 * i * j - 2 * i,
        "decay": lambda i, j: 5 * i * j - 1,
        "covariance": lambda i, j: (5 * i - 2) * (5 * j - 2),
    }
    silent, weak, strong = 0, 0.2, 1
    rates = (silent, weak, strong)
    tests = {
        "post 1": lambda f: all(f(i, silent) == 0 for i in rates) and f(strong, strong) > 0 > f(weak, strong),
        "post 2": lambda f: f(strong, silent) == 0 and f(silent, strong) < 0,
        "pre 1": lambda f: all(f(silent, j) == 0 for j in rates) and f(strong, strong) > 0 > f(strong, silent),
        "pre 2": lambda f: f(silent, strong) == 0 and f(strong, silent) < 0,
        "decay 1": lambda f: f(silent, silent) < 0,
        "decay 2": lambda f: f(strong, strong) > 0 > f(silent, silent) == f(strong, silent) == f(silent, strong),
        "covariance 1": lambda f: f(silent, silent) > 0,
        "covariance 2": lambda f: min(f(silent, silent), f(strong, strong)) > 0 > max(f(strong, silent), f(silent, strong)),
    }
    found = {}
    for name in drawn.findings:
        fits = [rule for rule, values in rules.items() if tests[name](values)]
        assert len(fits) == 1, (name, fits)
        found[name] = fits[0]
    return {"rules": found}
