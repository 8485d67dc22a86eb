"""Verifies a release folder by what lies in it: sums, files, schemas, keys, evidence, and the database's content."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.publishing import signing
from pipelines.publishing.changes import TOMBSTONES
from pipelines.publishing.draft import (
    DATABASE,
    MANIFEST,
    SUMS,
    TABLES_FOLDER,
    WrittenFile,
    database_config,
    measured,
)
from pipelines.publishing.manifest import Manifest, content_id, sums, version_key
from schemas import HISTORY, SCHEMA_VERSION, TABLES, Failure, Table, ddl
from schemas.arrow import parquet_schema
from schemas.engine import Config, connect
from schemas.integrity import opened, release_failures
from schemas.rules import literal, quoted
from schemas.validation import shape_failures, validate_file

_SUM = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with a release: the file below the release, and what is wrong with it."""

    path: str
    message: str

    def __str__(self) -> str:
        """One line: the file and what is wrong."""
        return f"{self.path}: {self.message}"


def check_release(
    folder: Path,
    *,
    signers: Path | None = None,
    config: Config | None = None,
    passed: Mapping[str, Path] | None = None,
) -> list[Finding]:
    """All that is wrong with the release in `folder`; an empty list where nothing is. Asks nobody else.

    Sums and files come first. Where they do not hold, nothing else is looked at, because it would be read in vain.
    With `signers` the release must be signed by one of them (see `signing.py`). `config` are settings of DuckDB: how
    much it may hold in memory, and where it puts what does not fit (a temporary folder by default). `passed` are the
    Parquet files of all tables that passed these checks: of the tables of the release is then only looked at whether
    they have the same rows.
    """
    try:
        content = (folder / MANIFEST).read_text(encoding="utf-8")
        manifest = Manifest.from_json(content)
    except (OSError, ValueError) as error:
        return [Finding(MANIFEST, f"cannot be read, so this is no whole release: {error}")]
    findings = _file_findings(folder, manifest) or [*_signature_findings(folder, signers)]
    if findings:
        return findings
    if manifest.schema_version != SCHEMA_VERSION:
        told = f"has schema version {manifest.schema_version}, and this program knows {SCHEMA_VERSION}"
        return [Finding(MANIFEST, f"{told}; check it with version {manifest.inputs.code_version} of the program")]
    with TemporaryDirectory() as spill:
        settings = database_config(Path(spill), None) if config is None else config
        return [*_table_findings(folder, manifest, settings, passed), *_database_findings(folder, settings)]


def _signature_findings(folder: Path, signers: Path | None) -> Iterator[Finding]:
    fault = signing.fault(folder, signers)
    if fault is not None:
        yield Finding(signing.SIGNATURE, fault)


def _file_findings(folder: Path, manifest: Manifest) -> list[Finding]:
    findings = []
    home = folder.resolve().name
    if _is_version(home) and home != manifest.version:
        findings.append(Finding(MANIFEST, f"is the manifest of {manifest.version}, not of {home}"))
    listed = {file.path: file for file in manifest.files}
    proofs = {MANIFEST, SUMS, signing.SIGNATURE}
    present, empty = set(), set()
    for path in folder.rglob("*"):
        place = path.relative_to(folder).as_posix()
        if path.is_symlink() or not path.is_dir():
            present.add(place)
        elif not any(path.iterdir()):
            empty.add(place)
    findings += [Finding(path, "is missing") for path in sorted({*listed, SUMS} - present)]
    findings += [Finding(path, "is not in the manifest") for path in sorted(present - {*listed, *proofs} | empty)]
    findings += [Finding(path, "is a link, and no file") for path in sorted(present) if (folder / path).is_symlink()]
    findings += _sum_findings(folder, manifest, sorted(present & listed.keys()))
    if content_id(manifest.files) != manifest.content_id:
        findings.append(Finding(MANIFEST, "its content id is not that of its tables"))
    return findings


def _sum_findings(folder: Path, manifest: Manifest, paths: Iterable[str]) -> list[Finding]:
    """What the files, the manifest and the sums say of each file: the one of three that disagrees is at fault."""
    listed = {file.path: file for file in manifest.files}
    try:
        written = (folder / SUMS).read_bytes().decode("utf-8", "replace")
    except OSError:
        written = ""  # said to be missing
    summed = dict(line.split("  ", 1)[::-1] for line in written.splitlines() if "  " in line)
    findings = []
    for path in paths:
        byte_count, digest = measured(folder / path)
        if (byte_count, digest) == (listed[path].byte_count, listed[path].sha256):
            continue
        if summed.get(path) == digest:
            findings.append(Finding(MANIFEST, f"says another size or sum of {path} than it has"))
        else:
            told = f"has {byte_count} bytes and the sum {digest}"
            findings.append(Finding(path, f"{told}, and not {listed[path].byte_count} and {listed[path].sha256}"))
    own = WrittenFile(MANIFEST, *measured(folder / MANIFEST))
    if findings or not written or written == sums([*manifest.files, own]):
        return findings
    others_agree = all(summed.get(file.path) == file.sha256 for file in manifest.files)
    if others_agree and _SUM.fullmatch(summed.get(MANIFEST, "")) and len(summed) == len(listed) + 1:
        return [Finding(MANIFEST, f"or its sum in {SUMS} was changed: they do not fit")]
    return [Finding(SUMS, "does not hold the sums of manifest.json and of the files that it lists")]


def _is_version(name: str) -> bool:
    try:
        version_key(name)
    except ValueError:
        return False
    return True


def _table_findings(
    folder: Path, manifest: Manifest, config: Config, passed: Mapping[str, Path] | None
) -> Iterator[Finding]:
    row_counts = {file.path: file.row_count for file in manifest.files}
    digests = {file.path: file.sha256 for file in manifest.files}
    paths = {name: folder / TABLES_FOLDER / f"{name}.parquet" for name in TABLES}
    places = [*((table, paths[name]) for name, table in TABLES.items())]
    places += [(table, folder / f"{name}.parquet") for name, table in HISTORY.items()]
    whole = True
    for table, path in places:
        place = path.relative_to(folder).as_posix()
        if not path.is_file():
            yield Finding(place, "is missing")
            whole = False
            continue
        try:
            with pq.ParquetFile(path) as file:
                row_count, described = file.metadata.num_rows, _described(table, file.schema_arrow)
                known = passed is not None and table.name in TABLES
                failures = shape_failures(table, file) if known else validate_file(table, file)
        except (pa.ArrowException, OSError) as error:
            yield Finding(place, f"cannot be read: {' '.join(str(error).split())}")
            whole = False
            continue
        if row_count != row_counts[place]:
            yield Finding(place, f"has {row_count} rows, and the manifest says {row_counts[place]}")
        if not failures and not described:
            yield Finding(place, "its columns lack their descriptions")
        whole = whole and not failures
        yield from (Finding(place, str(failure)) for failure in failures)
    if whole:
        with opened(paths, config) as tables:
            if passed is None:
                yield from map(_finding, release_failures(tables))
            else:
                yield from _other_rows(tables, passed, digests)
            yield from _tombstone_findings(folder, tables)


def _other_rows(
    tables: duckdb.DuckDBPyConnection, passed: Mapping[str, Path], digests: Mapping[str, str]
) -> Iterator[Finding]:
    """Tables that have other rows than the files that passed. A file with the same sum is the same."""
    for table in TABLES.values():
        if measured(passed[table.name])[1] == digests[f"{TABLES_FOLDER}/{table.name}.parquet"]:
            continue
        source = f"read_parquet({literal(str(passed[table.name]))})"
        if _content(tables, table, quoted(table.name)) != _content(tables, table, source):
            yield Finding(f"{TABLES_FOLDER}/{table.name}.parquet", "has other rows than those that were checked")


def _finding(failure: Failure) -> Finding:
    return Finding(f"{TABLES_FOLDER}/{failure.table}.parquet", str(failure))


def _tombstone_findings(folder: Path, tables: duckdb.DuckDBPyConnection) -> Iterator[Finding]:
    """A tombstone of a row that is there, or of no table."""
    stones = f"read_parquet({literal(str(folder / TOMBSTONES))})"
    names = tables.execute(f"SELECT DISTINCT table_name FROM {stones} ORDER BY table_name").fetchall()
    for (name,) in names:
        if name not in TABLES:
            yield Finding(TOMBSTONES, f"has rows of {name}, which is no table")
            continue
        key = "concat_ws('|', " + ", ".join(map(quoted, TABLES[name].primary_key)) + ")"
        risen = tables.execute(
            f"""SELECT min(row_id) FROM {stones} WHERE table_name = {literal(name)}
            AND row_id IN (SELECT {key} FROM {quoted(name)})"""
        ).fetchone()
        if risen and risen[0] is not None:
            yield Finding(TOMBSTONES, f"{risen[0]} of {name} has a tombstone, although it is there")


def _described(table: Table, found: pa.Schema) -> bool:
    """Whether nullability and descriptions are as declared, for columns that are."""
    return all(
        found.field(declared.name).nullable == declared.nullable
        and declared.metadata.items() <= (found.field(declared.name).metadata or {}).items()
        for declared in parquet_schema(table)
        if declared.name in found.names
    )


def _database_findings(folder: Path, config: Config) -> Iterator[Finding]:
    try:
        with connect(config=config) as connection:
            connection.execute(f"ATTACH {literal(str(folder / DATABASE))} AS release (READ_ONLY)")
            for table in TABLES.values():
                yield from _same_content(connection, table, folder)
            yield from _kept_promises(connection)
    except duckdb.Error as error:
        yield Finding(DATABASE, f"cannot be read: {' '.join(str(error).split())}")


def _same_content(connection: duckdb.DuckDBPyConnection, table: Table, folder: Path) -> Iterator[Finding]:
    parquet = literal(str(folder / TABLES_FOLDER / f"{table.name}.parquet"))
    own, other = (
        _content(connection, table, source)
        for source in (f"release.main.{quoted(table.name)}", f"read_parquet({parquet})")
    )
    if own[0] != other[0]:
        yield Finding(DATABASE, f"{table.name} has {own[0]} rows, and the Parquet file {other[0]}")
    elif own != other:
        yield Finding(DATABASE, f"{table.name} holds other values than the Parquet file")


def _content(connection: duckdb.DuckDBPyConnection, table: Table, source: str) -> tuple[int, int | None]:
    """The number of rows of a relation, and the sum of their hashes: the same for the same rows in any order."""
    columns = ", ".join(
        f"CAST({quoted(column.name)} AS {ddl.sql_type(column.type)})" for column in table.columns.values()
    )
    ((count, digest),) = connection.execute(
        f"SELECT count(*), sum(hash(row({columns}))::HUGEINT) FROM {source}"
    ).fetchall()
    return count, digest


def _kept_promises(connection: duckdb.DuckDBPyConnection) -> Iterator[Finding]:
    """Keys and comments, as the file itself tells them."""
    of_release = "WHERE database_name = 'release'"
    keys: dict[tuple[str, str], set[tuple[str, ...]]] = defaultdict(set)
    for name, kind, columns in connection.execute(
        f"SELECT table_name, constraint_type, constraint_column_names FROM duckdb_constraints() {of_release}"
    ).fetchall():
        keys[name, kind].add(tuple(columns))
    comments: dict[str, list[str | None]] = defaultdict(list)
    for name, comment in connection.execute(
        f"""SELECT table_name, comment FROM (
            SELECT table_name, 0 AS place, comment FROM duckdb_tables() {of_release}
            UNION ALL SELECT table_name, column_index, comment FROM duckdb_columns() {of_release}
        ) ORDER BY table_name, place"""
    ).fetchall():
        comments[name].append(comment)
    for table in TABLES.values():
        if keys[table.name, "PRIMARY KEY"] != {table.primary_key}:
            yield Finding(DATABASE, f"{table.name} lacks its primary key")
        if keys[table.name, "FOREIGN KEY"] != {(key.column,) for key in table.foreign_keys}:
            yield Finding(DATABASE, f"{table.name} lacks foreign keys")
        if comments[table.name] != ddl.comment_texts(table):
            yield Finding(DATABASE, f"{table.name} lacks comments")
