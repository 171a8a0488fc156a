"""Hopfield networks: storage, recall, energy, capacity, spurious states, and their continuous and modern relatives."""
