"""Drafts that go for releases: with the manifest that a release of what lies in them has, and nothing else."""

from __future__ import annotations

from pathlib import Path

from pipelines.publishing.draft import MANIFEST, Draft, recorded
from pipelines.publishing.earlier import writing_sha256
from pipelines.publishing.manifest import Manifest


def released(draft: Draft) -> Path:
    """The draft's folder, which a later draft can have for the release before it."""
    files = [recorded(path, draft.folder) for path in sorted(draft.folder.rglob("*")) if path.is_file()]
    manifest = Manifest(
        draft.version, draft.built_on, "", "", 1, "", draft.inputs, tuple(files), writing_sha256=writing_sha256()
    )
    (draft.folder / MANIFEST).write_text(manifest.to_json(), "utf-8")
    return draft.folder
