"""Sends releases to a target, each killed once by SIGKILL at a random moment and then sent again. Run by a test.

    python killed_deliveries.py TARGET SEED RELEASE...

Each sending is a fork of this process, so that the libraries are loaded once, that of the bucket among them, with all
that it parses. Prints, as JSON, how many sendings were killed, and of how many.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from functools import cache
from pathlib import Path

import s3fs  # noqa: F401
from botocore.loaders import JSONFileLoader
from botocore.session import Session

from pipelines.publishing.delivery import deliver


def started(release: Path, target: str) -> int:
    child = os.fork()
    if not child:
        deliver(release, target)
        os._exit(0)
    return child


def main(target: str, seed: int, releases: list[Path]) -> None:
    JSONFileLoader.load_file = staticmethod(cache(JSONFileLoader().load_file))
    Session().create_client("s3", region_name="us-east-1")
    rng = random.Random(seed)
    start = time.monotonic()
    assert os.waitpid(started(releases[0], target), 0)[1] == 0
    took = time.monotonic() - start
    killed = 0
    for release in releases[1:]:
        child = started(release, target)
        time.sleep(rng.uniform(0, 1.1 * took))
        os.kill(child, signal.SIGKILL)
        killed += os.WIFSIGNALED(os.waitpid(child, 0)[1])
        start = time.monotonic()
        assert os.waitpid(started(release, target), 0)[1] == 0, release
        took = 0.7 * took + 0.3 * (time.monotonic() - start)
    print(json.dumps({"killed": killed, "of": len(releases) - 1}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), [Path(name) for name in sys.argv[3:]])
