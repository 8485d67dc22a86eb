"""All raw items below the raw folder, of whichever kind. Reads none of them."""

from __future__ import annotations

from pathlib import Path

from pipelines.register.files import scan_register
from pipelines.sources.drop_folder import RawItem, scan
from pipelines.sources.warc.items import scan_archives


def scan_all(raw_dir: Path) -> list[RawItem]:
    """The files of the drop folder, the entries of the register and the pages of archives, sorted by name.

    Raises OSError where `raw_dir` itself, or a folder in it, cannot be listed, and `ArchiveError` where an archive's
    index cannot be read.
    """
    return sorted([*scan(raw_dir), *scan_register(raw_dir), *scan_archives(raw_dir)], key=lambda item: item.raw_name)
