"""Drafts with the Parquet files of others; and drafts that go for releases, by a manifest and nothing else."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pyarrow as pa

from pipelines.publishing.draft import MANIFEST, Draft, recorded
from pipelines.publishing.earlier import writing_sha256
from pipelines.publishing.manifest import Manifest
from pipelines.publishing.parquet import write_tables


def with_tables(draft: Draft, files: Path, changed: Mapping[str, pa.Table]) -> Draft:
    """The draft with the Parquet files in the folder `files`, but for those of `changed`, which are written."""
    write_tables(replace(draft, tables=changed))
    for path in files.iterdir():
        if path.stem not in changed:
            shutil.copyfile(path, draft.table_path(path.stem))
    return draft


def released(draft: Draft) -> Path:
    """The draft's folder, which a later draft can have for the release before it."""
    files = [recorded(path, draft.folder) for path in sorted(draft.folder.rglob("*")) if path.is_file()]
    manifest = Manifest(
        draft.version, draft.built_on, "", "", 1, "", draft.inputs, tuple(files), writing_sha256=writing_sha256()
    )
    (draft.folder / MANIFEST).write_text(manifest.to_json(), "utf-8")
    return draft.folder
