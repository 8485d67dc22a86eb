"""What an English notice quotes as somebody's words, which tell of other matters than the notice does."""

from __future__ import annotations

import re

from .document import Document

_A_SENTENCE = 60  # characters of a quotation that is more than a title
_SAID_SO = re.compile(r"\b(?:said|says|added|stated|stressed|told|noted|remarked|explained)\b")
_BEHIND = 90  # characters behind a quotation in which who said it is told


def is_spoken(document: Document, offset: int) -> bool:
    """Whether it stands in what somebody said: between an opening mark of its line and the next mark."""
    if document.notice.language != "en":
        return False
    shadow = document.shadow
    line = shadow.rfind("\n", 0, offset) + 1
    if shadow.count('"', line, offset) % 2 == 0:
        return False
    opening, closing = shadow.rfind('"', line, offset), shadow.find('"', offset)
    told = closing - opening > _A_SENTENCE
    return told and _SAID_SO.search(shadow, line, min(len(shadow), closing + _BEHIND)) is not None
