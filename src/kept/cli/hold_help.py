"""The pages of help of `kept hold`, in both languages."""

from kept.cli.words import say

HOLD = say(
    """Place, list and release holds: what must stay although its time is over.

    \b
    Example:
      kept hold add examples/ouicom --holding crm.contacts --key 412 --law "C. civ. 2241" \\
          --reason "claim before the court" --by "Ada Lemoine" --review 2027-03-31 --until 2027-09-30
      kept hold list examples/ouicom
    """,
    """Poser, lister et lever des gels : ce qui doit rester bien que son temps soit révolu.

    \b
    Exemple :
      kept hold add examples/ouicom --holding crm.contacts --key 412 --law "C. civ. 2241" \\
          --reason "litige devant le tribunal" --by "Ada Lemoine" --review 2027-03-31 --until 2027-09-30
      kept hold list examples/ouicom
    """,
)

ADD = say(
    """Place a hold, from today. It stops erasure only.

    \b
    Example:
      kept hold add examples/ouicom --holding crm.contacts --key 412 --law "C. civ. 2241" \\
          --reason "claim before the court" --by "Ada Lemoine" --review 2027-03-31 --until 2027-09-30
    """,
    """Poser un gel, dès aujourd’hui. Il n’arrête que l’effacement.

    \b
    Exemple :
      kept hold add examples/ouicom --holding crm.contacts --key 412 --law "C. civ. 2241" \\
          --reason "litige devant le tribunal" --by "Ada Lemoine" --review 2027-03-31 --until 2027-09-30
    """,
)

LIST = say(
    """List the holds that were not released.

    \b
    Example:
      kept hold list examples/ouicom
    """,
    """Lister les gels qui n’ont pas été levés.

    \b
    Exemple :
      kept hold list examples/ouicom
    """,
)

RELEASE = say(
    """Release a hold before its day.

    \b
    Example:
      kept hold release H-2026-0001 examples/ouicom --by "Ada Lemoine"
    """,
    """Lever un gel avant son terme.

    \b
    Exemple :
      kept hold release H-2026-0001 examples/ouicom --by "Ada Lemoine"
    """,
)
