"""Stabilised Hebbian learning: BCM, normalisation, Oja's rule, principal components."""
