"""One policy being told in one language: what every section is made with."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from kept.findings import Language
from kept.grammar.lists import whole
from kept.law.prose import cited_in
from kept.pages.addresses import Link, link, mail
from kept.policy import Basis, Party, Policy, Purpose, Wording
from kept.publish import english, french
from kept.publish.clauses import cited, names_of_data, names_of_people
from kept.publish.tongue import Tongue
from kept.publish.values import Block, Heading, Items, Paragraph, Section

_ADDRESS = re.compile(r"[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")

TONGUES: dict[Language, Tongue] = {"en": english, "fr": french}


@dataclass(frozen=True)
class Telling:
    """A policy, a language, and the means to say the one in the other."""

    policy: Policy
    language: Language

    @cached_property
    def tongue(self) -> Tongue:
        """The language's sentences."""
        return TONGUES[self.language]

    @cached_property
    def party(self) -> Party:
        """The controller; a nameless one where the policy names none (loading has told)."""
        return self.policy.controller_party or Party.model_validate({"name": self.policy.controller})

    def people(self, names: tuple[str, ...]) -> list[str]:
        """Kinds of people by their public names."""
        return names_of_people(self.policy, names, self.language)

    def data(self, names: tuple[str, ...]) -> list[str]:
        """Categories of data by their public names."""
        return names_of_data(self.policy, names, self.language)

    def aims(self, names: tuple[str, ...]) -> list[str]:
        """Purposes, as infinitives."""
        return [self.policy.purposes[name].is_[self.language] for name in names if name in self.policy.purposes]

    def named(self, names: tuple[str, ...]) -> list[str]:
        """Parties or kinds of people, by their public names; what is neither is told as it is written."""
        found: list[str] = []
        for name in names:
            party = self.policy.parties.get(name)
            found += [party.name[self.language]] if party else self.people((name,)) or [name]
        return found

    def basis(self, basis: Basis) -> str:
        """By what right, in a sentence (art. 13(1)(c), (d))."""
        return self.tongue.basis(basis, cited(basis.law, self.language), self.named(basis.of))

    def rights(self, purpose: Purpose) -> str:
        """By what rights a purpose stands: a sentence for each."""
        return " ".join(map(self.basis, purpose.bases))

    def whole(self, words: Wording) -> str:
        """Words of the policy as a sentence: a capital first, a full stop last."""
        return whole(self.tongue.capital(words[self.language]))

    def optional(self, name: str | None) -> str:
        """That something depends on an option of a client's contract; empty where it depends on none."""
        option = self.policy.options.get(name or "")
        return self.tongue.with_option(option.is_[self.language]) if option else ""

    def own(self, section: str) -> Section | None:
        """A section that holds only the organisation's own sentences; none where it has none."""
        said = self.statements(section)
        return self.section(section, *said) if said else None

    def grouped(self, section: str, blocks: Iterable[tuple[str | None, Block]]) -> list[Block]:
        """Blocks under the service they belong to: those of no service first, then each service under its name."""
        of: dict[str, list[Block]] = {}
        for service, block in blocks:
            of.setdefault(service if service in self.policy.services else "", []).append(block)
        if set(of) <= {""} or len(self.policy.services) == 1:
            return [block for name in ("", *self.policy.services) for block in of.get(name, [])]
        said = of.pop("", [])
        for name, offering in self.policy.services.items():
            if name in of:
                title = self.tongue.typeset(self.tongue.capital(offering.name[self.language]))
                said += [Heading(title, f"{section}-{name}"), *of[name]]
        return said

    def says(
        self, text: str, anchor: str, *, clause: bool = False, lead: str = "", links: tuple[Link, ...] = ()
    ) -> Paragraph:
        """A paragraph, typeset. ``clause``: the anchor is the id of a clause. Links are found by their words."""
        set_ = self.tongue.typeset
        shown = tuple(Link(set_(each.text), each.href) for each in links)
        # What the law says is one click away (GDPR art. 12(1)).
        shown += tuple(Link(words, address) for words, address in cited_in(set_(text)))
        return Paragraph(set_(text), anchor, anchor if clause else "", set_(lead), shown)

    def section(self, name: str, *blocks: Block, apart: bool = False) -> Section:
        """A titled section."""
        return Section(name, self.tongue.typeset(self.tongue.LABELS.sections[name]), blocks, apart)

    def authority(self) -> tuple[str, Party | None]:
        """The supervisory authority that people complain to: its name, and what the policy says of it."""
        party = self.policy.parties.get(self.policy.rights.complaint or "")
        return (party.name[self.language], party) if party else (self.policy.rights.complaint or "", None)

    def statements(self, section: str) -> list[Paragraph]:
        """The sentences of the organisation's own that belong to a section, each with its link."""
        said: list[Paragraph] = []
        for name, statement in self.policy.statements.items():
            if statement.section == section and statement.words[self.language]:
                text = statement.words[self.language]
                if statement.link:
                    shown = link(bare(statement.link), statement.link)
                    text = self.tongue.leading(text, bare(statement.link)) if shown else text
                    said.append(self.says(text, f"statements.{name}", clause=True, links=shown))
                else:
                    found = tuple(each for address in _ADDRESS.findall(text) for each in mail(address))
                    said.append(self.says(text, f"statements.{name}", clause=True, links=found))
        return said

    def spoken_of(self, clause: str) -> tuple[Paragraph, ...]:
        """The organisation's own sentences about a clause: where its table leads to."""
        return tuple(
            Paragraph(first, f"statements.{name}")
            for name, statement in self.policy.statements.items()
            if clause in statement.about and (first := self._opening(statement.words))
        )

    def _opening(self, words: Wording) -> str:
        """The first sentence, without its full stop: words to follow a link by."""
        return self.tongue.typeset(words[self.language].partition(". ")[0].rstrip("."))


def bare(address: str) -> str:
    """A web address as people read it: without its scheme and closing slash."""
    return address.removeprefix("https://").removeprefix("http://").rstrip("/")


def lists(blocks: list[Block]) -> list[Block]:
    """Paragraphs that follow each other, as one list; headings between the lists."""
    said: list[Block] = []
    for heading, run in groupby(blocks, key=lambda block: isinstance(block, Heading)):
        found = list(run)
        said += found if heading else [Items(tuple(block for block in found if isinstance(block, Paragraph)))]
    return said
