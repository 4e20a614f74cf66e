"""Each noun of a policy is told: one row a noun, what is written, and what people read in each language."""

from __future__ import annotations

import pytest

from kept.findings import Language
from kept.load import load_text
from kept.policy import Policy
from kept.publish.notice import notice_of
from kept.publish.values import Facts, paragraphs

BASE = """
policy: Ours
controller: acme
version: 1
effective: 2026-03-01
parties:
  acme: {name: Acme, country: FR}
  host: {name: Hébergeur SA, role: processor, country: FR, does: {en: hosts the service, fr: héberge le service}}
  cnil: {name: CNIL, role: authority}
  courts: {name: {en: the courts, fr: les juridictions}, role: authority}
people:
  clients: {en: clients, fr: clients, organisation: true}
  users: {en: users, fr: utilisateurs, of: clients}
data:
  calls: {en: call records, fr: relevés d’appels, fields: {call: {en: date of the call, fr: date de l’appel}}}
options: {longer: {is: {en: longer storage, fr: le stockage prolongé}, service: phone}}
services: {phone: {name: {en: Telephone, fr: Téléphone}, does: {en: carries calls, fr: achemine les appels}}}
"""
PURPOSE = "purposes: {carry: {is: {en: carry calls, fr: acheminer les appels}, people: users, data: calls, recipients: host%s}}"
RETENTION = "retention: {calls: {people: users, data: calls, keep: 90 days, since: recorded, then: erase%s}}"

ROWS = [
    ("a service", "", "services", "Telephone Carries calls.", "Téléphone Achemine les appels."),
    ("an option of a service", "", "services", "The client’s contract may add longer storage.", "Le contrat du client peut y ajouter le stockage prolongé."),
    ("people known through others", "", "scope", "We know users through clients.", "Nous connaissons les utilisateurs par l’intermédiaire des clients."),
    ("a purpose for clients", PURPOSE % ", role: processor, for-clients: clients", "for-clients", "Decided by Clients", "Qui décide Clients"),
    ("whom to turn to", PURPOSE % ", role: processor, for-clients: clients", "for-clients", "turn to the organisation with which you are in contact", "adressez-vous à l’organisme avec lequel vous êtes en relation"),
    ("a joint purpose", PURPOSE % ", role: joint-controller, for-clients: clients", "purposes", "Decided by Acme and clients, jointly", "Qui décide Acme et clients, conjointement"),
    ("an option of a purpose", PURPOSE % ", option: longer", "purposes", "Depends on Longer storage", "Dépend de Le stockage prolongé"),
    ("the uses of a purpose", PURPOSE % ", parts: {a: {en: set up calls, fr: établir les appels}, b: {en: end them, fr: y mettre fin}}", "purposes", "That is Set up calls and end them", "C’est-à-dire Établir les appels et y mettre fin"),
    ("profiling", PURPOSE % ", profiling: {logic: {en: by hour, fr: par heure}, consequences: {en: another offer, fr: une autre offre}}", "purposes", "How: by hour. What follows for you: another offer.", "Comment : par heure. Ce qui en résulte pour vous : une autre offre."),
    ("a sentence for a purpose", PURPOSE % ", sentence: {en: Calls go through us., fr: Les appels passent par nous.}", "purposes", "In short Calls go through us.", "En bref Les appels passent par nous."),
    ("what arises from use", "collection: {calls: {asks: {call: required}, observed: true, option: longer}}", "scope", "the following arises from use: date of the call. Only where the client’s contract includes longer storage.", "l’usage produit de lui-même les données suivantes : date de l’appel. Seulement si le contrat du client comprend le stockage prolongé."),
    ("a source open to all", "collection: {lists: {asks: {call: optional}, from: host, public: true}}", "scope", "It reaches us from Hébergeur SA. This source is open to the public.", "Elles nous parviennent par l’intermédiaire de Hébergeur SA. Cette source est accessible au public."),
    ("figures", "aggregates: {volumes: {is: {en: volumes of calls, fr: les volumes d’appels}, data: calls, method: {en: added up, fr: additionnés}}}", "aggregates", "Made from Call records\nMethod Added up", "À partir de Relevés d’appels\nMéthode Additionnés"),
    ("a disclosure", "disclosures: {court: {to: courts, law: GDPR 48, data: calls, told: true}}", "authorities", "Are you told? Yes, unless the law forbids it.", "En êtes-vous informé ? Oui, sauf si la loi l’interdit."),
    ("a plain duration", RETENTION % "", "retention", "for 90 days from the recording, and then erase it: call records.", "pendant 90 jours à compter de l’enregistrement, avant de les effacer : relevés d’appels."),
    ("several events", "retention: {calls: {people: users, data: calls, keep: 1 year, later-of: [end-of-contract, deposit], then: erase}}", "retention", "for 1 year from the end of the contract or the deposit, whichever comes last", "pendant 1 an à compter de la fin du contrat ou du dépôt, selon ce qui arrive en dernier"),
    ("a length with an option", RETENTION % ", with-option: {longer: 6 months}", "retention", "Where the client’s contract includes longer storage, we keep it for 6 months from the recording.", "Si le contrat du client comprend le stockage prolongé, nous les conservons pendant 6 mois à compter de l’enregistrement."),
    ("the shortest that a law allows", RETENTION % ", at-least: 1 month", "retention", "The law has us keep it for at least 1 month.", "La loi nous impose de les conserver au moins 1 mois."),
    ("who opens the archive", RETENTION % ", archive: {opened-by: host, only-for: {en: answer a dispute, fr: répondre à un litige}}", "retention", "The archive may be opened only by Hébergeur SA, and only to answer a dispute.", "L’archive ne peut être ouverte que par Hébergeur SA, et seulement pour répondre à un litige."),
    ("a sentence for a duration", RETENTION % ", sentence: {en: We forget calls after 90 days, fr: Nous oublions les appels après 90 jours}", "retention", "We forget calls after 90 days.", "Nous oublions les appels après 90 jours."),
    ("a decision", "decisions: {block: {is: {en: block a line, fr: bloquer une ligne}, logic: {en: after ten wrong codes, fr: après dix codes faux}, legal-effect: false, safeguards: [human-review, contest]}}", "automated", "Your guarantees You may have a person look at it again and contest it.", "Vos garanties Vous pouvez demander qu’une personne la réexamine et la contester."),
    ("after death", "rights: {after-death: {en: write to us, fr: écrivez-nous}}", "after-death", "Write to us.", "Écrivez-nous."),
    ("a message that cannot be refused", "messages: {outage: {is: {en: outages, fr: les pannes}, by: [email, sms], people: users, refusable: false, needed-for: {en: the use of the service, fr: l’usage du service}}}", "messages", "By e-mail or by SMS, to users. These messages cannot be refused: they are needed for the use of the service.", "Par e-mail ou par SMS, aux utilisateurs. Ces messages ne peuvent pas être refusés : ils sont nécessaires à l’usage du service."),
    ("the purpose of a message", PURPOSE % "" + "\nmessages: {outage: {is: {en: outages, fr: les pannes}, by: [email], people: users, purpose: carry, refusable: true}}", "messages", "You may refuse these messages. Purpose: carry calls.", "Vous pouvez refuser ces messages. Finalité : acheminer les appels."),
    ("partners who write", "marketing: {email: {people: users, basis: consent, by: host}}", "marketing", "Hébergeur SA may also write to you in its own name.", "Hébergeur SA peut aussi vous écrire en son nom."),
    ("minors", "minors: {concerned: true, alone-from: 15}", "minors", "From the age of 15, a minor may consent alone", "À partir de 15 ans, un mineur peut consentir seul"),
    ("no minors", "minors: {concerned: false}", "minors", "is not meant for minors", "ne s’adresse pas aux mineurs"),
    ("a document", "documents: {terms: {words: {en: terms of sale, fr: conditions de vente}, version: '3', since: 2024-03-01, part: true, prevails: true, accepted: clients}}", "terms", "Version 3, in force since 1 March 2024. This policy is part of it. Where the two differ, it prevails over this policy. It is accepted by clients.", "Version 3, en vigueur depuis le 1er mars 2024. Cette politique en fait partie. En cas de différence, ce document l’emporte sur cette politique. Ce texte doit être accepté par les clients."),
    ("a breach at an operator", "breach: {authority: cnil, within: 72 hours, telecom-within: 24 hours, people-told: {en: at once, fr: aussitôt}}", "breach", "As an operator of electronic communications, we do so within 24 hours. The people concerned are told at once.", "En tant qu’opérateur de communications électroniques, nous le faisons dans les 24 heures. Les personnes concernées en sont informées aussitôt."),
    ("a statement on liability", "statements: {ours: {section: liability, en: We answer for our errors., fr: Nous répondons de nos erreurs.}}", "liability", "We answer for our errors.", "Nous répondons de nos erreurs."),
]  # fmt: skip


@pytest.mark.parametrize(("written", "section", "en", "fr"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_each_noun_is_told_in_both_languages(written: str, section: str, en: str, fr: str) -> None:
    """The sentence stands in its section, whole, in English and in French."""
    policy = read(written)
    assert en in told(policy, section, "en")
    assert fr in told(policy, section, "fr")


def test_a_processor_of_a_processor_is_named_with_the_one_that_engages_it() -> None:
    """GDPR art. 28(4): it follows its principal in the list, with what it does and whom it works for."""
    policy = read(
        PURPOSE % "", "  cloud: {name: Nuage SARL, role: processor, country: BE, under: host, serves: phone}\n"
    )
    assert "Nuage SARL, in Belgium, receives personal data." in told(policy, "recipients", "en")
    assert "Hébergeur SA engages it, under the same obligations. It works for: Telephone." in told(
        policy, "recipients", "en"
    )
    assert "C’est Hébergeur SA qui fait appel à ses services" in told(policy, "recipients", "fr")


def test_clients_object_to_what_they_decide() -> None:
    """What is done on a client's instructions is no interest of ours: it is not among the uses to object to here."""
    basis = ", basis: {legitimate-interest: {en: run it, fr: faire tourner}}"
    open_ = "\nrights: {open: [objection]}"
    ours, theirs = read(PURPOSE % basis + open_), read(PURPOSE % f"{basis}, role: processor" + open_)
    assert "what we do to carry calls" in told(ours, "objection", "en")
    assert "carry calls" not in told(theirs, "objection", "en")


def test_a_sensitive_category_says_by_which_exception() -> None:
    """GDPR art. 9(2): the exception is cited where the data is listed."""
    policy = read(
        "", data="  health: {en: health, fr: santé, special: true, ground: GDPR 9(2)(a), fields: {note: note}}\n"
    )
    assert "sensitive data, which we use only where the law allows it (art. 9(2)(a) GDPR)" in told(policy, "data", "en")


def read(written: str, party: str = "", data: str = "") -> Policy:
    """A small policy with one thing more."""
    text = BASE.replace("  cnil:", f"{party}  cnil:").replace("options:", f"{data}options:")
    loaded = load_text(f"{text}{written}\n")
    assert not loaded.findings, [finding.headline.en for finding in loaded.findings]
    return loaded.policy


def told(policy: Policy, section: str, language: Language) -> str:
    """What a section says, captions and the words before each value included."""
    found = next(each for each in notice_of(policy, language).sections if each.id == section)
    captions = [block.title for block in found.blocks if isinstance(block, Facts)]
    text = "\n".join([*captions, *(f"{each.lead} {each.text}".strip() for each in paragraphs(found))])
    return text.replace("\u00a0", " ").replace("\u202f", " ")
