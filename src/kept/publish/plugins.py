"""Buttons of social networks as two clicks: the first tells, only the second loads anything (LIL art. 82; CJEU C-40/17).

For a DPO: a network's own button calls the network as soon as a page is shown. What stands here calls nobody: it says who
receives what, where and under which guarantee, from the policy. ``plugins.html`` of a site shows every button; the block
of each, with ``plugins.js``, goes as it is into any page of the organisation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

from kept.findings import Language
from kept.grammar.countries import inside
from kept.pages import Frame
from kept.pages.addresses import link
from kept.policy import Party, Policy, Tracker
from kept.publish.html import render
from kept.publish.sections.recipients import transfer_told
from kept.publish.sections.telling import Telling, bare
from kept.publish.sections.who import countries_abroad
from kept.publish.values import Facts

NAME, SCRIPT = "plugins.html", "plugins.js"


@dataclass(frozen=True, slots=True)
class PluginWords:
    """What stands around the buttons."""

    title: str
    before: str
    recipient: str
    countries: str
    guarantee: str
    stays: str
    terms: str
    load: str
    loaded: str


PLUGIN_WORDS: Mapping[Language, PluginWords] = {
    "en": PluginWords(
        title="Buttons of social networks",
        before="Nothing is loaded from a network before you ask for it. Open a button to read who receives your data; a second click loads it.",
        recipient="Who receives it",
        countries="Where",
        guarantee="Outside the European Economic Area",
        stays="It stays in the European Economic Area.",
        terms="The policy of the network",
        load="Load the button of",
        loaded="Loaded:",
    ),
    "fr": PluginWords(
        title="Boutons des réseaux sociaux",
        before="Rien n’est chargé d’un réseau avant que vous ne le demandiez. Ouvrez un bouton pour lire qui reçoit vos données ; un second clic le charge.",
        recipient="Qui les reçoit",
        countries="Où",
        guarantee="Hors de l’Espace économique européen",
        stays="Elles restent dans l’Espace économique européen.",
        terms="La politique du réseau",
        load="Charger le bouton de",
        loaded="Chargé :",
    ),
}


@dataclass(frozen=True, slots=True)
class Plugin:
    """One button: what is told at the first click, and the address that the second loads."""

    name: str
    network: str
    facts: Facts
    script: str


def plugins(told: Telling) -> tuple[Plugin, ...]:
    """The buttons of the policy: its trackers of social networks that load something."""
    return tuple(
        _plugin(told, name, tracker, told.policy.parties[tracker.by])
        for name, tracker in told.policy.trackers.items()
        if has_button(told.policy, tracker) and tracker.by
    )


def has_button(policy: Policy, tracker: Tracker) -> bool:
    """Whether a tracker is the button of a network."""
    return tracker.kind == "social" and bool(tracker.script) and tracker.by in policy.parties


def _plugin(told: Telling, name: str, tracker: Tracker, party: Party) -> Plugin:
    say, labels, words, language = told.tongue, told.tongue.LABELS, PLUGIN_WORDS[told.language], told.language
    countries = dict.fromkeys([*([party.country] if party.country else []), *countries_abroad(party)])
    abroad = [transfer_told(told, party, country) for country in countries_abroad(party)]
    rows = [
        (words.recipient, party.name[language]),
        (words.countries, say.capital(say.listed([inside(country, language) for country in countries]))),
        (words.guarantee, " ".join(abroad) or words.stays),
        (labels.records, say.capital(tracker.records[language]) if tracker.records else ""),
        (labels.life, say.tracker_life(tracker.lasts)),
    ]
    anchor = f"plugin.{name}"
    said = [told.says(value, f"{anchor}.{n}", lead=label) for n, (label, value) in enumerate(rows) if value]
    if shown := link(bare(party.terms or ""), party.terms or ""):
        said.append(told.says(bare(party.terms or ""), f"{anchor}.terms", lead=words.terms, links=shown))
    network = say.typeset(party.name[language])
    return Plugin(name, network, Facts(network, tuple(said), anchor, f"trackers.{name}"), tracker.script or "")


def plugins_page(told: Telling, frame: Frame) -> str:
    """Every button on one page."""
    return render(
        "plugins.html",
        told.language,
        frame,
        name=told.tongue.typeset(told.party.name[told.language]),
        words=PLUGIN_WORDS[told.language],
        typeset=told.tongue.typeset,
        plugins=plugins(told),
        full="index.html#trackers",
    )


def plugin_script() -> str:
    """The script of the buttons: it loads an address at the second click, and does nothing else."""
    return files("kept.publish").joinpath("templates/plugins.js").read_text("utf-8")
