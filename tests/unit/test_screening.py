"""What a free text reveals: plain statements are found in both languages, and ordinary customers are left in peace."""

from __future__ import annotations

import pytest

from kept.law.screening import families, revealed

REVEALING: tuple[tuple[str, str], ...] = (
    ("racial-or-ethnic-origin", "I am of Algerian descent and was refused the flat."),
    ("racial-or-ethnic-origin", "Le vigile m’a suivi parce que je suis noir."),
    ("racial-or-ethnic-origin", "Ma famille est d’origine marocaine."),
    ("racial-or-ethnic-origin", "They would not serve a black woman."),
    ("political-opinions", "I voted for the other side, and I say so at work."),
    ("political-opinions", "Je suis de gauche, et adhérent du Parti socialiste."),
    ("political-opinions", "My political opinions are my own business."),
    ("political-opinions", "Je milite à La France insoumise depuis dix ans."),
    ("religious-or-philosophical-beliefs", "I am a Muslim, please no deliveries on Friday at noon."),
    ("religious-or-philosophical-beliefs", "Étant catholique, je ne travaille pas le dimanche."),
    ("religious-or-philosophical-beliefs", "We keep kosher at home."),
    ("religious-or-philosophical-beliefs", "Pendant le ramadan, merci d’appeler le soir."),
    ("trade-union-membership", "As a union rep I must ask you this."),
    ("trade-union-membership", "Je suis syndiquée à la CGT."),
    ("trade-union-membership", "Notre délégué syndical vous écrira."),
    ("trade-union-membership", "My trade union will help me."),
    ("health", "I am diabetic and need the parcel kept cold."),
    ("health", "Je suis en arrêt maladie depuis mars."),
    ("health", "Ma femme est enceinte et ne peut pas monter l’escalier."),
    ("health", "My son is in hospital, please call later."),
    ("health", "Je me déplace en fauteuil roulant."),
    ("health", "He suffers from ASTHMA."),
    ("health", "Mon père a la maladie d'Alzheimer."),
    ("health", "Sorry for the delay: I have been ill."),
    ("sex-life-or-orientation", "I am gay and live with my partner."),
    ("sex-life-or-orientation", "Mon orientation sexuelle ne regarde personne."),
    ("sex-life-or-orientation", "Elle est lesbienne."),
    ("genetic-or-biometric", "Attached are my DNA test results."),
    ("genetic-or-biometric", "Voici mes empreintes digitales."),
    ("genetic-or-biometric", "You took my fingerprints at the door."),
    ("offences", "I have a criminal record; can I still sign?"),
    ("offences", "J’ai été condamné en 2015."),
    ("offences", "Il sort de prison, il a un bracelet électronique."),
    ("offences", "He was convicted of theft."),
)

ORDINARY: tuple[str, ...] = (
    # English
    "Hello, could you send me your price list for ten users?",
    "My account was disabled after three wrong passwords, please open it again.",
    "The third party API returns an error since this morning.",
    "We are a doctor's surgery and need two lines and a switchboard.",
    "Is the biometric lock on page 12 still sold?",
    "Our health insurance company wants an invoice with its own number.",
    "Please deliver to 4 Church Lane, behind the chapel.",
    "I am sick of waiting for an answer, this is the third message.",
    "We are members of the European Union and pay no customs.",
    "The key broke in the lock and the door is blocked.",
    "Do you take part in Black Friday this year?",
    "Could you check the SSL fingerprint of the new certificate?",
    "My wife signed the contract, can I change the address?",
    "Please call me back after 5 pm, I am at work until then.",
    "Mr Christian Baptiste will sign for us.",
    "The credit union pays at the end of the month.",
    "We would like to read your white paper on calls.",
    "The JavaScript is disabled on our machines.",
    "I am blocked in front of the shutter, nothing opens.",
    "Your offer is a race to the bottom, I expected better.",
    "Our left monitor shows nothing, the right one works.",
    "The party wall is wet, who do I call?",
    "Can I vote in your survey twice?",
    "The export is depressingly slow.",
    "Is there a black or white version of the handset?",
    # français
    "Bonjour, pouvez-vous m’envoyer un devis pour dix postes ?",
    "Prière de me rappeler après 17 heures.",
    "La porte de gauche ne ferme plus, celle de droite non plus.",
    "La fenêtre est condamnée depuis les travaux, faut-il un serrurier ?",
    "La serrure est grippée et la clé a cassé dedans.",
    "Le syndicat des copropriétaires paiera la facture.",
    "Merci d’adresser la facture au syndicat de copropriété.",
    "Nous sommes un cabinet médical et cherchons un standard.",
    "La Caisse d’assurance maladie demande une attestation.",
    "Bonne année et bonne santé à toute l’équipe !",
    "J’habite place de l’Église, en face de la boulangerie.",
    "Les enceintes de la salle de réunion ne marchent plus.",
    "Notre ADN, c’est le service au client.",
    "Un client des Émirats arabes unis veut payer en dollars.",
    "Monsieur Chrétien signera le contrat jeudi.",
    "Mon compte est bloqué, je n’arrive plus à me connecter.",
    "Je suis maladroit avec les ordinateurs, pouvez-vous m’aider ?",
    "Avez-vous des pièces d’origine pour ce modèle ?",
    "Je vous confirme ma commande de 3 licences.",
    "Le bruit sourd vient du moteur du rideau.",
    "La réunion aura lieu rue Gay-Lussac.",
    "Quelle est la politique de confidentialité de ce module ?",
    "Le virement est parti ce matin, merci de vérifier.",
    "Un lecteur d’empreintes digitales peut-il remplacer le badge ?",
    "Le délai de prescription est-il de deux ans ?",
    "Vos votes comptent : l’enquête est-elle anonyme ?",
    "Il y a une fuite dans la salle de bains, c’est urgent.",
    "Pourriez-vous noter notre nouvelle adresse de facturation ?",
)


@pytest.mark.parametrize(("family", "text"), REVEALING)
def test_a_plain_statement_is_found(family: str, text: str) -> None:
    """In either language, with or without capitals, accents and curly apostrophes."""
    assert family in {found.key for found in revealed(text)}
    assert family in {found.key for found in revealed(text.upper().replace("’", "'"))}


@pytest.mark.parametrize("text", ORDINARY)
def test_an_ordinary_message_passes(text: str) -> None:
    """What customers write every day speaks of none of this."""
    assert revealed(text) == ()


def test_every_family_of_the_law_has_its_words() -> None:
    """The families of GDPR 9(1), and the offences of GDPR 10, each in both languages."""
    assert [family.key for family in families()] == list(dict.fromkeys(family for family, _ in REVEALING))
    assert all(family.en and family.fr and family.article for family in families())
