"""Why a release could not be published, in one line that names the path and the cure."""

from __future__ import annotations

import errno
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
}


class PublishError(Exception):
    """Nothing was published. The message is one line: what, where, and what to do."""

    @classmethod
    def writing(cls, place: Path, error: Exception) -> PublishError:
        """The error of a write below `place`, an OSError or what DuckDB makes of one."""
        if isinstance(error, OSError) and error.errno is not None:
            what, cure = error.strerror, _CURES.get(error.errno, "look at the disk, then run again")
            where = error.filename or place
        else:
            what, cure, where = (
                " ".join(str(error).split()),
                "look at the space and the rights there, then run again",
                place,
            )
        return cls(f"cannot publish to {where}: {what}; nothing was published; {cure}")
