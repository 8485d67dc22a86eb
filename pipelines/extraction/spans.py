"""Stretches of a text and quick answers to what lies where. Knows nothing of what stands there."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Generic, NamedTuple, Protocol, TypeVar


class Span(NamedTuple):
    """A stretch of the text, end exclusive."""

    start: int
    end: int


class Placed(Protocol):
    """Anything that begins and ends somewhere in the text."""

    @property
    def start(self) -> int:
        """Offset of its first character."""

    @property
    def end(self) -> int:
        """Offset after its last character."""


_PLACE = attrgetter("start", "end")


class Area:
    """The union of some stretches."""

    def __init__(self, parts: Iterable[Placed]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        last = -1
        for start, end in sorted(map(_PLACE, parts)):
            if start > last:
                self._starts.append(start)
                self._ends.append(end)
            elif end > last:
                self._ends[-1] = end
            else:
                continue
            last = end

    def __bool__(self) -> bool:
        return bool(self._starts)

    def covers(self, start: int, end: int) -> bool:
        """Whether all of a stretch lies within."""
        index = bisect_right(self._starts, start) - 1
        return index >= 0 and end <= self._ends[index]

    def meets(self, start: int, end: int) -> bool:
        """Whether any part of a stretch lies within."""
        index = bisect_left(self._starts, end) - 1
        return index >= 0 and self._ends[index] > start


Item = TypeVar("Item", bound=Placed)


class Row(Generic[Item]):
    """Things in the order in which they begin, to be asked by place."""

    def __init__(self, items: Iterable[Item]) -> None:
        self.items: Sequence[Item] = sorted(items, key=_PLACE)
        self._starts = [item.start for item in self.items]

    def between(self, start: int, end: int) -> Sequence[Item]:
        """Those that begin at `start` or later and before `end`."""
        return self.items[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def before(self, offset: int, most: int) -> Sequence[Item]:
        """The last ones, at most so many, that begin before an offset."""
        index = bisect_left(self._starts, offset)
        return self.items[max(0, index - most) : index]
