"""The principles of GDPR art. 5, as a gate: a purpose that departs from one that the policy keeps is not started.

For a DPO: `principles:` in the policy names them. Each asks for what can be seen in the policy: a basis that stands, people
and words, data and why it is needed, a right to have it corrected, a length, measures, a version that is dated and somebody
who answers for it.

For an engineer: pure. The first principle that the purpose departs from, or nothing.
"""

from __future__ import annotations

from datetime import date

from kept.accountability.reason import Reason
from kept.accountability.standing import ground_of, groundless
from kept.findings import Words
from kept.holdings.coverage import speaks_of_data
from kept.law.vocabulary import Right
from kept.policy import Policy, Purpose, Role

_SAID = {
    "lawfulness": Words("lawfulness, fairness and transparency", "licéité, loyauté et transparence"),
    "purpose-limitation": Words("purpose limitation", "limitation des finalités"),
    "minimisation": Words("data minimisation", "minimisation des données"),
    "accuracy": Words("accuracy", "exactitude"),
    "storage-limitation": Words("storage limitation", "limitation de la conservation"),
    "integrity": Words("integrity and confidentiality", "intégrité et confidentialité"),
    "accountability": Words("accountability", "responsabilité"),
}


def departs(policy: Policy, name: str, on: date) -> Reason | None:
    """The first principle that the policy keeps and this purpose does not fit."""
    purpose = policy.purposes[name]
    if purpose.role is Role.PROCESSOR:  # its client answers for them
        return None
    for principle in policy.principles:
        if not _fits(policy, name, purpose, principle, on):
            said, why = _SAID[principle], groundless(name, purpose, on) if principle == "lawfulness" else None
            return Reason(
                f"against-{principle}",
                Words(
                    f"`{name}` does not fit a principle of GDPR art. 5: {said.en}"
                    + (f"; {why.words.en}" if why else ""),
                    f"`{name}` s’écarte d’un principe de l’article 5 du RGPD : {said.fr}"
                    + (f" ; {why.words.fr}" if why else ""),
                ),
            )
    return None


def of_another(policy: Policy, name: str) -> Reason | None:
    """Why the purpose has no place in this policy: another decides on it, and tells people itself (GDPR 4(7), 13).

    What is done for a client who decides, or decided jointly, is told here as such.
    """
    purpose = policy.purposes[name]
    deciding = purpose.decided_by.purposes if purpose.decided_by is not None else ()
    if not deciding or policy.controller in deciding or purpose.role in {Role.PROCESSOR, Role.JOINT_CONTROLLER}:
        return None
    others = ", ".join(f"`{other}`" for other in deciding)
    return Reason(
        "another-controller",
        Words(
            f"`{name}` is decided by {others}, in whose policy it belongs",
            f"`{name}` est décidée par {others}, dont elle relève de la politique",
        ),
    )


def _fits(policy: Policy, name: str, purpose: Purpose, principle: str, on: date) -> bool:
    party = policy.controller_party
    fits = {
        "lawfulness": bool(ground_of(purpose, on).bases) and not purpose.is_.missing(policy.languages),  # GDPR 5(1)(a)
        "purpose-limitation": bool(purpose.people),  # GDPR 5(1)(b): specified and explicit: about whom
        "minimisation": bool(purpose.data) and purpose.needed is not None,  # GDPR 5(1)(c): what is necessary, and why
        "accuracy": Right.RECTIFICATION in policy.rights.open,  # GDPR 5(1)(d): corrected when it is asked
        "storage-limitation": all(_kept(policy, name, category) for category in purpose.data),  # GDPR 5(1)(e)
        "integrity": bool(policy.security),  # GDPR 5(1)(f), 32
        "accountability": policy.effective is not None and party is not None and bool(party.address or party.email),
    }
    return fits[principle]


def _kept(policy: Policy, name: str, category: str) -> bool:
    clauses = (one for one in policy.retention.values() if not one.purposes or name in one.purposes)
    return any(speaks_of_data(policy, clause, category) for clause in clauses)
