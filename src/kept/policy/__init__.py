"""The nouns of a policy: frozen, pure, without a file or a clock."""

from kept.policy.dealings import Disclosure, Offering, Option, ProcessorTerms, Terms
from kept.policy.document import Change, Override, Policy, Weight
from kept.policy.dossiers import Case, Format, Once
from kept.policy.parties import Party, Role, SubjectCategory, Transfer
from kept.policy.purposes import Aggregate, Basis, CollectionPoint, DataCategory, Decision, Profiling, Purpose, Tested
from kept.policy.retention import Archive, Disposal, Keep, RetentionClause
from kept.policy.rights import Breach, Marketing, Message, Minors, Requests, Rights, Section, Statement, Tracker
from kept.policy.shape import Noun, Wording

__all__ = [
    "Aggregate",
    "Archive",
    "Basis",
    "Breach",
    "Case",
    "Change",
    "CollectionPoint",
    "DataCategory",
    "Decision",
    "Disclosure",
    "Disposal",
    "Format",
    "Keep",
    "Marketing",
    "Message",
    "Minors",
    "Noun",
    "Offering",
    "Once",
    "Option",
    "Override",
    "Party",
    "Policy",
    "ProcessorTerms",
    "Profiling",
    "Purpose",
    "Requests",
    "RetentionClause",
    "Rights",
    "Role",
    "Section",
    "Statement",
    "SubjectCategory",
    "Terms",
    "Tested",
    "Tracker",
    "Transfer",
    "Weight",
    "Wording",
]
