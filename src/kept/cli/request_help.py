"""The pages of help of `kept request`, in both languages."""

from kept.cli.words import say

REQUEST = say(
    """Take a person's request, follow its dates, carry it out.

    \b
    Example:
      kept request new examples/ouicom --right access --identify email=ada@mail.example
      kept request list examples/ouicom
      kept request fulfil examples/ouicom R-2026-0001
    """,
    """Recevoir la demande d’une personne, en suivre les dates, y donner suite.

    \b
    Exemple :
      kept request new examples/ouicom --right access --identify email=ada@mail.example
      kept request list examples/ouicom
      kept request fulfil examples/ouicom R-2026-0001
    """,
)

NEW = say(
    """Record a request. It gets a number, a safe date and a legal date.

    \b
    Example:
      kept request new examples/ouicom --right erasure --identify email=ada@mail.example \\
        --identify "phone=01 99 00 12 34" --received 2026-03-02 --channel post --by Zoe
    """,
    """Enregistrer une demande. Elle reçoit un numéro, une date prudente et une date légale.

    \b
    Exemple :
      kept request new examples/ouicom --right erasure --identify email=ada@mail.example \\
        --identify "phone=01 99 00 12 34" --received 2026-03-02 --channel post --by Zoé
    """,
)

LIST = say(
    """List requests with their dates. Nobody's identifiers are shown.

    \b
    Example:
      kept request list examples/ouicom --format json
    """,
    """Lister les demandes et leurs dates. Rien ne montre qui les a faites.

    \b
    Exemple :
      kept request list examples/ouicom --format json
    """,
)

SHOW = say(
    """Show where a request stands: dates, identity check, attachments, what came of it.

    \b
    Example:
      kept request show examples/ouicom R-2026-0001
    """,
    """Dire où en est une demande : dates, contrôle d’identité, pièces jointes, issue.

    \b
    Exemple :
      kept request show examples/ouicom R-2026-0001
    """,
)

IDENTIFY = say(
    """Give the proof of identity that a request waits for. It is sealed, and destroyed when the request closes.

    \b
    Example:
      kept request identify examples/ouicom R-2026-0001 --proof card.jpg --by Zoe
    """,
    """Fournir le justificatif d’identité qu’attend une demande. Il est scellé, puis détruit quand la demande est close.

    \b
    Exemple :
      kept request identify examples/ouicom R-2026-0001 --proof carte.jpg --by Zoé
    """,
)

EXTEND = say(
    """Take two further months for a complex request, or where requests are many. The person is told at once, with the
    reasons; after the first month it is too late (GDPR 12(3)).

    \b
    Example:
      kept request extend examples/ouicom R-2026-0001 --because complexity --by Zoe \\
        --why "Your data lies in nine archives that we open one by one."
    """,
    """Prendre deux mois de plus si la demande est complexe ou les demandes nombreuses. La personne en est avertie
    aussitôt, avec les raisons ; après le premier mois, il est trop tard (RGPD, art. 12, § 3).

    \b
    Exemple :
      kept request extend examples/ouicom R-2026-0001 --because complexity --by Zoé \\
        --why "Vos données se trouvent dans neuf archives que nous ouvrons une à une."
    """,
)

ASK = say(
    """Ask the person for details of the request. The time to answer runs on: it stands still for the proof of identity only.

    \b
    Example:
      kept request ask examples/ouicom R-2026-0001 --what "Which of your two contracts do you mean?"
    """,
    """Demander des précisions à la personne. Le délai de réponse court toujours : seul le justificatif d’identité le suspend.

    \b
    Exemple :
      kept request ask examples/ouicom R-2026-0001 --what "De quel contrat parlez-vous ?"
    """,
)

CLARIFIED = say(
    """Record that the details came. The time they took is told when the request closes.

    \b
    Example:
      kept request clarified examples/ouicom R-2026-0001 --on 2026-03-12
    """,
    """Consigner l’arrivée des précisions. Le temps qu’elles ont pris est indiqué à la clôture de la demande.

    \b
    Exemple :
      kept request clarified examples/ouicom R-2026-0001 --on 2026-03-12
    """,
)

ANSWER = say(
    """Answer a request that people see to (rectification, objection, directives…), and write the letter.

    \b
    Example:
      kept request answer examples/ouicom R-2026-0001 --by Zoe --said "Your telephone number is corrected."
    """,
    """Répondre à une demande traitée par des personnes (rectification, opposition, directives…), et écrire la lettre.

    \b
    Exemple :
      kept request answer examples/ouicom R-2026-0001 --by Zoé --said "Votre numéro de téléphone est corrigé."
    """,
)

COMPLETE = say(
    """Record what a letter had left out. Where the person can be found now, the case goes on, and the days waited are added.

    \b
    Example:
      kept request complete examples/ouicom R-2026-0001 --letter email=ada@mail.example --letter surname=Chantelune
    """,
    """Consigner ce qui manquait à un courrier. Si la personne est alors retrouvée, le dossier reprend, et les jours
    d’attente s’ajoutent au délai.

    \b
    Exemple :
      kept request complete examples/ouicom R-2026-0001 --letter email=ada@mail.example --letter surname=Chantelune
    """,
)

REFUSE = say(
    """Refuse a request on a ground the law knows, and write the letter (GDPR 12(4)).

    \b
    Example:
      kept request refuse examples/ouicom R-2026-0001 --ground excessive --by Zoe \\
        --why "This is the same request as the four of last week."

    Grounds: manifestly-unfounded, excessive, not-identifiable, legal-obligation, legal-claims, freedom-of-expression,
    public-health, archives, rights-of-others.
    """,
    """Refuser une demande pour un motif que connaît la loi, et écrire la lettre (RGPD, art. 12, § 4).

    \b
    Exemple :
      kept request refuse examples/ouicom R-2026-0001 --ground excessive --by Zoé \\
        --why "C’est la même demande que les quatre de la semaine dernière."

    \b
    Motifs :
      manifestly-unfounded    demande manifestement infondée
      excessive               demande excessive
      not-identifiable        personne non identifiable
      legal-obligation        obligation légale
      legal-claims            exercice de droits en justice
      freedom-of-expression   liberté d’expression
      public-health           santé publique
      archives                archives
      rights-of-others        droits et libertés d’autrui
    """,
)

FULFIL = say(
    """Carry a request out: find the person's records everywhere, copy or erase them, look again, write the answer.

    \b
    Example:
      kept request fulfil examples/ouicom R-2026-0001 --out answer/
      kept request fulfil examples/ouicom --all --yes
    """,
    """Donner suite à une demande : trouver partout les enregistrements de la personne, les copier ou les effacer,
    contrôler une seconde fois, écrire la réponse.

    \b
    Exemple :
      kept request fulfil examples/ouicom R-2026-0001 --out reponse/
      kept request fulfil examples/ouicom --all --yes
    """,
)
