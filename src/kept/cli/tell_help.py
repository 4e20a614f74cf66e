"""The pages of help of `kept tell`, in both languages."""

from kept.cli.words import say

TELL = say(
    """Tell people what they should know outside a request of theirs. Messages wait in answers/outbox.

    \b
    Example:
      kept tell change telephone examples/wimi --holding service.accounts --key 1 --value "01 99 00 00 09" --by "Zoe, support"
      kept tell update examples/wimi --holding crm.contacts --key 1
      kept tell remind examples/wimi
    """,
    """Dire aux personnes ce qu’elles doivent savoir hors de leurs demandes. Les messages attendent dans answers/outbox.

    \b
    Exemple :
      kept tell change telephone examples/wimi --holding service.accounts --key 1 --value "01 99 00 00 09" --by "Zoé, support"
      kept tell update examples/wimi --holding crm.contacts --key 1
      kept tell remind examples/wimi
    """,
)

CHANGE = say(
    """Change one value of a record. The person is told which field, whether it was and is filled in, and by whom.

    \b
    Example:
      kept tell change company examples/wimi --holding service.accounts --key 1 --value Analytical --by "Zoe, support"
    """,
    """Modifier une valeur d’un enregistrement. La personne apprend quel champ, s’il était et s’il est renseigné, et par qui.

    \b
    Exemple :
      kept tell change company examples/wimi --holding service.accounts --key 1 --value Analytical --by "Zoé, support"
    """,
)

UPDATE = say(
    """Ask a person whether their details are still right. Whoever does not answer loses nothing.

    \b
    Example:
      kept tell update examples/wimi --holding crm.contacts --key 1 --by-day 2026-12-31
    """,
    """Demander à une personne si ses coordonnées sont toujours exactes. Qui ne répond pas ne perd rien.

    \b
    Exemple :
      kept tell update examples/wimi --holding crm.contacts --key 1 --by-day 2026-12-31
    """,
)

REMIND = say(
    """Remind, once, whoever has not replied by the day that was given.

    \b
    Example:
      kept tell remind examples/wimi --on 2027-01-04
    """,
    """Rappeler, une seule fois, la demande à qui n’a pas répondu au jour dit.

    \b
    Exemple :
      kept tell remind examples/wimi --on 2027-01-04
    """,
)

REPLIED = say(
    """Record that a person has replied: no reminder goes out.

    \b
    Example:
      kept tell replied M-2026-0001 examples/wimi
    """,
    """Consigner qu’une personne a répondu : aucun rappel ne partira.

    \b
    Exemple :
      kept tell replied M-2026-0001 examples/wimi
    """,
)

UNSUBSCRIBED = say(
    """Take an unsubscription: the day it takes effect goes into the clock of the event, and the person gets an
    acknowledgement that names the day.

    \b
    Example:
      kept tell unsubscribed subscription-cancelled examples/wimi --holding service.accounts --key 1 --effective 2026-12-31
    """,
    """Recevoir une résiliation : le jour où elle prend effet est inscrit dans l’horloge de l’événement, et la personne
    reçoit un accusé de réception qui le nomme.

    \b
    Exemple :
      kept tell unsubscribed subscription-cancelled examples/wimi --holding service.accounts --key 1 --effective 2026-12-31
    """,
)

TAKEOVER = say(
    """Tell each person of a holding that their data is to go with the company. Until the time that `takes-over` gives has
    passed for every one of them, `kept use --to` hands nothing over.

    \b
    Example:
      kept tell takeover buyer --holding shop.contacts
    """,
    """Avertir chaque personne d’un gisement que ses données doivent suivre l’entreprise. Tant que le délai de `takes-over`
    n’est pas passé pour chacune, `kept use --to` ne transmet rien.

    \b
    Exemple :
      kept tell takeover buyer --holding shop.contacts
    """,
)
