"""`asean-meetings publish`: copies a release to where others read it, and says what was sent."""

from __future__ import annotations

from pathlib import Path

from pipelines.publishing.delivery import deliver


def publish(release: Path, target: str) -> int:
    """Copy the release and print how many files were sent."""
    done = deliver(release, target)
    print(f"{done.version} is at {target}: {done.sent} files sent, {done.kept} were there")
    return 0
