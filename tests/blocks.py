"""Runs what documents show: Python and R as they stand, SQL by statements; addresses lead to a server of our own."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from contextlib import redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console

from pipelines.cli.output import table

# What the documents write for the address of a release's folder, whatever it is for their readers.
ADDRESS = "https://data.example.org/asean-meetings"

PYTHON = re.compile(r"(```python\n([^`]*)```\n\n```text\n)([^`]*)(```)")
SQL = re.compile(r"(```sql\n([^`]*)```\n\n```text\n)([^`]*)(```)")

R = re.compile(r"(```r\n([^`]*)```\n\n```text\n)([^`]*)(```)")

R_DUCKDB = Path(__file__).parent / "r" / "duckdb"


def python_answer(code: str, url: str) -> str:
    """What the code prints, with no blank line at the end."""
    out = io.StringIO()
    with redirect_stdout(out):
        exec(compile(code.replace(ADDRESS, url), "document", "exec"), {"__name__": "document"})
    return "\n".join(line.rstrip() for line in out.getvalue().rstrip("\n").splitlines()) + "\n"


def r_answer(code: str, folder: Path) -> str:
    """What R prints of the code in `folder`. In the place of DuckDB's package stands the one of `r/duckdb`."""
    with TemporaryDirectory() as library:
        install = ["R", "CMD", "INSTALL", "--no-docs", "--no-test-load", f"--library={library}", str(R_DUCKDB)]
        # Elsewhere R loses letters that are not ASCII.
        environment = os.environ | {"LC_ALL": "C.UTF-8", "R_LIBS": library, "DUCKDB_PYTHON": sys.executable}
        subprocess.run(install, env=environment, check=True, capture_output=True)
        command = ["Rscript", "--vanilla", "-e", code]
        said = subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True, text=True).stdout
    return "".join(f"{line.rstrip()}\n" for line in said.splitlines())


def can_run_r() -> bool:
    """Whether R is there, with its package DBI."""
    asked = ["Rscript", "--vanilla", "-e", "library(DBI)"]
    return bool(shutil.which("Rscript")) and not subprocess.run(asked, check=False, capture_output=True).returncode


def statements(sql: str, url: str) -> list[str]:
    """The statements of a block."""
    return [one.strip() for one in sql.replace(ADDRESS, url).split(";") if one.strip()]


def sql_answer(answers: Sequence[tuple[Sequence[str], Sequence[Sequence[object]]]]) -> str:
    """The answers of the statements that have one, each with its header, as the command line prints them."""
    texts = []
    for names, rows in answers:
        out = io.StringIO()
        numbers = {place for row in rows for place, value in enumerate(row) if isinstance(value, (int, float))}
        Console(file=out, width=10_000, color_system=None).print(table(names, rows, right=numbers))
        texts.append("\n".join(line.rstrip() for line in out.getvalue().splitlines()))
    return "\n\n".join(texts) + "\n"
