"""Folders of files: recordings, exports, scans. A file's columns are what its path says."""

from __future__ import annotations

from kept.connectors.files.connector import TABLE, FilesConnector
from kept.connectors.interface import Settings

__all__ = ["TABLE", "FilesConnector", "connect"]


def connect(settings: Settings) -> FilesConnector:
    """Open the folder; ``KeptError`` when it is not there or its files have no declared shape."""
    return FilesConnector(settings)
