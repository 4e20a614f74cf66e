"""A right depends on nothing that the law does not ask for."""

from __future__ import annotations

from collections.abc import Iterator

from kept.checks.rule import Rule, Subject
from kept.checks.wording import RIGHTS, Trap, trapped
from kept.findings import Finding, Severity, Words

RULE = Rule(
    "right-conditioned",
    Severity.ERROR,
    Words("a right is made to depend on a condition", "un droit est soumis à une condition"),
    ("GDPR 12(2)", "GDPR 12(1)"),
)

TRAPS = (
    Trap(
        ("legitimate", "légitime"),
        r"(?:object|opposition)[^.]{0,80}legitimate (?:grounds|reasons)"
        r"|oppos[^.]{0,80}(?:motifs?|raisons?) légitimes?",
        Words(
            "objection is made to depend on legitimate grounds", "l’opposition est subordonnée à des motifs légitimes"
        ),
        Words(
            "write that people object to marketing without reasons, and to the rest for reasons of their own situation",
            "écrivez qu’on s’oppose à la prospection sans motif, et au reste pour des raisons tenant à sa situation",
        ),
        unless=r"compelling|impérieux",
        within=RIGHTS,
        law=("GDPR 21(1)", "GDPR 21(2)", "LIL 56"),
    ),
    Trap(
        ("reason", "motivée", "justified", "justifiée"),
        r"(?:every|each|any|all|a) (?:justified |reasoned )?requests? (?:\w+ ){0,4}(?:give|state|include|contain)s? (?:its |the |their |your )?reasons"
        r"|(?:justified|reasoned) request"
        r"|demandes? (?:\w+ ){0,4}(?:motivées?|justifiées?)",
        Words("people must give reasons for asking", "les personnes doivent motiver leur demande"),
        Words(
            "take the condition away: access, rectification, erasure and portability need no reasons",
            "retirez la condition : l’accès, la rectification, l’effacement et la portabilité se demandent sans motif",
        ),
        unless=r"need not|no reasons|without reasons|sans motif|n'(?:a|ont) pas à",
        within=RIGHTS,
        law=("GDPR 12(2)", "GDPR 15", "GDPR 17", "GDPR 20"),
    ),
    Trap(
        ("circumstances", "circonstances"),
        r"in certain (?:circumstances|cases)[^.]{0,60}rights?"
        r"|may have the (?:following )?rights?"
        r"|dans certaines circonstances[^.]{0,60}droits?"
        r"|peuvent avoir (?:les|certains) droits",
        Words(
            "rights are hedged, and nobody can tell when they exist",
            "les droits sont incertains : on ne sait quand ils existent",
        ),
        Words("say of each right when it applies", "dites pour chaque droit quand il s’applique"),
        within=RIGHTS,
        law=("GDPR 12(1)", "GDPR 13(2)(b)"),
        severity=Severity.WARNING,
    ),
    Trap(
        ("employer", "employeur"),
        r"must (?:\w+ ){0,2}(?:turn|go|write|apply) to your employer"
        r"|(?:devez|doit|faut)[^.]{0,30}(?:adresser|tourner)[^.]{0,20}employeur",
        Words(
            "people are sent elsewhere to exercise their rights",
            "les personnes sont renvoyées ailleurs pour exercer leurs droits",
        ),
        Words(
            "take the request yourself, and pass it on: people may turn to each controller",
            "recevez la demande vous-même et transmettez-la : chacun peut s’adresser à chaque responsable",
        ),
        within=RIGHTS,
        law=("GDPR 12(2)", "GDPR 11(2)", "GDPR 26(3)"),
    ),
    Trap(
        ("in writing", "par écrit"),
        r"requests?[^.]{0,60}in writing"
        r"|demandes?[^.]{0,80}par écrit",
        Words("only written requests are taken", "seules les demandes écrites sont reçues"),
        Words(
            "take requests in any form, and from whoever is authorised to make them",
            "recevez les demandes sous toute forme, et de toute personne mandatée",
        ),
        unless=r"by telephone|or by|orally|answer|reply|respond|par téléphone|de vive voix|répon",
        within=RIGHTS,
        law=("GDPR 12(2)", "decree 2019-536 77"),
        severity=Severity.WARNING,
    ),
)


def check(subject: Subject) -> Iterator[Finding]:
    """GDPR 12(2): the exercise of rights is made easy; 21(2): to marketing one objects without reasons."""
    return trapped(subject, RULE, TRAPS)
