"""The pages of help of `kept audit`, in both languages."""

from kept.cli.words import say

AUDIT = say(
    """Plan, announce and start security audits by a third party.

    \b
    Example:
      kept audit plan spring examples/wimi --by security-auditor --on 2027-03-15
      kept audit announce spring examples/wimi --to it --to logistics
      kept audit start spring examples/wimi
    """,
    """Prévoir, annoncer et commencer les audits de sécurité d’un tiers.

    \b
    Exemple :
      kept audit plan printemps examples/wimi --by security-auditor --on 2027-03-15
      kept audit announce printemps examples/wimi --to it --to logistics
      kept audit start printemps examples/wimi
    """,
)
PLAN = say(
    """Plan an audit. Whoever makes it is a party of the policy, bound by a contract on that day.

    \b
    Example:
      kept audit plan spring examples/wimi --by security-auditor --on 2027-03-15
    """,
    """Prévoir un audit. Qui le mène est une partie de la politique, liée par un contrat ce jour-là.

    \b
    Exemple :
      kept audit plan printemps examples/wimi --by security-auditor --on 2027-03-15
    """,
)
ANNOUNCE = say(
    """Write the notice to the staff, in each language of the policy, and record that it was sent.

    \b
    Example:
      kept audit announce spring examples/wimi --to it --to logistics

    Without --to, every team of the policy is told. The notice stands in DIR/audits, and the journal keeps its fingerprint.
    """,
    """Écrire l’avis au personnel, dans chaque langue de la politique, et consigner son envoi.

    \b
    Exemple :
      kept audit announce printemps examples/wimi --to it --to logistics

    Sans --to, chaque équipe de la politique est avertie. L’avis se trouve dans DOSSIER/audits, et le journal en garde
    l’empreinte.
    """,
)
START = say(
    """Start an audit: announced beforehand, or with an urgency and its reason.

    \b
    Example:
      kept audit start spring examples/wimi
      kept audit start spring examples/wimi --urgent imminent-risk --why "an intrusion is under way"
    """,
    """Commencer un audit : annoncé au préalable, ou avec une urgence et son motif.

    \b
    Exemple :
      kept audit start printemps examples/wimi
      kept audit start printemps examples/wimi --urgent imminent-risk --why "une intrusion est en cours"
    """,
)
LIST = say(
    """List the audits: planned, announced, started.

    \b
    Example:
      kept audit list examples/wimi
    """,
    """Lister les audits : prévus, annoncés, commencés.

    \b
    Exemple :
      kept audit list examples/wimi
    """,
)
