"""Boltzmann machines: probabilities, learning, restricted machines and contrastive divergence."""
