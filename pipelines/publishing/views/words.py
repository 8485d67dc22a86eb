"""Fills the words of the search, some at a time: memory holds what stands in one part of the words of one shard."""

from __future__ import annotations

import duckdb

from pipelines.publishing.views.declare import body

# Documents of a shard: the search keeps their numbers in 16 bits.
SHARD = 65_536
# Documents whose words are put into lists at a time: an unfinished list cannot leave memory.
AT_ONCE = 4_096


def fill_words(connection: duckdb.DuckDBPyConnection) -> None:
    """Put the words of all documents into `search_words`, in the order of their keys."""
    connection.execute(f"CREATE TEMP TABLE search_said AS {body('search_said')}")
    connection.execute("CREATE TEMP TABLE search_kept AS FROM search_words LIMIT 0")
    ((documents,),) = connection.execute("SELECT count(*) FROM search_documents").fetchall()
    for shard in range(-(-documents // SHARD)):
        first = shard * SHARD
        last = min(first + SHARD, documents) - 1
        parts = -(-(last + 1 - first) // AT_ONCE)
        connection.execute(
            f"CREATE TEMP TABLE search_found AS {body('search_found')}", {"first": first, "last": last, "parts": parts}
        )
        for part in range(parts):
            connection.execute(f"INSERT INTO search_kept {body('search_words')}", {"shard": shard, "part": part})
        connection.execute("DROP TABLE search_found")
    connection.execute("INSERT INTO search_words FROM search_kept ORDER BY key, word, shard")
    connection.execute("DROP TABLE search_kept; DROP TABLE search_said")
