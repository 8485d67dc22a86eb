"""The checks between tables and release, made from the declarations in `schemas`. No rule is made here.

All block the release but one, which warns of corrections that a person should look at.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import dagster as dg
import pyarrow.parquet as pq
from dagster import AssetCheckExecutionContext

from pipelines.accounting import count_outcomes
from pipelines.batches import code_fingerprint
from pipelines.publishing.draft import database_config
from pipelines.resolution.corrected import STALE
from pipelines.resources import Folders, Progress
from pipelines.staging import BuildFolder
from schemas import TABLES, Failure, Table
from schemas.failures import MOST_EXAMPLES
from schemas.integrity import (
    Relations,
    evidence_failures,
    foreign_key_failures,
    opened,
    primary_key_failures,
    quote_failures,
    superseded_failures,
)
from schemas.validation import validate_file


@dataclass(frozen=True, slots=True)
class Check:
    """A check of one table: what it looks for, in a sentence, and how to find what breaks it. One that does not block
    warns. `over` are the tables that it looks at, where it looks at nothing else.
    """

    table: str
    name: str
    description: str
    failures: Callable[[BuildFolder, Relations], list[Failure]]
    blocking: bool = True
    over: frozenset[str] = frozenset()

    @property
    def key(self) -> dg.AssetCheckKey:
        """How Dagster names it."""
        return dg.AssetCheckKey(dg.AssetKey(self.table), self.name)


def _checks_of(table: Table) -> Iterator[Check]:
    own = frozenset({table.name})
    yield Check(
        table.name,
        "schema",
        "Columns, types, nulls and values are as declared.",
        lambda build, _: validate_file(table, pq.ParquetFile(build.table(table.name))),
        over=own,
    )
    yield Check(
        table.name,
        "primary_key",
        f"No two rows share {', '.join(table.primary_key)}.",
        lambda _, tables: primary_key_failures(table, tables),
        over=own,
    )
    if table.foreign_keys:
        yield Check(
            table.name,
            "foreign_keys",
            "Every reference leads to a row: "
            + ", ".join(f"{key.column} to {key.parent}" for key in table.foreign_keys),
            lambda _, tables: foreign_key_failures(table, tables),
            over=own | table.parents,
        )
    if table.evidence:
        yield Check(
            table.name,
            "evidence",
            "Every fact has the words of a notice that state it.",
            lambda _, tables: evidence_failures(table, tables),
            over=own | {"evidence"},
        )


def _all_checks() -> Iterator[Check]:
    for table in TABLES.values():
        yield from _checks_of(table)
    yield Check(
        "evidence",
        "quotes",
        "Every quote is the notice's text at its offsets.",
        lambda _, tables: quote_failures(tables),
        over=frozenset({"evidence", "notices"}),
    )
    yield Check(
        "meetings",
        "superseded_ids",
        "No superseded id is another meeting's, or superseded twice.",
        lambda _, tables: superseded_failures(tables),
        over=frozenset({"meetings"}),
    )
    yield Check(
        "notices",
        "counts_add_up",
        "Every raw item is a notice, a duplicate of one, or a rejection, and only one of them.",
        _count_failures,
    )
    yield Check(
        "corrections",
        "stale_corrections",
        "Every correction in force does what it says, and is still needed.",
        lambda build, _: stale_corrections(build),
        blocking=False,
    )


def stale_corrections(build: BuildFolder) -> list[Failure]:
    """The corrections that need a look, one failure for each outcome."""
    rows = pq.read_table(build.table("corrections"), columns=["correction_id", "outcome"]).to_pylist()
    found = {outcome: [row["correction_id"] for row in rows if row["outcome"] == outcome] for outcome in STALE}
    return [
        Failure(
            "corrections", "outcome", f"{outcome}, see 'asean-meetings review'", len(ids), tuple(ids[:MOST_EXAMPLES])
        )
        for outcome, ids in found.items()
        if ids
    ]


def _count_failures(build: BuildFolder, _: Relations) -> list[Failure]:
    outcomes = count_outcomes(build.reports(), build.table("notices"), build.table("rejections"))
    if outcomes.add_up or outcomes.misplaced:
        return list(outcomes.misplaced)
    ended = f"{outcomes.notices} notices, {outcomes.duplicates} duplicates, {outcomes.rejections} rejections"
    return [Failure("notices", None, f"{outcomes.items} raw items, but {ended}", 0)]


CHECKS = {check.key: check for check in _all_checks()}


@cache
def checking_code() -> str:
    """Hex digest of all that decides whether rows pass."""
    return code_fingerprint(["../schemas", "checks.py", "accounting.py"], ["duckdb", "pandas", "pandera", "pyarrow"])


def passed(build: BuildFolder) -> bool:
    """Whether the resolved tables, as they lie in the build folder, passed all checks of this code."""
    known = build.passed(checking_code())
    return bool(known) and known == build.sums()


@dg.multi_asset_check(
    name="check_tables",
    specs=[
        dg.AssetCheckSpec(check.name, asset=check.table, description=check.description, blocking=check.blocking)
        for check in CHECKS.values()
    ],
    can_subset=True,
)
def check_tables(
    context: AssetCheckExecutionContext, folders: Folders, progress: dg.ResourceParam[Progress]
) -> Iterable[dg.AssetCheckResult]:
    """All checks of all tables; each failure names the place and shows rows.

    A check that looks at nothing but tables that passed before, to the byte, is not made again.
    """
    progress.stage("check")
    build = folders.build_folder
    sums = build.sums()
    known = build.passed(checking_code())
    same = {name for name, digest in sums.items() if known.get(name) == digest}
    failed = False
    config = database_config(folders.spill_path, folders.memory or None)
    with opened({name: build.table(name) for name in TABLES}, config) as tables:
        for key in sorted(context.selected_asset_check_keys):
            check = CHECKS[key]
            failures = [] if check.over and check.over <= same else check.failures(build, tables)
            failed = failed or (bool(failures) and check.blocking)
            yield dg.AssetCheckResult(
                asset_key=key.asset_key,
                check_name=key.name,
                passed=not failures,
                severity=dg.AssetCheckSeverity.ERROR if check.blocking else dg.AssetCheckSeverity.WARN,
                description="; ".join(map(str, failures)) or check.description,
                metadata={"failures": dg.MetadataValue.md("\n".join(f"- {failure}" for failure in failures) or "none")},
            )
    # Sums of before the checks: what another run put here meanwhile is not what was checked.
    if not failed and context.selected_asset_check_keys >= CHECKS.keys() and sums == build.sums():
        build.note_passed(checking_code(), sums)
