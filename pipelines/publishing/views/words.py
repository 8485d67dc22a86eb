"""Fills the words of the search, some at a time: memory holds what stands in one part of the words of one shard.

The words of a document that says what it said in the release before are that release's: only its number is another.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

from pipelines.publishing.views.declare import body
from schemas.rules import literal

# Documents of a shard: the search keeps their numbers in 16 bits.
SHARD = 65_536
# Documents whose words are put into lists at a time: an unfinished list cannot leave memory.
AT_ONCE = 4_096


def fill_words(connection: duckdb.DuckDBPyConnection, earlier: Path | None = None) -> None:
    """Put the words of all documents into `search_words`, in the order of their keys.

    `earlier` is the DuckDB file of the release before, where this code wrote it.
    """
    connection.execute(f"CREATE TEMP TABLE search_said AS {body('search_said')}")
    connection.execute("CREATE TEMP TABLE search_kept AS FROM search_words LIMIT 0")
    connection.execute("CREATE TEMP TABLE search_same (document INTEGER, former INTEGER)")
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
            connection.execute(f"INSERT INTO search_found {body('search_known')}", within)
        for part in range(parts):
            connection.execute(f"INSERT INTO search_kept {body('search_words')}", {"shard": shard, "part": part})
        connection.execute("DROP TABLE search_found")
    connection.execute("INSERT INTO search_words FROM search_kept ORDER BY key, word, shard")
    connection.execute("DROP TABLE search_kept; DROP TABLE search_said; DROP TABLE search_same")
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
