"""Gradient descent, backpropagation, cross-entropy and learning from single samples."""
