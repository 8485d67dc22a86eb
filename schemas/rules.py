"""What a declared check of one column says, in SQL and in words. The checks themselves are in `schemas.tables`."""

from __future__ import annotations

import pandera.pandas as pp


def quoted(name: str) -> str:
    """An identifier for SQL."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A string literal for SQL."""
    return "'" + text.replace("'", "''") + "'"


def as_sql(column: str, check: pp.Check) -> str:
    """The check as a boolean DuckDB expression over the column."""
    name = quoted(column)
    match check.name, check.statistics:
        case "isin", {"allowed_values": values}:
            return f"{name} IN ({', '.join(map(literal, values))})"
        case "str_matches", {"pattern": pattern}:
            return f"regexp_matches({name}, {literal(pattern)})"
        case "greater_than_or_equal_to", {"min_value": least}:
            return f"{name} >= {least}"
        case "less_than_or_equal_to", {"max_value": most}:
            return f"{name} <= {most}"
    raise ValueError(f"column {column}: the check {check.name} has no SQL form; add it to schemas/rules.py")


def as_words(check: pp.Check) -> str:
    """What is wrong with a value that fails the check."""
    match check.name, check.statistics:
        case "isin", {"allowed_values": values}:
            return f"is none of {', '.join(values)}"
        case "str_matches", {"pattern": pattern}:
            return f"does not match {pattern}"
        case "greater_than_or_equal_to", {"min_value": least}:
            return f"is less than {least}"
        case "less_than_or_equal_to", {"max_value": most}:
            return f"is more than {most}"
    raise ValueError(f"the check {check.name} has no wording; add it to schemas/rules.py")
