"""Publishes, and dies by SIGKILL at chosen moments. Run by `test_interruption.py` as a process of its own.

    python killed_runs.py BEFORE ROOT SPREAD LAST [BEFORE ROOT SPREAD LAST ...]

For each four a whole run tells how many moments there are. Then runs are killed, each in a copy of BEFORE in ROOT that
is named by its moment, and printed: at SPREAD - 1 moments of the whole, and at every 22nd of the LAST ones,
in which the release comes in and the pointers move. A moment is a call or a return in the code of publishing, or one of
its calls into the system. Each run is a fork of this process, so that the libraries are loaded once.
"""

from __future__ import annotations

import itertools
import os
import shutil
import signal
import sys
import threading
from pathlib import Path
from types import FrameType
from typing import Any

from pipelines import publishing
from pipelines.publishing import publish, release
from tests.counterexamples.examples import as_table, valid_tables
from tests.pipelines.publishing.conftest import DAY

WATCHED = str(Path(publishing.__file__).parent)


class Clock:
    """Counts moments, and kills this process at one of them."""

    def __init__(self, last: int) -> None:
        self.moments, self.last = 0, last
        self.counter = itertools.count(1)  # whose steps no two threads share

    def tick(self, frame: FrameType, _event: str, _argument: Any) -> None:
        if frame.f_code.co_filename.startswith(WATCHED):
            self.moments = next(self.counter)
            if self.moments == self.last:
                os.kill(os.getpid(), signal.SIGKILL)


def run(out: Path, last: int) -> int:
    tables = valid_tables()
    rows = tables["rejections"].to_pylist()
    tables["rejections"] = as_table("rejections", [*rows, rows[0] | {"raw_name": "ministry/torn.txt"}])
    # What else is written is written like these two, and each run would take as long as three.
    release.WRITERS, release.DESCRIBERS = (release.write_database, release.write_history), ()
    clock = Clock(last)
    threading.setprofile(clock.tick)
    sys.setprofile(clock.tick)
    publish(tables, out, built_on=DAY)
    sys.setprofile(None)
    return clock.moments


def forked(before: Path, out: Path, last: int) -> int:
    """The status of a run in a copy of `before`, killed at its moment `last`. A whole one leaves how many it had."""
    shutil.copytree(before, out, symlinks=True)
    child = os.fork()
    if not child:
        moments = run(out, last)
        out.with_suffix(".moments").write_text(str(moments))
        os._exit(0)
    return os.waitpid(child, 0)[1]


def main(before: Path, root: Path, spread: int, last: int) -> None:
    assert forked(before, root / "whole", 0) == 0
    count = int((root / "whole.moments").read_text())
    for moment in [*(count * step // spread for step in range(1, spread)), *range(count - last, count - 1, 22)]:
        status = forked(before, root / str(moment), moment)
        assert os.WIFSIGNALED(status), f"the run outlived moment {moment}"
        print(root / str(moment))


if __name__ == "__main__":
    for at in range(1, len(sys.argv), 4):
        main(Path(sys.argv[at]), Path(sys.argv[at + 1]), int(sys.argv[at + 2]), int(sys.argv[at + 3]))
