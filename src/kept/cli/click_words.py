"""What click says of itself ("Usage:", "No such option"), in the language of the person at the terminal.

click asks gettext, whose default domain this sets to our own French page (``locale/fr/LC_MESSAGES/click.po``). Where a
newer click says something that page does not know, English shows, and nothing breaks.
"""

from __future__ import annotations

import gettext
import os
from pathlib import Path

from kept.findings import Language

LOCALE = Path(__file__).parent / "locale"
DOMAIN = "click"
_NONE = "messages"  # gettext's own default, to which nobody binds a page


def click_speaks(language: Language) -> None:
    """From here on click speaks this language; its commands must be imported after."""
    if language == "en":
        gettext.textdomain(_NONE)
        return
    os.environ["LANGUAGE"] = language  # where gettext looks first, before the terminal's own
    gettext.bindtextdomain(DOMAIN, LOCALE)
    gettext.textdomain(DOMAIN)
