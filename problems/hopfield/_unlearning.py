"""Results of a simulation of unlearning, kept because it runs for minutes.

Networks of N = 100 units store P random patterns by Hebb's prescription (1/N, zero diagonal). A step of unlearning settles from
a random start (one unit at a time in random order) and subtracts 0.01/N times the outer product of the state reached, without
its diagonal. A pattern counts as recalled if a start with ten wrong bits settles at an overlap above 0.95. Each row is the share
of recalled patterns, averaged over five networks; for each P there are two independent sets of networks. Hopfield, Feinstein &
Palmer 1983.
"""

from __future__ import annotations

UNLEARNING_STEPS = (0, 50, 200, 500, 1000, 3000)
"""The numbers of steps after which recall was tested."""

RECALLED_SHARES = {
    14: ((0.814, 0.957, 1.0, 1.0, 1.0, 0.0), (0.886, 0.957, 1.0, 1.0, 1.0, 0.0)),
    16: ((0.688, 0.875, 1.0, 1.0, 1.0, 0.0), (0.738, 0.875, 1.0, 1.0, 1.0, 0.0)),
    18: ((0.433, 0.533, 0.967, 1.0, 1.0, 0.0), (0.433, 0.644, 0.944, 1.0, 1.0, 0.0)),
    20: ((0.4, 0.54, 0.91, 1.0, 1.0, 0.0), (0.46, 0.51, 0.89, 1.0, 1.0, 0.0)),
    22: ((0.209, 0.318, 0.8, 1.0, 1.0, 0.0), (0.255, 0.373, 0.855, 0.982, 1.0, 0.0)),
    24: ((0.183, 0.317, 0.642, 0.95, 1.0, 0.0), (0.117, 0.192, 0.575, 0.95, 1.0, 0.0)),
}
"""P -> two rows of shares of recalled patterns, one entry for each of `UNLEARNING_STEPS`."""
