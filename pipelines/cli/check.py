"""`asean-meetings check`: verifies a release folder and prints what is wrong with it."""

from __future__ import annotations

from pathlib import Path

from pipelines.cli.errors import CommandError
from pipelines.publishing import check_release


def check(release: Path) -> int:
    """Print each finding; returns 1 where there is one."""
    if not release.is_dir():
        raise CommandError(f"there is no folder {release}; name a release, for example releases/latest")
    findings = check_release(release)
    for finding in findings:
        print(finding)
    if findings:
        raise CommandError(f"{release} has {len(findings)} faults; do not use it, build it anew")
    print(f"{release.resolve().name} is whole: sums, schemas, keys and evidence hold")
    return 0
