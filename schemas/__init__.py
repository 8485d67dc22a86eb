"""What a table is: columns, types, keys, meanings, vocabularies; and what follows from that. No reading of notices.

Every table is declared once, in `schemas.tables`. `TABLES` gives them by name, parents before children. The Arrow
schema, the DuckDB DDL, the checks and the descriptions are derived from it, each by one module of this package.
"""

import schemas.without_dask  # noqa: F401  isort: skip  -- before anything imports pandera
from schemas.declare import Column, ForeignKey, Table
from schemas.failures import Failure
from schemas.tables import HISTORY, TABLES

# Raised with a declaration: the first number when a column is renamed or dropped, the second when one is added.
SCHEMA_VERSION = "1.3"

__all__ = ["HISTORY", "SCHEMA_VERSION", "TABLES", "Column", "Failure", "ForeignKey", "Table"]
