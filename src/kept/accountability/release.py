"""Handing data to somebody: only to whom people were told, for what they were told, under what the law asks.

For a DPO: a release names the party and the purpose. It is refused where the policy does not know the party, does not
name it among the recipients of the purpose, where a processor acts outside its tasks or without a contract in force
(GDPR art. 28(3)), where anything that ``contracts.yaml`` has to hold is missing or has lapsed, and where the data would
leave the EEA by no valid tool (GDPR art. 44).

For an engineer: pure. ``refusal`` gives the first reason, or nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kept.accountability.reason import Reason
from kept.contracts import Contracts, gaps, refused_by, unlisted, unregulated
from kept.findings import Words
from kept.policy import Policy, Role
from kept.policy.transfers import abroad, flaw, nowhere


def refusal(
    policy: Policy, to: str, purpose: str, on: date, filed: Contracts | None = None, client: str | None = None
) -> Reason | None:
    """Why nothing may be handed to ``to`` for ``purpose`` on the day ``on``; ``None`` where it may.

    ``filed``: what binds each party, where the organisation says so. ``client``: for whom a processor acts.
    """
    if to not in policy.parties:
        return _reason(
            "unknown-recipient",
            f"`{to}` is not among the recipients that people were told of",
            f"`{to}` ne fait pas partie des destinataires annoncés aux personnes",
        )
    study = refused_by(filed, to, client, on)
    if study is not None:
        return _reason(
            "refused-by-client",
            f"the client `{client}` has refused `{to}` for `{study.service}`",
            f"le client `{client}` a refusé `{to}` pour `{study.service}`",
        )
    return next(_reasons(policy, filed, to, purpose, on), None)


def _reasons(policy: Policy, filed: Contracts | None, to: str, purpose: str, on: date) -> Iterator[Reason]:
    party, told = policy.parties[to], policy.purposes.get(purpose)
    if told is None or (to not in told.recipients and to != policy.controller and purpose not in party.tasks):
        yield _reason(
            "not-a-recipient",
            f"people were not told that `{to}` receives data for `{purpose}`",
            f"il n’a pas été annoncé que `{to}` reçoit des données pour `{purpose}`",
        )
    if party.role is Role.PROCESSOR and party.tasks and purpose not in party.tasks:  # GDPR 28(3): a subject matter
        yield _reason(
            "not-its-task",
            f"`{purpose}` is none of the tasks of the processor `{to}`",
            f"`{purpose}` n’est pas une tâche du sous-traitant `{to}`",
        )
    if to in dict(unlisted(policy)):
        yield _reason(
            "service-not-listed",
            f"`{to}` provides no service that may be subcontracted",
            f"`{to}` ne fournit aucune prestation qui puisse être sous-traitée",
        )
    if nowhere(party):
        yield _reason(
            "no-country",
            f"nobody can tell whether data sent to `{to}` leaves the EEA: it has no country",
            f"nul ne peut savoir si les données envoyées à `{to}` quittent l’EEE : elle n’a pas de pays",
        )
    for country, transfer in abroad(party):
        if flaw(country, transfer, on) is not None:
            yield _reason(
                "transfer-not-allowed",
                f"the data would go to `{country}`, and nothing allows it on this day",
                f"les données partiraient vers `{country}`, sans que rien le permette à ce jour",
            )
    for gap in gaps(policy, filed, to, on):
        if gap.stops:
            yield Reason(gap.code, gap.words)
    if (purpose, to) in unregulated(policy, filed, on):
        yield _reason(
            "not-regulated",
            f"`{purpose}` carries the content of communications, and `{to}` has no regulated status",
            f"`{purpose}` achemine le contenu de communications, et `{to}` n’a pas de statut réglementé",
        )


def _reason(code: str, en: str, fr: str) -> Reason:
    return Reason(code, Words(en, fr))
