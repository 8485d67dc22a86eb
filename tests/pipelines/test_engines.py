"""Whoever reads: the results are the same bytes, a worker that dies costs nothing, an item that kills itself alone."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager, suppress
from functools import partial
from multiprocessing import forkserver

import dask
import pytest
from distributed import Client, LocalCluster

from benchmarks.corpus import Corpus, write_files
from pipelines import batches, processes
from pipelines.batches import BatchReport, read_batches
from pipelines.engines import DaskEngine, Engine, EngineError, Killed, LocalEngine
from pipelines.sources.batching import Batch, plan
from pipelines.sources.drop_folder import scan
from tests.conftest import ROOT, Cli
from tests.pipelines.engine_work import names, names_or_dies, waits

# Processes that start, die and start again take long on a busy machine, and would make it busier all at once.
pytestmark = [pytest.mark.timeout(600), pytest.mark.xdist_group("engines")]


def stored(reports: list[BatchReport]) -> dict[str, bytes]:
    return {
        f"{r.batch_id}/{path.name}": path.read_bytes() for r in reports for path in sorted(r.folder.glob("*.parquet"))
    }


@pytest.fixture(scope="module")
def corpus(tmp_path_factory) -> list[Batch]:
    """A few small batches."""
    raw = tmp_path_factory.mktemp("load") / "raw"
    write_files(Corpus(pages=0).items(0, 20), raw)
    return plan(scan(raw), limit=8)


@pytest.fixture(scope="module")
def alone(corpus, tmp_path_factory) -> dict[str, bytes]:
    """What one process makes of them."""
    return stored(read_batches(corpus, tmp_path_factory.mktemp("alone")))


@contextmanager
def cluster(workers: int = 2) -> Iterator[LocalCluster]:
    """A scheduler and worker processes, on loopback; they are forks of the server that has loaded what they need."""
    with processes.Pool(1) as pool:
        pool.submit(os.getpid).result()  # the server runs
    with (
        dask.config.set({"distributed.worker.multiprocessing-method": "forkserver"}),
        LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            processes=True,
            dashboard_address=None,
            host="127.0.0.1",
            silence_logs=50,
        ) as made,
    ):
        yield made


def empty(count: int) -> list[Batch]:
    return [Batch(f"b{number:02d}", ()) for number in range(count)]


def done(engine: Engine, work: object, given: list[Batch]) -> tuple[list[str], list[str]]:
    results = list(engine.run(work, given))  # type: ignore[arg-type]
    killed = sorted(each.batch.batch_id for each in results if isinstance(each, Killed))
    return sorted(each for each in results if isinstance(each, str)), killed


def test_a_worker_that_dies_costs_nothing(tmp_path):
    given = empty(12)
    work = partial(names_or_dies, at="b05", folder=str(tmp_path), times=1)
    assert done(LocalEngine(2), work, given) == ([batch.batch_id for batch in given], [])
    assert len(list(tmp_path.iterdir())) == 1


def test_a_batch_that_kills_is_found_out_and_the_others_are_done(tmp_path):
    given = empty(12)
    work = partial(names_or_dies, at="b05", folder=str(tmp_path), times=100)
    others = [batch.batch_id for batch in given if batch.batch_id != "b05"]
    assert done(LocalEngine(2), work, given) == (others, ["b05"])
    # Once among others, then by itself.
    assert len(list(tmp_path.iterdir())) == 4


WAITING = """
from pipelines.engines import LocalEngine
from pipelines.sources.batching import Batch
from tests.pipelines.engine_work import waits
list(LocalEngine(2).run(waits, [Batch(name, ()) for name in "abcd"]))
"""


@pytest.mark.timeout(120)
def test_a_run_that_is_killed_leaves_no_process_behind():
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-c", WAITING], stdout=subprocess.PIPE, text=True, start_new_session=True, env=environment
    ) as run:
        try:
            assert run.stdout is not None
            assert {run.stdout.readline(), run.stdout.readline()} == {"a\n", "b\n"}
            run.kill()
            # Whoever is left holds this end open.
            assert run.stdout.read() == ""
        finally:
            with suppress(ProcessLookupError):
                os.killpg(run.pid, signal.SIGKILL)


def test_dask_gives_the_same_bytes_while_workers_come_and_go(corpus, alone, tmp_path):
    with cluster(1) as made, Client(made) as client:
        engine = DaskEngine(made.scheduler_address)

        def change(report: BatchReport) -> None:
            if len(told) == 0:
                made.scale(2)
            if len(told) == 1:
                (pid, *_) = client.run(os.getpid).values()
                os.kill(pid, signal.SIGKILL)
            told.append(report.batch_id)

        told: list[str] = []
        reports = read_batches(corpus, tmp_path / "store", engine=engine, done=change)
    assert stored(reports) == alone
    assert sorted(told) == sorted(batch.batch_id for batch in corpus)


def test_dask_gives_up_a_batch_that_kills_its_workers(tmp_path):
    given = empty(6)
    work = partial(names_or_dies, at="b02", folder=str(tmp_path), times=100)
    with cluster(2) as made:
        read, killed = done(DaskEngine(made.scheduler_address), work, given)
    # The scheduler cannot tell what waited at the workers that died from what killed them.
    assert sorted(read + killed) == [batch.batch_id for batch in given]
    assert "b02" in killed


def test_a_scheduler_that_is_not_there_is_named(tmp_path):
    with pytest.raises(EngineError, match="no Dask scheduler answers at tcp"):
        list(DaskEngine("tcp://127.0.0.1:1", timeout_seconds=1).run(names, empty(2)))


def test_a_scheduler_that_is_lost_is_told_and_what_was_done_is_kept(corpus, tmp_path):
    with cluster(1) as made:
        engine = DaskEngine(made.scheduler_address, timeout_seconds=2)
        results = engine.run(partial(batches._bring_up_to_date, store=tmp_path, code="c", aliases=()), corpus)
        first = next(results)
        made.close()
        with pytest.raises(EngineError, match="was lost; run again"):
            list(results)
    assert isinstance(first, BatchReport)
    assert batches.up_to_date(next(b for b in corpus if b.batch_id == first.batch_id), tmp_path, "c")


def test_the_engine_and_its_scheduler_go_together(cli: Cli):
    assert "go together" in cli("build", "--engine", "dask").err
    assert "no amount of memory" in cli("build", "--memory", "much").err


class Late(ProcessPoolExecutor):
    """A pool that knows of its second worker only when it has ended all it knows, because the first one died."""

    once = True

    def _spawn_process(self) -> None:
        known = self._processes
        if known and self.once:
            Late.once = False
            self._processes = {}
            super()._spawn_process()
            until_broken(self)
            known.update(self._processes)
            self._processes = known
        else:
            super()._spawn_process()


class Closed(ProcessPoolExecutor):
    """A pool that starts its second worker when it has closed all pipes, because the first one died."""

    once = True

    def _spawn_process(self) -> None:
        if self._processes and self.once:
            Closed.once = False
            until_broken(self)
            time.sleep(0.2)
        super()._spawn_process()


class Forgetful(ProcessPoolExecutor):
    """A pool that has forgotten what it was given when the first worker died."""

    once = True

    def submit(self, work, /, *given):
        if self._processes and self.once:
            Forgetful.once = False
            until_broken(self)
            return Future()
        return super().submit(work, *given)


def until_broken(pool: ProcessPoolExecutor) -> None:
    until = time.monotonic() + 10
    while not pool._broken and time.monotonic() < until:
        time.sleep(0.01)


@pytest.mark.timeout(60)
@pytest.mark.parametrize("kind", [Late, Closed, Forgetful])
def test_a_worker_that_dies_just_when_more_is_given_to_the_pool_ends_nothing(kind, monkeypatch, tmp_path):
    monkeypatch.setattr(kind, "once", True)
    monkeypatch.setattr(processes, "_Executor", kind)
    work = partial(names_or_dies, at="b00", folder=str(tmp_path), times=1)
    assert done(LocalEngine(2), work, empty(3)) == (["b00", "b01", "b02"], [])
    assert not kind.once


def each_of(given: list[Batch], work: Callable[[Batch], str]) -> list[str]:
    with processes.Pool(2) as pool:
        futures = [pool.submit(work, batch) for batch in given]
        return [pool.result(future) for future in futures]


@pytest.mark.timeout(60)
@pytest.mark.parametrize("kind", [ProcessPoolExecutor, Late, Closed, Forgetful])
def test_who_waits_for_a_worker_that_dies_is_told_and_no_other_goes_on(kind, monkeypatch, tmp_path):
    if kind is not ProcessPoolExecutor:
        monkeypatch.setattr(kind, "once", True)
    monkeypatch.setattr(processes, "_Executor", kind)
    beside = set(multiprocessing.active_children())
    work = partial(names_or_dies, at="b00", folder=str(tmp_path), times=1)
    with pytest.raises(processes.WorkerDied, match=r"ended from outside.*fewer --workers"):
        each_of(empty(3), work)
    assert set(multiprocessing.active_children()) <= beside


@pytest.mark.timeout(60)
def test_whoever_stops_leaves_no_process_behind():
    beside = set(multiprocessing.active_children())

    def stopped() -> None:
        with processes.Pool(2) as pool:
            for batch in empty(2):
                pool.submit(waits, batch)
            assert set(multiprocessing.active_children()) > beside
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert set(multiprocessing.active_children()) <= beside


# In the server of the processes that read, not in what Python starts beside it.
KILLER = """
import os, signal, sys
if any("forkserver" in part for part in sys.orig_argv):
    from pipelines import batches, processes
    whole = batches._read_item
    def deadly(item, *more):
        if item.raw_name.endswith("deadly.txt"):
            os.kill(os.getpid(), signal.SIGKILL)
        return whole(item, *more)
    batches._read_item = deadly
"""


@pytest.fixture
def other_server() -> Iterator[None]:
    """Processes are forks of a server that starts with the environment of this test, and goes with it."""
    forkserver._forkserver._stop()
    yield
    forkserver._forkserver._stop()


@pytest.fixture
def deadly(tmp_path, monkeypatch, other_server) -> list[Batch]:
    """Two batches, one with an item that kills every process started from here that reads it."""
    # Python runs this module when it starts.
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(KILLER)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path / "site"), *sys.path]))
    raw = tmp_path / "raw"
    for name in ("a/1.txt", "a/deadly.txt", "b/1.txt"):
        (raw / name).parent.mkdir(parents=True, exist_ok=True)
        (raw / name).write_text(f"Hội nghị ASEAN {name}\n\n01/02/2020\n\nNội dung của tin này.")
    return plan(scan(raw))


# The last one, because the server starts anew after it.
def test_an_item_that_kills_is_a_rejection_and_the_rest_of_its_batch_is_read(deadly, tmp_path):
    reports = read_batches(deadly, tmp_path / "store", workers=2)
    assert [(r.batch_id, r.notices, r.rejections) for r in reports] == [("a", 1, 1), ("b", 1, 0)]
    (row,) = batches.pq.read_table(reports[0].folder / "rejections.parquet").to_pylist()
    assert (row["raw_name"], row["reason"]) == ("a/deadly.txt", "reader-killed")
    # The next run tries again, since there may be more memory then.
    assert [r.fresh for r in read_batches(deadly[1:], tmp_path / "store")] == [False]
