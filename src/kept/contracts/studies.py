"""What a client decided on a party that its service may use: a party that it refused receives nothing of its data."""

from __future__ import annotations

from datetime import date

from kept.contracts.document import Contracts, Study


def refused_by(filed: Contracts | None, name: str, client: str | None, on: date) -> Study | None:
    """The refusal that stands on a day: of several studies of a service, the latest (GDPR 28(2), 28(3)(a))."""
    contract = filed.contracts.get(name) if filed is not None else None
    if contract is None or client is None:
        return None
    latest: dict[str, Study] = {}
    for study in sorted(contract.studies, key=lambda each: each.dated):
        if study.client == client and study.dated <= on:
            latest[study.service] = study
    return next((study for study in latest.values() if study.outcome == "refused"), None)
