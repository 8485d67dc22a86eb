"""What the tables' declarations bring along: every command line pays for it."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import sys
import schemas
loaded = {name.split(".")[0] for name in sys.modules} & {"dask", "dagster", "distributed", "polars", "scipy"}
assert "dask.dataframe" not in sys.modules
print(*sorted(loaded))
"""


def test_no_engine_is_imported_with_the_schemas() -> None:
    said = subprocess.run([sys.executable, "-W", "ignore", "-c", SCRIPT], capture_output=True, text=True, check=True)
    assert said.stdout.split() == []
    assert said.stderr == ""
