"""The file of the results: a section for each thing that is measured."""

from __future__ import annotations

import re
from pathlib import Path

RESULTS = Path(__file__).parent / "RESULTS.md"


def replaced(text: str, section: list[str]) -> str:
    """The results with the section in the place of the one with its heading, or at the end."""
    head, *parts = re.split(r"^(?=## )", text, flags=re.MULTILINE)
    made, heading = "\n".join(section).rstrip() + "\n\n", f"{section[0]}\n"
    if not any(part.startswith(heading) for part in parts):
        parts.append(made)
    kept = (made if part.startswith(heading) else part.rstrip() + "\n\n" for part in parts)
    return (head.rstrip() + "\n\n" + "".join(kept)).rstrip() + "\n"
