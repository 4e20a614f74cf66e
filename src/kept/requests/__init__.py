"""Requests: a person asks for their data, or asks that it go, and is answered in time (GDPR arts 12, 15 and 17).

For a DPO: a request has a number, a safe date and a legal date; its identifiers and proofs are sealed; it is carried out
on every place at once, for one person or for a thousand, and the answer carries its own proof.
"""

from kept.requests.agreement import decide_on
from kept.requests.answering import answer
from kept.requests.fulfil import chosen, fulfil
from kept.requests.identifying import complete, identify
from kept.requests.opening import open_request, open_requests
from kept.requests.record import Request, Standing, no_request, not_ready
from kept.requests.refusing import GROUNDS, refuse
from kept.requests.world import World

__all__ = [
    "GROUNDS",
    "Request",
    "Standing",
    "World",
    "answer",
    "chosen",
    "complete",
    "decide_on",
    "fulfil",
    "identify",
    "no_request",
    "not_ready",
    "open_request",
    "open_requests",
    "refuse",
]
