"""Formulas with drawn numbers, as texts in the students' language. Re-exported by `reference`."""

from __future__ import annotations

from collections.abc import Sequence


def combination(terms: Sequence[tuple[int, str]]) -> str:
    """A sum of whole multiples of symbols ('' for the number 1), as people write it.

    >>> combination([(1, "p"), (-1, "q"), (6, "")]), combination([(0, "p"), (0, "")])
    ('p - q + 6', '0')
    """
    text = ""
    for number, symbol in terms:
        if number:
            size = symbol if abs(number) == 1 and symbol else f"{abs(number)} {symbol}".strip()
            text += (" - " if number < 0 else " + ") + size if text else ("-" if number < 0 else "") + size
    return text or "0"


def averaged_rule_text(numbers: Sequence[int], row: int, divisor: int = 3) -> str:
    """Q w, entry `row` (1 or 2), for the patterns (p, a), (b, c), (d, q) with numbers (a, b, c, d); collected.

    >>> averaged_rule_text([1, 1, 0, 0], 1)
    '((p^2 + 1) w_1 + (p) w_2) / 3'
    """
    a, b, c, d = numbers
    own = f"(p^2 + {b * b + d * d})" if row == 1 else f"(q^2 + {a * a + c * c})"
    cross = f"({combination([(a, 'p'), (d, 'q'), (b * c, '')])})"
    first, second = (own, cross) if row == 1 else (cross, own)
    total = f"{first} w_1 + {second} w_2"
    return total if divisor == 1 else f"({total}) / {divisor}"


def centred_rule_text(numbers: Sequence[int], row: int) -> str:
    """The same with the mean pattern subtracted, C w."""
    a, b, c, d = numbers
    first, second = combination([(1, "p"), (b + d, "")]), combination([(1, "q"), (a + c, "")])
    return f"{averaged_rule_text(numbers, row)} - ({(first, second)[row - 1]}) (({first}) w_1 + ({second}) w_2) / 9"


def pattern_by_pattern_text(patterns: Sequence[tuple[str, str]], row: int) -> str:
    """<v u_row> written out, one product for each pattern.

    >>> pattern_by_pattern_text([("p", "1"), ("1", "0")], 1)
    '((p w_1 + 1 w_2) (p) + (1 w_1 + 0 w_2) (1)) / 2'
    """
    terms = [f"({first} w_1 + {second} w_2) ({(first, second)[row - 1]})" for first, second in patterns]
    return f"({' + '.join(terms)}) / {len(patterns)}"


COEFFICIENTS = {
    "covariance": ("{cd} eta", "-{c} eta", "-{d} eta", "eta", "0"),
    "covariance with decay": ("{cd} eta - k", "-{c} eta", "-{d} eta", "eta", "0"),
    "post threshold, Oja": ("0", "-{c} eta", "{c} eta w", "eta", "-eta w"),
    "both thresholds, Oja": ("{cd} eta", "-{c} eta", "{c} eta w - {d} eta", "eta", "-eta w"),
    "anti, two thresholds": ("-{cd} eta", "{c} eta", "{d} eta", "-eta", "0"),
    "rest": ("k - {cd} eta", "-{c} eta", "{d} eta", "eta", "0"),
}
"""Coefficients (a0, a1pre, a1post, a2, a2post) of the rules that the problem on coefficients prints, with drawn c and d."""


def coefficient_texts(rule: str, c: int, d: int) -> list[str]:
    """The five coefficients of a rule of `COEFFICIENTS`, with c and d inserted.

    >>> coefficient_texts("covariance", 2, 3)
    ['6 eta', '-2 eta', '-3 eta', 'eta', '0']
    """
    return [text.format(c=c, d=d, cd=c * d) for text in COEFFICIENTS[rule]]


def linear_text(p: object, q: object, r: object) -> str:
    """p eta + q eta w + r k.

    >>> linear_text(6, 0, -1)
    '(6) eta + (0) eta w + (-1) k'
    """
    return f"({p}) eta + ({q}) eta w + ({r}) k"
