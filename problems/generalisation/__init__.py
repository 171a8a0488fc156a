"""Generalisation: validation, weight decay, dropout, and learning as inference."""
