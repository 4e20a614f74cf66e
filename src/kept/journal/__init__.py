"""The journal: a record of every act on personal data that holds none, and that nobody can rewrite unseen.

For a DPO: what an authority asks for under the duty to demonstrate (GDPR 5(2)). *Intended* before an act, *done*,
*refused* or *failed* after. The entries hang under a tree of hashes (RFC 9162), the tree under a signature (C2SP
checkpoints), and :func:`verify` needs nothing but the exported files and the public key.

It knows no policy, no request and no database but Kept's own.
"""

from kept.journal.canonical import JSON, canonical
from kept.journal.checkpoint import VerifierKey
from kept.journal.entry import Draft, Entry, Stage
from kept.journal.kinds import Kind
from kept.journal.live import verify_live
from kept.journal.log import Journal
from kept.journal.proof import Proof
from kept.journal.verdict import Fault, Verdict, What
from kept.journal.verify import verify

__all__ = [
    "JSON",
    "Draft",
    "Entry",
    "Fault",
    "Journal",
    "Kind",
    "Proof",
    "Stage",
    "Verdict",
    "VerifierKey",
    "What",
    "canonical",
    "verify",
    "verify_live",
]
