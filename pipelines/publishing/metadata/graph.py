"""Writes `dataset.jsonld`: the release in one graph, for search engines, catalogues, and whoever asks how it came.

The same things have three descriptions: schema.org's Dataset, DCAT-AP 3, and W3C PROV. Addresses are relative to the
file, so that they hold wherever a release lies; what must be named wherever it lies has a URN.
"""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterator, Sequence
from importlib.metadata import version as library_version
from importlib.resources import files as package_files
from typing import Any, Final, TypeAlias

import pyarrow.compute as pc

from pipelines.batches import LIBRARIES as READING_LIBRARIES
from pipelines.publishing.draft import TABLES_FOLDER, Draft, WrittenFile
from pipelines.publishing.metadata import about
from pipelines.publishing.metadata.products import Product, product
from pipelines.publishing.metadata.writing import write_json
from schemas import SCHEMA_VERSION, TABLES, vocabularies
from schemas.engine import connect
from schemas.rules import literal

GRAPH: Final = "dataset.jsonld"

# Of what the bytes of a release depend on, beside the code; the reading of notices first.
LIBRARIES: Final = tuple(
    sorted({*READING_LIBRARIES, "duckdb", "icalendar", "jinja2", "pandas", "pandera", "pyarrow", "xlsxwriter"})
)

Node: TypeAlias = dict[str, Any]

_CONTEXT: Final[Node] = {
    "@vocab": "https://schema.org/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    # schema.org wants addresses here, not texts.
    "contentUrl": {"@type": "@id"},
    "license": {"@type": "@id"},
}
_BUILD, _CATALOG, _CODE, _DATASET = "#build", "#catalog", "#code", "#dataset"
_MAKERS, _RAW, _RIGHTS, _VOCABULARIES = "#contributors", "#raw", "#rights", "#vocabularies"
_LANGUAGES: Final = {
    "en": "http://publications.europa.eu/resource/authority/language/ENG",
    "vi": "http://publications.europa.eu/resource/authority/language/VIE",
}
_THEME: Final = "http://publications.europa.eu/resource/authority/data-theme/SOCI"
_THEMES: Final = "http://publications.europa.eu/resource/authority/data-theme"
_PUBLIC: Final = "http://publications.europa.eu/resource/authority/access-right/PUBLIC"
_SHA256: Final = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"


def write_graph(draft: Draft, files: Sequence[WrittenFile]) -> list[WrittenFile]:
    """The file, with all of `files`. It names itself, too, but cannot know its own sum; the manifest has that."""
    nodes = [
        _catalog(draft),
        _dataset(draft, files),
        *(_distribution(draft, file) for file in files),
        *_own(),
        _build(draft),
        *_inputs(draft),
        *_agents(draft),
        *_terms(files),
    ]
    return write_json(draft, GRAPH, {"@context": _CONTEXT, "@graph": nodes})


def _both(words: tuple[str, str]) -> list[Node]:
    return [{"@value": text, "@language": language} for text, language in zip(words, about.LANGUAGES, strict=True)]


def _day(draft: Draft) -> Node:
    return {"@type": "xsd:date", "@value": draft.built_on.isoformat()}


def _references(names: Sequence[str]) -> list[Node]:
    return [{"@id": name} for name in names]


def _catalog(draft: Draft) -> Node:
    return {
        "@id": _CATALOG,
        "@type": "dcat:Catalog",
        "dct:title": _both(("Releases of asean-meetings", "Các bản phát hành của asean-meetings")),
        "dct:description": _both(
            (
                "The dataset asean-meetings, release by release; this is the catalogue of one of them.",
                "Bộ dữ liệu asean-meetings theo từng bản phát hành; đây là danh mục của một bản.",
            )
        ),
        "dct:publisher": {"@id": _MAKERS},
        "dct:license": {"@id": about.LICENCE_URL},
        "dct:language": _references(list(_LANGUAGES.values())),
        "dct:issued": _day(draft),
        "dct:modified": _day(draft),
        "dcat:themeTaxonomy": {"@id": _THEMES},
        "dcat:dataset": {"@id": _DATASET},
    }


def _dataset(draft: Draft, files: Sequence[WrittenFile]) -> Node:
    names = _both((about.TITLE_EN, about.TITLE_VI))
    described = _both((about.DESCRIPTION_EN, about.DESCRIPTION_VI))
    distributions = _references([*(file.path for file in files), GRAPH])
    return {
        "@id": _DATASET,
        "@type": ["Dataset", "dcat:Dataset", "prov:Entity"],
        "name": names,
        "dct:title": names,
        "description": described,
        "dct:description": described,
        "identifier": about.urn("release", draft.version),
        "dct:identifier": about.urn("release", draft.version),
        "version": draft.version,
        "dcat:version": draft.version,
        "schemaVersion": f"schemas {SCHEMA_VERSION}",
        "datePublished": draft.built_on.isoformat(),
        "dct:issued": _day(draft),
        "dct:modified": _day(draft),
        **_coverage(draft),
        "inLanguage": list(about.LANGUAGES),
        "dct:language": _references(list(_LANGUAGES.values())),
        "keywords": list(about.KEYWORDS),
        "dcat:keyword": [{"@value": word, "@language": "en"} for word in about.KEYWORDS],
        "dcat:theme": {"@id": _THEME},
        "license": about.LICENCE_URL,
        "dct:accessRights": {"@id": _PUBLIC},
        "usageInfo": about.RIGHTS,
        "isAccessibleForFree": True,
        "citation": about.citation(draft.version),
        "creator": {"@id": _MAKERS},
        "dct:creator": {"@id": _MAKERS},
        "publisher": {"@id": _MAKERS},
        "dct:publisher": {"@id": _MAKERS},
        "variableMeasured": [
            {"@type": "PropertyValue", "name": f"meetings.{column.name}", "description": column.description_en}
            for column in TABLES["meetings"].columns.values()
        ],
        "distribution": distributions,
        "dcat:distribution": distributions,
        "prov:wasGeneratedBy": {"@id": _BUILD},
        "prov:wasDerivedFrom": _references([_RAW, _VOCABULARIES]),
        "prov:wasAttributedTo": {"@id": _MAKERS},
    }


def _coverage(draft: Draft) -> Node:
    """From the first to the last day of the meetings, and the member states; nothing where no meeting has a day."""
    days = pc.min_max(draft.columns("meetings", "start_date")["start_date"]).as_py()
    countries = draft.columns("countries", "country_code", "name_en", "asean")
    members = countries.filter(pc.equal(countries["asean"], "member"))
    where: Node = {
        "spatialCoverage": [{"@type": "Place", "name": name} for name in sorted(members["name_en"].to_pylist())],
    }
    if days["min"] is None:
        return where
    first, last = days["min"].isoformat(), days["max"].isoformat()
    return where | {
        "temporalCoverage": f"{first}/{last}",
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": {"@type": "xsd:date", "@value": first},
            "dcat:endDate": {"@type": "xsd:date", "@value": last},
        },
    }


def _distribution(draft: Draft, file: WrittenFile) -> Node:
    return _file(file.path, product(file.path)) | {
        "contentSize": f"{file.byte_count} B",
        "sha256": file.sha256,
        "dcat:byteSize": {"@type": "xsd:nonNegativeInteger", "@value": str(file.byte_count)},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": _SHA256},
            "spdx:checksumValue": {"@type": "xsd:hexBinary", "@value": file.sha256},
        },
        "dct:issued": _day(draft),
        "prov:wasDerivedFrom": _references(_sources(file.path)),
    }


def _own() -> Iterator[Node]:
    """The graph's own file, of which only the name is known while it is written."""
    yield _file(GRAPH, product(GRAPH)) | {"prov:wasDerivedFrom": _references([_RAW, _VOCABULARIES])}


def _file(path: str, told: Product) -> Node:
    titles = _both((told.title_en, told.title_vi))
    return {
        "@id": path,
        "@type": ["DataDownload", "dcat:Distribution", "prov:Entity"],
        "name": path,
        "dct:title": titles,
        "description": told.title_en,
        "contentUrl": path,
        "dcat:accessURL": {"@id": path},
        "dcat:downloadURL": {"@id": path},
        "encodingFormat": told.media_type,
        "dcat:mediaType": {"@id": _media_type(told)},
        "dct:format": {"@id": told.eu_file_type},
        "license": about.LICENCE_URL,
        "dct:license": {"@id": about.LICENCE_URL},
        "dct:rights": {"@id": _RIGHTS},
        "prov:wasGeneratedBy": {"@id": _BUILD},
    }


def _media_type(told: Product) -> str:
    return f"http://www.iana.org/assignments/media-types/{told.media_type}"


def _sources(path: str) -> list[str]:
    """What a file was made from: the tables from notices and vocabularies, all else from the tables."""
    if path.startswith(f"{TABLES_FOLDER}/"):
        name = path.removeprefix(f"{TABLES_FOLDER}/").removesuffix(".parquet")
        return [_vocabulary(name)] if name in vocabularies.FILES else [_RAW, _VOCABULARIES]
    return [f"{TABLES_FOLDER}/{name}.parquet" for name in TABLES]


def _vocabulary(name: str) -> str:
    return f"#vocabulary-{name.replace('_', '-')}"


def _build(draft: Draft) -> Node:
    return {
        "@id": _BUILD,
        "@type": "prov:Activity",
        "rdfs:label": f"The build of release {draft.version}",
        "prov:used": _references([_RAW, _CODE, *(_vocabulary(name) for name in vocabularies.FILES)]),
        "prov:wasAssociatedWith": _references([_MAKERS, "#software", *(f"#library-{name}" for name in LIBRARIES)]),
        # The day is all that a release tells of when it was made.
        "prov:generated": {"@id": _DATASET},
    }


def _inputs(draft: Draft) -> Iterator[Node]:
    """Raw items, vocabularies and code, each with the SHA-256 by which another build knows the same again."""
    raw, count = _raw_items(draft)
    yield {
        "@id": _RAW,
        "@type": ["prov:Collection", "prov:Entity"],
        "name": f"{count} raw items",
        "description": (
            "The notices and register entries that the release was read from. Each is named with its own SHA-256 in "
            "the tables notices and rejections (raw_name, raw_sha256); the sum here is over the lines "
            "'raw_name raw_sha256' of both, sorted, each with a line break."
        ),
        "sha256": raw,
        "rdfs:seeAlso": _references([f"{TABLES_FOLDER}/notices.parquet", f"{TABLES_FOLDER}/rejections.parquet"]),
    }
    members = [_vocabulary(name) for name in vocabularies.FILES]
    yield {
        "@id": _VOCABULARIES,
        "@type": ["prov:Collection", "prov:Entity"],
        "name": "The vocabularies",
        "sha256": draft.inputs.vocabulary_sha256,
        "prov:hadMember": _references(members),
    }
    for name, file in vocabularies.FILES.items():
        content = (package_files(vocabularies) / file).read_bytes()
        yield {
            "@id": _vocabulary(name),
            "@type": "prov:Entity",
            "name": file,
            "sha256": hashlib.sha256(content).hexdigest(),
        }
    yield {
        "@id": _CODE,
        "@type": ["SoftwareSourceCode", "prov:Entity"],
        "name": f"asean-meetings {draft.inputs.code_version}",
        "version": draft.inputs.code_version,
        "sha256": draft.inputs.code_sha256,
        "description": "The rules that made the rows, with the versions of the libraries that read notices",
    }


# Raw items that are summed at a time.
LINES = 50_000


def _raw_items(draft: Draft) -> tuple[str, int]:
    """The digest over names and sums of all raw items, and their number."""
    files = ", ".join(literal(str(draft.table_path(name))) for name in ("notices", "rejections"))
    sql = f"""SELECT DISTINCT raw_name || ' ' || coalesce(raw_sha256, '') || chr(10) AS line
        FROM read_parquet([{files}], union_by_name = true) ORDER BY line"""
    digest, count = hashlib.sha256(), 0
    with connect(config=draft.database_config) as connection:
        for batch in connection.sql(sql).to_arrow_reader(LINES):
            digest.update("".join(batch["line"].to_pylist()).encode())
            count += batch.num_rows
    return digest.hexdigest(), count


def _agents(draft: Draft) -> Iterator[Node]:
    yield {
        "@id": _MAKERS,
        "@type": ["Organization", "foaf:Agent", "prov:Agent"],
        "name": about.CONTRIBUTORS,
        "foaf:name": about.CONTRIBUTORS,
    }
    yield {
        "@id": "#software",
        "@type": ["SoftwareApplication", "prov:SoftwareAgent"],
        "name": "asean-meetings",
        "version": draft.inputs.code_version,
        "runtimePlatform": f"Python {platform.python_version()}",
    }
    for name in LIBRARIES:
        yield {
            "@id": f"#library-{name}",
            "@type": ["SoftwareApplication", "prov:SoftwareAgent"],
            "name": name,
            "version": library_version(name),
        }


def _terms(files: Sequence[WrittenFile]) -> Iterator[Node]:
    """What is named by addresses elsewhere, with its kind and name, so that nobody has to look there."""
    yield {"@id": about.LICENCE_URL, "@type": "dct:LicenseDocument", "dct:title": about.LICENCE_TITLE}
    yield {"@id": _RIGHTS, "@type": "dct:RightsStatement", "rdfs:label": {"@value": about.RIGHTS, "@language": "en"}}
    yield {"@id": _PUBLIC, "@type": "dct:RightsStatement", "rdfs:label": {"@value": "public", "@language": "en"}}
    yield {
        "@id": _THEME,
        "@type": "skos:Concept",
        "skos:prefLabel": {"@value": "Population and society", "@language": "en"},
        "skos:inScheme": {"@id": _THEMES},
    }
    yield {
        "@id": _THEMES,
        "@type": "skos:ConceptScheme",
        "dct:title": {"@value": "Data theme", "@language": "en"},
    }
    for address in _LANGUAGES.values():
        yield {"@id": address, "@type": "dct:LinguisticSystem"}
    told = [product(file.path) for file in files] + [product(GRAPH)]
    for address in sorted({_media_type(one) for one in told}):
        yield {"@id": address, "@type": "dct:MediaType"}
    for address in sorted({one.eu_file_type for one in told}):
        yield {"@id": address, "@type": "dct:MediaTypeOrExtent"}
