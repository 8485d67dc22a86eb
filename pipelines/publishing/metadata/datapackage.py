"""Writes `datapackage.json`: the tables as a Data Package (version 2), with their keys, types and codes.

Parquet files and CSV files are described alike; what differs is how a list and a missing value are written.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final, Literal

import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.publishing.draft import TABLES_FOLDER, Draft, WrittenFile, recorded
from pipelines.publishing.metadata import about
from schemas import SCHEMA_VERSION, TABLES, Column, Table

DATAPACKAGE: Final = "datapackage.json"
SEPARATOR: Final = "|"

_PROFILES: Final = "https://datapackage.org/profiles/2.0"

Format = Literal["parquet", "csv"]


def write_datapackage(draft: Draft, files: Sequence[WrittenFile]) -> list[WrittenFile]:
    """The file, for the Parquet files among `files`, with their sizes and sums."""
    written = {file.path: file for file in files}
    resources = []
    for table in TABLES.values():
        file = written[f"{TABLES_FOLDER}/{table.name}.parquet"]
        resources.append(
            {
                **_resource(table, "parquet", file.path),
                "mediatype": "application/vnd.apache.parquet",
                "bytes": file.byte_count,
                "hash": f"sha256:{file.sha256}",
            }
        )
    path = draft.folder / DATAPACKAGE
    path.write_text(json.dumps(_package(draft, resources), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return [recorded(path, draft.folder)]


def csv_package(draft: Draft) -> dict[str, Any]:
    """The same of CSV files that lie beside the file in which it is written."""
    resources = [
        {**_resource(table, "csv", f"{table.name}.csv"), "mediatype": "text/csv", "encoding": "utf-8"}
        for table in TABLES.values()
    ]
    package = _package(draft, resources)
    package["description"] += (
        " A cell that begins with one of = + - @ ＝ ＋ － ＠, a tab, a line break or an apostrophe has one more "
        "apostrophe in front, so that no spreadsheet takes it for a formula; take one away to have the cell as it was."
    )
    return package


def _package(draft: Draft, resources: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": about.NAME,
        "id": about.urn("release", draft.version),
        "title": about.TITLE_EN,
        "titleVi": about.TITLE_VI,
        "description": about.DESCRIPTION_EN,
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


def _resource(table: Table, file_format: Format, path: str) -> dict[str, Any]:
    return {
        "name": table.name,
        "type": "table",
        "path": path,
        "format": file_format,
        "title": table.name.replace("_", " "),
        "description": table.description_en,
        "descriptionVi": table.description_vi,
        "schema": _schema(table, file_format),
    }


def _schema(table: Table, file_format: Format) -> dict[str, Any]:
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
        "fields": [_field(table, column, file_format) for column in table.columns.values()],
        "primaryKey": list(table.primary_key),
        **({"foreignKeys": keys} if keys else {}),
        "missingValues": [""] if file_format == "csv" else [],
    }


def _field(table: Table, column: Column, file_format: Format) -> dict[str, Any]:
    constraints = _constraints(table, column, file_format)
    codes = [
        {"value": code, "label": meaning_en, "labelVi": meaning_vi}
        for code, (meaning_en, meaning_vi) in column.codes.items()
    ]
    return {
        "name": column.name,
        **_type(column.type, file_format),
        "description": column.description_en,
        "descriptionVi": column.description_vi,
        **({"categories": codes} if codes else {}),
        **({"constraints": constraints} if constraints else {}),
    }


def _type(arrow_type: pa.DataType, file_format: Format) -> dict[str, str]:
    if pa.types.is_list(arrow_type):
        return {"type": "list", "delimiter": SEPARATOR} if file_format == "csv" else {"type": "array"}
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


def _constraints(table: Table, column: Column, file_format: Format) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    # CSV has one way of writing nothing, so that a text or a list that may be empty cannot be required there.
    may_be_empty = pa.types.is_list(column.type) or (pa.types.is_string(column.type) and not column.checks)
    if not column.nullable and not (may_be_empty and file_format == "csv"):
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
