"""Why a use, or a release, is refused as a whole."""

from __future__ import annotations

from kept.findings import Reason

__all__ = ["Reason"]
