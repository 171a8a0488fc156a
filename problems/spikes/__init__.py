"""Spikes: timing-dependent plasticity (STDP), its averages, and short-term plasticity."""
