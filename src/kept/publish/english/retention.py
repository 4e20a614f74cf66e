"""How long, since when, then what, in English (GDPR art. 13(2)(a))."""

from __future__ import annotations

from kept.calendar import Period
from kept.grammar.english import either, length, listed, to, whole
from kept.grammar.events import event_told
from kept.policy import Disposal, Keep, Policy, RetentionClause
from kept.publish.clauses import archived, at_once, cited, data_of, people_of, uses_of

_THEN = {
    Disposal.ERASE: ", and then erase it",
    Disposal.ANONYMISE: ", and then make it anonymous for good",
    Disposal.ARCHIVE: ", and then move it to an archive that the law provides for",
}
_ARCHIVE = "in a separate archive that few people may open"


def retention(policy: Policy, clause: RetentionClause) -> str:
    """One promise on duration, whole: whose data, how long, since when, then what, and why."""
    if clause.sentence:
        return whole(clause.sentence["en"])
    whose = listed(people_of(policy, clause, "en")) or "everyone concerned"
    what = listed(data_of(policy, clause, "en")) or "all that we hold"
    said = [f"{_first(policy, clause, whose)}: {what}.", *_options(policy, clause), *_uses(policy, clause)]
    return " ".join([*said, *_shortest(clause), *_why(clause), *_opened(policy, clause)])


def _first(policy: Policy, clause: RetentionClause, whose: str) -> str:
    if at_once(clause) and (clause.since or clause.later_of):
        return f"We erase the following personal data of {whose} right after {_start(policy, clause)}"
    then = _THEN[clause.then] if clause.then else ""
    return f"We keep the following personal data of {whose} {how_long(policy, clause)}{then}"


def how_long(policy: Policy, clause: RetentionClause, keep: Keep | None = None) -> str:
    """The length and its starting point: "for 3 years from your last contact with us"."""
    keep = keep or clause.keep
    if keep is None:
        return "for a time that is not settled yet"
    if clause.length == Period() and keep is clause.keep and (start := _start(policy, clause)):
        return f"until {start}"
    since = f" from {start}" if (start := _start(policy, clause)) else ""
    until = f"until {event_told(policy, keep.until).en}" if keep.until else ""
    active = f"for {length(keep.period)}{since}" if keep.period else ""
    if until and keep.period:
        active = f"{until}, and never longer than {length(keep.period)}{since}"
    if keep.archive is None:
        return active or until
    if active or until:
        return f"{active or until}, then for {length(keep.archive)} {_ARCHIVE}"
    aside = "," if len(clause.later_of) > 1 else ""
    return f"for {length(keep.archive)}{since}{aside} {_ARCHIVE}"


def _start(policy: Policy, clause: RetentionClause) -> str:
    """The event that starts the clock; of several, the last to come."""
    if clause.later_of:
        events = [event_told(policy, name).en for name in clause.later_of]
        return f"{either(events)}, whichever comes last" if len(events) > 1 else events[0]
    return event_told(policy, clause.since).en if clause.since else ""


def longest(length_: Period, start: str) -> str:
    """The longest time of all, for the first layer."""
    return f"{length(length_)} from {start}" if start else length(length_)


def _options(policy: Policy, clause: RetentionClause) -> list[str]:
    """Another length where a client's contract has an option."""
    return [
        f"Where the client’s contract includes {policy.options[name].is_['en']}, we keep it {how_long(policy, clause, keep)}."
        for name, keep in clause.with_option.items()
        if name in policy.options
    ]


def _shortest(clause: RetentionClause) -> list[str]:
    return [f"The law has us keep it for at least {length(clause.at_least)}."] if clause.at_least else []


def _opened(policy: Policy, clause: RetentionClause) -> list[str]:
    """Who may open the archive, and why."""
    if clause.archive is None:
        return []
    names = [policy.parties[name].name["en"] for name in clause.archive.opened_by if name in policy.parties]
    by = f" by {listed(names)}" if names else ""
    why = f"only to {clause.archive.only_for['en'].rstrip('.')}" if clause.archive.only_for else ""
    if by:
        return [f"The archive may be opened only{by}{f', and {why}' if why else ''}."]
    return [f"The archive is opened {why}."] if why else []


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
