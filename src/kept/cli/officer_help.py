"""The pages of help of `kept officer`, in both languages."""

from kept.cli.words import say

OFFICER = say(
    """The data protection officer's desk: what waits, reviews, advice, questions.

    \b
    Example:
      kept officer show examples/optillio
      kept officer review examples/optillio --by s-001

    staff.yaml, beside policy.yaml and as private as holdings.yaml, gives staff numbers, roles and awareness sessions:

    \b
      staff: {s-001: {role: officer}, s-014: {role: sales}}
      sessions: {spring: {on: 2026-03-10, attended: [s-001]}}
    """,
    """Le bureau du délégué à la protection des données : ce qui attend, revues, avis, questions.

    \b
    Exemple :
      kept officer show examples/optillio
      kept officer review examples/optillio --by s-001

    staff.yaml, à côté de policy.yaml et privé comme holdings.yaml, donne les numéros du personnel, les rôles et les
    séances de sensibilisation :

    \b
      staff: {s-001: {role: officer}, s-014: {role: sales}}
      sessions: {printemps: {on: 2026-03-10, attended: [s-001]}}
    """,
)

SHOW = say(
    """Show what is overdue, the next review, the questions with their owner and day, who was not trained, which new
    purposes await advice. Exit code 1 where something is overdue.

    \b
    Example:
      kept officer show examples/optillio --format json
    """,
    """Dire ce qui est en retard, la prochaine revue, les questions avec leur responsable et leur date, qui n’a pas été
    sensibilisé, quelles finalités nouvelles attendent un avis. Code de sortie 1 s’il y a du retard.

    \b
    Exemple :
      kept officer show examples/optillio --format json
    """,
)

REVIEW = say(
    """Record that you have looked at all that is due. One is due each month.

    \b
    Example:
      kept officer review examples/optillio --by s-001
    """,
    """Consigner que vous avez passé en revue tout ce qui est dû. Une revue est due chaque mois.

    \b
    Exemple :
      kept officer review examples/optillio --by s-001
    """,
)

ADVISE = say(
    """Record your opinion on a purpose. A new one is not published before you were heard (GDPR 38(1)).

    \b
    Example:
      kept officer advise prospecting examples/optillio --opinion reserved --by s-001
    """,
    """Consigner votre avis sur une finalité. Une nouvelle n’est pas publiée sans que vous ayez été entendu (RGPD, art. 38, § 1).

    \b
    Exemple :
      kept officer advise prospecting examples/optillio --opinion reserved --by s-001
    """,
)

READ = say(
    """Read what a person wrote to you. Only the role `officer` may; any other attempt is refused, and in the journal.

    \b
    Example:
      kept officer read examples/optillio R-2026-0001 --by s-001
    """,
    """Lire ce qu’une personne vous a écrit. Seul le rôle `officer` le peut ; toute autre tentative est refusée, et au journal.

    \b
    Exemple :
      kept officer read examples/optillio R-2026-0001 --by s-001
    """,
)
