"""Which changed copies of a digit may enter the training set under the old label."""

from __future__ import annotations

import numpy as np

from examgen import Choice, Draw, Figure, Option, Part, Question, T, problem
from examgen.authoring import Drawn
from examgen.figures import Axis, Heat, Panel
from problems.generalisation import _digits

TITLES = ("copy 1", "copy 2", "copy 3", "copy 4", "copy 5")
BARE = Axis(ticks=[])
SAYS = {
    "mirror": r"This copy is mirrored. Would a person read the same digit?",
    "half turn": r"This copy was turned upside down. What becomes of a 6?",
    "upper half": r"A part of this digit is missing. Would a person read the same digit?",
}


@problem(
    version=1,
    title="Copies that keep their label",
    concepts=["data-augmentation"],
    difficulty=1,
    minutes=3,
    sources=["Nielsen 2015, chapter 3", "Lecture 001"],
)
def augmentation_validity(draw: Draw) -> Question:
    which = draw.pick("digit", [3, 4, 6, 7, 9])
    good = draw.pick("good", [2, 3])
    chosen = [*draw.sample("keep", sorted(_digits.KEEP), good), *draw.sample("break", sorted(_digits.BREAK), 5 - good)]
    kinds = draw.shuffled("kinds", chosen)
    image = _digits.digit(which)
    copies = [(_digits.KEEP | _digits.BREAK)[kind](image).tolist() for kind in kinds]
    draw.show(original=image.tolist(), copies=copies)
    draw.show(right=[place for place, kind in enumerate(kinds, 1) if kind in _digits.KEEP])
    options = [
        Option(
            T("copy [[k]]", k=place),
            right=kind in _digits.KEEP,
            id=str(place),
            says=SAYS.get(kind, r"Would a person still read the same digit?"),
        )
        for place, kind in enumerate(kinds, 1)
    ]
    rows = [_digits.rows(picture) for picture in (image.tolist(), *copies)]
    return Question(
        prompt=r"""
        An image of a handwritten digit with its label, $[[digit]]$, and five changed copies of it:

        [[figure:images]]
        """,
        figures=[
            Figure(
                "images",
                panels=[
                    Panel([Heat(image.tolist(), low=0, high=1)], title="original", x=BARE, y=BARE),
                    *(
                        Panel([Heat(copy, low=0, high=1)], title=TITLES[place], x=BARE, y=BARE)
                        for place, copy in enumerate(copies)
                    ),
                ],
                columns=3,
                alt="Six small black and white images of strokes: the original digit and five copies of it.",
                table=[["row", "original", *TITLES], *([k + 1, *(picture[k] for picture in rows)] for k in range(9))],
            )
        ],
        parts=[
            Part(
                "keep",
                r"Which copies may be added to the training set with the label $[[digit]]$? Choose all.",
                Choice(options, multiple=True, keep_order=True),
            ),
        ],
        hints=[r"Would a person still read the same digit?"],
        solution=r"""
        The copies [[right:set]] still show a $[[digit]]$: small shifts, a few noisy pixels and thicker strokes change nothing
        for a reader. Mirrored, turned upside down or cut in half it is another digit or none, and training on it would teach a
        wrong label.
        """,
    )


@augmentation_validity.verified_by()
def comparing_strokes(drawn: Drawn) -> dict[str, object]:
    """A copy keeps its label if its strokes are those of the original, moved by at most a pixel, up to specks and thickness."""
    image = np.array(drawn.original)
    return {"keep": [str(k) for k, copy in enumerate(drawn.copies, 1) if _digits.same_strokes(image, np.array(copy))]}
