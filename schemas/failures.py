"""How a broken rule is reported, whichever check found it. No checks here."""

from __future__ import annotations

from dataclasses import dataclass

MOST_EXAMPLES = 5


@dataclass(frozen=True, slots=True)
class Failure:
    """A rule that rows of a table break: where, what is wrong, how many rows, and some of them.

    `column` is None where the rule is about the row or the table as a whole; `examples` name rows by their key.
    """

    table: str
    column: str | None
    message: str
    row_count: int
    examples: tuple[str, ...] = ()

    def __str__(self) -> str:
        """One line: the place, what is wrong, and the rows."""
        place = self.table if self.column is None else f"{self.table}.{self.column}"
        if not self.row_count:
            return f"{place}: {self.message}"
        rows = "1 row" if self.row_count == 1 else f"{self.row_count:,} rows"
        shown = "; ".join(self.examples) + ("; …" if self.row_count > len(self.examples) else "")
        return f"{place}: {self.message} ({rows}: {shown})"
