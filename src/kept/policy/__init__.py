"""The nouns of a policy: frozen, pure, without a file or a clock."""

from kept.policy.document import Change, Override, Policy
from kept.policy.parties import Party, Role, SubjectCategory, Transfer
from kept.policy.purposes import Basis, CollectionPoint, DataCategory, Purpose
from kept.policy.retention import Disposal, Keep, RetentionClause
from kept.policy.rights import Breach, Marketing, Requests, Rights, Statement, Tracker
from kept.policy.shape import Noun, Wording

__all__ = [
    "Basis",
    "Breach",
    "Change",
    "CollectionPoint",
    "DataCategory",
    "Disposal",
    "Keep",
    "Marketing",
    "Noun",
    "Override",
    "Party",
    "Policy",
    "Purpose",
    "Requests",
    "RetentionClause",
    "Rights",
    "Role",
    "Statement",
    "SubjectCategory",
    "Tracker",
    "Transfer",
    "Wording",
]
