"""The pages of help of `kept due`, in both languages."""

from kept.cli.words import say

DUE = say(
    """Say when something is due, and which rule moved it.

    \b
    Example:
      kept due request --received 2026-01-31
      kept due expiry --since 2024-02-29 --keep "3 years"
      kept due breach --aware 2026-03-27T12:00 --hours 72
    """,
    """Dire quand une échéance tombe, et quelle règle l’a déplacée.

    \b
    Exemple :
      kept due request --received 2026-01-31
      kept due expiry --since 2024-02-29 --keep "3 ans"
      kept due breach --aware 2026-03-27T12:00 --hours 72
    """,
)

REQUEST = say(
    """Say by when a person's request must be answered (GDPR 12(3), Regulation 1182/71).

    \b
    Example:
      kept due request --received 2026-03-02 --asked 2026-03-06 --supplied 2026-03-16
    """,
    """Dire pour quand une demande doit avoir sa réponse (RGPD, art. 12, § 3 ; règlement n° 1182/71).

    \b
    Exemple :
      kept due request --received 2026-03-02 --asked 2026-03-06 --supplied 2026-03-16
    """,
)

EXPIRY = say(
    """Say the last day a record may be kept, and from when it must be gone (GDPR 5(1)(e)).

    \b
    Example:
      kept due expiry --since 2024-02-29 --keep P3Y
    """,
    """Dire jusqu’à quel jour un enregistrement peut être conservé, et à partir de quand il doit avoir disparu (RGPD,
    art. 5, § 1, e).

    \b
    Exemple :
      kept due expiry --since 2024-02-29 --keep P3Y
    """,
)

BREACH = say(
    """Say when a clock in hours runs out, such as the notification of a breach (GDPR 33(1)).

    \b
    Example:
      kept due breach --aware 2026-03-27T12:00 --hours 72
    """,
    """Dire quand expire un délai en heures, comme celui pour notifier une violation (RGPD, art. 33, § 1).

    \b
    Exemple :
      kept due breach --aware 2026-03-27T12:00 --hours 72
    """,
)
