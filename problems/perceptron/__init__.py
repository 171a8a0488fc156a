"""The single neuron: perceptron and delta rule, activation functions, decision boundaries, capacity."""
