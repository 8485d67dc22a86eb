"""All raw items below the raw folder, of whichever kind. Reads none of them."""

from __future__ import annotations

from pathlib import Path

from pipelines.register.files import scan_register
from pipelines.sources.drop_folder import RawItem, scan


def scan_all(raw_dir: Path) -> list[RawItem]:
    """The files of the drop folder and the entries of the register, sorted by name.

    Raises OSError where `raw_dir` itself, or a folder in it, cannot be listed.
    """
    return sorted([*scan(raw_dir), *scan_register(raw_dir)], key=lambda item: item.raw_name)
