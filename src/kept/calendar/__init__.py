"""When something is due: periods, expiry, the month of an answer, the hours of a breach.

What a DPO finds here is arithmetic that the law describes and nobody should do by hand: three years is a calendar
period and not 1,095 days, one month from 31 January ends on the last day of February, seventy-two hours are elapsed
hours whatever the clocks on the wall do that night.

Everything is a function of its arguments. The day is handed in; nothing here reads the clock, a file or the network.
Durations the law fixes are data (`kept.law.pack`), not code.
"""

from kept.calendar.deadline import Deadline, request_deadline
from kept.calendar.expiry import cutoff, gone_from, last_day, start_of_day
from kept.calendar.hours import HoursDeadline, hours_deadline
from kept.calendar.period import Period
from kept.calendar.reading import read_day, read_moment
from kept.calendar.words import NoDate, Reason, day_in_words

__all__ = [
    "Deadline",
    "HoursDeadline",
    "NoDate",
    "Period",
    "Reason",
    "cutoff",
    "day_in_words",
    "gone_from",
    "hours_deadline",
    "last_day",
    "read_day",
    "read_moment",
    "request_deadline",
    "start_of_day",
]
