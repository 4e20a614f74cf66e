"""The frame of every page people read: one stylesheet, the skip link, the languages, the foot.

The notice, the proof, the cookie page and the answers to requests look alike because they stand in the same frame.
"""

from kept.pages.frame import NAMES, Banner, Frame, Surround, Way, environment, stylesheet

__all__ = ["NAMES", "Banner", "Frame", "Surround", "Way", "environment", "stylesheet"]
