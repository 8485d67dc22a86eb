"""What the views, macros and search tables of the DuckDB file have in common: a name, a description, and SQL.

The SQL of each stands beside this module, in a file of its name. What it says must run in DuckDB 1.1.3 as in the
newest: no lambdas, no functions that came later. Views use no macros, so that they work in an attached file, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from schemas.rules import literal, quoted

# English and Vietnamese.
Words: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True)
class View:
    """A view with its description and those of its columns."""

    name: str
    description: Words
    columns: Mapping[str, Words]

    def statements(self) -> Iterator[str]:
        """What makes the view and describes it."""
        columns = ", ".join(map(quoted, self.columns))
        yield f"CREATE VIEW {quoted(self.name)} ({columns}) AS\n{body(self.name)}"
        yield f"COMMENT ON VIEW {quoted(self.name)} IS {comment(self.description)}"
        yield from column_comments(self.name, self.columns)


@dataclass(frozen=True, slots=True)
class Macro:
    """A macro with its description and its parameters; `columns` are those of the table that it gives, if it does."""

    name: str
    description: Words
    parameters: tuple[str, ...]
    columns: tuple[str, ...] = ()

    def statements(self) -> Iterator[str]:
        """What makes the macro and describes it."""
        table = "TABLE" if self.columns else ""
        yield f"CREATE MACRO {quoted(self.name)}({', '.join(self.parameters)}) AS {table}\n{body(self.name)}"
        yield f"COMMENT ON MACRO {table} {quoted(self.name)} IS {comment(self.description)}"


@dataclass(frozen=True, slots=True)
class SearchTable:
    """A table made from the others, which holds nothing that they do not say. `columns`: name, type, description.

    One that is not `at_once` is created empty: what fills it does so in parts.
    """

    name: str
    description: Words
    columns: Mapping[str, tuple[str, Words]]
    at_once: bool = True

    def statements(self) -> Iterator[str]:
        """What makes the table, fills it, and describes it. Needs the macros and the tables before it."""
        typed = ", ".join(f"{quoted(column)} {kind}" for column, (kind, _) in self.columns.items())
        yield f"CREATE TABLE {quoted(self.name)} ({typed})"
        if self.at_once:
            yield f"INSERT INTO {quoted(self.name)}\n{body(self.name)}"
        yield f"COMMENT ON TABLE {quoted(self.name)} IS {comment(self.description)}"
        yield from column_comments(self.name, {column: words for column, (_, words) in self.columns.items()})


def body(name: str) -> str:
    """The SQL of that name."""
    return Path(__file__).with_name(f"{name}.sql").read_text("utf-8")


def comment(words: Words) -> str:
    """The literal of a comment: as in the tables, the English words first."""
    return literal(" | ".join(words))


def column_comments(name: str, columns: Mapping[str, Words]) -> Iterator[str]:
    """COMMENT ON each column of a table or view."""
    for column, words in columns.items():
        yield f"COMMENT ON COLUMN {quoted(name)}.{quoted(column)} IS {comment(words)}"
