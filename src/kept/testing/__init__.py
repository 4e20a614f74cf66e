"""Real small implementations for tests, yours and ours: no mocks.

``MemoryConnector`` is a place in a dictionary; ``conformance`` the suite that every connector passes.
"""

from __future__ import annotations

from kept.testing.memory import Failing, MemoryConnector

__all__ = ["Failing", "MemoryConnector"]
