"""Random patterns at a load: crosstalk and wrong bits, capacities, overlaps from step to step and at a temperature.

Gaussian formulas are for large N, with a signal of 1 and crosstalk of variance P/N, unless a docstring says "exact".
"""

from __future__ import annotations

import math
from fractions import Fraction


def error_probability(units: int, patterns: int) -> float:
    """The probability that a bit of a stored random pattern is unstable, Gaussian approximation: signal 1, variance P/N.

    1/2 erfc(sqrt(N/2P)); Hertz, Krogh & Palmer 1991, eq. 2.15.

    >>> round(error_probability(500, 100), 6)
    0.012674
    """
    return math.erfc(math.sqrt(units / (2 * patterns))) / 2


def smallest_network(patterns: int) -> int:
    """The smallest N >= 3 with N/(2 ln N) >= P: most of P random patterns are then stable in every bit (McEliece et al. 1987).

    >>> [smallest_network(p) for p in (10, 50, 100, 500)]
    [90, 648, 1457, 9119]
    """
    low, high = 3, 4
    while high / (2 * math.log(high)) < patterns:
        low, high = high, 2 * high
    while low < high:
        middle = (low + high) // 2
        if middle / (2 * math.log(middle)) < patterns:
            low = middle + 1
        else:
            high = middle
    return low


def overlap_map(overlap: float, load: float) -> float:
    """The overlap after one simultaneous update at load P/N: erf(m / sqrt(2 alpha)).

    Exact for the first step of a large network, and for every step of a strongly diluted one (Derrida, Gardner & Zippelius 1987).

    >>> round(overlap_map(0.5, 0.1), 6)
    0.886154
    """
    return math.erf(overlap / math.sqrt(2 * load))


def stable_overlap(load: float) -> float:
    """The positive fixed point of `overlap_map`, by bisection; 0 from the load 2/pi on.

    >>> round(stable_overlap(0.4), 6)
    0.786118
    """
    if load >= 2 / math.pi:
        return 0.0
    low, high = 1e-6, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        if overlap_map(middle, load) > middle:
            low = middle
        else:
            high = middle
    return high


def noisy_overlap(temperature: float) -> float:
    """The positive solution of m = tanh(m/T) for 0 < T < 1, by bisection: few patterns, units with noise.

    Hertz, Krogh & Palmer 1991, section 2.4.

    >>> round(noisy_overlap(0.7), 6)
    0.828635
    """
    low, high = 1e-6, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        if math.tanh(middle / temperature) > middle:
            low = middle
        else:
            high = middle
    return high


def noisy_mixture(temperature: float) -> float:
    """The overlap of a symmetric 3-mixture with each of its patterns: the positive solution of 4 m = tanh(3 m/T) + tanh(m/T).

    For 0 < T < 1; such a state is stable only below T = 0.46. Amit, Gutfreund & Sompolinsky 1985.

    >>> round(noisy_mixture(0.01), 6), round(noisy_mixture(0.4), 6)
    (0.5, 0.452241)
    """
    low, high = 1e-6, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        if (math.tanh(3 * middle / temperature) + math.tanh(middle / temperature)) / 4 > middle:
            low = middle
        else:
            high = middle
    return high


def crosstalk_variance(units: int, patterns: int) -> Fraction:
    """The exact variance of the crosstalk at one unit, (N-1)(P-1)/N^2: independent terms of size 1/N.

    >>> crosstalk_variance(60, 8)
    Fraction(413, 3600)
    """
    return Fraction((units - 1) * (patterns - 1), units**2)


def binomial_error(units: int, patterns: int) -> Fraction:
    """The exact probability that a bit of a stored random pattern is unstable; N even and P odd, zero diagonal.

    N times the field in the direction of the bit is N - 1 plus K = (N-1)(P-1) independent terms of +1 or -1; with k of them
    negative it is N - 1 + K - 2k.

    >>> binomial_error(10, 3)
    Fraction(253, 16384)
    """
    terms = (units - 1) * (patterns - 1)
    least = negatives_needed(units, patterns)
    return Fraction(sum(math.comb(terms, k) for k in range(least, terms + 1)), 2**terms)


def negatives_needed(units: int, patterns: int) -> int:
    """The smallest number of negative terms of the crosstalk that makes a bit unstable: the smallest k above (K + N - 1)/2.

    >>> negatives_needed(10, 3)
    14
    """
    return ((units - 1) * (patterns - 1) + units - 1) // 2 + 1


def load_for_error(probability: float) -> float:
    """The load P/N at which a bit is unstable with this probability (below 1/2), Gaussian approximation: 1/z^2, by bisection.

    >>> [round(load_for_error(p), 3) for p in (0.001, 0.0036, 0.01, 0.05, 0.1)]
    [0.105, 0.138, 0.185, 0.37, 0.609]
    """
    low, high = 0.0, 40.0  # z, the distance of the boundary from the mean in standard deviations
    for _ in range(80):
        middle = (low + high) / 2
        if math.erfc(middle / math.sqrt(2)) / 2 > probability:
            low = middle
        else:
            high = middle
    return 1 / high**2


def perfect_patterns(units: int, *, every: bool = False) -> float:
    """N/(2 ln N) random patterns are stable in every bit, most of them; N/(4 ln N) if `every` one is to be (McEliece et al. 1987).

    >>> round(perfect_patterns(1000), 4), round(perfect_patterns(1000, every=True), 4)
    (72.3824, 36.1912)
    """
    return units / ((4 if every else 2) * math.log(units))


def mixture_overlap(patterns: int) -> Fraction:
    """The expected overlap of the majority of an odd number n of random patterns with each: the chance that the others tie.

    binom(n-1, (n-1)/2) / 2^(n-1). Amit, Gutfreund & Sompolinsky 1985.

    >>> [str(mixture_overlap(n)) for n in (3, 5, 7)]
    ['1/2', '3/8', '5/16']
    """
    return Fraction(math.comb(patterns - 1, (patterns - 1) // 2), 2 ** (patterns - 1))
