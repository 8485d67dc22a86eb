"""Writes `croissant.json`: the tables for libraries of machine learning, in the Croissant format 1.1."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import pyarrow as pa

from pipelines.publishing.draft import TABLES_FOLDER, Draft, WrittenFile
from pipelines.publishing.metadata import about
from pipelines.publishing.metadata.products import product
from pipelines.publishing.metadata.writing import write_json
from schemas import TABLES, Column, Table

CROISSANT: Final = "croissant.json"

# As the format prescribes it, so that every reader takes the same words for the same things.
_CONTEXT: Final[dict[str, Any]] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "arrayShape": "cr:arrayShape",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "containedIn": "cr:containedIn",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "description": {"@container": "@language"},
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileProperty": "cr:fileProperty",
    "fileObject": "cr:fileObject",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isArray": "cr:isArray",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "name": {"@container": "@language"},
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
_PARQUET: Final = "application/x-parquet"


def write_croissant(draft: Draft, files: Sequence[WrittenFile]) -> list[WrittenFile]:
    """The file, with all of `files` and a record set a table."""
    content = {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.1",
        "name": about.NAME,
        "description": about.DESCRIPTION_EN,
        "url": about.urn("release", draft.version),
        "version": draft.version,
        "datePublished": draft.built_on.isoformat(),
        "license": about.LICENCE_URL,
        "citeAs": about.citation(draft.version),
        "creator": {"@type": "sc:Organization", "name": about.CONTRIBUTORS},
        "inLanguage": list(about.LANGUAGES),
        "keywords": list(about.KEYWORDS),
        "distribution": [_file(file) for file in files],
        "recordSet": [_record_set(table) for table in TABLES.values()],
    }
    return write_json(draft, CROISSANT, content)


def _file(file: WrittenFile) -> dict[str, Any]:
    told = product(file.path)
    return {
        "@type": "cr:FileObject",
        "@id": file.path,
        "name": file.path,
        "description": told.title_en,
        "contentUrl": file.path,
        "contentSize": f"{file.byte_count} B",
        "encodingFormat": _PARQUET if file.path.endswith(".parquet") else told.media_type,
        "sha256": file.sha256,
    }


def _record_set(table: Table) -> dict[str, Any]:
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": {"en": table.description_en, "vi": table.description_vi},
        "key": [{"@id": f"{table.name}/{name}"} for name in table.primary_key],
        "field": [_field(table, column) for column in table.columns.values()],
    }


def _field(table: Table, column: Column) -> dict[str, Any]:
    references = [
        {"references": {"field": {"@id": f"{key.parent}/{key.parent_column}"}}}
        for key in table.foreign_keys
        # mlcroissant joins what is referred to, and fails where that refers further or to itself: those references are
        # told by the data package alone.
        if key.column == column.name and not TABLES[key.parent].foreign_keys
    ]
    array = {"isArray": True, "arrayShape": "-1"} if pa.types.is_list(column.type) else {}
    return {
        "@type": "cr:Field",
        "@id": f"{table.name}/{column.name}",
        "name": column.name,
        "description": {"en": column.description_en, "vi": column.description_vi},
        "dataType": _data_type(column.type),
        **array,
        "source": {
            "fileObject": {"@id": f"{TABLES_FOLDER}/{table.name}.parquet"},
            "extract": {"column": column.name},
        },
        **(references[0] if references else {}),
    }


def _data_type(arrow_type: pa.DataType) -> str:
    if pa.types.is_list(arrow_type):
        return _data_type(arrow_type.value_type)
    if pa.types.is_timestamp(arrow_type):
        return "sc:DateTime"
    return {
        pa.string(): "sc:Text",
        pa.bool_(): "sc:Boolean",
        pa.int16(): "cr:Int16",
        pa.int32(): "cr:Int32",
        pa.int64(): "cr:Int64",
        pa.float32(): "cr:Float32",
        pa.date32(): "sc:Date",
    }[arrow_type]
