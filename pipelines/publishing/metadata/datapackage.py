"""Writes `datapackage.json`: the tables as a Data Package (version 2), with their keys, types and codes.

It describes the CSV files, each with the name of its Parquet file: tools for Data Packages read and check those whole
and quickly, while frictionless takes a missing number of a Parquet file for a wrong one, and knows none of its lists.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.publishing.draft import TABLES_FOLDER, Draft, WrittenFile
from pipelines.publishing.metadata import about
from pipelines.publishing.metadata.writing import write_json
from schemas import SCHEMA_VERSION, TABLES, Column, Table

DATAPACKAGE: Final = "datapackage.json"
CSV_ARCHIVE: Final = "asean_meetings_csv.zip"
SEPARATOR: Final = "|"

_PROFILES: Final = "https://datapackage.org/profiles/2.0"
_GUARDED: Final = (
    "In the CSV files a cell that begins with one of = + - @ ＝ ＋ － ＠, a tab, a line break or an apostrophe has one "
    "more apostrophe in front, so that no spreadsheet takes it for a formula; take one away to have the cell as it was."
)


def write_datapackage(draft: Draft, files: Sequence[WrittenFile]) -> list[WrittenFile]:
    """The file, for the CSV archive and the Parquet files among `files`."""
    written = {file.path: file for file in files}
    archive = written[CSV_ARCHIVE]
    resources = []
    for table in TABLES.values():
        parquet = written[f"{TABLES_FOLDER}/{table.name}.parquet"]
        resource = _resource(table, archive.path) | {
            "compression": "zip",
            "innerpath": f"{table.name}.csv",
            "bytes": archive.byte_count,
            "hash": f"sha256:{archive.sha256}",
            "parquet": {"path": parquet.path, "bytes": parquet.byte_count, "hash": f"sha256:{parquet.sha256}"},
        }
        resources.append(resource)
    return write_json(draft, DATAPACKAGE, _package(draft, resources))


def csv_package(draft: Draft) -> dict[str, Any]:
    """The same for whoever has unpacked the archive: the CSV files lie beside the file in which it is written."""
    return _package(draft, [_resource(table, f"{table.name}.csv") for table in TABLES.values()])


def _package(draft: Draft, resources: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": about.NAME,
        "id": about.urn("release", draft.version),
        "title": about.TITLE_EN,
        "titleVi": about.TITLE_VI,
        "description": f"{about.DESCRIPTION_EN} {_GUARDED}",
        "descriptionVi": about.DESCRIPTION_VI,
        "version": draft.version,
        "schemaVersion": SCHEMA_VERSION,
        "created": f"{draft.built_on.isoformat()}T00:00:00Z",
        "keywords": list(about.KEYWORDS),
        "contributors": [{"title": about.CONTRIBUTORS, "roles": ["creator"]}],
        "licenses": [{"name": about.LICENCE, "title": about.LICENCE_TITLE, "path": about.LICENCE_URL}],
        "rights": about.RIGHTS,
        "sources": _sources(draft),
        "resources": resources,
    }


def _sources(draft: Draft) -> list[dict[str, str]]:
    """The publishers whose notices are in the release."""
    used = set(pq.read_table(draft.table_path("notices"), columns=["source_id"])["source_id"].to_pylist())
    return [
        {"title": row["name_en"]} | ({"path": row["home_url"]} if row["home_url"] else {})
        for row in pq.read_table(draft.table_path("sources")).to_pylist()
        if row["source_id"] in used
    ]


def _resource(table: Table, path: str) -> dict[str, Any]:
    return {
        "name": table.name,
        "type": "table",
        "path": path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "title": table.name.replace("_", " "),
        "description": table.description_en,
        "descriptionVi": table.description_vi,
        "schema": _schema(table),
    }


def _schema(table: Table) -> dict[str, Any]:
    keys = [
        {
            "fields": [key.column],
            # A table names itself by an empty name.
            "reference": {"resource": "" if key.parent == table.name else key.parent, "fields": [key.parent_column]},
        }
        for key in table.foreign_keys
    ]
    return {
        "$schema": f"{_PROFILES}/tableschema.json",
        "fields": [_field(table, column) for column in table.columns.values()],
        "primaryKey": list(table.primary_key),
        **({"foreignKeys": keys} if keys else {}),
        "missingValues": [""],
    }


def _field(table: Table, column: Column) -> dict[str, Any]:
    constraints = _constraints(table, column)
    codes = [
        {"value": code, "label": meaning_en, "labelVi": meaning_vi}
        for code, (meaning_en, meaning_vi) in column.codes.items()
    ]
    return {
        "name": column.name,
        **_type(column.type),
        "description": column.description_en,
        "descriptionVi": column.description_vi,
        **({"categories": codes} if codes else {}),
        **({"constraints": constraints} if constraints else {}),
    }


def _type(arrow_type: pa.DataType) -> dict[str, str]:
    if pa.types.is_list(arrow_type):
        return {"type": "list", "delimiter": SEPARATOR}
    if pa.types.is_timestamp(arrow_type):
        return {"type": "datetime", "timeZone": arrow_type.tz or "local to the source"}
    names = {
        pa.string(): "string",
        pa.bool_(): "boolean",
        pa.int16(): "integer",
        pa.int32(): "integer",
        pa.int64(): "integer",
        pa.float32(): "number",
        pa.date32(): "date",
    }
    return {"type": names[arrow_type]}


def _constraints(table: Table, column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    # CSV has one way of writing nothing, so that a text or a list that may be empty cannot be required there.
    may_be_empty = pa.types.is_list(column.type) or (pa.types.is_string(column.type) and not column.checks)
    if not column.nullable and not may_be_empty:
        constraints["required"] = True
    if table.primary_key == (column.name,):
        constraints["unique"] = True
    for check in column.checks:
        match check.name, check.statistics:
            case "isin", {"allowed_values": values}:
                constraints["enum"] = list(values)
            case "str_matches", {"pattern": pattern}:
                constraints["pattern"] = _whole(pattern)
            case "greater_than_or_equal_to", {"min_value": least}:
                constraints["minimum"] = least
            case "less_than_or_equal_to", {"max_value": most}:
                constraints["maximum"] = most
            case name, _:
                raise ValueError(f"{table.name}.{column.name}: the check {name} has no form in a data package")
    return constraints


def _whole(pattern: str) -> str:
    """The pattern as XML Schema writes it: of the whole value, and without anchors."""
    body = pattern.removeprefix("^")
    return body.removesuffix("$") if body.endswith("$") else rf"{body}[\s\S]*"
