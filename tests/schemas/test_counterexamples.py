"""Each table refuses rows that break it, with a message that says what and where."""

import duckdb
import pytest

from schemas import TABLES, ddl
from schemas.integrity import release_failures
from schemas.validation import validate
from tests.counterexamples.examples import Counterexample, counterexamples, valid_tables

CASES = counterexamples()


def with_its_parents(name):
    parents = {parent for parent in TABLES[name].parents for parent in with_its_parents(parent)}
    return [other for other in TABLES if other in parents or other == name]


@pytest.fixture(scope="module")
def database():
    """All tables, without a row."""
    with duckdb.connect() as connection:
        for table in TABLES.values():
            connection.execute(ddl.create_table(table))
        yield connection


def load(database, tables, names=tuple(TABLES)):
    """Raises where the database refuses a row; it keeps none."""
    database.execute("BEGIN")
    try:
        for name in names:
            database.register("incoming", tables[name])
            ddl.load(database, TABLES[name], "incoming")
    finally:
        database.execute("ROLLBACK")


def test_the_valid_rows_are_a_release_without_fault(database):
    tables = valid_tables()
    failures = [failure for name, rows in tables.items() for failure in validate(TABLES[name], rows)]
    assert [str(failure) for failure in failures + release_failures(tables)] == []
    assert all(rows.num_rows for rows in tables.values()), "each table shows at least one valid row"
    load(database, tables)


def test_each_table_has_at_least_two_counterexamples():
    count = {name: sum(case.table == name for case in CASES) for name in TABLES}
    assert {name for name, cases in count.items() if cases < 2} == set()


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.table}: {case.why}")
def test_the_row_is_refused_with_its_message(case: Counterexample):
    said = [str(failure) for failure in validate(TABLES[case.table], case.tables[case.table])]
    if not any(message.startswith(case.says) for message in said):
        said += [str(failure) for failure in release_failures(case.tables)]
    assert any(message.startswith(case.says) for message in said), said


@pytest.mark.parametrize(
    "case", [case for case in CASES if not case.only_checks], ids=lambda case: f"{case.table}: {case.why}"
)
def test_the_database_refuses_the_row_too(database, case: Counterexample):
    with pytest.raises((duckdb.ConstraintException, ValueError)):
        load(database, case.tables, with_its_parents(case.table))
