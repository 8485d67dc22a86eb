"""Processes of this machine that work beside this one: forks of a server that has loaded what they need.

The server is a process without threads, so that its forks are safe whatever runs here; what it has loaded, above all
the vocabularies, its forks share.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import forkserver

_PRELOADED = "pipelines.preloaded"
_started = False


def start() -> None:
    """Start the server, which loads while this process goes on; does nothing where it runs, or can do no good."""
    global _started
    if not _started and cores() > 1:
        _context()
        forkserver.ensure_running()
        _started = True


def started() -> bool:
    """Whether the server was started before it was needed."""
    return _started


def cores() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0))


def pool(workers: int) -> ProcessPoolExecutor:
    """So many processes that wait for work; Ctrl-C is left to this one."""
    return ProcessPoolExecutor(workers, mp_context=_context(), initializer=_leave_interrupts)


def _context() -> multiprocessing.context.ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([_PRELOADED])
    return context


def _leave_interrupts() -> None:
    """Ctrl-C reaches all processes of a terminal; who began the work decides what becomes of it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
