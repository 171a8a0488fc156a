"""The answer kinds: what a student can be asked for."""
