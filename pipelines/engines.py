"""Where batches are read: in this process, in processes of this machine, or on the workers of a Dask cluster.

An engine knows nothing of what is done to a batch. It brings back each result, survives the death of those who work,
and names the batches that kill whoever reads them.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol, TypeVar

from pipelines.processes import Pool, WorkerDied
from pipelines.sources.batching import Batch

Result = TypeVar("Result")
# So often a batch may end the process that reads it before it is given up.
TRIES = 3


class EngineError(Exception):
    """The engine itself is gone or was never there; the message names it and the cure."""


@dataclass(frozen=True, slots=True)
class Killed:
    """A batch that ended each process that read it."""

    batch: Batch


class Engine(Protocol):
    """Does the same work to many batches."""

    def run(self, work: Callable[[Batch], Result], batches: Sequence[Batch]) -> Iterator[Result | Killed]:
        """The result of each batch as soon as it is there, in no certain order. `work` must be picklable.

        An exception of `work` is raised here, and what was not begun is not begun any more.
        """
        ...


@dataclass(frozen=True, slots=True)
class LocalEngine:
    """The calling process where `workers` is 1, else so many processes of this machine.

    A worker that dies is replaced. Whatever was in flight then is done again, each batch in a process of its own, so
    that the one that kills is found out; in this process alone nobody can be saved.
    """

    workers: int = 1

    def run(self, work: Callable[[Batch], Result], batches: Sequence[Batch]) -> Iterator[Result | Killed]:
        """See `Engine`."""
        if self.workers <= 1 or len(batches) <= 1:
            yield from map(work, batches)
            return
        waiting = deque(batches)
        while waiting:
            for batch in (yield from self._flown(work, waiting)):
                yield alone(work, batch)

    def _flown(self, work: Callable[[Batch], Result], waiting: deque[Batch]) -> Generator[Result, None, list[Batch]]:
        """Works off `waiting`; returns the batches that were in flight when a worker died, or none at the end."""
        flying: dict[Future[Result], Batch] = {}
        with suppress(WorkerDied), Pool(min(self.workers, len(waiting))) as pool:
            while waiting or flying:
                # One more than there are workers, so that none waits for this process.
                while waiting and len(flying) <= self.workers:
                    flying[pool.submit(work, waiting[0])] = waiting[0]
                    waiting.popleft()
                for future in pool.finished(flying):
                    result = pool.result(future)
                    del flying[future]
                    yield result
        return list(flying.values())


def alone(work: Callable[[Batch], Result], batch: Batch, tries: int = TRIES) -> Result | Killed:
    """The work on one batch in a process of its own; a second and a third one where it dies."""
    for _ in range(tries):
        with suppress(WorkerDied), Pool(1) as pool:
            return pool.result(pool.submit(work, batch))
    return Killed(batch)


@dataclass(frozen=True, slots=True)
class DaskEngine:
    """The workers of a Dask cluster, by the address of its scheduler. All of them must see the same folders.

    The scheduler gives a batch up after so many dead workers as its setting `distributed.scheduler.allowed-failures`
    says. Workers may come and go. Needs the extra `asean-meetings[scale]`.
    """

    scheduler: str
    timeout_seconds: float = 30

    def run(self, work: Callable[[Batch], Result], batches: Sequence[Batch]) -> Iterator[Result | Killed]:
        """See `Engine`. `EngineError` where the scheduler cannot be reached, or is lost."""
        try:
            from distributed import Client, as_completed
            from distributed.client import FutureCancelledError
            from distributed.comm.core import CommClosedError
            from distributed.scheduler import KilledWorker
        except ImportError as error:
            raise EngineError("the engine dask is not installed; install asean-meetings[scale]") from error
        try:
            client = Client(  # type: ignore[no-untyped-call]
                self.scheduler, timeout=self.timeout_seconds, set_as_default=False
            )
        except (OSError, ValueError) as error:
            raise EngineError(
                f"no Dask scheduler answers at {self.scheduler}; start one, or correct the address"
            ) from error
        with client:
            futures = {client.submit(work, batch, pure=False): batch for batch in batches}
            try:
                for future in as_completed(futures, loop=client.loop):  # type: ignore[no-untyped-call]
                    try:
                        yield future.result()
                    except KilledWorker:
                        yield Killed(futures[future])
                    finally:
                        future.release()
            except (CommClosedError, FutureCancelledError) as error:
                raise EngineError(
                    f"the Dask scheduler at {self.scheduler} was lost; run again, finished batches are kept"
                ) from error
