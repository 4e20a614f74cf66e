"""Choices: what a person accepted or refused, and what may happen because of it.

For a DPO: the gate of trackers stands here. It is pure: a policy and a choice in, what a page may load out.
"""

from kept.consent.trackers import Choices, Gate, gate

__all__ = ["Choices", "Gate", "gate"]
