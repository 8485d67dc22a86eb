"""Work that is done in steps, by itself or side by side with other work of its kind. Knows nothing of what is done.

A step of one notice is soon over, and the next one wants other code and other words. Where many notices take the same
step one after another, the processor still has at hand what it takes: all of them are read in two thirds of the time.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from typing import TypeAlias, TypeVar

T = TypeVar("T")
# Stops after each step, and at last gives its result.
Steps: TypeAlias = Generator[None, None, T]


def by_itself(work: Steps[T]) -> T:
    """The result of one piece of work."""
    while True:
        try:
            next(work)
        except StopIteration as done:
            return done.value  # type: ignore[no-any-return]


def side_by_side(works: Iterable[Steps[T]]) -> list[T]:
    """The result of each piece of work, in their order: all take a step in turn."""
    results: dict[int, T] = {}
    going = list(enumerate(works))
    while going:
        left = []
        for place, work in going:
            try:
                next(work)
            except StopIteration as done:
                results[place] = done.value
            else:
                left.append((place, work))
        going = left
    return [results[place] for place in sorted(results)]
