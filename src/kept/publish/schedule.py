"""The retention schedule: each promise on duration as a line, in its phases (GDPR art. 5(1)(e); the CNIL's guide).

For a DPO: what an archivist or an auditor reads beside the notice. Active use, then archive, then what becomes of the
data, and the law or the reason. The lines come from the clauses; nobody keeps this table by hand.
"""

from __future__ import annotations

from dataclasses import astuple, dataclass, fields

from kept.calendar import Period
from kept.grammar.events import event_words
from kept.policy import Keep, RetentionClause
from kept.publish.cells import rows_as_csv
from kept.publish.clauses import cited, data_of, people_of, uses_of
from kept.publish.paper import Paper, Part, Table
from kept.publish.schedule_words import SCHEDULE_WORDS, ScheduleWords
from kept.publish.sections.telling import Telling, bare


@dataclass(frozen=True, slots=True)
class ScheduleLine:
    """A line of the schedule. Texts are in the language of the schedule; several things stand on lines of their own."""

    clause: str
    activities: str
    people: str
    data: str
    active: str
    archive: str
    fate: str
    reference: str


def schedule(told: Telling) -> tuple[ScheduleLine, ...]:
    """Every promise on duration, in the order of the policy."""
    lines = [_line(told, name, clause) for name, clause in told.policy.retention.items()]
    return tuple(ScheduleLine(*map(told.tongue.typeset, astuple(line))) for line in lines)


def schedule_paper(told: Telling) -> Paper:
    """The schedule as a text with one table."""
    words, policy = SCHEDULE_WORDS[told.language], told.policy
    columns = tuple(told.tongue.typeset(words.columns[field.name]) for field in fields(ScheduleLine)[1:])
    rows = tuple(astuple(line)[1:] for line in schedule(told))
    set_ = told.tongue.typeset
    dated = told.tongue.dated(policy.version or 1, policy.effective) if policy.effective else ""
    part = Part("schedule", set_(words.heading), (Table("", columns, rows),))
    return Paper(
        told.language, set_(words.title), set_(told.party.name[told.language]), (part,), dated=set_(dated), wide=True
    )


def in_short(told: Telling, name: str) -> str:
    """A promise on duration on one line, not yet typeset: the data, its time of use, its archive, its end."""
    words, line = SCHEDULE_WORDS[told.language], _line(told, name, told.policy.retention[name])
    phases = [line.active] if line.active != words.no_use else []
    if line.archive != words.none:
        phases.append(words.archived(line.archive))
    told_of = "; ".join([*phases, words.ended(line.fate)]).replace("\n", "; ")
    return f"{', '.join(line.data.splitlines())} – {told_of}"


def schedule_csv(told: Telling) -> str:
    """The schedule as CSV (RFC 4180)."""
    heads = [SCHEDULE_WORDS[told.language].columns[field.name] for field in fields(ScheduleLine)]
    return rows_as_csv([heads, *(astuple(line) for line in schedule(told))])


def _line(told: Telling, name: str, clause: RetentionClause) -> ScheduleLine:
    policy, language, say = told.policy, told.language, told.tongue
    words = SCHEDULE_WORDS[language]
    uses = [say.capital(each) for each in uses_of(policy, clause, language)]
    return ScheduleLine(
        clause=name,
        activities="\n".join(uses) or words.every_activity,
        people="\n".join(people_of(policy, clause, language)) or words.everybody,
        data="\n".join(data_of(policy, clause, language)) or words.everything,
        active=_active(told, words, clause),
        archive=_archive(told, words, clause),
        fate=words.fates[clause.then] if clause.then else words.open,
        reference=_reference(told, words, clause),
    )


def _active(told: Telling, words: ScheduleWords, clause: RetentionClause) -> str:
    """The time of use, and another where a client's contract has an option."""
    if clause.keep is None:
        return words.open
    lines = [_use(told, words, clause, clause.keep)]
    for option, keep in clause.with_option.items():
        known = told.policy.options.get(option)
        name = known.is_[told.language] if known else option
        lines.append(words.with_option(name, _use(told, words, clause, keep)))
    return "\n".join(lines)


def _use(told: Telling, words: ScheduleWords, clause: RetentionClause, keep: Keep) -> str:
    until = words.until(event_words(told.policy, keep.until)[told.language]) if keep.until else ""
    if keep.period is None:
        return until or words.no_use
    if keep.period == Period() and clause.since:
        return words.at_once(event_words(told.policy, clause.since)[told.language])
    length = words.counted(told.tongue.length(keep.period), _since(told, words, clause))
    return words.at_most(until, length) if until else length


def _archive(told: Telling, words: ScheduleWords, clause: RetentionClause) -> str:
    """How long apart, counted from what, opened by whom and for what alone."""
    keep = clause.keep
    if keep is None or keep.archive is None:
        return words.none
    counted = keep.period is None and _since(told, words, clause)  # after a time of use it follows on
    lines = [words.counted(told.tongue.length(keep.archive), counted or "")]
    if clause.archive is not None:
        parties = [told.policy.parties[each] for each in clause.archive.opened_by if each in told.policy.parties]
        if parties:
            lines.append(words.opened_by(told.tongue.listed([party.name[told.language] for party in parties])))
        if clause.archive.only_for:
            lines.append(words.only_for(clause.archive.only_for[told.language]))
    return "\n".join(lines)


def _since(told: Telling, words: ScheduleWords, clause: RetentionClause) -> str:
    names = clause.later_of or ((clause.since,) if clause.since else ())
    events = [event_words(told.policy, name)[told.language] for name in names]
    return words.since(events) if events else ""


def _reference(told: Telling, words: ScheduleWords, clause: RetentionClause) -> str:
    """The law that imposes the duration, its minimum, and the reason that people are told."""
    lines = [cited(clause.duty, told.language)]
    if clause.at_least:
        lines.append(words.at_least(told.tongue.length(clause.at_least)))
    lines.append(told.tongue.capital(clause.why[told.language]) if clause.why else "")
    if (page := clause.taken_from) is not None:
        lines.append(words.taken_from(bare(page.at), told.tongue.day(page.checked)))
    return "\n".join(line for line in lines if line) or words.own_choice
