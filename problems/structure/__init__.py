"""The structure of networks: pruning by saliency, the cost of layers, and evolving topologies."""
