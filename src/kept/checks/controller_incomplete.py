"""Who the controller is, and how to reach it."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.officer_unclear import why_needed
from kept.checks.rule import Rule, Subject, lacking
from kept.findings import Finding, Severity, Words
from kept.policy import Role

RULE = Rule(
    "controller-incomplete",
    Severity.ERROR,
    Words("the controller is not fully identified", "le responsable du traitement n’est pas complètement identifié"),
    ("GDPR 13(1)(a)", "LCEN 1-1"),
)

_NEEDED = ("legal-form", "registration", "address", "email")


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 13(1)(a) and (b); LCEN 1-1 for the form and the number of a company that publishes a site."""
    if subject.policy.controller_party is None:
        return
    at = ("parties", subject.policy.controller)
    missing = [key for key in _NEEDED if not subject.written(*at, key)]
    if missing:
        keys = lacking(missing)
        yield RULE.finding(
            Words(f"the controller does not give {keys.en}", f"le responsable du traitement n’indique {keys.fr}"),
            subject.key(*at, en="who is this, exactly?", fr="de qui s’agit-il exactement ?"),
            help=Words(
                "write `legal-form:`, `registration:` (register and number), `address:` and `email:`",
                "écrivez `legal-form:`, `registration:` (registre et numéro), `address:` et `email:`",
            ),
            about=(f"parties.{subject.policy.controller}",),
        )
    yield from _through_whom(subject)
    if not subject.written(*at, "phone"):
        yield _no_phone(subject, at)
    if not subject.written(*at, "dpo") and why_needed(subject) is None:  # else officer-unclear says more
        yield _no_officer(subject, at)


def _through_whom(subject: Subject) -> Iterator[Finding]:
    """GDPR 4(7): a company or a public body decides through somebody; the function is told, for each that is controller."""
    policy = subject.policy
    for name, party in policy.parties.items():
        decides = name == policy.controller or party.role in {Role.CONTROLLER, Role.JOINT_CONTROLLER}
        if not decides or party.represented_by or party.person not in {"company", "public-body"}:
            continue
        yield RULE.finding(
            Words(
                f"nothing says by which function `{name}` is represented",
                f"rien ne dit par quelle fonction `{name}` est représenté",
            ),
            subject.value("parties", name, "person", en="acting through whom?", fr="qui agit par qui ?"),
            law=("GDPR 4(7)",),
            help=Words(
                "write the function of its legal representative: `represented-by: {en: its manager, fr: son gérant}`",
                "écrivez la fonction de son représentant légal : `represented-by: {en: its manager, fr: son gérant}`",
            ),
            about=(f"parties.{name}",),
        )


def _no_phone(subject: Subject, at: tuple[str, str]) -> Finding:
    return RULE.finding(
        Words("the controller gives no telephone number", "le responsable du traitement n’indique pas de téléphone"),
        subject.key(*at, en="called on which number?", fr="à quel numéro appeler ?"),
        severity=Severity.NOTE,
        help=Words('write `phone: "+33 1 …"`', 'écrivez `phone: "+33 1 …"`'),
        about=(f"parties.{at[1]}",),
    )


def _no_officer(subject: Subject, at: tuple[str, str]) -> Finding:
    return RULE.finding(
        Words(
            "nothing is said of a data protection officer", "rien n’est dit d’un délégué à la protection des données"
        ),
        subject.key(*at, en="appointed or not?", fr="désigné ou non ?"),
        severity=Severity.NOTE,
        law=("GDPR 13(1)(b)", "GDPR 37(7)"),
        help=Words("write `dpo: dpo@acme.example`, or `dpo: none`", "écrivez `dpo: dpo@acme.example`, ou `dpo: none`"),
        about=(f"parties.{at[1]}",),
    )
