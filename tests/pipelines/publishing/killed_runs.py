"""Publishes, and dies by SIGKILL at chosen moments. Run by `test_interruption.py` as a process of its own.

    python killed_runs.py ROOT              prints the number of moments of a run
    python killed_runs.py ROOT MOMENT...    one run to its death in ROOT/MOMENT for each moment

A moment is a call or a return in the code of publishing, or one of its calls into the system. Each run is a fork of
this process, so that the libraries are loaded once.
"""

from __future__ import annotations

import itertools
import os
import signal
import sys
import threading
from pathlib import Path
from types import FrameType
from typing import Any

from pipelines import publishing
from pipelines.publishing import pictures, publish
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
    # Drawn elsewhere and without a file: to draw in each fork would take longer than all else.
    pictures._converted = lambda chart: ("<svg/>", b"")
    clock = Clock(last)
    threading.setprofile(clock.tick)
    sys.setprofile(clock.tick)
    publish(tables, out, built_on=DAY)
    sys.setprofile(None)
    return clock.moments


def main(root: Path, moments: list[int]) -> None:
    if not moments:
        print(run(root / "whole", 0))
    for moment in moments:
        child = os.fork()
        if not child:
            run(root / str(moment), moment)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status), f"the run outlived moment {moment}"


if __name__ == "__main__":
    main(Path(sys.argv[1]), [int(moment) for moment in sys.argv[2:]])
