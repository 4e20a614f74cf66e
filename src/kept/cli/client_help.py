"""The pages of help of `kept client`, in both languages."""

from kept.cli.words import say

CLIENT = say(
    """The clients for whom data is processed: who they are, what they ordered, what they instruct.

    \b
    Example:
      kept client list examples/denaroo
      kept client activate recording examples/denaroo --client client-a --by Zoe
      kept client show client-a examples/denaroo
    """,
    """Les clients pour qui des données sont traitées : qui ils sont, ce qu’ils ont commandé, ce qu’ils demandent.

    \b
    Exemple :
      kept client list examples/denaroo
      kept client activate recording examples/denaroo --client client-a --by Zoé
      kept client show client-a examples/denaroo
    """,
)

LIST = say(
    """List clients with their kind, contract, services and licences.

    \b
    Example:
      kept client list examples/denaroo --format json
    """,
    """Lister les clients, leur catégorie, leur contrat, leurs services et leurs licences.

    \b
    Exemple :
      kept client list examples/denaroo --format json
    """,
)

SHOW = say(
    """Show a client: the terms it signed, its services, what is done for it, its licences, what is missing.

    \b
    Example:
      kept client show client-a examples/denaroo
    """,
    """Montrer un client : les conditions signées, ses services, ce qui est fait pour lui, ses licences, ce qui manque.

    \b
    Exemple :
      kept client show client-a examples/denaroo
    """,
)

ACTIVATE = say(
    """Switch a service, or an option, on for a client that ordered it. Exit code 1 where something is missing.

    \b
    Example:
      kept client activate recording examples/denaroo --client client-a --by Zoe

    The register must say that the contract is signed, that the client accepts to be controller, what the service is for,
    and what it answered to the checklist of the service. The journal keeps the instruction.
    """,
    """Activer un service, ou une option, pour un client qui l’a commandé. Code de sortie 1 si quelque chose manque.

    \b
    Exemple :
      kept client activate recording examples/denaroo --client client-a --by Zoé

    Le registre doit dire que le contrat est signé, que le client accepte d’être responsable du traitement, à quoi sert
    le service, et ce qu’il a répondu au questionnaire du service. Le journal garde l’instruction.
    """,
)

STOP = say(
    """Switch a service, or an option, off for a client: nothing is collected or used for it any more.

    \b
    Example:
      kept client stop recording examples/denaroo --client client-a --by Zoe
    """,
    """Arrêter un service, ou une option, pour un client : plus rien n’est collecté ni utilisé à ce titre.

    \b
    Exemple :
      kept client stop recording examples/denaroo --client client-a --by Zoé
    """,
)

LICENCE = say(
    """Issue a licence under a subscription of a client. Its identifier is drawn at random and names nobody.

    \b
    Example:
      kept client licence calls examples/denaroo --client client-a
    """,
    """Émettre une licence au titre d’un abonnement d’un client. Son identifiant est tiré au sort et ne désigne personne.

    \b
    Exemple :
      kept client licence calls examples/denaroo --client client-a
    """,
)

ALERT = say(
    """Ask the client that holds a licence to have misuse, or attempted fraud, stopped. The letter names the licence only.

    \b
    Example:
      kept client alert CAL-0001 examples/denaroo --seen misuse --facts "used in two towns at once"
    """,
    """Demander au client qui détient une licence de faire cesser un mauvais usage ou une fraude. La lettre ne nomme qu’elle.

    \b
    Exemple :
      kept client alert CAL-0001 examples/denaroo --seen misuse --facts "utilisée dans deux villes à la fois"
    """,
)
