"""Why a collection point refuses what it was given: each reason in both languages, with the field it is about."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from kept.calendar import Period
from kept.findings import Words
from kept.grammar import english, figures, french
from kept.grammar.events import event_words
from kept.law.screening import Family
from kept.policy import Case, CollectionPoint, Policy

AT_MOST = 20_000  # characters of one value: more than anybody writes in a form, less than what fills a disk


@dataclass(frozen=True, slots=True)
class Refused:
    """What was wrong, field by field; nothing was received. ``field`` is empty where the whole point is meant.

    ``families``: what a free text speaks of, by the names of :mod:`kept.law.screening`.
    """

    code: str
    field: str
    words: Words
    families: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """Nothing was received, and why."""

    point: str
    reasons: tuple[Refused, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """Each reason's code, once, in order."""
        return tuple(dict.fromkeys(reason.code for reason in self.reasons))

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that are concerned."""
        return tuple(dict.fromkeys(reason.field for reason in self.reasons if reason.field))

    @property
    def families(self) -> tuple[str, ...]:
        """What free texts spoke of."""
        return tuple(dict.fromkeys(family for reason in self.reasons for family in reason.families))


def unknown_point(point: str) -> Refused:
    """The policy has no such collection point."""
    return Refused(
        "unknown-point",
        "",
        Words(f"the policy collects nothing at `{point}`", f"la politique ne prévoit aucune collecte à `{point}`"),
    )


def undeclared(policy: Policy, field: str) -> Refused:
    """A field that is not asked there."""
    name = policy.words_of_field(field)
    return Refused(
        "undeclared-field",
        field,
        Words(
            f"{name['en']}: the policy does not ask for it here", f"{name['fr']} : la politique ne le demande pas ici"
        ),
    )


def without_purpose(policy: Policy, field: str) -> Refused:
    """A field that no purpose needs of these people (GDPR art. 5(1)(c))."""
    name = policy.words_of_field(field)
    return Refused(
        "no-purpose",
        field,
        Words(f"{name['en']}: no purpose needs it from you", f"{name['fr']} : aucune finalité ne l’exige de vous"),
    )


def not_allowed(policy: Policy, field: str) -> Refused:
    """A special category without an exception (GDPR art. 9)."""
    name = policy.words_of_field(field)
    return Refused(
        "special-category",
        field,
        Words(
            f"{name['en']}: data of this kind may not be processed, and no exception is cited (GDPR art. 9)",
            f"{name['fr']} : une donnée de cette nature ne peut être traitée, et aucune exception n’est citée (RGPD, art. 9)",
        ),
    )


def sensitive(policy: Policy, field: str, families: tuple[Family, ...]) -> Refused:
    """A free text that speaks of what the policy does not collect (GDPR arts 9(1), 10): its author words it otherwise."""
    name = policy.words_of_field(field)
    en, fr = english.listed([one.en for one in families]), french.listed([one.fr for one in families])
    return Refused(
        "sensitive-content",
        field,
        Words(
            f"{name['en']}: this seems to speak of {en}, which we do not keep; please write it again without that",
            f"{name['fr']} : ce texte semble évoquer {fr}, que nous ne conservons pas ; merci de l’écrire autrement",
        ),
        tuple(one.key for one in families),
    )


def unreadable(policy: Policy, field: str) -> Refused:
    """A text that no database gives back as it came."""
    name = policy.words_of_field(field)
    return Refused(
        "unreadable-value",
        field,
        Words(f"{name['en']}: not a text that can be kept", f"{name['fr']} : ce texte ne peut être conservé tel quel"),
    )


def too_long(policy: Policy, field: str) -> Refused:
    """More than a form is for."""
    name = policy.words_of_field(field)
    return Refused(
        "too-long",
        field,
        Words(
            f"{name['en']}: longer than {figures.number(AT_MOST, 'en')} characters",
            f"{name['fr']} : plus de {figures.number(AT_MOST, 'fr')} caractères",
        ),
    )


def no_identifier(policy: Policy, field: str, kind: str) -> Refused:
    """A person who cannot be found by it again could not have it corrected or erased either (GDPR art. 5(1)(d))."""
    name = policy.words_of_field(field)
    en, fr = ("an e-mail address", "une adresse e-mail") if kind == "email" else ("a number", "un numéro")
    return Refused(
        "not-an-identifier",
        field,
        Words(f"{name['en']}: this cannot be {en}", f"{name['fr']} : cela ne peut pas être {fr}"),
    )


def not_among(policy: Policy, field: str, known: Collection[str]) -> Refused:
    """A value outside those that are declared."""
    name, listed = policy.words_of_field(field), ", ".join(known)
    return Refused(
        "not-among",
        field,
        Words(
            f"{name['en']}: none of what is declared ({listed})",
            f"{name['fr']} : hors de ce qui est déclaré ({listed})",
        ),
    )


def no_country(policy: Policy, field: str) -> Refused:
    """Art. 5(1)(c): only the country is kept, and none is told."""
    name = policy.words_of_field(field)
    return Refused(
        "no-country",
        field,
        Words(
            f"{name['en']}: only the country is kept, and none is told; end it with the country: “Lyon, France”, “FR”",
            f"{name['fr']} : seul le pays est conservé, et aucun n’est indiqué ; terminez par le pays : « Lyon, France », « FR »",
        ),
    )


def missing(policy: Policy, point: CollectionPoint, field: str) -> Refused:
    """Art. 13(2)(e): whether it is required, and what follows where it is not given."""
    name, lost = policy.words_of_field(field), point.refusing
    en = f"{name['en']} is required" + (f"; without it, {lost['en']}" if lost else "")
    fr = f"{name['fr']} : champ obligatoire" + (f" ; à défaut, {lost['fr']}" if lost else "")
    return Refused("required-missing", field, Words(en, fr))


def option_not_taken(policy: Policy, option: str) -> Refused:
    """The client's contract does not have what the point belongs to."""
    known = policy.options.get(option)
    en, fr = (known.is_["en"], known.is_["fr"]) if known else (option, option)
    return Refused(
        "option-not-taken",
        "",
        Words(
            f"the client's contract does not have this option: {en}",
            f"le contrat du client n’a pas cette option : {fr}",
        ),
    )


def other_people(policy: Policy, people: str) -> Refused:
    """The point is not for people of this kind."""
    category = policy.people.get(people)
    en, fr = (category.words["en"], category.words["fr"]) if category else (people, people)
    return Refused(
        "other-people",
        "",
        Words(f"nothing is collected here from: {en}", f"rien n’est collecté ici auprès de : {fr}"),
    )


def no_such_format(policy: Policy, field: str, kind: str) -> Refused:
    """A value that is not written as its kind is, or whose key does not fit (GDPR art. 5(1)(d))."""
    name, (en, fr) = policy.words_of_field(field), _KINDS[kind]
    return Refused(
        "malformed",
        field,
        Words(f"{name['en']}: this is not written as {en} is", f"{name['fr']} : cela ne s’écrit pas comme {fr}"),
    )


_KINDS = {
    "rio": ("an operator's identity statement (RIO)", "un relevé d’identité opérateur (RIO)"),
    "iban": ("an account number (IBAN)", "un numéro de compte (IBAN)"),
    "siren": ("a company's number (SIREN)", "un numéro d’entreprise (SIREN)"),
}


def no_day(policy: Policy, field: str) -> Refused:
    """A field that holds a day, and what was given is none."""
    name = policy.words_of_field(field)
    return Refused(
        "no-day",
        field,
        Words(
            f"{name['en']}: write a day that has come, as 2026-01-31",
            f"{name['fr']} : écrivez un jour déjà venu, comme 2026-01-31",
        ),
    )


def too_old(policy: Policy, field: str, period: Period) -> Refused:
    """A document that says nothing of today any more: a newer one is asked (GDPR art. 5(1)(d))."""
    name = policy.words_of_field(field)
    return Refused(
        "too-old",
        field,
        Words(
            f"{name['en']}: more than {period.in_words('en')} ago; give us a newer document",
            f"{name['fr']} : remonte à plus de {period.in_words('fr')} ; donnez-nous un document plus récent",
        ),
    )


def other_case(policy: Policy, field: str) -> Refused:
    """A field that is asked in another case, and not in this one (GDPR art. 5(1)(c))."""
    name = policy.words_of_field(field)
    return Refused(
        "not-in-this-case",
        field,
        Words(f"{name['en']}: not asked in this case", f"{name['fr']} : n’est pas demandé dans ce cas"),
    )


def needed_in_case(policy: Policy, field: str, case: Case) -> Refused:
    """A field that this case needs, and the law that has it asked."""
    name = policy.words_of_field(field)
    return Refused(
        "required-missing",
        field,
        Words(f"{name['en']} is required {case.is_['en']}", f"{name['fr']} : champ obligatoire {case.is_['fr']}"),
    )


def one_of_them(policy: Policy, group: Collection[str]) -> Refused:
    """One of several fields is needed, whichever the person prefers."""
    names = [policy.words_of_field(field) for field in group]
    return Refused(
        "one-of-them-missing",
        next(iter(group)),
        Words(
            f"one of these is required: {english.either([name['en'] for name in names])}",
            f"l’un de ces éléments est obligatoire : {french.either([name['fr'] for name in names])}",
        ),
    )


def one_is_enough(policy: Policy, field: str) -> Refused:
    """A second document that would prove what one has proved already (GDPR art. 5(1)(c))."""
    name = policy.words_of_field(field)
    return Refused(
        "one-is-enough",
        field,
        Words(
            f"{name['en']}: another document is there already, and one is enough",
            f"{name['fr']} : un autre document est déjà fourni, et un seul suffit",
        ),
    )


def no_case(point: str) -> Refused:
    """No line of the table speaks of this case: nothing says what may be asked in it."""
    return Refused(
        "no-case",
        "",
        Words(
            f"the policy has no case at `{point}` for what is given: no law says what to ask",
            f"la politique n’a aucun cas à `{point}` pour ce qui est donné : aucune loi ne dit quoi demander",
        ),
    )


def case_without_law(name: str) -> Refused:
    """A line of the table without the law of its country asks for nothing."""
    return Refused(
        "case-without-law",
        "",
        Words(
            f"the case `{name}` cites no law, and asks for nothing",
            f"le cas `{name}` ne cite aucune loi, et ne demande rien",
        ),
    )


def settled(policy: Policy, field: str) -> Refused:
    """A check that still holds: what it was made with is not asked again (GDPR art. 5(1)(c))."""
    name = policy.words_of_field(field)
    return Refused(
        "checked-already",
        field,
        Words(
            f"{name['en']}: this was checked already, and the check still holds",
            f"{name['fr']} : la vérification est déjà faite, et vaut encore",
        ),
    )


def given_already(policy: Policy, field: str, of: str) -> Refused:
    """One is there for this value of another field."""
    name, other = policy.words_of_field(field), policy.words_of_field(of)
    return Refused(
        "given-already",
        field,
        Words(
            f"{name['en']}: one is there already for this {other['en']}",
            f"{name['fr']} : déjà fourni pour la même valeur de « {other['fr']} »",
        ),
    )


def not_begun(policy: Policy, event: str) -> Refused:
    """The event from which the point collects has not come, or nobody knows whose record this is (GDPR art. 5(1)(b))."""
    words = event_words(policy, event)
    return Refused(
        "not-begun",
        "",
        Words(f"nothing is collected here before this: {words.en}", f"rien n’est collecté ici avant ceci : {words.fr}"),
    )


def over(policy: Policy, event: str) -> Refused:
    """The event until which the point collects has come."""
    words = event_words(policy, event)
    return Refused(
        "over",
        "",
        Words(f"nothing is collected here after this: {words.en}", f"rien n’est collecté ici après ceci : {words.fr}"),
    )
