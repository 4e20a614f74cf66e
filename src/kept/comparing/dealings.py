"""Who decides, where data goes, what people may ask, what is put on their devices: what differs for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kept.comparing.said import BETTER, SAME, WORSE, difference, gone, kinds, length, parties
from kept.comparing.values import Difference
from kept.findings import Words
from kept.grammar.countries import inside
from kept.law.pack import eea
from kept.policy import Policy, Tracker, Wording

_CHANNELS = {
    "email": Words("e-mail", "e-mail"),
    "sms": Words("SMS", "SMS"),
    "phone": Words("telephone", "téléphone"),
    "post": Words("post", "courrier"),
    "push": Words("notification", "notification"),
    "social": Words("social networks", "les réseaux sociaux"),
    "web": Words("the web", "le web"),
    "other": Words("other means", "d’autres moyens"),
}


def of_parties(old: Policy, new: Policy) -> Iterator[Difference]:
    """Who answers for the data, and the countries it goes to."""
    was, now = old.controller_party, new.controller_party
    if was is not None and now is not None and was.name != now.name:
        yield difference(
            f"parties.{new.controller}",
            WORSE,
            f"{now.name['en']} answers for your data, in place of {was.name['en']}",
            f"{now.name['fr']} répond de vos données, à la place de {was.name['fr']}",
        )
    before, after = _abroad(old), _abroad(new)
    for name, country in gone(after, before):
        who, where = parties(new, [name]), (inside(country, "en"), inside(country, "fr"))
        yield difference(
            f"parties.{name}",
            WORSE,
            f"data may now be used {where[0]}, by {who.en}",
            f"des données peuvent désormais être utilisées {where[1]}, par {who.fr}",
        )
    for name, country in gone(before, after):
        who, where = parties(old, [name]), (inside(country, "en"), inside(country, "fr"))
        yield difference(
            f"parties.{name}",
            BETTER,
            f"data is no longer used {where[0]}, by {who.en}",
            f"les données ne sont plus utilisées {where[1]}, par {who.fr}",
        )


def _abroad(policy: Policy) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name, country)
        for name, party in policy.parties.items()
        for country in (*([party.country] if party.country else []), *party.onward)
        if not eea(country)
    )


def of_rights(old: Policy, new: Policy) -> Iterator[Difference]:
    """Rights lost and opened, and how they are exercised (GDPR art. 12)."""
    for right in gone(old.rights.open, new.rights.open):
        yield difference("rights", WORSE, f"a right lost: {right.label('en')}", f"un droit perdu : {right.label('fr')}")
    for right in gone(new.rights.open, old.rights.open):
        yield difference(
            "rights", BETTER, f"a right opened: {right.label('en')}", f"un droit ouvert : {right.label('fr')}"
        )
    was, now = old.rights.requests, new.rights.requests
    if was is None or now is None:
        return
    if was.to != now.to:
        to = ", ".join(now.to)
        yield difference("rights.requests", WORSE, f"requests go to: {to}", f"les demandes s’adressent à : {to}")
    if was.identity != now.identity:
        harder = now.identity == "always" or was.identity == "never"
        yield difference(
            "rights.requests",
            WORSE if harder else BETTER,
            f"identity is asked for {'more' if harder else 'less'} often",
            f"l’identité est demandée {'plus' if harder else 'moins'} souvent",
        )
    if was.answer and now.answer and was.answer != now.answer:
        told, worse = length(now.answer), now.answer.longer_than(was.answer) is not False
        yield difference(
            "rights.requests",
            WORSE if worse else BETTER,
            f"requests are answered within {told.en}",
            f"les demandes reçoivent réponse dans un délai de {told.fr}",
        )
    if not old.rights.automated_decisions and new.rights.automated_decisions:
        yield difference(
            "rights.automated-decisions",
            WORSE,
            "decisions about you may be made by a machine alone",
            "des décisions qui vous concernent peuvent être prises par une machine seule",
        )


def of_trackers(old: Policy, new: Policy) -> Iterator[Difference]:
    """What is read and written on people's devices (LIL art. 82)."""
    for name in gone(new.trackers, old.trackers):
        yield difference(f"trackers.{name}", WORSE, f"a new tracker: {name}", f"un nouveau traceur : {name}")
    for name in gone(old.trackers, new.trackers):
        yield difference(f"trackers.{name}", BETTER, f"a tracker less: {name}", f"un traceur de moins : {name}")
    for name, after in new.trackers.items():
        if name in old.trackers:
            yield from _tracker(f"trackers.{name}", name, old.trackers[name], after)


def _tracker(at: str, name: str, before: Tracker, after: Tracker) -> Iterator[Difference]:
    if before.consent != after.consent:
        asked = after.consent == "required"
        yield difference(
            at,
            BETTER if asked else WORSE,
            f"{name} {'now waits for your consent' if asked else 'no longer waits for your consent'}",
            f"{name} {'attend désormais votre consentement' if asked else 'n’attend plus votre consentement'}",
        )
    if before.lasts and after.lasts and before.lasts != after.lasts:
        told, worse = length(after.lasts), after.lasts.longer_than(before.lasts) is not False
        yield difference(
            at, WORSE if worse else BETTER, f"{name} now lasts {told.en}", f"{name} dure désormais {told.fr}"
        )
    if before.by != after.by or before.hosts != after.hosts:
        yield difference(at, WORSE, f"{name} is set by others", f"{name} est déposé par d’autres")


def of_marketing(old: Policy, new: Policy) -> Iterator[Difference]:
    """How people may be approached (CPCE art. L34-5)."""
    for channel in gone(new.marketing, old.marketing):
        words = _CHANNELS[channel]
        yield difference(
            f"marketing.{channel}",
            WORSE,
            f"commercial messages now also come by {words.en}",
            f"des messages commerciaux arrivent désormais aussi par {words.fr}",
            new.marketing[channel].people,
        )
    for channel in gone(old.marketing, new.marketing):
        words = _CHANNELS[channel]
        yield difference(
            f"marketing.{channel}",
            BETTER,
            f"no commercial message comes by {words.en} any more",
            f"plus aucun message commercial n’arrive par {words.fr}",
            old.marketing[channel].people,
        )
    for channel, after in new.marketing.items():
        before = old.marketing.get(channel)
        if before is not None and before.basis != after.basis:
            asked, words = after.basis == "consent", _CHANNELS[channel]
            yield difference(
                f"marketing.{channel}",
                BETTER if asked else WORSE,
                f"commercial messages by {words.en} {'now need' if asked else 'no longer need'} your consent",
                f"les messages commerciaux par {words.fr} {'supposent désormais' if asked else 'ne supposent plus'} votre consentement",
                after.people,
            )


def of_collection(old: Policy, new: Policy) -> Iterator[Difference]:
    """What is asked, and where data comes from (GDPR arts 13(2)(e), 14(2)(f))."""
    for name in gone(new.collection, old.collection):
        point = new.collection[name]
        way = point.words or Wording(en=name, fr=name)
        yield difference(
            f"collection.{name}",
            WORSE,
            f"data now also comes in through: {way['en']}",
            f"des données arrivent désormais aussi par : {way['fr']}",
            point.people,
        )
    for name, after in new.collection.items():
        before = old.collection.get(name)
        if before is None:
            continue
        for field in after.asks:
            yield from _asked(f"collection.{name}", new, field, before.asks, after.asks, after.people)
        if fewer := gone(before.asks, after.asks):
            told = fields(old, fewer)
            yield difference(
                f"collection.{name}",
                BETTER,
                f"no longer asked for: {told.en}",
                f"n’est plus demandé : {told.fr}",
                after.people,
            )


def _asked(
    at: str, policy: Policy, field: str, before: Mapping[str, str], after: Mapping[str, str], people: tuple[str, ...]
) -> Iterator[Difference]:
    told = policy.words_of_field(field)
    if field not in before:
        yield difference(
            at, WORSE, f"now also asked for: {told['en']}", f"désormais aussi demandé : {told['fr']}", people
        )
    elif before[field] != after[field]:
        required = after[field] == "required"
        yield difference(
            at,
            WORSE if required else BETTER,
            f"{told['en']} {'must now be given' if required else 'need no longer be given'}",
            f"{told['fr']} : réponse {'désormais obligatoire' if required else 'désormais facultative'}",
            people,
        )


def of_the_rest(old: Policy, new: Policy) -> Iterator[Difference]:
    """Security, decisions by machines, authorities, children: what came and what went."""
    for section, en, fr, better in (
        ("security", "security measures", "mesures de sécurité", True),
        ("decisions", "decisions made by a machine", "décisions prises par une machine", False),
        ("disclosures", "what authorities may obtain", "ce que les autorités peuvent obtenir", False),
    ):
        before, after = getattr(old, section), getattr(new, section)
        for name in gone(after, before):
            yield difference(
                f"{section}.{name}", BETTER if better else WORSE, f"{en}, added: {name}", f"{fr}, ajout : {name}"
            )
        for name in gone(before, after):
            yield difference(
                f"{section}.{name}", WORSE if better else BETTER, f"{en}, removed: {name}", f"{fr}, retrait : {name}"
            )


def fields(policy: Policy, names: tuple[str, ...]) -> Words:
    """Fields by their public names."""
    told = [policy.words_of_field(name) for name in names]
    return Words(", ".join(one["en"] for one in told), ", ".join(one["fr"] for one in told))


def in_other_words(old: Policy, new: Policy, said: set[str]) -> Iterator[Difference]:
    """Clauses whose text differs and of which nothing else was said: the same promise in other words."""
    before, after = _clauses(old), _clauses(new)
    for clause in after:
        if clause in before and before[clause] != after[clause] and not any(one.startswith(clause) for one in said):
            yield difference(clause, SAME, f"other words or details: {clause}", f"autres mots ou précisions : {clause}")
    for clause in (*gone(after, before), *gone(before, after)):
        if not any(one.startswith(clause) or clause.startswith(one) for one in said):
            came = clause in after
            en, fr = ("added", "ajout") if came else ("removed", "retrait")
            yield difference(clause, SAME, f"{en}: {clause}", f"{fr} : {clause}")


_APART = {"version", "effective", "changed", "applies_to_earlier", "first_layer", "publications", "checks"}


def _clauses(policy: Policy) -> dict[str, object]:
    """Each clause and its text: a section's entries, or the section where it has none."""
    found: dict[str, object] = {}
    for section in type(policy).model_fields:
        value = getattr(policy, section)
        name = section.replace("_", "-")
        if section in _APART:
            continue
        if isinstance(value, Mapping):
            found |= {f"{name}.{key}": entry for key, entry in value.items()}
        else:
            found[name] = value
    return found


def told_kinds(policy: Policy, names: tuple[str, ...]) -> Words:
    """Kinds of people by name; everyone where none is named."""
    return kinds(policy, names) if names else Words("everyone", "toutes les personnes concernées")
