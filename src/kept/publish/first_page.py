"""What the first layer of the notice may weigh: few words, or nobody reads it (GDPR art. 12(1): concise).

For a DPO: the summary at the head of the notice is held to a limit, that of the policy (``first-layer:``) or 300 words.
It is judged from the sentences that people read, in each language.
"""

from __future__ import annotations

from collections.abc import Iterator

from kept.findings import Finding, Language, Note, Severity, Words
from kept.grammar.readability import readability
from kept.load import Loaded
from kept.policy import Policy
from kept.publish.sections.telling import Telling
from kept.publish.sections.who import summary
from kept.publish.values import paragraphs

USUAL = 300
"""The limit where the policy sets none: about one screen."""


def limit(policy: Policy) -> int:
    """The most words that the first layer may have."""
    return policy.first_layer or USUAL


def words_of_first_layer(policy: Policy, language: Language) -> int:
    """How many words the first layer has."""
    said = paragraphs(summary(Telling(policy, language)))
    return readability([each.text for each in said], language).words


def too_long(loaded: Loaded) -> Iterator[Finding]:
    """A finding for each language in which the first layer is over its limit: an error where the policy set it."""
    policy, most = loaded.policy, limit(loaded.policy)
    own = policy.first_layer is not None
    for language in policy.languages:
        count = words_of_first_layer(policy, language)
        if count > most:
            span = loaded.document.at("first-layer") if own else loaded.document.key("policy")
            yield Finding(
                "first-layer-too-long",
                Severity.ERROR if own else Severity.WARNING,
                Words(
                    f"the first layer has {count} words in {_NAMES[language].en}, over its limit of {most}",
                    f"le premier niveau compte {count} mots en {_NAMES[language].fr}, au-delà de sa limite de {most}",
                ),
                Note(span, Words("the limit", "la limite") if own else None),
                law=("GDPR 12(1)",),
                help=Words(
                    "shorten the names of purposes (`is:`) and of services, or set another limit with `first-layer:`",
                    "raccourcissez le nom des finalités (`is:`) et des services, ou fixez une autre limite avec `first-layer:`",
                ),
            )


_NAMES: dict[Language, Words] = {"en": Words("English", "anglais"), "fr": Words("French", "français")}
