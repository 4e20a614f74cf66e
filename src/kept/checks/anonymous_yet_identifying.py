"""What tells one terminal, or one person, from another is not anonymous; nor is what nobody tested."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Note, Severity, Words
from kept.holdings import Holding
from kept.policy import Tracker
from kept.source import Document

RULE = Rule(
    "anonymous-yet-identifying",
    Severity.ERROR,
    Words("data that identifies is called anonymous", "des données qui identifient sont dites anonymes"),
    ("GDPR 4(1)", "GDPR recital 26", "GDPR recital 30", "GDPR 5(1)(a)"),
)


def check(subject: Subject) -> Iterator[Finding]:
    """Recital 30: online identifiers single people out; recital 26: anonymous is what singles out nobody."""
    for name, tracker in subject.policy.trackers.items():
        if tracker.anonymous and (tracker.cookies or tracker.kind not in {None, "essential"}):
            yield RULE.finding(
                Words(
                    f"the tracker `{name}` is called anonymous and recognises terminals",
                    f"le traceur `{name}` est dit anonyme et reconnaît les terminaux",
                ),
                subject.value("trackers", name, "anonymous", en="not true", fr="inexact"),
                related=_reason(subject, name, tracker),
                help=Words(
                    "take `anonymous: true` away, and say in `records:` what is noted",
                    "retirez `anonymous: true`, et dites dans `records:` ce qui est relevé",
                ),
                about=(f"trackers.{name}",),
            )
    if subject.holdings is not None:
        inventory, held = subject.holdings
        for name, holding in inventory.holdings.items():
            if holding.figures in subject.policy.aggregates:
                yield from _of_figures(subject, held, name, holding)


def _of_figures(subject: Subject, held: Document, name: str, holding: Holding) -> Iterator[Finding]:
    """A table left out of every copy: it must be of nobody, and shown to be (recital 26)."""
    for key, value in (("people", holding.people), ("of", holding.of), ("identify", holding.identify)):
        if value:
            yield RULE.finding(
                Words(
                    f"`{name}` is said to be figures of nobody, and tells whose they are",
                    f"`{name}` est dit contenir des chiffres qui ne sont de personne, et dit de qui ils sont",
                ),
                Note(held.key("holdings", name, key), Words("leads to a person", "mène à une personne")),
                help=Words(
                    "take `figures:` away: these are records about people",
                    "retirez `figures:` : ce sont des enregistrements sur des personnes",
                ),
                about=(name,),
            )
    if not subject.policy.aggregates[str(holding.figures)].anonymous_on(subject.on):
        yield RULE.finding(
            Words(
                f"`{name}` is left out of copies as anonymous, and no test passed by this day shows it",
                f"`{name}` est écarté des copies comme anonyme, et aucun test réussi à ce jour ne le montre",
            ),
            Note(held.at("holdings", name, "figures"), Words("tested when?", "éprouvé quand ?")),
            law=("GDPR recital 26", "GDPR 15(3)"),
            help=Words(
                f"write `tested:` under `aggregates: {holding.figures}`, or say whose records they are",
                f"écrivez `tested:` sous `aggregates: {holding.figures}`, ou dites de qui sont ces enregistrements",
            ),
            about=(name,),
        )


def _reason(subject: Subject, name: str, tracker: Tracker) -> tuple[Note, ...]:
    if tracker.cookies:
        place = ("trackers", name, "cookies")
        return (
            subject.value(*place, en="these tell one visitor from another", fr="distinguent un visiteur d’un autre"),
        )
    place = ("trackers", name, "kind")
    return (subject.value(*place, en="follows a visitor from page to page", fr="suit un visiteur de page en page"),)
