"""When something is due: periods, expiry, the month of an answer, the hours of a breach.

What a DPO finds here is arithmetic that the law describes and nobody should do by hand: three years is a calendar
period and not 1,095 days, one month from 31 January ends on the last day of February, seventy-two hours are elapsed
hours whatever the clocks on the wall do that night.

Everything is a function of its arguments. The day is handed in; nothing here reads the clock, a file or the network.
Durations the law fixes are data (`kept.law.pack`), not code.
"""

from kept.calendar.expiry import cutoff, gone_from, last_day
from kept.calendar.period import Period

__all__ = ["Period", "cutoff", "gone_from", "last_day"]
