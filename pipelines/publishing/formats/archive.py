"""The parts of ZIP archives: the same bytes whenever and wherever they are written. Knows none of their formats."""

from __future__ import annotations

from typing import Final
from zipfile import ZIP_DEFLATED, ZipInfo

import pyarrow.parquet as pq

from pipelines.publishing.draft import Draft
from schemas import Table

# The earliest time that the format knows: when a part was written is nothing that a release tells.
_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)
# Bytes of a table in Parquet, before compression, from which a text of it may need the format's larger fields.
_HUGE: Final = 1 << 27


def part(name: str) -> ZipInfo:
    """What an archive says of a compressed part."""
    told = ZipInfo(name, _NO_TIME)
    told.compress_type = ZIP_DEFLATED
    told.create_system = 3  # as on Unix, whatever system writes it
    told.external_attr = 0o644 << 16
    return told


def huge(draft: Draft, table: Table) -> bool:
    """Whether a part with all rows of the table may need the format's larger fields."""
    metadata = pq.read_metadata(draft.table_path(table.name))
    size = sum(metadata.row_group(group).total_byte_size for group in range(metadata.num_row_groups))
    return bool(size > _HUGE)
