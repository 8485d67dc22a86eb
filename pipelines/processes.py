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
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import forkserver

_PRELOADED = "pipelines.preloaded"
# So much is made before it is looked through for cycles, in the youngest, the middle and the oldest generation.
_BEFORE_A_LOOK = (20_000, 20, 100)
_started = False


def collect_seldom() -> None:
    """Look for cycles of objects seldom: a process of our own loads a million objects that stay, and to look through
    them while they become more takes an eighth of a short command.
    """
    gc.set_threshold(*_BEFORE_A_LOOK)


def start() -> None:
    """Start the server, which loads while this process goes on; does nothing where it runs, or can do no good."""
    global _started
    if not _started and cores() > 1:
        _context()
        _started = True


def started() -> bool:
    """Whether the server was started before it was needed."""
    return _started


def cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0))


def pool(workers: int) -> ProcessPoolExecutor:
    """So many processes that wait for work. Ctrl-C is left to this one; when it is gone they end too."""
    return ProcessPoolExecutor(workers, mp_context=_context(), initializer=_end_with_parent)


def broken(pool: ProcessPoolExecutor) -> bool:
    """Whether a process of the pool died. What was given to it at that moment may never tell."""
    return bool(pool._broken)


def _context() -> multiprocessing.context.ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([_PRELOADED])
    # Ctrl-C reaches all processes of a terminal; the server's forks have it blocked from their first moment, as it has.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    return context


def _end_with_parent() -> None:
    """End this process when the one that began the work was killed: its queue would stay open for ever."""
    threading.Thread(target=_wait_and_end, daemon=True).start()


def _wait_and_end() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)
