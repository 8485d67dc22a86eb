"""The metadata, each kind judged by the field's own validator: on the example release and on that of the samples."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import zipfile
from pathlib import Path

import duckdb
import frictionless
import mlcroissant
import pandas as pd
import pyshacl
import pytest
import rdflib
from rdflib.namespace import DCAT, PROV, RDF

from pipelines.publishing import check_release
from schemas import TABLES

SHAPES = Path(__file__).with_name("dcat_ap.ttl")
SCHEMA = rdflib.Namespace("https://schema.org/")
SPDX = rdflib.Namespace("http://spdx.org/rdf/terms#")
BASE = "https://data.example/releases/2026-11-22.1/dataset.jsonld"


@pytest.fixture(params=["example", "samples"])
def folder(request, published, built):
    """A release: of the example tables, and of the samples."""
    return published.folder if request.param == "example" else built.latest


@pytest.fixture
def graph(folder):
    found = rdflib.Graph()
    found.parse(folder / "dataset.jsonld", format="json-ld", publicID=BASE)
    return found


def told(folder, name):
    return json.loads((folder / name).read_text("utf-8"))


def test_frictionless_finds_the_whole_data_package_valid(folder):
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["name", "row", "field", "message"])[:5]
    assert [task.name for task in report.tasks] == list(TABLES)
    rows = {Path(file["path"]).stem: file["rows"] for file in told(folder, "manifest.json")["files"] if "rows" in file}
    for task in report.tasks:
        assert task.stats.get("rows", 0) == rows[task.name]


def test_frictionless_finds_the_unpacked_archive_valid_and_wrong_cells_wrong(published, tmp_path):
    with zipfile.ZipFile(published.folder / "asean_meetings_csv.zip") as archive:
        archive.extractall(tmp_path)
    package = tmp_path / "datapackage.json"
    assert frictionless.validate(str(package)).valid
    for name, before, after in (
        ("meetings.csv", "2014-06-05", "the fifth of June"),
        ("chairs.csv", '"somswd-12"', '"somswd-99"'),
        ("meetings.csv", '"in-person"', '"by-letter"'),
    ):
        path = tmp_path / name
        kept = path.read_text("utf-8")
        assert before in kept
        path.write_text(kept.replace(before, after, 1), "utf-8")
    report = frictionless.validate(str(package))
    assert {(task.name, error.type) for task in report.tasks for error in task.errors} == {
        ("meetings", "type-error"),
        ("meetings", "constraint-error"),
        ("chairs", "foreign-key"),
    }


def test_the_data_package_tells_keys_codes_sources_and_licences(published):
    package = told(published.folder, "datapackage.json")
    resources = {resource["name"]: resource for resource in package["resources"]}
    for name, table in TABLES.items():
        schema = resources[name]["schema"]
        assert schema["primaryKey"] == list(table.primary_key)
        assert len(schema.get("foreignKeys", [])) == len(table.foreign_keys)
        for field, column in zip(schema["fields"], table.columns.values(), strict=True):
            assert (field["name"], field["description"]) == (column.name, column.description_en)
            assert field["descriptionVi"] == column.description_vi
            assert [code["value"] for code in field.get("categories", [])] == list(column.codes)
    assert package["version"] == "2026-11-22.1"
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    assert {source["title"] for source in package["sources"]} == {"Ministry of Examples", "Register of known meetings"}


def test_mlcroissant_finds_it_valid_and_reads_the_rows(folder):
    dataset = mlcroissant.Dataset(jsonld=str(folder / "croissant.json"))
    assert dataset.metadata.ctx.issues.errors == set()
    rows = {Path(file["path"]).stem: file["rows"] for file in told(folder, "manifest.json")["files"] if "rows" in file}
    for name in ("meetings", "evidence"):
        records = list(dataset.records(name))
        assert len(records) == rows[name]
        assert set(records[0]) == {f"{name}/{column}" for column in TABLES[name].columns}
    assert {record_set.name for record_set in dataset.metadata.record_sets} == set(TABLES)


def test_the_croissant_conforms_to_the_version_that_it_names(published):
    croissant = told(published.folder, "croissant.json")
    assert croissant["conformsTo"] == "http://mlcommons.org/croissant/1.1"
    files = {file["@id"]: file["sha256"] for file in croissant["distribution"]}
    for name in TABLES:
        content = (published.folder / "tables" / f"{name}.parquet").read_bytes()
        assert files[f"tables/{name}.parquet"] == hashlib.sha256(content).hexdigest()


def test_the_graph_is_as_dcat_ap_demands(graph):
    conforms, _, text = pyshacl.validate(graph, shacl_graph=str(SHAPES), inference="none", advanced=False)
    assert conforms, text


@pytest.mark.parametrize(
    ("subject", "predicate"),
    [
        (DCAT.Distribution, DCAT.accessURL),
        (DCAT.Catalog, rdflib.DCTERMS.publisher),
        (DCAT.Dataset, rdflib.DCTERMS.title),
    ],
)
def test_the_shapes_miss_what_is_mandatory(subject, predicate, published):
    graph = rdflib.Graph()
    graph.parse(published.folder / "dataset.jsonld", format="json-ld", publicID=BASE)
    graph.remove((next(graph.subjects(RDF.type, subject)), predicate, None))
    conforms, _, _ = pyshacl.validate(graph, shacl_graph=str(SHAPES), inference="none")
    assert not conforms


def test_a_search_engine_finds_the_dataset_with_what_it_wants(graph):
    (dataset,) = graph.subjects(RDF.type, SCHEMA.Dataset)
    for word in ("name", "description", "license", "creator", "distribution", "version", "identifier", "inLanguage"):
        assert (dataset, SCHEMA[word], None) in graph, word
    for distribution in graph.objects(dataset, SCHEMA.distribution):
        for word in ("contentUrl", "encodingFormat"):
            assert (distribution, SCHEMA[word], None) in graph
    assert not [node for node in graph.all_nodes() if str(node).startswith("file:")]


def test_every_file_has_its_provenance(graph, folder):
    manifest = told(folder, "manifest.json")
    home = BASE.removesuffix("dataset.jsonld")
    (build,) = graph.subjects(RDF.type, PROV.Activity)
    for file in manifest["files"]:
        node = rdflib.URIRef(home + file["path"])
        assert (node, RDF.type, PROV.Entity) in graph
        assert (node, PROV.wasGeneratedBy, build) in graph
        assert (node, PROV.wasDerivedFrom, None) in graph
        if file["path"] != "dataset.jsonld":
            assert str(graph.value(node, SCHEMA.sha256)) == file["sha256"]
            checksum = graph.value(node, SPDX.checksum)
            assert str(graph.value(checksum, SPDX.checksumValue)).lower() == file["sha256"]
    used = {str(graph.value(thing, SCHEMA.name)) for thing in graph.objects(build, PROV.used)}
    assert {"series.csv", "countries.csv", f"asean-meetings {manifest['code_version']}"} <= used
    (code,) = graph.subjects(RDF.type, SCHEMA.SoftwareSourceCode)
    assert str(graph.value(code, SCHEMA.sha256)) == manifest["code_sha256"]
    versions = {str(graph.value(agent, SCHEMA.name)) for agent in graph.objects(build, PROV.wasAssociatedWith)}
    assert {"duckdb", "pyarrow", "pandas", "asean-meetings"} <= versions


def test_the_raw_items_are_those_that_anybody_can_sum(published, tables):
    graph = told(published.folder, "dataset.jsonld")["@graph"]
    (raw,) = (node for node in graph if node["@id"] == "#raw")
    lines = {
        f"{row['raw_name']} {row['raw_sha256'] or ''}\n"
        for name in ("notices", "rejections")
        for row in tables[name].to_pylist()
    }
    assert raw["sha256"] == hashlib.sha256("".join(sorted(lines)).encode()).hexdigest()
    assert raw["name"] == f"{len(lines)} raw items"


def test_the_note_names_every_file(folder):
    note = (folder / "README.md").read_text("utf-8")
    for file in told(folder, "manifest.json")["files"]:
        if not file["path"].startswith("tables/") and file["path"] != "README.md":
            assert f"`{file['path']}`" in note
    assert "Cite it as: The asean-meetings contributors. asean-meetings, release 20" in note


def test_what_the_note_says_to_begin_with_runs(published, monkeypatch):
    monkeypatch.chdir(published.folder)
    note = (published.folder / "README.md").read_text("utf-8")
    (python,) = re.findall(r"```python\n(.*?)```", note, flags=re.DOTALL)
    (sql,) = re.findall(r"```sql\n(.*?)```", note, flags=re.DOTALL)
    told: dict[str, pd.DataFrame] = {}
    exec(python, told)
    with duckdb.connect() as connection:
        rows = connection.execute(sql).fetchall()
    assert len(rows) == len(told["meetings"]) == 3


@pytest.mark.parametrize("name", ["dictionary.html", "croissant.json", "meetings.ics", "asean_meetings_csv.zip"])
def test_check_finds_a_changed_byte_in_any_of_it(name, published, tmp_path):
    copy = shutil.copytree(published.folder, tmp_path / published.version)
    content = bytearray((copy / name).read_bytes())
    content[len(content) // 2] ^= 1
    (copy / name).write_bytes(content)
    assert [finding.path for finding in check_release(copy)] == [name]
