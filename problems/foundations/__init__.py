"""Foundations: experiments on plasticity, kinds of learning, neuron models, codes and attractors."""
