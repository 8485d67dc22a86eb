"""The release as pages in English and Vietnamese, for people who write no SQL.

Reads the release's Parquet files, and the words of its DuckDB file's search. No page asks another host for anything, or
needs a server. A page's bytes follow from what
it shows: nothing in it changes with the release's number, but on the pages that tell of the release.
"""

from pipelines.publishing.site.build import write_site
from pipelines.publishing.site.pages import SITE

__all__ = ["SITE", "write_site"]
