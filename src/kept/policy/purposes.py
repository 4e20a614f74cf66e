"""What and why: categories of data, purposes, the right by which, and where data comes from."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator, Field, model_validator

from kept.law.vocabulary import LegalBasis
from kept.policy.dossiers import Case, Format, Once
from kept.policy.parties import Role
from kept.policy.provenance import Particular
from kept.policy.shape import Day, Id, Ids, Length, Noun, Wording, several

FEWEST = 11
"""People in the smallest group that is shown, unless a policy says otherwise: as French tax statistics have it."""

Attack = Literal["singling-out", "linkability", "inference"]
"""By what somebody could be found again in a set that names nobody (Opinion 05/2014, WP216)."""

Identifies = Literal["directly", "indirectly", "never"]
"""How a field leads to a person: by itself, together with something else, or not at all (GDPR art. 4(1), recital 26)."""


class DescribedIn(Noun):
    """The article of a document that says more: ``anchor`` is its place on the page."""

    document: str
    article: str
    anchor: str | None = None


class DataCategory(Noun):
    """A category of personal data and its fields.

    ``special``: one of the families of GDPR art. 9(1); ``ground`` cites the exception of art. 9(2) that allows it.
    ``regime``: a law of its own beside the GDPR; the content of communications is secret (CPCE L32-3).
    ``identifies``: field → how it leads to a person (art. 4(1)); what is not written, the name of the field tells.
    ``formats``: field → how it is written; what is not written so is refused (art. 5(1)(d)). ``shown``: field →
    ``masked`` (its end only, except for a recipient and for the person) or ``never`` (it goes in and is not read back).
    ``only``: the natures that its fields are limited to: what ``identify`` people, what ``reach`` them.
    ``described-in``: the article of the terms, in the version that a client signed, that says more.
    """

    en: str | None = None
    fr: str | None = None
    fields: dict[str, Wording] = Field(default_factory=dict)
    special: bool = False
    ground: str | None = None
    regime: Literal["secrecy-of-correspondence"] | None = None
    identifies: dict[str, Identifies] = Field(default_factory=dict)
    formats: dict[str, Format] = Field(default_factory=dict)
    shown: dict[str, Literal["masked", "never"]] = Field(default_factory=dict)
    only: tuple[Literal["identify", "reach"], ...] = ()
    described_in: DescribedIn | None = Field(default=None, alias="described-in")

    @property
    def words(self) -> Wording:
        """Its name as read by the public; the fields' names stand in where it has none."""
        return Wording(en=self.en, fr=self.fr)


class Basis(Noun):
    """By what right (GDPR art. 6(1)): written ``contract``, or ``{legitimate-interest: {en: …, fr: …}}``.

    ``interest`` says which interest is pursued (art. 13(1)(d)), ``of`` whose it is where it is a third party's (parties
    or kinds of people), ``balanced`` the day on which it was weighed against those of the people (art. 6(1)(f)) and
    ``test`` where that weighing is kept (art. 5(2)). ``law`` says which law obliges (art. 6(1)(c)); ``asked`` at which
    collection points consent is asked (art. 7(1)): whoever did not give it there is left out.
    """

    kind: LegalBasis
    interest: Wording | None = None
    of: Ids = ()
    balanced: Day | None = None
    test: Wording | None = None
    law: str | None = None
    asked: Ids = ()

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: Any) -> Any:
        if isinstance(value, str):
            return {"kind": _kind(value)}
        if isinstance(value, dict) and "kind" not in value and len(value) == 1:
            kind, more = next(iter(value.items()))
            return {"kind": _kind(kind), **_more(_kind(kind), more)}
        return value


_BESIDE = ("of", "balanced", "test", "law", "asked")
"""What a basis may say beside the words of its interest."""


def _more(kind: str, more: Any) -> dict[str, Any]:
    if kind == LegalBasis.LEGAL_OBLIGATION.value and isinstance(more, str):
        return {"law": more}
    if not isinstance(more, dict):
        return {"interest": more}
    words = {key: value for key, value in more.items() if key not in _BESIDE}
    return {key: more[key] for key in _BESIDE if key in more} | ({"interest": words} if words else {})


def _kind(word: str) -> str:
    """Both the singular and the plural of the regulation's words are read."""
    return {"legitimate-interests": "legitimate-interest", "vital-interest": "vital-interests"}.get(word, word)


def _one_or_more(value: Any) -> Any:
    """One basis stands for a list of one."""
    if value is None:
        return ()
    return value if isinstance(value, list | tuple) else [value]


Bases = Annotated[tuple[Basis, ...], BeforeValidator(_one_or_more)]
"""One basis, or several that apply together."""


class Profiling(Noun):
    """A purpose that evaluates people (GDPR art. 4(4)): by what logic, from what, and what follows for them."""

    logic: Wording | None = None
    consequences: Wording | None = None


class Deciders(Noun):
    """Who decides why, and who decides how (GDPR art. 4(7)): names of parties, or of the clients under ``people``."""

    purposes: Ids = ()
    means: Ids = ()


class Purpose(Noun):
    """Why data is processed (GDPR art. 5(1)(b)).

    ``is`` completes the sentence "we process your data to …"; ``until`` names the event after which data may no longer
    be used for this purpose, ``after`` the one before which it may not.
    ``preferred-in`` is the field that holds by which means a person wants to be reached: a use names its means. ``role`` is what the organisation is for it: controller unless said otherwise;
    ``for-clients`` names the organisations on whose instructions a processor acts (GDPR art. 28(3)(a)), or the parties
    that decide jointly (GDPR art. 26), and ``instructions`` where they are written. ``option`` names the option of a
    client's contract without which the purpose does not exist. ``sentence`` stands in place of the generated sentence.
    ``parts`` names the uses that the purpose is made of: each is traced to it, shares its data and its basis, and
    completes "we process your data to …" like it. ``decided-by`` records who decides: the role follows from it.
    ``needed`` says why it cannot be reached without this data (art. 5(1)(c)). Several ``basis`` may apply together: the
    purpose stands while one of them is left.
    """

    is_: Wording = Field(alias="is")
    bases: Bases = Field(default=(), alias="basis")
    people: Ids = ()
    data: Ids = ()
    recipients: Ids = ()
    after: str | None = None
    until: str | None = None
    preferred_in: str | None = Field(default=None, alias="preferred-in")
    role: Role | None = None
    decided_by: Deciders | None = Field(default=None, alias="decided-by")
    for_clients: Ids = Field(default=(), alias="for-clients")
    instructions: Wording | None = None
    option: str | None = None
    profiling: Profiling | None = None
    service: str | None = None
    sentence: Wording | None = None
    parts: dict[Id, Wording] = Field(default_factory=dict)
    needed: Wording | None = None

    def rests_on(self, *kinds: LegalBasis) -> bool:
        """Whether one of its bases is of one of these kinds."""
        return any(basis.kind in kinds for basis in self.bases)


class CollectionPoint(Noun):
    """Where data comes in: a form, a telephone line, the signing of a contract, another source (GDPR arts 13, 14).

    ``asks``: field → required or optional; ``refusing`` says what a person who does not give a required field loses.
    ``source`` is told where data comes from others, ``from`` names them where they are parties, ``public`` says whether
    the source is open to all (GDPR art. 14(2)(f)); ``observed`` marks what arises from use and nobody types.
    ``service`` names the service it belongs to, ``option`` the option of a client's contract that opens it.
    ``one-of``: field → the only values it may have (the events that are noted, the choices that are given).
    ``cases``: what is asked in some cases only, each with the law that asks for it; ``either``: fields of which one is
    enough, and never two are taken; ``per``: field → the field for each of whose values it is asked once;
    ``dated-within``: field → how old the day in it may be; ``once``: what a check settles for a time. ``after`` and
    ``until``: the events between which it collects, on the person's record (an incident opened, and closed).
    ``no-finer-than``: field → the level of a place that is kept of it, whatever was given (GDPR art. 5(1)(c)).
    ``free-text``: the fields where people write what they like. What reveals a special category there is not stored,
    unless a purpose of the point uses such data under an exception, or the point only serves clients.
    ``with``: what must be told of where the data came from, each time: the agent of a call, the contract, the seller.
    ``designates``: here a client names the people who are to use a service.
    """

    at: str | None = None
    words: Wording | None = None
    asks: dict[str, Literal["required", "optional"]] = Field(default_factory=dict)
    for_: Ids = Field(default=(), alias="for")
    people: Ids = ()
    source: Wording | None = None
    refusing: Wording | None = None
    from_: Ids = Field(default=(), alias="from")
    public: bool | None = None
    observed: bool = False
    service: str | None = None
    option: str | None = None
    one_of: dict[str, Ids] = Field(default_factory=dict, alias="one-of")
    free_text: Ids = Field(default=(), alias="free-text")
    with_: Annotated[tuple[Particular, ...], BeforeValidator(several)] = Field(default=(), alias="with")
    designates: bool = False
    cases: dict[Id, Case] = Field(default_factory=dict)
    either: Ids = ()
    per: dict[str, str] = Field(default_factory=dict)
    dated_within: dict[str, Length] = Field(default_factory=dict, alias="dated-within")
    no_finer_than: dict[str, Literal["country"]] = Field(default_factory=dict, alias="no-finer-than")
    once: Once | None = None
    after: str | None = None
    until: str | None = None

    @property
    def only_in_cases(self) -> frozenset[str]:
        """The fields that are asked in some cases and in no other."""
        return frozenset(field for case in self.cases.values() for field in case.asks)

    @property
    def indirect(self) -> bool:
        """Whether others than the person give the data: people are told of it afterwards (GDPR art. 14)."""
        return self.source is not None or bool(self.from_)

    @property
    def filled_in(self) -> bool:
        """Whether people fill it in themselves on a page: a form, and neither a call, a file nor what arises from use."""
        typed = not self.observed and not self.indirect and not self.with_
        return typed and (self.at or "").startswith(("https://", "http://")) and bool(self.asks)


class Tested(Noun):
    """The anonymisation test of a set: on which day, how, and what the set was found to resist (GDPR recital 26).

    It is passed where nobody can be singled out, linked with another set, or guessed (WP216 of 10 April 2014).
    """

    day: Day
    how: Wording | None = None
    resists: tuple[Attack, ...] = ()

    def passed_by(self, on: date) -> bool:
        """Whether the set has passed the whole test on that day or before."""
        return self.day <= on and set(self.resists) == set(get_args(Attack))


class Aggregate(Noun):
    """Figures made from personal data that name nobody any more: what, from which data, why, and by what method.

    ``at-least``: people in the smallest group of which a figure is given (``FEWEST`` where nothing is written).
    """

    is_: Wording = Field(alias="is")
    data: Ids = ()
    purposes: Ids = ()
    recipients: Ids = ()
    method: Wording | None = None
    at_least: int = Field(default=FEWEST, alias="at-least", ge=3)
    tested: Tested | None = None

    def anonymous_on(self, day: date) -> bool:
        """Whether a passed and dated test shows it: until then the set is personal data like any other (recital 26)."""
        return self.tested is not None and self.tested.passed_by(day)


class Decision(Noun):
    """A decision about people made by a machine (GDPR art. 22; art. 13(2)(f)).

    ``legal-effect``: it has legal or similarly serious effect on them; ``safeguards``: a person reviews, the view of the
    one concerned is heard, the decision can be contested.
    """

    is_: Wording = Field(alias="is")
    purposes: Ids = ()
    data: Ids = ()
    basis: Basis | None = None
    logic: Wording | None = None
    consequences: Wording | None = None
    legal_effect: bool | None = Field(default=None, alias="legal-effect")
    safeguards: tuple[Literal["human-review", "own-view", "contest"], ...] = ()
