"""Citations of law: known to Kept, or the person's own words; and what of them may stand in the journal."""

from __future__ import annotations

import hashlib

from kept.journal.guard import refuse_personal


def journalled(text: str) -> str:
    """A citation as the journal may hold it: as it stands, or its digest where it looks like personal data."""
    try:
        refuse_personal({"law": text})
    except ValueError:
        return "sha256:" + hashlib.sha256(text.encode()).hexdigest()
    return text
