"""Text, and the places in it. Knows YAML, not privacy."""

from kept.source.document import Document, Route, Span, Trouble
from kept.source.reading import read, read_text

__all__ = ["Document", "Route", "Span", "Trouble", "read", "read_text"]
