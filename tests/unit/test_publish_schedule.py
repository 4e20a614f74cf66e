"""The retention schedule and the annex for clients: what an auditor and a client read, made from the clauses."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from kept.findings import Language
from kept.load import load_folder, load_text
from kept.publish.annex import annex
from kept.publish.markdown import markdown
from kept.publish.pdf import pdf
from kept.publish.schedule import schedule, schedule_csv, schedule_paper
from kept.publish.sections.telling import Telling

OUICOM = Path(__file__).parents[2] / "examples" / "ouicom"
POLICY = """
policy: Telephone lines
controller: us
version: 1
effective: 2026-03-01
parties:
  us: {name: Us, role: controller, country: FR, address: "1 rue Exemple, 75001 Paris", email: privacy@us.example}
  books: {name: {en: the accountants, fr: les comptables}, role: staff}
  host: {name: Host, role: processor, country: FR, does: {en: hosts the calls, fr: héberge les appels}}
  desk: {name: Desk, role: processor, country: MG, under: host, transfer: {tool: scc}}
people:
  clients: {en: clients, fr: clients, organisation: true}
  callers: {en: callers, fr: appelants, of: clients}
data:
  calls: {en: calls, fr: appels, fields: {number: {en: number, fr: numéro}}}
  invoices: {en: invoices, fr: factures, fields: {amount: {en: amount, fr: montant}}}
purposes:
  invoicing: {is: {en: send invoices, fr: facturer}, basis: contract, people: [clients], data: [invoices]}
  answering:
    is: {en: answer calls, fr: répondre aux appels}
    role: processor
    for-clients: [clients]
    instructions: {en: the order form, fr: le bon de commande}
    people: [callers]
    data: [calls]
    recipients: [host, desk]
options:
  storage: {is: {en: longer storage, fr: le stockage prolongé}}
retention:
  recordings:
    people: callers
    data: [calls]
    purposes: [answering]
    keep: 90 days
    with-option: {storage: 6 months}
    later-of: [recorded, last-contact]
    then: anonymise
  invoices:
    people: clients
    purposes: [invoicing]
    keep: {until: end-of-contract, then-archive: 10 years}
    since: end-of-contract
    archive: {opened-by: [books], only-for: {en: an inspection, fr: un contrôle}}
    at-least: 10 years
    then: erase
    duty: C. com. L123-22
  logins: {data: [calls], keep: 0 days, since: account-closed, then: erase}
security:
  locks: {en: locked rooms, fr: des salles fermées}
  badges: {en: badges, fr: des badges}
breach: {within: 72 hours, clients-within: 48 hours}
processor-terms:
  instructions: {en: the contract and the settings, fr: le contrat et les réglages}
  confidentiality: {en: each has signed an undertaking, fr: chacun a signé un engagement}
  measures: [locks]
  audits: {en: once a year, fr: une fois par an}
  told-before: 30 days
  objection: 15 days
  returned-within: 1 month
  returned-as: {en: open files, fr: des fichiers ouverts}
  erased-within: 2 months
"""


def told(language: Language, text: str = POLICY) -> Telling:
    """The operator's policy in a language."""
    return Telling(load_text(text).policy, language)


def annexed(language: Language, text: str = POLICY) -> str:
    """The annex as Markdown."""
    made = annex(told(language, text))
    assert made is not None
    return plain(markdown(made))


def plain(text: str) -> str:
    """Text with plain spaces."""
    return text.replace("\xa0", " ").replace("\u202f", " ")


def test_each_promise_is_a_line_in_its_phases() -> None:
    """Use, archive with who opens it and why, what becomes of the data, and the law."""
    recordings, invoices, logins = schedule(told("en"))
    assert plain(recordings.active).splitlines() == [
        "90 days from the last to happen of: the recording, the last contact",
        "with the option “longer storage”: 6 months from the last to happen of: the recording, the last contact",
    ]
    assert (recordings.archive, recordings.fate) == ("no archive", "made anonymous for good")
    assert invoices.activities == "Send invoices"
    assert invoices.active == "until the end of the contract"
    assert plain(invoices.archive).splitlines() == [
        "10 years from the end of the contract",
        "opened by the accountants",
        "only for this: an inspection",
    ]
    assert plain(invoices.reference).splitlines() == ["art. L123-22 of the French Commercial Code", "at least 10 years"]
    assert (logins.people, logins.active) == ("everybody", "until the closing of the account, not a day longer")


def test_the_schedule_is_french_in_french() -> None:
    """The words of the profession: base active, archivage intermédiaire, sort final."""
    made = schedule_paper(told("fr"))
    (table,) = made.parts[0].blocks
    assert getattr(table, "columns", ())[3:6] == ("Base active", "Archivage intermédiaire", "Sort final")
    _, invoices, _ = schedule(told("fr"))
    assert invoices.active == "jusqu’à la fin du contrat"
    assert invoices.fate == "effacement"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_forms_of_the_schedule_agree(language: Language) -> None:
    """CSV, Markdown and the table hold every clause of the worked example, in the order of the policy."""
    example = Telling(load_folder(OUICOM).policy, language)
    rows = list(csv.reader(io.StringIO(schedule_csv(example))))
    assert [row[0] for row in rows[1:]] == list(example.policy.retention)
    table = [line for line in markdown(schedule_paper(example)).splitlines() if line.startswith("| ")]
    assert len(table) == 2 + len(example.policy.retention)
    assert pdf(schedule_paper(example)).startswith(b"%PDF")


def test_the_annex_says_what_article_28_wants() -> None:
    """For whom and on which instructions, silence, measures, sub-processors, breaches, the end, audits."""
    text = annexed("en")
    for said in (
        "### Answer calls",
        "- **For** Clients",
        "- **Instructions** The order form",
        "- **People** Callers",
        "- **Data** Calls",
        "documented instructions of the client",
        "Each has signed an undertaking.",
        "- Locked rooms",
        "30 days before it starts. The client may object within 15 days.",
        "- **Host** In France. Hosts the calls.",
        "- **Desk** In Madagascar. Engaged by Host. May use personal data in Madagascar (standard contractual clauses).",
        "personal data breach within 48 hours",
        "goes back to it within 1 month of the end of the contract, as open files",
        "We erase it, copies included, within 2 months of the end of the contract",
        "Once a year.",
    ):
        assert said in text
    assert "Badges" not in text
    assert "invoices" not in text.lower()


def test_the_annex_is_french_in_french() -> None:
    """The same, in the words of the regulation."""
    text = annexed("fr")
    for said in (
        "c’est le sous-traitant",
        "sur instruction documentée du client",
        "30 jours avant que celui-ci ne commence. Le client peut s’y opposer dans un délai de 15 jours.",
        "- **Desk** À Madagascar. Recruté par Host. Peut utiliser des données personnelles à Madagascar (clauses contractuelles types).",
        "violation de données personnelles dans les 48 heures",
        "dans un délai de 1 mois à compter de la fin du contrat, sous cette forme : des fichiers ouverts",
    ):
        assert said in text


def test_what_the_policy_does_not_say_the_annex_leaves_out() -> None:
    """Without audits and help in the terms there is no section on them."""
    text = annexed("en", POLICY.replace("  audits: {en: once a year, fr: une fois par an}\n", ""))
    assert "## Proof and audits" not in text
    assert "## Security" in text


def test_nobodys_processor_has_no_annex() -> None:
    """The worked example acts for itself alone."""
    assert annex(Telling(load_folder(OUICOM).policy, "en")) is None
