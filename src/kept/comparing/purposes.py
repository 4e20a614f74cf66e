"""Why data is used, which, by whom: what differs for people (GDPR arts 5(1)(b), 6, 13(1)(c) to (f), 13(3))."""

from __future__ import annotations

from collections.abc import Iterator

from kept.comparing.said import BETTER, WORSE, categories, difference, gone, kinds, parties, quoted
from kept.comparing.values import Difference
from kept.findings import Words
from kept.grammar import english, french
from kept.policy import Policy, Purpose


def of_purposes(old: Policy, new: Policy) -> Iterator[Difference]:
    """Purposes that came, went or changed."""
    for name in gone(old.purposes, new.purposes):
        told = quoted(old.purposes[name].is_)
        yield difference(
            f"purposes.{name}",
            BETTER,
            f"your data is no longer used to {told.en}",
            f"vos données ne servent plus à ceci : {told.fr}",
            old.purposes[name].people,
        )
    for name in gone(new.purposes, old.purposes):
        told = quoted(new.purposes[name].is_)
        yield difference(
            f"purposes.{name}",
            WORSE,
            f"a new purpose: {told.en}",
            f"une nouvelle finalité : {told.fr}",
            new.purposes[name].people,
        )
    for name, purpose in new.purposes.items():
        if name in old.purposes:
            yield from _changed(name, old, old.purposes[name], new, purpose)


def _bases(purpose: Purpose) -> Words:
    """Its bases, each kind once."""
    kinds = dict.fromkeys(basis.kind for basis in purpose.bases)
    if not kinds:
        return Words("none", "aucune")
    return Words(
        english.listed([kind.label("en") for kind in kinds]), french.listed([kind.label("fr") for kind in kinds])
    )


def _changed(name: str, was: Policy, before: Purpose, now: Policy, after: Purpose) -> Iterator[Difference]:
    at, told = f"purposes.{name}", quoted(after.is_)
    left, right = _bases(before), _bases(after)
    if not before.bases and after.bases:
        yield difference(
            at,
            BETTER,
            f"the legal basis of {told.en} is told: {right.en}",
            f"la base légale de la finalité {told.fr} est indiquée : {right.fr}",
            after.people,
        )
    elif left != right:
        yield difference(
            at,
            WORSE,
            f"the legal basis of {told.en} is {right.en}, it was {left.en}",
            f"la base légale de la finalité {told.fr} est désormais : {right.fr} (auparavant : {left.fr})",
            after.people,
        )
    if (before.role or "controller") != (after.role or "controller"):
        yield difference(
            at,
            WORSE,
            f"who answers for {told.en} is no longer the same",
            f"le responsable de la finalité {told.fr} n’est plus le même",
            after.people,
        )
    for effect, policy, names, en, fr in (
        (WORSE, now, gone(after.data, before.data), "now also uses", "utilise désormais aussi"),
        (BETTER, was, gone(before.data, after.data), "no longer uses", "n’utilise plus"),
    ):
        if names:
            data = categories(policy, names)
            yield difference(
                at, effect, f"{told.en} {en}: {data.en}", f"la finalité {told.fr} {fr} : {data.fr}", after.people
            )
    for effect, policy, names, en, fr in (
        (WORSE, now, gone(after.recipients, before.recipients), "new recipients", "nouveaux destinataires"),
        (BETTER, was, gone(before.recipients, after.recipients), "recipients no more", "n’en sont plus destinataires"),
    ):
        if names:
            who = parties(policy, names)
            yield difference(
                at, effect, f"{told.en}, {en}: {who.en}", f"finalité {told.fr}, {fr} : {who.fr}", after.people
            )
    for effect, policy, names, en, fr in (
        (WORSE, now, gone(after.people, before.people), "now also concerns", "concerne désormais aussi"),
        (BETTER, was, gone(before.people, after.people), "no longer concerns", "ne concerne plus"),
    ):
        if names:
            who = kinds(policy, names)
            yield difference(at, effect, f"{told.en} {en}: {who.en}", f"la finalité {told.fr} {fr} : {who.fr}", names)
