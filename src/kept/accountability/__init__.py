"""Accountability: each use of data for a purpose that was told, and a trace of it (GDPR art. 5(1)(b) and 5(2))."""

from kept.accountability.figures import Count, Figures
from kept.accountability.sets import KeptSet, join, open_set, parse
from kept.accountability.use import Asked, Left, Use, use

__all__ = ["Asked", "Count", "Figures", "KeptSet", "Left", "Use", "join", "open_set", "parse", "use"]
