"""How each notice read over time: its texts in a row, when each was there first and last, which of them is published.

Decides which texts are revisions of one notice. A page whose bytes change while its text stays is the same revision.
"""

from __future__ import annotations

import duckdb
import pyarrow as pa

from pipelines.sources.sightings import SIGHTINGS


def revise(connection: duckdb.DuckDBPyConnection, sightings: pa.Table | None) -> None:
    """Make `revisions`, and `gone`: (notice_id, last_seen) of the notices whose page has disappeared.

    `sightings` has the schema `SIGHTINGS`; without it, and for what was not fetched, a page was there when it was
    retrieved, and no longer is known.
    """
    connection.register("sightings", SIGHTINGS.empty_table() if sightings is None else sightings)
    connection.execute(_REVISIONS)
    connection.execute(_GONE)


_REVISIONS = """
CREATE TABLE revisions AS
SELECT notice_id, text_sha256,
    first(raw_name ORDER BY retrieved_at NULLS LAST, raw_name) AS raw_name,
    first(raw_sha256 ORDER BY retrieved_at NULLS LAST, raw_name) AS raw_sha256,
    first(title ORDER BY retrieved_at NULLS LAST, raw_name) AS title,
    min(retrieved_at) AS first_seen, max(coalesce(last_seen, retrieved_at)) AS last_seen,
    bool_or(published) AS is_published
FROM (
    SELECT read_notices.* EXCLUDE (notice_id), read_notices.notice_id, sightings.last_seen,
        readings.raw_name IS NOT NULL AS published
    FROM read_notices
    LEFT JOIN sightings USING (raw_name)
    LEFT JOIN readings ON readings.notice_id = read_notices.notice_id AND readings.batch = read_notices.batch
        AND readings.raw_name = read_notices.raw_name
    WHERE read_notices.kind = 'notice'
)
GROUP BY notice_id, text_sha256
"""

_GONE = (
    "CREATE TABLE gone AS SELECT notice_id, max(last_seen) AS last_seen FROM sightings WHERE gone GROUP BY notice_id"
)
