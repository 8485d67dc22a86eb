"""The words in which a table is declared: column types, columns, rules over rows; and the `Table` read from them.

No table is declared here, and nothing is derived from one but its plain description.
"""

from __future__ import annotations

import atexit
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Annotated, Any, Literal, TypeAlias, cast

import duckdb
import pandas as pd
import pandera.pandas as pp
import pyarrow as pa

from schemas.codes import Codes
from schemas.engine import connect

Text: TypeAlias = Annotated[pd.ArrowDtype, pa.string()]
Texts: TypeAlias = Annotated[pd.ArrowDtype, pa.list_(pa.string())]
Flag: TypeAlias = Annotated[pd.ArrowDtype, pa.bool_()]
Short: TypeAlias = Annotated[pd.ArrowDtype, pa.int16()]
Int: TypeAlias = Annotated[pd.ArrowDtype, pa.int32()]
Long: TypeAlias = Annotated[pd.ArrowDtype, pa.int64()]
Share: TypeAlias = Annotated[pd.ArrowDtype, pa.float32()]
Day: TypeAlias = Annotated[pd.ArrowDtype, pa.date32()]
LocalTime: TypeAlias = Annotated[pd.ArrowDtype, pa.timestamp("s")]
Instant: TypeAlias = Annotated[pd.ArrowDtype, pa.timestamp("s", tz="UTC")]

# Patterns keep to what Python's re, Arrow and DuckDB (both RE2) read alike, and are anchored at both ends.
IDENTIFIER = r"^[^\s|]+$"
SLUG = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
CODE = r"^[A-Z0-9]+(?:[-+][A-Z0-9]+)*$"
COUNTRY = r"^[A-Z]{2}$"
CAPITALS = r"^[^\s|a-z]+$"
LANGUAGE = r"^[a-z]{2}$"
SHA256 = r"^[0-9a-f]{64}$"
URL = r"^https?://\S+$"
NOT_BLANK = r"^\S"

EvidenceNeed = Literal["values", "rows"]


def column(
    en: str,
    vi: str,
    *,
    key: bool = False,
    optional: bool = False,
    references: str | None = None,
    codes: Codes | None = None,
    pattern: str | None = None,
    least: float | None = None,
    most: float | None = None,
    computed: bool = False,
) -> Any:
    """One column: what it means in English and Vietnamese, and what its values must be.

    `key` puts it into the primary key, in the order of declaration; `references` is the `table.column` that it is a
    foreign key to; `least` and `most` are inclusive; `computed` says that it is a figure of the release itself, for
    which no notice can give evidence.
    """
    metadata = {"vi": vi, "key": key, "references": references, "codes": dict(codes or {}), "computed": computed}
    return pp.Field(
        nullable=optional,
        isin=list(codes) if codes else None,
        str_matches=pattern,
        ge=least,
        le=most,
        description=en,
        metadata=metadata,
    )


@cache
def _engine(_process: int) -> duckdb.DuckDBPyConnection:
    """An empty in-memory database for evaluating row rules, one a process: starting one costs more than most rules."""
    return connect()


# DuckDB complains on stderr about connections that outlive the interpreter.
atexit.register(_engine.cache_clear)


def row_rule(sql: str, error: str) -> Any:
    """A rule over one row: a boolean DuckDB expression over its columns, and what is wrong where it is false.

    As with a CHECK, a row for which the expression is null passes. The same expression becomes the table's CHECK.
    """

    def holds(_model: object, frame: pd.DataFrame) -> pd.Series[bool]:
        rows = pa.Table.from_pandas(frame, preserve_index=False)
        with _engine(os.getpid()).cursor() as connection:
            connection.register("checked_rows", rows)
            verdicts = connection.execute(f"SELECT coalesce({sql}, true) AS holds FROM checked_rows").df()["holds"]
        return verdicts.set_axis(frame.index)

    return pp.dataframe_check(holds, error=error, description=sql)


class TableModel(pp.DataFrameModel):
    """What all tables share: the declared columns, in that order, and no other.

    A table is a subclass: its docstring is the English description, its keywords are the published name, the Vietnamese
    description, and what needs evidence: every value outside the key that is not computed, or every row.
    """

    def __init_subclass__(cls, *, name: str, vi: str, evidence: EvidenceNeed | None = None) -> None:
        settings = {
            "name": name,
            "description": (cls.__doc__ or "").rstrip("."),
            "metadata": {"vi": vi, "evidence": evidence},
            "strict": True,
            "ordered": True,
        }
        cls.Config = type("Config", (cls.Config,), settings)
        super().__init_subclass__()  # type: ignore[no-untyped-call]  # pandera gives it no types


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """`column` holds keys of `parent.parent_column`, or null where the column is optional."""

    column: str
    parent: str
    parent_column: str


@dataclass(frozen=True, slots=True)
class RowRule:
    """A rule over one row, as DuckDB expression and as the sentence for a row that breaks it."""

    sql: str
    error: str


@dataclass(frozen=True, slots=True)
class Column:
    """One column as declared. `checks` are pandera's, by name and statistics."""

    name: str
    type: pa.DataType
    nullable: bool
    description_en: str
    description_vi: str
    codes: Codes
    checks: tuple[pp.Check, ...]
    computed: bool


@dataclass(frozen=True, slots=True)
class Table:
    """One table as declared, in plain terms from which everything else is derived."""

    name: str
    model: type[TableModel]
    description_en: str
    description_vi: str
    columns: Mapping[str, Column]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]
    rules: tuple[RowRule, ...]
    evidence: EvidenceNeed | None

    @property
    def parents(self) -> frozenset[str]:
        """Names of the other tables that must be there before this one."""
        return frozenset(key.parent for key in self.foreign_keys) - {self.name}

    @property
    def self_references(self) -> tuple[ForeignKey, ...]:
        """Foreign keys to the table itself."""
        return tuple(key for key in self.foreign_keys if key.parent == self.name)

    @classmethod
    def declared_by(cls, model: type[TableModel]) -> Table:
        """Read a declaration. A column without its two descriptions is an error."""
        schema = model.to_schema()
        about_table = cast("dict[str, Any]", model.Config.metadata)
        columns: dict[str, Column] = {}
        primary_key: list[str] = []
        foreign_keys: list[ForeignKey] = []
        for name, declared in schema.columns.items():
            extra = cast("dict[str, Any]", declared.metadata)
            columns[name] = Column(
                name=name,
                type=declared.dtype.type.pyarrow_dtype,
                nullable=declared.nullable,
                description_en=declared.description,
                description_vi=extra["vi"],
                codes=MappingProxyType(extra["codes"]),
                checks=tuple(declared.checks),
                computed=extra["computed"],
            )
            if extra["key"]:
                primary_key.append(name)
            if extra["references"]:
                parent, _, parent_column = extra["references"].partition(".")
                foreign_keys.append(ForeignKey(name, parent, parent_column))
        rules = tuple(RowRule(check.description, check.error) for check in schema.checks)
        return cls(
            name=schema.name,
            model=model,
            description_en=schema.description,
            description_vi=about_table["vi"],
            columns=MappingProxyType(columns),
            primary_key=tuple(primary_key),
            foreign_keys=tuple(foreign_keys),
            rules=rules,
            evidence=about_table["evidence"],
        )
