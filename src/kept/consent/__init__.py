"""Choices: what a person accepted or refused, and what may happen because of it.

For a DPO: the gate of trackers stands here, and the gate of collection: what a form, a call or a contract may take in.
Both are pure: a policy and a choice in, what may happen out.
"""

from kept.consent.collection import Origin, Received, Refusal, receive
from kept.consent.trackers import Choices, Gate, gate

__all__ = ["Choices", "Gate", "Origin", "Received", "Refusal", "gate", "receive"]
