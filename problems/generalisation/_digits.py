"""Digits as small bitmaps, and what augmentation may do to them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

import numpy as np

Bitmap: TypeAlias = "np.ndarray[Any, Any]"

_DRAWN = {
    3: ("####.", "....#", "....#", ".###.", "....#", "....#", "####."),
    4: ("#..#.", "#..#.", "#..#.", "#####", "...#.", "...#.", "...#."),
    6: (".####", "#....", "#....", "####.", "#...#", "#...#", ".###."),
    7: ("#####", "....#", "...#.", "..#..", "..#..", ".#...", ".#..."),
    9: (".###.", "#...#", "#...#", ".####", "....#", "....#", "####."),
}


def digit(which: int) -> Bitmap:
    """The digit 3, 4, 6, 7 or 9 in black (1) on white (0), shape (9, 7), with one white pixel all round.

    >>> digit(7).shape, int(digit(7).sum())
    ((9, 7), 11)
    """
    return np.pad(np.array([[int(cell == "#") for cell in row] for row in _DRAWN[which]]), 1)


def rows(image: Sequence[Sequence[int]]) -> list[str]:
    """An image as lines of text, black as #.

    >>> rows([[1, 0], [0, 1]])
    ['#.', '.#']
    """
    return ["".join(".#"[cell] for cell in row) for row in image]


def thicker(image: Bitmap) -> Bitmap:
    """Every black pixel also blackens its right-hand neighbour."""
    return np.maximum(image, np.roll(image, 1, axis=1))


def shifted(image: Bitmap, down: int, right: int) -> Bitmap:
    """The image moved by whole pixels; the white border must be wide enough."""
    return np.roll(image, (down, right), axis=(0, 1))


def speckled(image: Bitmap, row: int, column: int) -> Bitmap:
    """The image with one pixel turned from black to white or back."""
    changed = image.copy()
    changed[row, column] = 1 - changed[row, column]
    return changed


KEEP: dict[str, Callable[[Bitmap], Bitmap]] = {
    "right": lambda image: shifted(image, 0, 1),
    "left": lambda image: shifted(image, 0, -1),
    "up": lambda image: shifted(image, -1, 0),
    "down": lambda image: shifted(image, 1, 0),
    "thick": thicker,
    "speck": lambda image: speckled(image, 0, 6),
    "hole": lambda image: speckled(speckled(image, 8, 0), 0, 3),
}
"""Changes after which a person still reads the same digit."""

BREAK: dict[str, Callable[[Bitmap], Bitmap]] = {
    "mirror": lambda image: image[:, ::-1],
    "half turn": lambda image: image[::-1, ::-1],
    "upper half": lambda image: np.where(np.arange(9)[:, None] < 4, image, 0),
}
"""Changes after which it is another digit or none. (A 3 stays a 3 when it is turned upside down in a mirror, so that is not here.)"""


def same_strokes(image: Bitmap, other: Bitmap, specks: int = 2) -> bool:
    """Whether `other` is `image` moved by at most one pixel, with at most one pixel of thickness and some specks added.

    >>> same_strokes(digit(4), thicker(digit(4))), same_strokes(digit(4), digit(4)[:, ::-1])
    (True, False)
    """
    for down in (-1, 0, 1):
        for right in (-1, 0, 1):
            moved = np.roll(image, (down, right), axis=(0, 1))
            near = np.maximum.reduce([np.roll(moved, k, axis=1) for k in (-1, 0, 1)])
            if (moved > other).sum() <= specks and (other > near).sum() <= specks:
                return True
    return False
