"""The words of the regulation, in both languages and as terms that machines share.

Three closed lists: the bases on which data may be used, the rights a person may exercise, and the kinds of people a
policy usually speaks of. Each word carries its label in French and English, the article it comes from, and its name in
the W3C Data Privacy Vocabulary (DPV 2), so that a policy, a notice and an export all say the same thing.
"""

from enum import StrEnum
from typing import Literal, NamedTuple

Language = Literal["en", "fr"]

DPV = "https://w3id.org/dpv#"
EU_GDPR = "https://w3id.org/dpv/legal/eu/gdpr#"


class Word(NamedTuple):
    """How a word is said: both labels, the article (as `kept.law.articles` knows it), and its DPV term."""

    en: str
    fr: str
    article: str | None
    iri: str | None


class LegalBasis(StrEnum):
    """Why data may be used at all: the six bases of GDPR 6(1)."""

    CONSENT = "consent"
    CONTRACT = "contract"
    LEGAL_OBLIGATION = "legal-obligation"
    VITAL_INTERESTS = "vital-interests"
    PUBLIC_TASK = "public-task"
    LEGITIMATE_INTEREST = "legitimate-interest"

    @property
    def word(self) -> Word:
        """The labels, the article and the DPV term."""
        return _BASES[self]

    def label(self, lang: Language) -> str:
        """The basis as a notice names it, without an article in front."""
        return self.word.fr if lang == "fr" else self.word.en

    @property
    def article(self) -> str:
        """The point of GDPR 6(1) that allows it."""
        return self.word.article or ""

    @property
    def iri(self) -> str:
        """The DPV term."""
        return self.word.iri or ""


class Right(StrEnum):
    """What a person may ask: the rights of GDPR 7, 15 to 22, 38(4) and 77, and of LIL 85."""

    ACCESS = "access"
    RECTIFICATION = "rectification"
    ERASURE = "erasure"
    RESTRICTION = "restriction"
    PORTABILITY = "portability"
    OBJECTION = "objection"
    WITHDRAW_CONSENT = "withdraw-consent"
    HUMAN_REVIEW = "human-review"
    POST_MORTEM = "post-mortem"
    COMPLAINT = "complaint"
    QUESTION = "question"

    @property
    def word(self) -> Word:
        """The labels, the article and the DPV term."""
        return _RIGHTS[self]

    def label(self, lang: Language) -> str:
        """The right as a notice names it: "access", "accès"."""
        return self.word.fr if lang == "fr" else self.word.en

    @property
    def article(self) -> str:
        """The article that gives it."""
        return self.word.article or ""

    @property
    def iri(self) -> str | None:
        """The DPV term; DPV has none for directives on what happens after death, which French law alone gives."""
        return self.word.iri


class SubjectWord(StrEnum):
    """Kinds of people that policies speak of; a policy may name others in its own words."""

    PROSPECT = "prospect"
    CUSTOMER = "customer"
    CONSUMER = "consumer"
    CLIENT = "client"
    SUBSCRIBER = "subscriber"
    USER = "user"
    VISITOR = "visitor"
    EMPLOYEE = "employee"
    JOB_APPLICANT = "job-applicant"
    SUPPLIER = "supplier"
    PARTNER = "partner"
    CHILD = "child"

    @property
    def word(self) -> Word:
        """The labels (singular) and the DPV term."""
        return _SUBJECTS[self]

    def label(self, lang: Language) -> str:
        """The kind of people, in the singular."""
        return self.word.fr if lang == "fr" else self.word.en

    @property
    def iri(self) -> str:
        """The DPV term; `DataSubject` where DPV has nothing nearer."""
        return self.word.iri or f"{DPV}DataSubject"


_BASES = {
    LegalBasis.CONSENT: Word("consent", "consentement", "GDPR 6(1)(a)", f"{EU_GDPR}A6-1-a"),
    LegalBasis.CONTRACT: Word(
        "performance of a contract", "exécution d’un contrat", "GDPR 6(1)(b)", f"{EU_GDPR}A6-1-b"
    ),
    LegalBasis.LEGAL_OBLIGATION: Word("legal obligation", "obligation légale", "GDPR 6(1)(c)", f"{EU_GDPR}A6-1-c"),
    LegalBasis.VITAL_INTERESTS: Word(
        "protection of vital interests", "sauvegarde des intérêts vitaux", "GDPR 6(1)(d)", f"{EU_GDPR}A6-1-d"
    ),
    LegalBasis.PUBLIC_TASK: Word(
        "task in the public interest", "mission d’intérêt public", "GDPR 6(1)(e)", f"{EU_GDPR}A6-1-e"
    ),
    LegalBasis.LEGITIMATE_INTEREST: Word("legitimate interest", "intérêt légitime", "GDPR 6(1)(f)", f"{EU_GDPR}A6-1-f"),
}

_RIGHTS = {
    Right.ACCESS: Word("access", "accès", "GDPR 15", f"{EU_GDPR}A15"),
    Right.RECTIFICATION: Word("rectification", "rectification", "GDPR 16", f"{EU_GDPR}A16"),
    Right.ERASURE: Word("erasure", "effacement", "GDPR 17", f"{EU_GDPR}A17"),
    Right.RESTRICTION: Word("restriction of processing", "limitation du traitement", "GDPR 18", f"{EU_GDPR}A18"),
    Right.PORTABILITY: Word("data portability", "portabilité des données", "GDPR 20", f"{EU_GDPR}A20"),
    Right.OBJECTION: Word("objection", "opposition", "GDPR 21", f"{EU_GDPR}A21"),
    Right.WITHDRAW_CONSENT: Word("withdrawal of consent", "retrait du consentement", "GDPR 7(3)", f"{EU_GDPR}A7-3"),
    Right.HUMAN_REVIEW: Word(
        "human review of an automated decision",
        "réexamen humain d’une décision automatisée",
        "GDPR 22(3)",
        f"{EU_GDPR}A22",
    ),
    Right.POST_MORTEM: Word("directives for after one's death", "directives pour après la mort", "LIL 85", None),
    Right.COMPLAINT: Word(
        "complaint to the supervisory authority",
        "réclamation auprès de l’autorité de contrôle",
        "GDPR 77",
        f"{EU_GDPR}A77",
    ),
    Right.QUESTION: Word(
        "question to the data protection officer",
        "question au délégué à la protection des données",
        "GDPR 38(4)",
        None,
    ),
}

_SUBJECTS = {
    SubjectWord.PROSPECT: Word("prospect", "prospect", None, None),
    SubjectWord.CUSTOMER: Word("customer", "client", None, f"{DPV}Customer"),
    SubjectWord.CONSUMER: Word("consumer", "consommateur", None, f"{DPV}Consumer"),
    SubjectWord.CLIENT: Word("client", "client", None, f"{DPV}Client"),
    SubjectWord.SUBSCRIBER: Word("subscriber", "abonné", None, f"{DPV}Subscriber"),
    SubjectWord.USER: Word("user", "utilisateur", None, f"{DPV}User"),
    SubjectWord.VISITOR: Word("visitor", "visiteur", None, f"{DPV}Visitor"),
    SubjectWord.EMPLOYEE: Word("employee", "salarié", None, f"{DPV}Employee"),
    SubjectWord.JOB_APPLICANT: Word("job applicant", "candidat à un emploi", None, f"{DPV}JobApplicant"),
    SubjectWord.SUPPLIER: Word("supplier", "fournisseur", None, None),
    SubjectWord.PARTNER: Word("partner", "partenaire", None, None),
    SubjectWord.CHILD: Word("child", "mineur", None, f"{DPV}Child"),
}

# Which rights the basis opens: GDPR 7(3) for consent, 17(3)(b), 20(1)(a) and 21(1) for the differences. Access,
# rectification, restriction, human review, directives and complaint do not depend on the basis.
_ALWAYS = frozenset(
    {
        Right.ACCESS,
        Right.RECTIFICATION,
        Right.RESTRICTION,
        Right.HUMAN_REVIEW,
        Right.POST_MORTEM,
        Right.COMPLAINT,
    }
)
_OPENED_BY = {
    LegalBasis.CONSENT: {Right.ERASURE, Right.PORTABILITY, Right.WITHDRAW_CONSENT},
    LegalBasis.CONTRACT: {Right.ERASURE, Right.PORTABILITY},
    LegalBasis.LEGAL_OBLIGATION: set[Right](),
    LegalBasis.VITAL_INTERESTS: {Right.ERASURE},
    LegalBasis.PUBLIC_TASK: {Right.OBJECTION},
    LegalBasis.LEGITIMATE_INTEREST: {Right.ERASURE, Right.OBJECTION},
}


def rights_under(basis: LegalBasis) -> frozenset[Right]:
    """The rights that data used on this basis is open to; grounds of refusal in a given case are another matter."""
    return _ALWAYS | _OPENED_BY[basis]
