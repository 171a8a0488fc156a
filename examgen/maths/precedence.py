"""How tightly the signs of a formula bind, from loose to tight."""

from __future__ import annotations

__all__ = ["ADD", "BINARY", "IMPLICIT", "MULTIPLY", "NUMERATOR", "POWER", "SIGN", "SUM"]

ADD = 10
SUM = 15
"""A sum over an index: it ends at a plus, and takes products along."""
MULTIPLY = 20
SIGN = 25
IMPLICIT = 30
"""A product without a sign: 1/2x is 1/(2x)."""
NUMERATOR = 35
"""What stands below the stroke of 1/2 x, with two plain numbers."""
POWER = 40

BINARY = {"+": ADD, "-": ADD, "*": MULTIPLY, "/": MULTIPLY, "^": POWER}
