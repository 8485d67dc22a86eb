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


def earlier_file(draft: Draft, name: str) -> Path | None:
    """The file `name` of the release before; None where that has no such file, it was written by other code than this,
    or is not the file that was written: then nothing can be taken over.
    """
    if draft.previous is None:
        return None
    path = draft.previous / name
    try:
        manifest = Manifest.from_json((draft.previous / MANIFEST).read_text("utf-8"))
        (listed,) = (file for file in manifest.files if file.path == name)
        same_code = manifest.writing_sha256 == writing_sha256()
        return path if same_code and measured(path) == (listed.byte_count, listed.sha256) else None
    except (OSError, ValueError):
        return None
