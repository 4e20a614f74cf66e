"""Kept makes a privacy policy keep its word."""

__version__ = "0.1.0"
