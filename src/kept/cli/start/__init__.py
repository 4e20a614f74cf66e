"""The documents that `kept init` writes, in each language."""
