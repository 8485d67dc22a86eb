"""How errors of all rooms are said in one line: what, where, and what to do."""

from __future__ import annotations

import errno
import re

CURES = {
    errno.ENOSPC: "free some space, or name folders on another disk",
    errno.EDQUOT: "free some space, or name folders on another disk",
    errno.EACCES: "check its permissions",
    errno.EPERM: "check its permissions",
    errno.EROFS: "name a folder that can be written",
    errno.ENOTDIR: "name a folder",
    errno.EEXIST: "name a folder",
    errno.ENOENT: "check the path",
}

# How DuckDB says that its limit is reached, in whatever it was doing.
_MEMORY = re.compile(r"[0-9] [KMGT]iB used\)")


class CommandError(Exception):
    """A command cannot do what was asked; the message says why and what to do."""


def is_stop(error: BaseException) -> bool:
    """Whether the error is Ctrl-C: DuckDB says so in words of its own when it comes during a query."""
    if isinstance(error, RuntimeError):
        return "Query interrupted" in str(error)
    return isinstance(error, KeyboardInterrupt)


def in_one_line(error: BaseException) -> str:
    """The error as one line: the rooms' own speak for themselves, the system's get a cure, others their class."""
    if isinstance(error, OSError) and error.errno is not None:
        place = f"{error.filename}: " if error.filename else ""
        cure = CURES.get(error.errno, "run again with --debug for the place")
        return f"{place}{error.strerror}; {cure}"
    text = " ".join(str(error).split())
    if _MEMORY.search(text) and type(error).__module__.partition(".")[0] in ("duckdb", "_duckdb"):
        return "DuckDB may not take the memory that this needs; allow more with --memory, or leave the limit out"
    if type(error).__module__.partition(".")[0] in ("pipelines", "schemas"):
        return text
    return f"{type(error).__name__}: {text}; run again with --debug for the place".replace(" ;", ";")
