"""pywb, a server for web archives. Its pins clash with ours, so it lives in an environment of its own."""

from __future__ import annotations

import contextlib
import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.clients import environment
from tests.pipelines.sources.fetch.conftest import Fetching

PYWB = "2.10.0"


@pytest.fixture(scope="session")
def pywb(request: pytest.FixtureRequest) -> Path:
    """The folder of pywb's commands."""
    return environment(f"pywb-{PYWB}", request.config.cache, f"pywb=={PYWB}")


def collection(fetching: Fetching, *sources: str) -> Path:
    """A folder for pywb: its collection `all` is what was fetched from some sources, files and indexes as they are."""
    home = fetching.folder / "wayback"
    for name, ending in (("archive", ".warc.gz"), ("indexes", ".cdxj")):
        folder = home / "collections" / "all" / name
        folder.mkdir(parents=True)
        for source_id in sources:
            for path in (fetching.raw / source_id).glob(f"*{ending}"):
                shutil.copy(path, folder / path.name)
    return home


@contextlib.contextmanager
def wayback(pywb: Path, folder: Path) -> Iterator[str]:
    """The address of pywb's server over the collections of a folder."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    base = f"http://127.0.0.1:{port}"
    command = [str(pywb / "wayback"), "-b", "127.0.0.1", "-p", str(port), "-d", str(folder), "-t", "2"]
    with (folder / "pywb.log").open("wb") as log, subprocess.Popen(command, stdout=log, stderr=log) as process:
        try:
            for _ in range(300):
                with contextlib.suppress(OSError):
                    urllib.request.urlopen(f"{base}/", timeout=5).close()
                    break
                time.sleep(0.2)
            yield base
        finally:
            process.kill()
