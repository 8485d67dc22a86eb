"""Fills the words of the search, some at a time: memory holds what stands in one part of the words of one shard.

The words of a document that says what it said in the release before are that release's: only its number is another.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final, TypeAlias

import duckdb
import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.publishing.views.declare import body
from schemas.rules import literal

# Documents of a shard: the search keeps their numbers in 16 bits.
SHARD = 65_536
# Documents whose words are put into lists at a time: an unfinished list cannot leave memory.
AT_ONCE = 4_096
# Documents of a word in a shard from which on each is a bit; also in the SQL.
MOST_LISTED = 2_048
# Words of the release before that are looked at together, each of up to 64 KB while its bits are apart.
_WORDS_AT_ONCE: Final = 512

# By the number that a document of a shard had before: the one that it has now, -1 where it is not taken over.
_Numbers: TypeAlias = npt.NDArray[np.int32]
_KNOWN: Final = pa.schema([("word", pa.string()), ("documents", pa.list_(pa.uint16())), ("bits", pa.binary())])


def fill_words(connection: duckdb.DuckDBPyConnection, earlier: Path | None = None) -> None:
    """Put the words of all documents into `search_words`, in the order of their keys.

    `earlier` is the DuckDB file of the release before, where this code wrote it.
    """
    connection.execute(f"CREATE TEMP TABLE search_said AS {body('search_said')}")
    connection.execute("CREATE TEMP TABLE search_kept AS FROM search_words LIMIT 0")
    connection.execute("CREATE TEMP TABLE search_same (document INTEGER, former INTEGER)")
    connection.execute("CREATE TEMP TABLE search_known (word VARCHAR, documents USMALLINT[], bits BIT)")
    if earlier is not None:
        _recall(connection, earlier)
    ((documents,),) = connection.execute("SELECT count(*) FROM search_documents").fetchall()
    for shard in range(-(-documents // SHARD)):
        first = shard * SHARD
        last = min(first + SHARD, documents) - 1
        parts = -(-(last + 1 - first) // AT_ONCE)
        within = {"first": first, "last": last, "parts": parts}
        connection.execute(f"CREATE TEMP TABLE search_found AS {body('search_found')}", within)
        if earlier is not None:
            _take_over(connection, first, last)
        for part in range(parts):
            within = {"shard": shard, "part": part, "parts": parts}
            connection.execute(f"INSERT INTO search_kept {body('search_words')}", within)
        connection.execute("DROP TABLE search_found; TRUNCATE search_known")
    connection.execute("INSERT INTO search_words FROM search_kept ORDER BY key, word, shard")
    connection.execute(
        "DROP TABLE search_kept; DROP TABLE search_said; DROP TABLE search_same; DROP TABLE search_known"
    )
    if earlier is not None:
        connection.execute("DETACH earlier")


def _recall(connection: duckdb.DuckDBPyConnection, earlier: Path) -> None:
    """Attach the file as `earlier`, and put the numbers of the documents that say the same into `search_same`."""
    ((own,),) = connection.execute("SELECT current_catalog()").fetchall()
    connection.execute(f"ATTACH {literal(str(earlier))} AS earlier (READ_ONLY)")
    connection.execute("USE earlier")
    connection.execute(f"CREATE TEMP TABLE search_said_before AS {body('search_said')}")
    connection.execute(f"USE {own}")
    connection.execute(f"INSERT INTO search_same {body('search_same')}")
    connection.execute("DROP TABLE search_said_before")


def _take_over(connection: duckdb.DuckDBPyConnection, first: int, last: int) -> None:
    """Put into `search_known` the words of the documents from the first to the last that say what they said."""
    same = connection.execute(
        f"SELECT former // {SHARD} AS shard, former % {SHARD} AS former, document - $first AS number FROM search_same"
        " WHERE document BETWEEN $first AND $last",
        {"first": first, "last": last},
    ).fetchnumpy()
    for shard in np.unique(same["shard"]):
        numbers: _Numbers = np.full(SHARD, -1, np.int32)
        of_shard = same["shard"] == shard
        numbers[same["former"][of_shard]] = same["number"][of_shard]
        with connection.cursor() as reading:
            words = reading.sql(
                f"SELECT word, documents, CAST(bits AS BLOB) AS bits FROM earlier.search_words WHERE shard = {shard}"
            ).to_arrow_reader(_WORDS_AT_ONCE)
            for batch in words:
                connection.register("renumbered", pa.Table.from_batches(_renumbered(batch, numbers), _KNOWN))
                connection.execute(
                    "INSERT INTO search_known SELECT word, documents, CAST(bits AS BIT) AS bits FROM renumbered"
                )
    if len(same["shard"]):
        connection.unregister("renumbered")


def _renumbered(words: pa.RecordBatch, numbers: _Numbers) -> Iterator[pa.RecordBatch]:
    """Words under the numbers that their documents have now; without those of which no document is left."""
    as_bits = words.filter(pc.is_valid(words["bits"]))
    if as_bits.num_rows:
        held = np.frombuffer(b"".join(as_bits["bits"].to_pylist()), np.uint8).reshape(as_bits.num_rows, -1)
        before = np.unpackbits(held, axis=1)
        now = np.zeros_like(before)
        stayed = np.flatnonzero(numbers >= 0)
        now[:, numbers[stayed]] = before[:, stayed]
        many = now.sum(axis=1, dtype=np.int64) > MOST_LISTED
        blobs = pa.array([row.tobytes() for row in np.packbits(now[many], axis=1)], pa.binary())
        kept = as_bits["word"].filter(pa.array(many))
        yield pa.record_batch([kept, pa.nulls(len(kept), _KNOWN.field("documents").type), blobs], schema=_KNOWN)
        yield _listed(as_bits["word"].filter(pa.array(~many)), *np.nonzero(now[~many]))
    as_lists = words.filter(pc.is_valid(words["documents"]))
    places = np.repeat(np.arange(as_lists.num_rows), pc.list_value_length(as_lists["documents"]).to_numpy())
    found = numbers[as_lists["documents"].flatten().to_numpy()]
    yield _listed(as_lists["word"], places[found >= 0], found[found >= 0])


def _listed(words: pa.Array, places: npt.NDArray[np.int64], numbers: npt.NDArray[np.signedinteger]) -> pa.RecordBatch:
    """Words with the numbers of their documents, each given with the place of its word, in the order of places."""
    counts = np.bincount(places, minlength=len(words))
    offsets = np.concatenate([[0], np.cumsum(counts[counts > 0])])
    lists = pa.ListArray.from_arrays(pa.array(offsets, pa.int32()), pa.array(numbers.astype(np.uint16)))
    return pa.record_batch(
        [words.filter(pa.array(counts > 0)), lists, pa.nulls(len(lists), pa.binary())], schema=_KNOWN
    )
