"""What a clause is about, in the words of the public: people, data and uses by name."""

from __future__ import annotations

from kept.calendar import Period
from kept.findings import Language
from kept.law.articles import UnknownArticle, articles
from kept.policy import Policy, RetentionClause

_READ = 4
"""How many kinds of people are named before "everyone concerned" says it better."""


def people_of(policy: Policy, clause: RetentionClause, language: Language) -> list[str]:
    """The kinds of people of a clause, each umbrella word opened; empty where the clause is for everybody."""
    named = names_of_people(policy, clause.people, language)
    everybody = sum(not category.covers for category in policy.people.values())
    return [] if len(named) == everybody > _READ else named


def names_of_people(policy: Policy, names: tuple[str, ...], language: Language) -> list[str]:
    """The public names of kinds of people, each umbrella word opened, none twice."""
    kinds = dict.fromkeys(kind for name in names for kind in policy.kinds(name))
    return [policy.people[kind].words[language] or kind for kind in kinds if kind in policy.people]


def data_of(policy: Policy, clause: RetentionClause, language: Language) -> list[str]:
    """The categories of data of a clause: those it names, else those of its purposes."""
    named = clause.data or tuple(
        data for name in clause.purposes if name in policy.purposes for data in policy.purposes[name].data
    )
    return names_of_data(policy, named, language)


def names_of_data(policy: Policy, names: tuple[str, ...], language: Language) -> list[str]:
    """The public names of categories of data; a category without a name is told by its fields."""
    found = [name for name in dict.fromkeys(names) if name in policy.data]
    return [policy.data[name].words[language] or _fields(policy, name, language) for name in found]


def _fields(policy: Policy, name: str, language: Language) -> str:
    return ", ".join(words[language] for words in policy.data[name].fields.values()) or name


def uses_of(policy: Policy, clause: RetentionClause, language: Language) -> list[str]:
    """What the data of a clause is used for: infinitives."""
    return [policy.purposes[name].is_[language] for name in clause.purposes if name in policy.purposes]


def cited(law: str | None, language: Language) -> str:
    """A law as a sentence cites it; the policy's own words where Kept does not know the article."""
    if not law:
        return ""
    try:
        return ", ".join(article.cite(language) for article in articles(law))
    except UnknownArticle:
        return law


def at_once(clause: RetentionClause) -> bool:
    """Whether the data goes as soon as the event has come: a time of nothing."""
    return clause.length == Period()


def archived(clause: RetentionClause) -> bool:
    """Whether an archive follows a time of use."""
    keep = clause.keep
    return keep is not None and keep.archive is not None and (keep.until is not None or keep.period is not None)
