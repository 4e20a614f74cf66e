"""The pages of help of `kept choice`, in both languages."""

from kept.cli.words import say

CHOICE = say(
    """Record what a person says to a purpose, and show it: the ledger is only ever added to.

    \b
    Example:
      kept choice object answer-enquiries examples/ouicom --identify email=ada@mail.example
      kept choice show examples/ouicom --identify email=ada@mail.example
    """,
    """Enregistrer ce qu’une personne répond à une finalité, et le montrer : le registre des choix ne fait que croître.

    \b
    Exemple :
      kept choice object answer-enquiries examples/ouicom --identify email=ada@mail.example
      kept choice show examples/ouicom --identify email=ada@mail.example
    """,
)

GIVE = say(
    """The person consents (GDPR 7(1)), or no longer objects.

    \b
    Example:
      kept choice give commercial-messages examples/ouicom --identify email=ada@mail.example --until 2029-11-22
    """,
    """La personne consent (RGPD, art. 7, § 1), ou ne s’oppose plus.

    \b
    Exemple :
      kept choice give commercial-messages examples/ouicom --identify email=ada@mail.example --until 2029-11-22
    """,
)

REFUSE = say(
    """The person refuses. What rests on a legitimate interest, one objects to.

    \b
    Example:
      kept choice refuse commercial-messages examples/ouicom --identify email=ada@mail.example
    """,
    """La personne refuse. À ce qui repose sur un intérêt légitime, on s’oppose.

    \b
    Exemple :
      kept choice refuse commercial-messages examples/ouicom --identify email=ada@mail.example
    """,
)

WITHDRAW = say(
    """The person withdraws a consent, as easily as it was given (GDPR 7(3)).

    \b
    Example:
      kept choice withdraw commercial-messages examples/ouicom --identify email=ada@mail.example --method link
    """,
    """La personne retire un consentement, aussi simplement qu’il fut donné (RGPD, art. 7, § 3).

    \b
    Exemple :
      kept choice withdraw commercial-messages examples/ouicom --identify email=ada@mail.example --method link
    """,
)

OBJECT = say(
    """The person objects (GDPR 21). A consent that carried the purpose counts as withdrawn.

    \b
    Example:
      kept choice object answer-enquiries examples/ouicom --identify email=ada@mail.example --by "Zoe Exemple"
    """,
    """La personne s’oppose (RGPD, art. 21). Un consentement qui fondait la finalité vaut retiré.

    \b
    Exemple :
      kept choice object answer-enquiries examples/ouicom --identify email=ada@mail.example --by "Zoé Exemple"
    """,
)

SHOW = say(
    """Show what a person chose: when, how, to which words of which version (GDPR 7(1)).

    \b
    Example:
      kept choice show examples/ouicom --identify email=ada@mail.example
    """,
    """Montrer ce qu’une personne a choisi : quand, comment, face à quels mots de quelle version (RGPD, art. 7, § 1).

    \b
    Exemple :
      kept choice show examples/ouicom --identify email=ada@mail.example
    """,
)
