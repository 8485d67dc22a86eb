"""How metadata is put on disk: texts in UTF-8, JSON indented, each recorded as a file of the release."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pipelines.publishing.draft import Draft, WrittenFile, recorded


def write_text(draft: Draft, name: str, content: str) -> list[WrittenFile]:
    """The text as a file of the release."""
    path = draft.folder / name
    path.write_text(content, encoding="utf-8")
    return [recorded(path, draft.folder)]


def write_json(draft: Draft, name: str, content: Mapping[str, Any]) -> list[WrittenFile]:
    """The content as an indented JSON file of the release, its members in the order given."""
    return write_text(draft, name, json.dumps(content, indent=2, ensure_ascii=False) + "\n")
