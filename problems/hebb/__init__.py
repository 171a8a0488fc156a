"""Hebbian learning: averaged updates, thresholds, covariance, equilibria and growth."""
