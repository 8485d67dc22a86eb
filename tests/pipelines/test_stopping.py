"""Ctrl-C: one plain line, the code that shells know, and no more lost than the batches that were being read."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from benchmarks.corpus import FILES_A_FOLDER, Corpus, write_files
from pipelines.cli.build import _no_interrupt_lost
from tests.conftest import ROOT, Cli, Place

BATCHES, ITEMS = 10, 40
STOPPED = "asean-meetings: stopped; what was read so far is kept"


@pytest.fixture
def load(tmp_path: Path) -> Place:
    """Folders of generated notices, each a batch."""
    place = Place(tmp_path)
    for number in range(0, BATCHES * FILES_A_FOLDER, FILES_A_FOLDER):
        write_files(Corpus(pages=0).items(number, number + ITEMS), place.raw)
    return place


@pytest.mark.timeout(300)
@pytest.mark.usefixtures("heard")
@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_stopped_build_says_so_in_a_line_and_keeps_all_that_was_read(load: Place, cli: Cli, workers: str) -> None:
    command = [sys.executable, "-m", "pipelines.cli", *load.arguments()[:-1], workers]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    # As in a terminal: all processes of the command get the signal.
    with subprocess.Popen(
        list(map(str, command)),
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        cwd=load.root,
        env=environment,
    ) as build:
        assert build.stderr is not None
        try:
            told = []
            for line in build.stderr:
                told.append(line)
                if line.startswith("  "):
                    break
            os.killpg(build.pid, signal.SIGINT)
            after = build.stderr.read().splitlines()
            build.wait(30)
        finally:
            # Whatever became of it, nothing waits for it.
            with suppress(ProcessLookupError):
                os.killpg(build.pid, signal.SIGKILL)

    assert build.returncode == 130, after
    assert after[-1] == STOPPED
    assert all(line.startswith("  ") for line in after[:-1]), after
    read = int([*told, *after[:-1]][-1].split()[0])
    kept = [path.parent for path in (load.root / "build" / "batches").glob("*/*/batch.json")]
    assert ITEMS <= read <= len(kept) * ITEMS < BATCHES * ITEMS
    said = cli(*load.arguments(), "--build-dir", load.root / "build", "--explain").out
    assert [line.split()[0] for line in said.splitlines() if "their items, the code" in line] == [str(len(kept))]


@pytest.fixture
def heard() -> Iterator[None]:
    """Interrupts are heard, even where whoever runs the tests in the background has them ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heard")
def test_an_interrupt_that_python_swallows_comes_again() -> None:
    class Swallowing:
        def __del__(self) -> None:
            raise KeyboardInterrupt

    def swallow_and_wait() -> None:
        Swallowing()
        time.sleep(60)

    with _no_interrupt_lost(), pytest.raises(KeyboardInterrupt):
        swallow_and_wait()


@pytest.mark.timeout(120)
@pytest.mark.usefixtures("heard")
def test_a_query_that_is_stopped_is_no_error(built: Place) -> None:
    # Its first rows come at once; then DuckDB looks for more for hours.
    endless = "SELECT range FROM range(1000000000000) WHERE range < 10000"
    command = [sys.executable, "-m", "pipelines.cli", "query", endless, "--format", "csv", "--release", built.latest]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        list(map(str, command)), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as query:
        assert query.stdout is not None
        for line in query.stdout:
            if line == "8000\n":
                break
        time.sleep(0.5)
        query.send_signal(signal.SIGINT)
        try:
            _, told = query.communicate(timeout=30)
        finally:
            query.kill()

    assert (query.returncode, told) == (130, STOPPED + "\n")
