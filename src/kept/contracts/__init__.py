"""What binds each party that receives data: the paper on file, what it says, and until when it holds.

For a DPO: ``contracts.yaml`` stands beside the policy and is private. It says of each party when it signed, which of the
terms of GDPR 28(3) it accepted, on which instructions it acts, what was verified before and since. Everything here is
judged on a day, for ``kept check``, ``kept contracts`` and the refusal to hand anything over alike.
"""

from kept.contracts.bound import Bound, bound, standing
from kept.contracts.content import unregulated
from kept.contracts.document import TERMS, Assessment, Contract, Contracts
from kept.contracts.dues import Due, dues
from kept.contracts.duties import DUTIES
from kept.contracts.flows import Flows, flows
from kept.contracts.gap import Gap, Matter
from kept.contracts.gaps import gaps, in_force
from kept.contracts.listed import unlisted
from kept.contracts.studies import refused_by

__all__ = [
    "DUTIES",
    "TERMS",
    "Assessment",
    "Bound",
    "Contract",
    "Contracts",
    "Due",
    "Flows",
    "Gap",
    "Matter",
    "bound",
    "dues",
    "flows",
    "gaps",
    "in_force",
    "refused_by",
    "standing",
    "unlisted",
    "unregulated",
]
