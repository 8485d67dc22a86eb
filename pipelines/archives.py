"""The archives of the sources as assets: each is fetched by a step of its own. Thin, as all of the Dagster side."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import dagster as dg
from dagster import AssetExecutionContext

from pipelines.assets import OWNERS
from pipelines.batches import code_fingerprint
from pipelines.resources import Fetching, Folders
from pipelines.sources.fetch.job import FetchError, FetchReport
from pipelines.sources.registry import Source, load_registry

ARCHIVE_GROUP = "archive"
CAPTURES_GROUP = "captures"
MOST_TOLD = 50


def archive_key(source: Source) -> dg.AssetKey:
    """The asset of a source's archive."""
    return dg.AssetKey(["archive", source.source_id])


def captures_key(source: Source) -> dg.AssetKey:
    """The asset of what web archives have of a source."""
    return dg.AssetKey(["captures", source.source_id])


def archive_of(source: Source) -> dg.AssetsDefinition:
    """The archive of one source. It is materialized when something new came: its age is the source's silence."""
    habit = timedelta(days=source.habit or 1)
    spec = dg.AssetSpec(
        archive_key(source),
        skippable=True,
        description=f"What was fetched from {source.name_en}; usually something new comes within {habit.days} days.",
        group_name=ARCHIVE_GROUP,
        kinds={"warc"},
        owners=OWNERS,
        code_version=code_fingerprint(("sources/fetch", f"sources/registry/{source.source_id}.yaml"))[:12],
        freshness_policy=dg.FreshnessPolicy.time_window(fail_window=2 * habit, warn_window=habit),
        metadata={"hosts": ", ".join(source.hosts), "verified": source.verified},
    )

    return _fetched(spec, source, f"fetch/{source.source_id}", captures=False)


def captures_of(source: Source) -> dg.AssetsDefinition:
    """What web archives have of one source. It lies in the source's archive, beside what was fetched from its site."""
    spec = dg.AssetSpec(
        captures_key(source),
        skippable=True,
        description=f"What web archives have of {source.name_en}: the newest good capture of each notice.",
        group_name=CAPTURES_GROUP,
        kinds={"warc"},
        owners=OWNERS,
        code_version=code_fingerprint(("sources/fetch", f"sources/registry/{source.source_id}.yaml"))[:12],
        metadata={"addresses": ", ".join(look.url for look in source.captured)},
    )
    # One pool for all: they ask the same servers.
    return _fetched(spec, source, "captures", captures=True)


def _fetched(spec: dg.AssetSpec, source: Source, pool: str, *, captures: bool) -> dg.AssetsDefinition:
    name = f"{'captures' if captures else 'fetch'}_{source.source_id.replace('-', '_')}"

    @dg.multi_asset(name=name, specs=[spec], pool=pool)
    def fetched(
        context: AssetExecutionContext, folders: Folders, fetching: Fetching
    ) -> Iterator[dg.MaterializeResult[None]]:
        # Its archive, with what it remembers, may lie in a store; what comes in is sent there.
        folders.pull_raw(source.source_id)
        try:
            report = fetching.fetch(fetching.job(source.source_id, folders.raw_path, captures=captures))
        except FetchError as error:
            raise dg.Failure(str(error), allow_retries=False) from error
        folders.push_raw(source.source_id)
        told = _metadata(report)
        if report.new or report.changed:
            yield dg.MaterializeResult(asset_key=spec.key, metadata=told)
        else:
            context.log_event(dg.AssetObservation(spec.key, metadata=told))
        if not report.well:
            raise dg.Failure(f"{report.ended}: {report.detail}", metadata=told, allow_retries=False)

    return fetched


def _metadata(report: FetchReport) -> dict[str, Any]:
    trouble = [f"- {fault.kind}: `{fault.url}` {fault.detail}" for fault in (*report.faults, *report.refusals)]
    more = [f"- and {len(trouble) - MOST_TOLD} more"] if len(trouble) > MOST_TOLD else []
    return {
        "ended": report.ended,
        "detail": report.detail,
        "requests": report.requests,
        "bytes": report.bytes,
        "new": report.new,
        "changed": report.changed,
        "unchanged": report.unchanged,
        "gone": report.gone,
        "refused": sum(report.refused.values()),
        "faults": len(report.faults),
        "seconds": report.seconds,
        "files": ", ".join(report.files),
        "trouble": dg.MetadataValue.md("\n".join(trouble[:MOST_TOLD] + more) or "none"),
    }


ARCHIVES = [archive_of(source) for source in load_registry().sources if source.live]
CAPTURES = [captures_of(source) for source in load_registry().sources if source.captured]
