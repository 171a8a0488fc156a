"""The bank: one folder a topic, one file a problem; `reference.py` in each topic is a small library of its models."""
