"""One session of review: the queue, what is decided in it, and taking it back. Knows no terminal.

Each decision is in its file before the next item comes up, so that whatever ends the session loses none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipelines.corrections.entries import Correction
from pipelines.corrections.files import load_corrections
from pipelines.corrections.writing import add, remove
from pipelines.review.deciding import Reviewer, rejected
from pipelines.review.queue import Decided, Item

OF_CORRECTIONS = "correction-"


@dataclass(frozen=True, slots=True)
class _Step:
    """What can be taken back: the queue as it was, and the correction that was written in the place of another."""

    items: tuple[Item, ...]
    written: Correction | None = None
    before: Correction | None = None


class Session:
    """The open items, the next one first, and a folder of corrections that decisions go into."""

    def __init__(self, items: Sequence[Item], folder: Path, by: Reviewer) -> None:
        self.items = tuple(items)
        self.folder = folder
        self.by = by
        self._steps: list[_Step] = []

    @property
    def current(self) -> Item | None:
        """The item that is asked about; None where none is left."""
        return self.items[0] if self.items else None

    @property
    def decisions(self) -> int:
        """How many decisions of this session stand."""
        return sum(step.written is not None for step in self._steps)

    def decide(self, correction: Correction) -> Path:
        """Write a correction; the items that it decides are done. CorrectionError where it cannot stand."""
        known = {entry.correction_id: entry for entry in load_corrections(self.folder).entries}
        path = add(self.folder, correction)
        self._steps.append(_Step(self.items, correction, known.get(correction.correction_id)))
        decided = Decided([correction])
        self.items = tuple(
            item for item in self.items[1:] if not decided.has(item) and not _is_of(item, correction.correction_id)
        )
        return path

    def rejection(self, item: Item, reason: str) -> Correction:
        """The correction by which what an item is about is taken out. ValueError where there is nothing to take out."""
        if not item.kind.startswith(OF_CORRECTIONS):
            return rejected(item, self.by, reason)
        for entry in load_corrections(self.folder).entries:
            if entry.correction_id == item.row_id:
                told = f"{entry.reason}; withdrawn: {reason}"
                return replace(entry, status="withdrawn", reason=told, who=self.by.who, when=self.by.today)
        raise ValueError(f"{item.row_id} is not in {self.folder.name}/ any more; build again")

    def postpone(self) -> None:
        """Ask about the current item again after all others."""
        if self.items:
            self._steps.append(_Step(self.items))
            self.items = (*self.items[1:], self.items[0])

    def undo(self) -> bool:
        """Take the last decision back, or the last postponing; False where there is none."""
        if not self._steps:
            return False
        step = self._steps.pop()
        if step.before is not None:
            add(self.folder, step.before)
        elif step.written is not None:
            remove(self.folder, step.written.correction_id)
        self.items = step.items
        return True


def _is_of(item: Item, correction_id: str) -> bool:
    """Whether an item is about the correction that was just changed."""
    return item.kind.startswith(OF_CORRECTIONS) and item.row_id == correction_id
