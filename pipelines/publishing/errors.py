"""Why a release could not be published, in one line that names the path and the cure."""

from __future__ import annotations

import errno
from collections.abc import Iterable
from pathlib import Path

_CURES = {
    errno.ENOSPC: "free some space, or publish to a folder on another disk",
    errno.EDQUOT: "free some of the quota, or publish to a folder on another disk",
    errno.EFBIG: "raise the limit on file sizes, or publish to a folder on another disk",
    errno.EACCES: "make it writable, or publish to another folder",
    errno.EPERM: "make it writable, or publish to another folder",
    errno.EROFS: "publish to a folder that can be written",
    errno.ENOTDIR: "publish to a folder",
    errno.EEXIST: "publish to a folder",
    errno.EISDIR: "move that folder away",
}


class PublishError(Exception):
    """A release could not be published. The message is one line: what, where, and what to do.

    `findings` are the single things that are wrong, where it is of several.
    """

    def __init__(self, message: str, findings: Iterable[str] = ()) -> None:
        super().__init__(message)
        self.findings = tuple(findings)

    @classmethod
    def writing(cls, place: Path, error: Exception) -> PublishError:
        """Of a write below `place`: an OSError, or what DuckDB makes of one."""
        where, what, cure = _told(place, error)
        return cls(f"cannot publish to {where}: {what}; nothing was published; {cure}")

    @classmethod
    def pointing(cls, release: Path, error: OSError) -> PublishError:
        """Of moving the pointers, when the release is already in its place."""
        where, what, cure = _told(release.parent, error)
        return cls(
            f"{release} is published and whole, but cannot be pointed at by {where}: {what}; {cure}, then run again"
        )


def _told(place: Path, error: Exception) -> tuple[str | Path, str, str]:
    """Where it went wrong, what went wrong, and what to do."""
    if isinstance(error, OSError) and error.errno is not None:
        cure = _CURES.get(error.errno, "look at the disk")
        return error.filename2 or error.filename or place, error.strerror or "", cure
    return place, " ".join(str(error).split()), "look at the space and the rights there"
