"""One policy being told in one language: what every section is made with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from kept.findings import Language
from kept.pages.addresses import Link, link
from kept.policy import Party, Policy
from kept.publish import english, french
from kept.publish.clauses import names_of_data, names_of_people
from kept.publish.tongue import Tongue
from kept.publish.values import Block, Paragraph, Section

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

    def says(
        self, text: str, anchor: str, *, clause: bool = False, lead: str = "", links: tuple[Link, ...] = ()
    ) -> Paragraph:
        """A paragraph, typeset. ``clause``: the anchor is the id of a clause. Links are found by their words."""
        set_ = self.tongue.typeset
        shown = tuple(Link(set_(each.text), each.href) for each in links)
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
                    said.append(self.says(text, f"statements.{name}", clause=True))
        return said


def bare(address: str) -> str:
    """A web address as people read it: without its scheme and closing slash."""
    return address.removeprefix("https://").removeprefix("http://").rstrip("/")
