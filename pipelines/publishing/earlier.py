"""What of the release before may be taken over instead of being made again. Knows no format."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pipelines.batches import code_fingerprint
from pipelines.publishing.draft import MANIFEST, Draft, measured
from pipelines.publishing.manifest import Manifest

# Whatever can change what is written for the same rows.
_CODE = ("publishing", "../schemas", "yaml_data.py")
_LIBRARIES = ("duckdb", "pyarrow")


@cache
def writing_sha256() -> str:
    """Hex digest of the code that writes a release, which its manifest tells."""
    return code_fingerprint(_CODE, _LIBRARIES)


def why_not(previous: Path | None) -> str | None:
    """Why nothing can be taken over from the release in the folder `previous`, in words; None where it can be."""
    if previous is None:
        return "there is no release before"
    try:
        manifest = _manifest(previous)
    except (OSError, ValueError):
        return "the release before cannot be read"
    return None if manifest.writing_sha256 == writing_sha256() else f"other code wrote {manifest.version}"


def earlier_file(draft: Draft, name: str) -> Path | None:
    """The file `name` of the release before; None where that has no such file, it was written by other code than this,
    or is not the file that was written: then nothing can be taken over.
    """
    if draft.previous is None or why_not(draft.previous) is not None:
        return None
    path = draft.previous / name
    listed = [file for file in _manifest(draft.previous).files if file.path == name]
    try:
        return path if listed and measured(path) == (listed[0].byte_count, listed[0].sha256) else None
    except OSError:
        return None


def _manifest(folder: Path) -> Manifest:
    return Manifest.from_json((folder / MANIFEST).read_text("utf-8"))
