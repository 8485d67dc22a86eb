"""One small valid release, and rows that must be refused: read from the YAML files here, one for each table.

`valid` holds the rows of the table in that release. Each entry of `refused` changes one thing in it (`change` a row,
`add` a changed copy of a row, `remove` a row; `row` says which, the first by default) and names the message that must
come. `only_checks: true` marks what DuckDB's constraints cannot see, so that only our checks refuse it.
What follows from a notice's text is filled in: `text_sha256`, and the offsets of an evidence's quote (its first place).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipelines.yaml_data import load_yaml
from schemas import TABLES, vocabularies
from schemas.arrow import arrow_schema

FOLDER = Path(__file__).parent
Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Counterexample:
    table: str
    why: str
    says: str
    tables: Mapping[str, pa.Table]
    only_checks: bool


@cache
def _files() -> dict[str, dict[str, Any]]:
    return {path.stem: load_yaml(path.read_bytes()) for path in sorted(FOLDER.glob("*.yaml"))}


@cache
def _valid_rows() -> dict[str, Rows]:
    rows: dict[str, Rows] = {name: [dict(row) for row in file["valid"]] for name, file in _files().items()}
    for notice in rows["notices"]:
        notice.setdefault("text_sha256", hashlib.sha256(notice["text"].encode()).hexdigest())
    texts = {notice["notice_id"]: notice["text"] for notice in rows["notices"]}
    for number, said in enumerate(rows["evidence"], 1):
        start = texts[said["notice_id"]].index(said["quote"])
        said.update(char_start=start, char_end=start + len(said["quote"]))
        said.setdefault("evidence_id", f"e{number}")
    return rows


def as_table(name: str, rows: Rows) -> pa.Table:
    schema = arrow_schema(TABLES[name])
    unknown = {column for row in rows for column in row} - set(schema.names)
    assert not unknown, f"{name}.yaml names columns that the table lacks: {unknown}"
    return pa.Table.from_pylist([{column: row.get(column) for column in schema.names} for row in rows], schema=schema)


def valid_tables() -> dict[str, pa.Table]:
    """A whole small release: the vocabularies as they are, all other tables from the files."""
    rows = _valid_rows()
    return {
        name: vocabularies.table(name) if name in vocabularies.FILES else as_table(name, rows[name]) for name in TABLES
    }


def counterexamples() -> list[Counterexample]:
    found = []
    valid = valid_tables()
    for name, file in _files().items():
        for case in file["refused"]:
            tables = dict(valid)
            rows = tables[name].to_pylist()
            at = case.get("row", 0)
            if "change" in case:
                rows[at] = rows[at] | case["change"]
            if "add" in case:
                rows.append(rows[at] | case["add"])
            if case.get("remove"):
                del rows[at]
            tables[name] = as_table(name, rows)
            found.append(Counterexample(name, case["why"], case["says"], tables, case.get("only_checks", False)))
    return found
