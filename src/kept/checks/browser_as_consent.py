"""The settings of a browser are no consent, and no way to refuse as easily as to accept."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.findings import Finding, Note, Severity, Words
from kept.policy.wordings import phrases

RULE = Rule(
    "browser-as-consent",
    Severity.ERROR,
    Words("trackers are refused in the browser only", "les traceurs ne se refusent que dans le navigateur"),
    ("LIL 82", "GDPR 4(11)", "CNIL recommendation 2020-092"),
)

_ENGLISH = re.compile(
    r"(?:refus|disabl|block|reject|deactivat)[^.]{0,80}browser|browser[^.]{0,80}(?:refus|disabl|block|reject|deactivat)",
    re.IGNORECASE,
)
_FRENCH = re.compile(
    r"(?:refus|désactiv|bloqu|rejet|interdi)[^.]{0,80}navigateur|navigateur[^.]{0,80}(?:refus|désactiv|bloqu|rejet|interdi)",
    re.IGNORECASE,
)


def check(subject: Subject) -> Iterator[Finding]:
    """CNIL recommendation 2020-092: asked before, refused where it is asked, as easily as accepted."""
    unasked = [
        name
        for name, tracker in subject.policy.trackers.items()
        if tracker.kind != "essential" and tracker.consent in (None, "opt-out")
    ]
    if not unasked:
        return
    for phrase in phrases(subject.policy.statements, _ENGLISH, _FRENCH, ("statements",)):
        yield RULE.finding(
            Words(
                f"`{phrase.where}` leaves refusal to the browser",
                f"`{phrase.where}` laisse le refus au navigateur",
            ),
            subject.value(
                *phrase.route,
                phrase.language,
                en="a setting is no choice that was asked for",
                fr="un réglage n’est pas un choix demandé",
            ),
            related=(
                Note(
                    subject.document.key("trackers", unasked[0]),
                    Words("set without having been asked for", "déposé sans avoir été demandé"),
                ),
            ),
            help=Words(
                f"write `consent: required` for `{unasked[0]}`: the choice is asked on the page, and refused there",
                f"écrivez `consent: required` pour `{unasked[0]}` : le choix se demande sur la page, et s’y refuse",
            ),
            about=(phrase.where, f"trackers.{unasked[0]}"),
        )
