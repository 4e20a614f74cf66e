"""The rules: what can be wrong with a promise, judged one by one.

For a DPO: each rule is one file here, one page (``kept explain NAME``) and one case in ``tests/cases`` of the same
name. The list below is all of them, in the order in which a reader meets the matter: how long, why, to whom, by what
right, by what means, then where the data really lies.
"""

from __future__ import annotations

from collections.abc import Iterable
from types import ModuleType

from kept.checks import (
    anonymous_yet_identifying,
    answer_deadline_missing,
    archive_not_separate,
    automated_decisions_not_said,
    change_without_reason,
    collection_without_fields,
    complaint_without_address,
    controller_incomplete,
    data_without_retention,
    earlier_data_without_law,
    essential_tracker_of_third_party,
    frozen_version_changed,
    holding_without_promise,
    identity_always_demanded,
    interest_not_stated,
    longer_than_advised,
    marketing_without_consent,
    missing_column,
    missing_language,
    objection_not_offered,
    obligation_without_law,
    people_without_purpose,
    processor_without_contract,
    promise_without_holding,
    purpose_without_basis,
    recipient_not_listed,
    refusal_costs_feature,
    required_without_feature,
    retention_without_period,
    retention_without_trigger,
    right_missing,
    security_not_stated,
    single_channel_for_rights,
    source_not_stated,
    special_category_without_ground,
    tracker_data_not_listed,
    tracker_incomplete,
    tracker_without_consent,
    tracker_without_lifetime,
    transfer_without_tool,
    two_durations,
    undeclared_column,
    version_undated,
)
from kept.checks.rule import Columns, Rule, Subject, every
from kept.findings import Finding

MODULES: tuple[ModuleType, ...] = (
    retention_without_period,
    retention_without_trigger,
    two_durations,
    data_without_retention,
    archive_not_separate,
    longer_than_advised,
    purpose_without_basis,
    interest_not_stated,
    obligation_without_law,
    people_without_purpose,
    special_category_without_ground,
    required_without_feature,
    source_not_stated,
    collection_without_fields,
    recipient_not_listed,
    processor_without_contract,
    transfer_without_tool,
    right_missing,
    single_channel_for_rights,
    identity_always_demanded,
    answer_deadline_missing,
    complaint_without_address,
    automated_decisions_not_said,
    marketing_without_consent,
    objection_not_offered,
    tracker_without_consent,
    tracker_without_lifetime,
    tracker_incomplete,
    tracker_data_not_listed,
    essential_tracker_of_third_party,
    refusal_costs_feature,
    anonymous_yet_identifying,
    controller_incomplete,
    security_not_stated,
    missing_language,
    version_undated,
    change_without_reason,
    earlier_data_without_law,
    frozen_version_changed,
    promise_without_holding,
    holding_without_promise,
    missing_column,
    undeclared_column,
)

RULES: tuple[Rule, ...] = tuple(module.RULE for module in MODULES)

__all__ = ["MODULES", "RULES", "Columns", "Rule", "Subject", "judge"]


def judge(subject: Subject, more: Iterable[Finding] = ()) -> tuple[Finding, ...]:
    """All findings about an organisation: what could not be read, what each rule says, and ``more`` from the caller.

    In the order in which a reader meets them. A policy that is no document at all is not judged further.
    """
    found = [*subject.loaded.findings, *more]
    if isinstance(subject.document.plain, dict):
        found += [finding for module in MODULES for finding in module.check(subject)]
    return tuple(every(sorted(found, key=_order)))


def _order(finding: Finding) -> tuple[bool, str, int, int, str]:
    """The policy before the holdings, each from top to bottom; what no file is at fault for comes last."""
    name, line, column, code = finding.sort_key()
    return (finding.primary is None, _late(name), line, column, code)


def _late(name: str) -> str:
    return f"0{name}" if name.startswith("policy") else f"1{name}"
