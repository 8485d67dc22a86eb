"""What a release says of itself: `manifest.json`, `SHA256SUMS`, and the id of its content."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from pipelines.publishing.draft import TABLES_FOLDER, WrittenFile
from pipelines.publishing.inputs import BuildInputs

DATASET = "asean-meetings"

# Raised when a release of the same tables has other files than before, so that it is published anew.
LAYOUT_VERSION = 7

_VERSION = re.compile(r"(\d{4}-\d{2}-\d{2})\.([1-9]\d*)", re.ASCII)


@dataclass(frozen=True, slots=True)
class ReleasedAnyway:
    """Why a release was published that was held back, and because of what it was."""

    reason: str
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Manifest:
    """The content of `manifest.json`. `files` are all files but itself and the sums, in the order of their paths.
    `writing_sha256` is the sum of the code that wrote them, empty where that was not told yet.
    """

    version: str
    built_on: date
    content_id: str
    schema_version: str
    layout_version: int
    storage_version: str
    inputs: BuildInputs
    files: tuple[WrittenFile, ...]
    released_anyway: ReleasedAnyway | None = None
    writing_sha256: str = ""

    def to_json(self) -> str:
        """The manifest as indented JSON."""
        return (
            json.dumps(
                {
                    "dataset": DATASET,
                    "version": self.version,
                    "built_on": self.built_on.isoformat(),
                    "content_id": self.content_id,
                    "schema_version": self.schema_version,
                    "layout_version": self.layout_version,
                    "duckdb_storage_version": self.storage_version,
                    **asdict(self.inputs),
                    **({"writing_sha256": self.writing_sha256} if self.writing_sha256 else {}),
                    **({"released_anyway": asdict(self.released_anyway)} if self.released_anyway else {}),
                    "files": [
                        {
                            "path": file.path,
                            "bytes": file.byte_count,
                            "sha256": file.sha256,
                            **({} if file.row_count is None else {"rows": file.row_count}),
                        }
                        for file in self.files
                    ],
                },
                indent=2,
                ensure_ascii=False,
            )
            + "\n"
        )

    def summary(self) -> dict[str, str]:
        """What an index of versions says of this one."""
        return {
            "version": self.version,
            "built_on": self.built_on.isoformat(),
            "content_id": self.content_id,
            "schema_version": self.schema_version,
            "code_version": self.inputs.code_version,
        }

    @classmethod
    def from_json(cls, content: str) -> Manifest:
        """Read what `to_json` wrote. Raises ValueError where it is not such a manifest."""
        try:
            said: dict[str, Any] = json.loads(content)
            anyway = said.get("released_anyway")
            version_key(said["version"])
            return cls(
                version=said["version"],
                built_on=date.fromisoformat(said["built_on"]),
                content_id=said["content_id"],
                schema_version=said["schema_version"],
                layout_version=said["layout_version"],
                storage_version=said["duckdb_storage_version"],
                inputs=BuildInputs(said["code_version"], said.get("code_sha256", ""), said["vocabulary_sha256"]),
                files=tuple(
                    WrittenFile(file["path"], file["bytes"], file["sha256"], file.get("rows")) for file in said["files"]
                ),
                released_anyway=ReleasedAnyway(anyway["reason"], tuple(anyway["findings"])) if anyway else None,
                writing_sha256=said.get("writing_sha256", ""),
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"not a manifest of {DATASET}: {type(error).__name__} {error}") from error


def content_id(files: Iterable[WrittenFile]) -> str:
    """Hex digest over the tables' files: equal for equal tables, whatever else a release holds."""
    lines = [f"layout {LAYOUT_VERSION}"]
    lines += sorted(f"{file.path} {file.sha256}" for file in files if file.path.startswith(f"{TABLES_FOLDER}/"))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def sums(files: Iterable[WrittenFile]) -> str:
    """`SHA256SUMS` as `sha256sum --check` reads it."""
    return "".join(f"{file.sha256}  {file.path}\n" for file in sorted(files, key=lambda file: file.path))


def version_key(version: str) -> tuple[date, int]:
    """Date and counter of a version such as `2026-11-22.1`, by which versions are ordered. Raises ValueError."""
    match = _VERSION.fullmatch(version)
    if not match:
        raise ValueError(f"{version!r} is no version such as 2026-11-22.1")
    return date.fromisoformat(match[1]), int(match[2])
