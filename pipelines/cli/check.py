"""`asean-meetings check`: verifies a release folder and prints what is wrong with it."""

from __future__ import annotations

from pathlib import Path

from pipelines.cli.errors import CommandError
from pipelines.publishing import check_release


def check(release: Path, signers: Path | None = None) -> int:
    """Print each finding; returns 1 where there is one."""
    if not release.is_dir():
        raise CommandError(f"there is no folder {release}; name a release, for example releases/latest")
    findings = check_release(release, signers=signers)
    for finding in findings:
        print(finding)
    if findings:
        faults = "a fault" if len(findings) == 1 else f"{len(findings)} faults"
        raise CommandError(f"{release} has {faults}, the first in {findings[0].path}; do not use it, build it anew")
    signed = ", signed by one of the signers" if signers is not None else ""
    print(f"{release.resolve().name} is whole: sums, schemas, keys and evidence hold{signed}")
    return 0
