"""Unsupervised, supervised or reinforcement learning."""

from __future__ import annotations

from examgen import Draw, Item, Matching, Part, Question, problem

PATTERNS = r"Hopfield storage: the patterns are the inputs. Is there a separate desired output?"
REWARD = r"A score says how good an outcome was, not what the right output would have been."
NONE = r"Is anything given besides the inputs?"
TARGET = r"Is the desired output given for each example?"

BANK = {
    "unsupervised": [
        Item("images", "Receptive fields form from natural images, without feedback.", "unsupervised", NONE),
        Item("oja", "Oja's rule finds the direction of largest variance of its inputs.", "unsupervised", NONE),
        Item("hopfield", "A Hopfield network stores given patterns with a Hebbian rule.", "unsupervised", PATTERNS),
        Item("clusters", "k-means groups recordings without labels.", "unsupervised", NONE),
        Item("rbm", "A restricted Boltzmann machine models digits without labels.", "unsupervised", NONE),
        Item("stdp", "STDP acts between two neurons that are driven by sound.", "unsupervised", NONE),
        Item("bcm", "A BCM neuron becomes selective to one orientation.", "unsupervised", NONE),
        Item("spikes", "PCA of the shapes of spikes.", "unsupervised", NONE),
    ],
    "supervised": [
        Item("delta", "The delta rule with a target for every input.", "supervised", TARGET),
        Item("photographs", "Backpropagation on labelled photographs.", "supervised", TARGET),
        Item("tuning", "A stack of Boltzmann machines is fine-tuned with class labels.", "supervised", TARGET),
        Item("perceptron", "A perceptron is trained on labelled examples.", "supervised", TARGET),
        Item("forecast", "A forecaster is trained on the temperature measured the next day.", "supervised", TARGET),
        Item("movement", "A motor command is corrected by the signed error of each movement.", "supervised", TARGET),
    ],
    "reinforcement": [
        Item("cycling", "Somebody learns to cycle from falls and successes only.", "reinforcement", REWARD),
        Item("maze", "A rat finds food at the end of some runs through a maze.", "reinforcement", REWARD),
        Item("dopamine", "A dopamine-like signal of reward gates Hebbian changes.", "reinforcement", REWARD),
        Item("chess", "A program plays chess against itself and sees only win or loss.", "reinforcement", REWARD),
        Item("cup", "A robot gets a point each time the cup does not spill.", "reinforcement", REWARD),
        Item("clicks", "Advertisements are chosen by counting clicks.", "reinforcement", REWARD),
    ],
}


@problem(
    version=1,
    title="Kinds of learning",
    concepts=["learning-types", "terminology-rules"],
    difficulty=1,
    minutes=3,
    sources=["Dayan & Abbott 2001, section 8.1", "Lectures 000 and 004"],
    unverified={"kinds": "Dayan & Abbott 2001, section 8.1: desired output, score, or neither"},
)
def kinds_of_learning(draw: Draw) -> Question:
    counts = draw.pick("counts", [(2, 2, 1), (2, 1, 2), (1, 2, 2)])
    items = [
        BANK[kind][k]
        for kind, count in zip(BANK, counts, strict=True)
        for k in draw[kind].sample("items", range(len(BANK[kind])), count)
    ]
    return Question(
        prompt=r"""
        Learning is *supervised* if the desired output is given for each example, *reinforcement learning* if only a score of
        the outcome is given, possibly late, and *unsupervised* if there is neither.
        """,
        parts=[
            Part(
                "kinds",
                r"Which kind of learning is each?",
                Matching(
                    items=items,
                    categories={
                        "unsupervised": "unsupervised",
                        "supervised": "supervised",
                        "reinforcement": "reinforcement",
                    },
                ),
            ),
        ],
        hints=[r"Ask for each: does the rule receive the desired output, only a score, or neither?"],
        solution=r"""
        Targets, labels and signed errors tell what the right output would have been: supervised. Success, reward and punishment
        only tell how good the outcome was: reinforcement. Where a rule sees nothing but its inputs it is unsupervised; patterns
        that are stored are inputs.
        """,
    )
