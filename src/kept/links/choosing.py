"""A choice is recorded: what the person said, to what words, how and when; it holds at once, everywhere.

For a DPO: consent is asked where the policy says (GDPR art. 7(1)) and withdrawn as easily as it was given (art. 7(3)); one
objects to what rests on a legitimate interest or a public task (art. 21(1)). What a contract or a law requires leaves no
choice, and the person is told so. Nothing but pseudonyms, the words of the policy and the circumstances is kept.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import insert

from kept.connectors.interface import Connector, Selection
from kept.findings import KeptError, Language, stopped
from kept.holdings import Inventory
from kept.journal import Draft, Journal, Kind
from kept.law.vocabulary import LegalBasis
from kept.links.choices import Said
from kept.links.identifiers import Identifiers, Numbers, canonical, match, refuse_nobody, refuse_unknown
from kept.policy import Policy, Purpose, Role
from kept.state.keys import Keys
from kept.state.tables import choices

Connect = Callable[[str], Connector]

OPPOSED = (LegalBasis.LEGITIMATE_INTEREST, LegalBasis.PUBLIC_TASK)
"""What one objects to: GDPR art. 21(1)."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a person says to a purpose, or to one of its parts, and how.

    ``method``: form, email, phone, post, link or person; ``point`` the collection point where it was asked; ``until``
    the last day on which a consent holds.
    """

    purpose: str
    said: Said
    identifiers: Identifiers
    method: str = "form"
    point: str | None = None
    until: date | None = None
    language: Language = "fr"
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Recorded:
    """What the ledger has now. ``left``: the bases on which the purpose goes on for this person."""

    purpose: str
    said: Said
    entry: int
    left: tuple[LegalBasis, ...]


def choose(
    journal: Journal, policy: Policy, inventory: Inventory, connect: Connect, chosen: Chosen, at: datetime
) -> Recorded:
    """Record a choice. Raises ``KeptError`` where there is nothing to choose, or nobody to recognise."""
    refuse_unknown(inventory, chosen.identifiers)
    refuse_nobody(chosen.identifiers)
    purpose, said = meant(policy, chosen.purpose, chosen.said)
    _asked_there(purpose, chosen, said)
    keys, numbers = journal.state.keys, Numbers.of(policy)
    known = _known_by(inventory, connect, chosen.identifiers, numbers)
    people = sorted({person_of(keys, kind, text, numbers) for kind, texts in known.items() for text in texts})
    left = still_carried(purpose, said)
    about = {
        "purpose": chosen.purpose,
        "said": said.value,
        "person": [person_of(keys, k, t, numbers) for k, texts in sorted(chosen.identifiers.items()) for t in texts],
        "version": policy.version,
        "method": chosen.method,
        "point": chosen.point,
        "language": chosen.language,
        "until": chosen.until.isoformat() if chosen.until else None,
        "by": keys.pseudonym("staff", chosen.by) if chosen.by else None,
        "left": [basis.value for basis in left],
    }
    row = {
        "purpose": chosen.purpose,
        "said": said.value,
        "at": at,
        "until_on": chosen.until,
        "point": chosen.point,
        "method": chosen.method,
        "language": chosen.language,
        "version": policy.version,
        "words": policy.aim(chosen.purpose)[chosen.language],
    }
    with journal.state.writing() as connection:
        (entry,) = journal.append_many([Draft(Kind.CHOICE_RECORD, about)], at, within=connection)
        connection.execute(insert(choices), [{**row, "person": person, "entry": entry.seq} for person in people])
    return Recorded(chosen.purpose, said, entry.seq, left)


def person_of(keys: Keys, kind: str, text: str, numbers: Numbers) -> str:
    """The pseudonym of an identifier, however it is written."""
    return keys.pseudonym(kind, canonical(kind, text, numbers))


def meant(policy: Policy, named: str, said: Said) -> tuple[Purpose, Said]:
    """The purpose, and what was meant by its own bases: a no is a no, by whichever word it came.

    Raises ``KeptError`` for a purpose that is not the policy's, that a client decides on, or that leaves no choice.
    """
    purpose = policy.purposes.get(policy.whole(named))
    if purpose is None:
        raise _unknown(policy)
    if purpose.role is Role.PROCESSOR:
        raise _of_client(named)
    if not purpose.rests_on(LegalBasis.CONSENT, *OPPOSED):
        raise _no_choice(named)
    if said is Said.OBJECTED and not purpose.rests_on(*OPPOSED):
        return purpose, Said.WITHDRAWN
    if said in {Said.REFUSED, Said.WITHDRAWN} and not purpose.rests_on(LegalBasis.CONSENT):
        return purpose, Said.OBJECTED
    return purpose, said


def still_carried(purpose: Purpose, said: Said) -> tuple[LegalBasis, ...]:
    """The bases that such a choice leaves standing for the person."""
    gone: set[LegalBasis] = set()
    if said in {Said.REFUSED, Said.WITHDRAWN, Said.EXPIRED, Said.OBJECTED}:
        gone.add(LegalBasis.CONSENT)
    if said is Said.OBJECTED:
        gone.update(OPPOSED)
    return tuple(dict.fromkeys(basis.kind for basis in purpose.bases if basis.kind not in gone))


def _asked_there(purpose: Purpose, chosen: Chosen, said: Said) -> None:
    """Art. 7(1): that consent was given is shown by where it was asked."""
    points = [point for basis in purpose.bases for point in basis.asked]
    if said is Said.GIVEN and points and chosen.point not in points:
        listed = ", ".join(points)
        raise stopped(
            "not-asked-there",
            f"the policy asks this consent at: {listed}",
            f"la politique demande ce consentement à : {listed}",
            help_en=f"say where it was given: `--at {points[0]}`",
            help_fr=f"dites où il a été donné : `--at {points[0]}`",
        )


def _known_by(inventory: Inventory, connect: Connect, given: Identifiers, numbers: Numbers) -> Identifiers:
    """Everything the person's own records know them by: what they choose holds wherever they are recognised.

    A record that fits one identifier and contradicts another is somebody else's.
    """
    plain = {kind: {canonical(kind, text, numbers) for text in texts} for kind, texts in given.items()}
    known = {kind: set(texts) for kind, texts in plain.items()}
    for name, holding in inventory.holdings.items():
        where = match(holding.identify, [given], numbers) if holding.by is None else None
        if where is None or len(holding.identify) == 1:
            continue
        columns = tuple(dict.fromkeys(holding.identify.values()))
        for row in connect(inventory.place_of(name)).fetch(Selection(inventory.table_of(name), where), columns):
            held = {k: canonical(k, str(row[c]), numbers) for k, c in holding.identify.items() if row[c] is not None}
            if all(text in plain[kind] for kind, text in held.items() if kind in plain):
                for kind, text in held.items():
                    if text:
                        known.setdefault(kind, set()).add(text)
    return {kind: tuple(sorted(texts)) for kind, texts in known.items()}


def _unknown(policy: Policy) -> KeptError:
    listed = ", ".join(name for name, one in policy.purposes.items() if one.rests_on(LegalBasis.CONSENT, *OPPOSED))
    return stopped(
        "unknown-purpose",
        "the policy has no purpose of that name",
        "la politique n’a pas de finalité de ce nom",
        help_en=f"one may choose on: {listed or '—'}",
        help_fr=f"on peut choisir sur : {listed or '—'}",
        exit_code=2,
    )


def _of_client(named: str) -> KeptError:
    return stopped(
        "decided-by-client",
        f"`{named}` is decided by the client on whose instructions it is done; nothing was recorded",
        f"`{named}` relève du client sur instruction duquel elle est mise en œuvre ; rien n’a été enregistré",
        help_en="forward what the person says to that client (GDPR art. 28(3)(e))",
        help_fr="transmettez à ce client ce que dit la personne (RGPD, art. 28, § 3, e)",
    )


def _no_choice(named: str) -> KeptError:
    return stopped(
        "no-choice-here",
        f"`{named}` rests on a contract or on the law: one can neither consent nor object to it; nothing was recorded",
        f"`{named}` repose sur un contrat ou sur la loi : on ne peut ni y consentir ni s’y opposer ; rien n’a été enregistré",
        help_en="tell the person so: the right to object is that of GDPR art. 21(1)",
        help_fr="dites-le à la personne : le droit d’opposition est celui de l’article 21, § 1, du RGPD",
    )
