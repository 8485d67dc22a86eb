"""Processes of this machine that work beside this one: forks of a server that has loaded what they need.

The server is a process without threads, so that its forks are safe whatever runs here; what it has loaded, above all
the vocabularies, its forks share.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Collection
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import context, forkserver
from types import TracebackType
from typing import Any, Self, TypeVar, TypeVarTuple

_PRELOADED = "pipelines.preloaded"
# So much is made before it is looked through for cycles, in the youngest, the middle and the oldest generation.
_BEFORE_A_LOOK = (20_000, 20, 100)
# What is given to processes while one of them dies may be forgotten, so where nothing ends they are looked at.
LOOK_SECONDS = 1.0
_started = False
Given = TypeVarTuple("Given")
Result = TypeVar("Result")


def collect_seldom() -> None:
    """Look for cycles of objects seldom: a process of our own loads a million objects that stay, and to look through
    them while they become more takes an eighth of a short command.
    """
    gc.set_threshold(*_BEFORE_A_LOOK)


def start() -> None:
    """Start the server, which loads while this process goes on; does nothing where it runs, or can do no good."""
    global _started
    if not _started and cores() > 1:
        _ensure_server()
        _started = True


def started() -> bool:
    """Whether the server was started before it was needed."""
    return _started


def cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0))


class WorkerDied(BrokenProcessPool):
    """A process that worked beside this one was ended from outside; what it was to do is not done."""

    def __init__(self) -> None:
        super().__init__(
            "a process that worked beside this one was ended from outside, as happens where memory runs out;"
            " run again with fewer --workers, or with --memory"
        )


class Pool:
    """So many processes that wait for work. Ctrl-C is left to this one; when it is gone they end too.

    The executor of Python 3.11 waits for ever where a process dies just when another begins or more is given to it: it
    forgets the one or the other. This one remembers its processes, and looks at them while it waits. Left by an
    exception, it ends them; else it waits for them.
    """

    def __init__(self, workers: int) -> None:
        self._context = _Remembering()
        self._executor = _Executor(workers, mp_context=self._context, initializer=_end_with_parent)

    def submit(self, work: Callable[[*Given], Result], *given: *Given) -> Future[Result]:
        """Give it work, as to an executor. Raises `WorkerDied` where a process died before."""
        try:
            return self._executor.submit(work, *given)
        except (BrokenProcessPool, OSError) as error:
            raise (WorkerDied() if self._broken else error) from error

    def finished(self, futures: Collection[Future[Result]]) -> set[Future[Result]]:
        """One or more of them that have ended, as soon as there are any. Raises `WorkerDied` where none will."""
        while True:
            done, _ = wait(futures, timeout=LOOK_SECONDS, return_when=FIRST_COMPLETED)
            if done:
                return done
            if self._broken:
                raise WorkerDied

    def result(self, future: Future[Result]) -> Result:
        """What it brings, when it has ended. Raises what its work raised, or `WorkerDied`."""
        self.finished([future])
        try:
            return future.result()
        except BrokenProcessPool as error:
            raise WorkerDied from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None and not self._broken:
            # Whoever stops does not wait for what is half done.
            self._executor.shutdown(wait=False, cancel_futures=True)
        if kind is not None or self._broken:
            self._context.kill()
        self._executor.shutdown()

    @property
    def _broken(self) -> bool:
        return bool(self._executor._broken)


# A name of its own, for tests that let a process die at a certain moment.
_Executor = ProcessPoolExecutor


class _Remembering(context.ForkServerContext):
    """Begins processes and knows them all afterwards, those that the executor lost too."""

    def __init__(self) -> None:
        super().__init__()
        self._begun: list[context.ForkServerProcess] = []

    def Process(self, *given: Any, **named: Any) -> context.ForkServerProcess:  # type: ignore[override] # noqa: N802
        _ensure_server()
        process = context.ForkServerProcess(*given, **named)
        self._begun.append(process)
        return process

    def kill(self) -> None:
        """End those that have not ended, and wait until they have: the executor may wait for none of them any more."""
        alive = [process for process in self._begun if process.is_alive()]
        for process in alive:
            process.kill()
        for process in alive:
            process.join()


def _ensure_server() -> None:
    multiprocessing.get_context("forkserver").set_forkserver_preload([_PRELOADED])
    # Ctrl-C reaches all processes of a terminal; the server's forks have it blocked from their first moment, as it has.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _end_with_parent() -> None:
    """End this process when the one that began the work was killed: its queue would stay open for ever."""
    threading.Thread(target=_wait_and_end, daemon=True).start()


def _wait_and_end() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)
