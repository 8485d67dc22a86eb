"""The assets from raw items to a release. Thin: what they do is done by the rooms, which know no Dagster."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from itertools import islice
from pathlib import Path

import dagster as dg
import pyarrow as pa
import pyarrow.parquet as pq
from dagster import AssetExecutionContext

from pipelines.batches import CODE, BatchReport, code_fingerprint, prune, read_batches
from pipelines.checks import passed
from pipelines.publishing import latest_release, publish
from pipelines.publishing.draft import TABLES_FOLDER
from pipelines.publishing.earlier import writing_sha256
from pipelines.publishing.inputs import BuildInputs
from pipelines.resolution import resolved
from pipelines.resources import Folders, Progress
from pipelines.sources.batching import plan
from pipelines.sources.items import scan_all
from pipelines.sources.sightings import sightings
from pipelines.staging import BuildFolder
from schemas import TABLES, Table
from schemas.describe import describe

OWNERS = ["team:asean-meetings"]
PARTITIONS = "batches"
PREVIEW_ROWS = 5
PREVIEW_WIDTH = 60

# Two releases would wait for each other at the build folder.
POOL = "release"

batch_partitions = dg.DynamicPartitionsDefinition(name=PARTITIONS)


@cache
def _version(*parts: str) -> str:
    return code_fingerprint(parts)[:12]


@dg.asset(
    pool=POOL,
    group_name="sources",
    kinds={"file"},
    owners=OWNERS,
    code_version=_version("sources"),
)
def raw_items(
    context: AssetExecutionContext, folders: Folders, progress: dg.ResourceParam[Progress]
) -> dg.MaterializeResult[None]:
    """The raw items in the drop folder, grouped in batches; each batch is a partition of what is read from it."""
    progress.stage("list")
    folders.pull_raw()
    batches = plan(scan_all(folders.raw_path))
    known = set(context.instance.get_dynamic_partitions(PARTITIONS))
    ids = [batch.batch_id for batch in batches]
    context.instance.add_dynamic_partitions(PARTITIONS, [key for key in ids if key not in known])
    for gone in sorted(known - set(ids)):
        context.instance.delete_dynamic_partition(PARTITIONS, gone)
    items = [item for batch in batches for item in batch.items]
    return dg.MaterializeResult(
        metadata={
            "dagster/row_count": len(items),
            "batches": len(batches),
            "folder": dg.MetadataValue.path(folders.raw),
            "preview": dg.MetadataValue.md(_list_of([item.raw_name for item in items[:PREVIEW_ROWS]])),
        }
    )


@dg.asset(
    pool=POOL,
    deps=[raw_items],
    partitions_def=batch_partitions,
    backfill_policy=dg.BackfillPolicy.single_run(),
    group_name="reading",
    kinds={"python", "parquet"},
    owners=OWNERS,
    code_version=_version(*CODE),
)
def batches(
    context: AssetExecutionContext,
    folders: Folders,
    build: dg.ResourceParam[BuildFolder],
    progress: dg.ResourceParam[Progress],
) -> dg.MaterializeResult[None]:
    """What each batch of raw items says: notices, claims with their words, doubts, and what was refused and why.

    A run for certain partitions reads those. A run for none, as the job `release` makes it, brings all batches up to
    date and marks each partition that it read; a batch with the same bytes, code and vocabularies is not read again.
    """
    aliases = folders.decided().aliases
    folders.pull_raw()
    folders.pull_batches()
    wanted = plan(scan_all(folders.raw_path))
    earlier: dict[str, BatchReport] = {}
    if context.has_partition_key or context.has_partition_key_range:
        earlier = {report.batch_id: report for report in build.reports()}
        keys = set(context.partition_keys)
        chosen = [batch for batch in wanted if batch.batch_id in keys]
    else:
        chosen = wanted
    items = sum(len(batch.items) for batch in chosen)
    progress.stage("read", items)
    far = folders.far
    read = read_batches(
        chosen, build.batches, engine=folders.engine(items), far=far, aliases=aliases, done=progress.read
    )
    if far is not None:
        folders.pull_batches()
    reports = earlier | {report.batch_id: report for report in read}
    current = [reports[batch.batch_id] for batch in wanted if batch.batch_id in reports]
    build.save_reports(current)
    prune(build.batches, current)
    folders.push_batches()
    if not earlier:
        for report in read:
            if report.fresh:
                context.log_event(_read_event(context, report))
    return dg.MaterializeResult(
        metadata={
            "dagster/row_count": sum(report.notices for report in current),
            "batches": len(current),
            "batches_read": sum(report.fresh for report in read),
            "items": sum(report.items for report in current),
            "claims": sum(report.claims for report in current),
            "rejections": sum(report.rejections for report in current),
        }
    )


def _read_event(context: AssetExecutionContext, report: BatchReport) -> dg.AssetMaterialization:
    return dg.AssetMaterialization(
        context.asset_key,
        partition=report.batch_id,
        metadata={
            "dagster/row_count": report.notices,
            "items": report.items,
            "claims": report.claims,
            "rejections": report.rejections,
            "fingerprint": report.fingerprint,
        },
    )


def _table_spec(table: Table) -> dg.AssetSpec:
    description = describe(table)
    columns = [
        dg.TableColumn(
            name=column.name,
            type=column.type,
            description=f"{column.description} / {column.description_vi}",
            constraints=dg.TableColumnConstraints(
                nullable=column.nullable, unique=column.unique, other=list(column.constraints)
            ),
        )
        for column in description.columns
    ]
    schema = dg.TableSchema(columns, constraints=dg.TableConstraints(other=list(description.constraints)))
    return dg.AssetSpec(
        table.name,
        deps=[dg.AssetDep(batches, partition_mapping=dg.AllPartitionMapping())],
        description=f"{description.description}.\n\n{description.description_vi}.",
        group_name="tables",
        kinds={"duckdb", "parquet"},
        owners=OWNERS,
        code_version=_version("resolution", "../schemas"),
        metadata={"dagster/column_schema": schema},
    )


@dg.multi_asset(specs=[_table_spec(table) for table in TABLES.values()], name="resolve_tables", pool=POOL)
def tables(
    folders: Folders, build: dg.ResourceParam[BuildFolder], progress: dg.ResourceParam[Progress]
) -> Iterator[dg.MaterializeResult[None]]:
    """All tables of the dataset, resolved from the claims of all batches, with what people decided, and the ids of the
    latest release kept.
    """
    progress.stage("resolve")
    folders.pull_releases()
    latest = latest_release(folders.releases_path)
    previous = latest / TABLES_FOLDER if latest is not None else None
    resolving = resolved(
        [report.folder for report in build.reports()],
        previous=previous,
        sightings=sightings(folders.raw_path),
        corrections=folders.decided(),
        memory_limit=folders.memory or None,
        spill=folders.spill_path,
    )
    with resolving as rows_of:
        for name, table in TABLES.items():
            build.stage(table, rows_of(name), writing_sha256())
    for name in TABLES:
        path = build.table(name)
        yield dg.MaterializeResult(
            asset_key=name,
            metadata={
                "dagster/row_count": pq.read_metadata(path).num_rows,
                "file": dg.MetadataValue.path(str(path)),
                "preview": dg.MetadataValue.md(preview(_first_rows(path))),
                **(_came_of(pq.read_table(path)) if name == "corrections" else {}),
            },
        )


def _first_rows(path: Path) -> pa.Table:
    with pq.ParquetFile(path) as file:
        return pa.Table.from_batches(islice(file.iter_batches(PREVIEW_ROWS), 1), schema=file.schema_arrow)


def _came_of(corrections: pa.Table) -> dict[str, int]:
    """How many corrections came to what."""
    return dict(sorted(Counter(corrections["outcome"].to_pylist()).items()))


class Publication(dg.Config):
    """How a release is published: `release_anyway` is the reason for one that is held back otherwise."""

    release_anyway: str = ""


@dg.asset(
    pool=POOL,
    deps=list(TABLES),
    group_name="publishing",
    kinds={"parquet", "duckdb"},
    owners=OWNERS,
    code_version=_version("publishing", "../schemas"),
)
def dataset(
    config: Publication,
    folders: Folders,
    build: dg.ResourceParam[BuildFolder],
    progress: dg.ResourceParam[Progress],
) -> dg.MaterializeResult[None]:
    """A verified, immutable folder with every table as Parquet and in one DuckDB file, and a manifest.

    Tables that equal those of the latest release publish nothing new. A release that falls too far behind it is held
    back, unless the config says why it is meant.
    """
    progress.stage("publish")
    published = publish(
        {name: build.table(name) for name in TABLES},
        folders.releases_path,
        built_on=datetime.now(UTC).date(),
        inputs=BuildInputs.of_this_code(folders.decided().aliases),
        anyway=config.release_anyway,
        signing_key=folders.signing_key_path,
        last=folders.last_writers(),
        memory_limit=folders.memory or None,
        spill=folders.spill_path,
        passed=passed(build),
        ready=build.staged(writing_sha256()),
    )
    folders.push_releases()
    return dg.MaterializeResult(
        metadata={
            "version": published.version,
            "new": published.new,
            "folder": dg.MetadataValue.path(folders.shown(published.version)),
            "content_id": published.content_id,
        }
    )


def preview(rows: pa.Table) -> str:
    """The first rows as a Markdown table, long values cut."""
    if not rows.num_rows:
        return "no rows"
    lines = [rows.column_names, ["---"] * rows.num_columns]
    lines += [[_cell(value) for value in row.values()] for row in rows.slice(0, PREVIEW_ROWS).to_pylist()]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(value: object) -> str:
    text = "" if value is None else " ".join(str(value).split()).replace("|", "\\|")
    return text if len(text) <= PREVIEW_WIDTH else f"{text[: PREVIEW_WIDTH - 1]}…"


def _list_of(names: list[str]) -> str:
    return "\n".join(f"- `{name}`" for name in names) or "no items"
