"""Links: from a record to the person it is about, to the kind of person, and to the day of an event.

Retention and requests ask the same three questions of every holding; the answers are conditions, values that a
connector pushes to where the data lies, and they are built here, once.
"""

from kept.links.clocks import (
    Above,
    Dating,
    Here,
    Latest,
    clock_of,
    concerned,
    dated_records,
    dating,
    faulty,
    happened_by,
    happened_on_some_after,
    missing,
    still_runs,
    unreadable,
)
from kept.links.days import Days, Fetched, day_in_zone, days_of
from kept.links.people import kind_condition
from kept.links.person import belonging, down, key_of, owner_of, same_place, up

__all__ = [
    "Above",
    "Dating",
    "Days",
    "Fetched",
    "Here",
    "Latest",
    "belonging",
    "clock_of",
    "concerned",
    "dated_records",
    "dating",
    "day_in_zone",
    "days_of",
    "down",
    "faulty",
    "happened_by",
    "happened_on_some_after",
    "key_of",
    "kind_condition",
    "missing",
    "owner_of",
    "same_place",
    "still_runs",
    "unreadable",
    "up",
]
