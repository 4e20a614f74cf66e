"""How long, since when, then what, in English (GDPR art. 13(2)(a))."""

from __future__ import annotations

from kept.grammar.english import length, listed, to
from kept.grammar.events import event_told
from kept.policy import Disposal, Policy, RetentionClause
from kept.publish.clauses import archived, at_once, cited, data_of, people_of, uses_of

_THEN = {
    Disposal.ERASE: ", and then erase it",
    Disposal.ANONYMISE: ", and then make it anonymous for good",
    Disposal.ARCHIVE: ", and then move it to an archive that the law provides for",
}
_ARCHIVE = "in a separate archive that few people may open"


def retention(policy: Policy, clause: RetentionClause) -> str:
    """One promise on duration, whole: whose data, how long, since when, then what, and why."""
    whose = listed(people_of(policy, clause, "en")) or "everyone concerned"
    what = listed(data_of(policy, clause, "en")) or "all that we hold"
    return " ".join([f"{_first(policy, clause, whose)}: {what}.", *_uses(policy, clause), *_why(clause)])


def _first(policy: Policy, clause: RetentionClause, whose: str) -> str:
    if at_once(clause) and clause.since:
        return f"We erase the following personal data of {whose} right after {event_told(policy, clause.since).en}"
    then = _THEN[clause.then] if clause.then else ""
    return f"We keep the following personal data of {whose} {_how_long(policy, clause)}{then}"


def _how_long(policy: Policy, clause: RetentionClause) -> str:
    keep = clause.keep
    if keep is None:
        return "for a time that is not settled yet"
    since = f" from {event_told(policy, clause.since).en}" if clause.since else ""
    until = f"until {event_told(policy, keep.until).en}" if keep.until else ""
    active = f"for {length(keep.period)}{since}" if keep.period else ""
    if until and keep.period:
        active = f"{until}, and never longer than {length(keep.period)}{since}"
    if keep.archive is None:
        return active or until
    if active or until:
        return f"{active or until}, then for {length(keep.archive)} {_ARCHIVE}"
    return f"for {length(keep.archive)}{since} {_ARCHIVE}"


def _uses(policy: Policy, clause: RetentionClause) -> list[str]:
    uses = uses_of(policy, clause, "en")
    if not uses:
        return []
    # What is in the archive no longer serves the purpose it came for (GDPR art. 5(1)(b)).
    return (
        [f"Before it goes to the archive, we need it {to(uses)}."] if archived(clause) else [f"We need it {to(uses)}."]
    )


def _why(clause: RetentionClause) -> list[str]:
    duty = cited(clause.duty, "en")
    if clause.why:
        law = f" ({duty})" if duty else ""
        because = "It is archived because" if archived(clause) else "This is because"
        said = [f"{because} {clause.why['en']}{law}."]
    else:
        said = [f"The law sets this duration ({duty})."] if duty else []
    # GDPR art. 17(3)(b): what a law imposes outlives a request for erasure.
    return [*said, "A request for erasure does not shorten this time."] if duty else said


def version_that_governs() -> str:
    """Which version binds which data."""
    return (
        "Your personal data is used under the version of this policy that was in force when we collected it, "
        "unless a law requires a later version to govern earlier data too."
    )
