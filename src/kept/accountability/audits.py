"""Security audits by a third party: bound before it is planned, and those who work there told before it starts.

For a DPO: an intrusion test lets somebody from outside at the data. It is planned with a party of the policy that a
contract binds on that day (GDPR art. 28(3)); the staff is told beforehand, and the proof is kept; only urgency or an
imminent risk, recorded, lets it start unannounced.

For an engineer: the journal is the only record. ``audits`` reads it; the three acts answer an ``Act``, whose ``refusal``
says why nothing was done.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from kept.accountability.reason import Reason
from kept.contracts import gaps, in_force
from kept.findings import Words
from kept.journal import JSON, Journal, Kind, Stage
from kept.load import Loaded
from kept.policy import Role

Urgency = Literal["urgency", "imminent-risk"]

_AUDITORS = (Role.PROCESSOR, Role.RECIPIENT)


@dataclass(frozen=True, slots=True)
class Audit:
    """One audit: by whom, on which day; which teams were told, and when; when it started, and by which urgency."""

    name: str
    by: str
    on: date
    announced: date | None = None
    told: tuple[str, ...] = ()
    started: date | None = None
    urgent: str | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """The outcome: the audit as it now stands, the entry of the journal, and why it was refused if it was."""

    audit: Audit | None
    entry: int
    refusal: Reason | None = None


def audits(journal: Journal) -> dict[str, Audit]:
    """Every audit that was planned, by name, oldest first."""
    found: dict[str, Audit] = {}
    for entry in journal.entries(stage=Stage.NOTE):
        name, on = str(entry.about.get("audit")), str(entry.about.get("on"))
        if entry.kind == Kind.AUDIT_PLAN:
            found[name] = Audit(name, str(entry.about["by"]), date.fromisoformat(on))
        elif entry.kind == Kind.AUDIT_ANNOUNCE:
            told = entry.about.get("told")
            teams = tuple(map(str, told)) if isinstance(told, list) else ()
            found[name] = replace(found[name], announced=date.fromisoformat(on), told=teams)
        elif entry.kind == Kind.AUDIT_START:
            urgent = entry.about.get("urgent")
            found[name] = replace(found[name], started=date.fromisoformat(on), urgent=str(urgent) if urgent else None)
    return found


def plan(loaded: Loaded, journal: Journal, audit: Audit, at: datetime) -> Act:
    """Plan an audit; refused where the auditor is no party of the policy, or nothing binds it on the day."""
    about: dict[str, JSON] = {"audit": audit.name, "by": audit.by, "on": audit.on.isoformat()}
    refusal = _taken(audits(journal), audit.name) or _unbound(loaded, audit.by, audit.on)
    if refusal is not None:
        return Act(None, journal.refused(Kind.AUDIT_PLAN, about | {"reason": refusal.code}, at).seq, refusal)
    return Act(audit, journal.note(Kind.AUDIT_PLAN, about, at).seq)


def announce(journal: Journal, name: str, teams: Iterable[str], digest: str, on: date, at: datetime) -> Act:
    """Record that teams were told, with the SHA-256 of what they were sent; refused once the audit has started."""
    told, audit = tuple(teams), audits(journal).get(name)
    about: dict[str, JSON] = {"audit": name, "on": on.isoformat(), "told": list(told), "sha256": digest}
    if audit is None or audit.started is not None:
        refusal = _unplanned(name) if audit is None else _begun(name)
        return Act(audit, journal.refused(Kind.AUDIT_ANNOUNCE, about | {"reason": refusal.code}, at).seq, refusal)
    entry = journal.note(Kind.AUDIT_ANNOUNCE, about, at)
    return Act(replace(audit, announced=on, told=told), entry.seq)


def start(
    loaded: Loaded, journal: Journal, name: str, on: date, at: datetime, *, urgent: Urgency | None, why: str | None
) -> Act:
    """Start it: announced beforehand, or under an urgency with its reason, of which the journal keeps a pseudonym."""
    audit = audits(journal).get(name)
    about: dict[str, JSON] = {"audit": name, "on": on.isoformat(), "urgent": urgent, "why": why}
    refusal = _may_not_start(loaded, name, audit, on, excused=urgent is not None and why is not None)
    if audit is None or refusal is not None:
        refusal = refusal or _unplanned(name)
        return Act(audit, journal.refused(Kind.AUDIT_START, about | {"reason": refusal.code}, at).seq, refusal)
    about |= {"by": audit.by, "announced": audit.announced.isoformat() if audit.announced else None}
    entry = journal.note(Kind.AUDIT_START, about, at)
    return Act(replace(audit, started=on, urgent=urgent), entry.seq)


def _may_not_start(loaded: Loaded, name: str, audit: Audit | None, on: date, *, excused: bool) -> Reason | None:
    if audit is None:
        return _unplanned(name)
    if audit.started is not None:
        return _begun(name)
    if (audit.announced is None or audit.announced > on) and not excused:
        return _reason(
            "staff-not-told",
            f"the staff was not told of `{name}`, and no urgency or imminent risk is given with its reason",
            f"le personnel n’a pas été averti de `{name}`, et aucune urgence ni risque imminent n’est motivé",
        )
    return _unbound(loaded, audit.by, on)


def _unbound(loaded: Loaded, by: str, on: date) -> Reason | None:
    """GDPR 28(3): whoever tests a system may see what is in it, and is bound first."""
    party = loaded.policy.parties.get(by)
    if party is None or party.role not in _AUDITORS:
        return _reason(
            "auditor-not-registered",
            f"`{by}` is neither a processor nor a recipient of the policy",
            f"`{by}` n’est ni un sous-traitant ni un destinataire de la politique",
        )
    filed = loaded.contracts
    signed, _ = in_force(party, filed.contracts.get(by) if filed is not None else None)
    if signed is None:
        return _reason("no-contract", f"no contract binds `{by}`", f"aucun contrat ne lie `{by}`")
    found = (gap for gap in gaps(loaded.policy, filed, by, on) if gap.stops)
    return next((Reason(gap.code, gap.words) for gap in found), None)


def _taken(known: dict[str, Audit], name: str) -> Reason | None:
    if name not in known:
        return None
    return _reason("audit-already-planned", f"`{name}` is planned already", f"`{name}` est déjà prévu")


def _unplanned(name: str) -> Reason:
    return _reason("audit-not-planned", f"no audit `{name}` is planned", f"aucun audit `{name}` n’est prévu")


def _begun(name: str) -> Reason:
    return _reason("audit-already-started", f"`{name}` has started already", f"`{name}` a déjà commencé")


def _reason(code: str, en: str, fr: str) -> Reason:
    return Reason(code, Words(en, fr))
