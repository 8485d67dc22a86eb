"""Other versions of DuckDB, each in a virtual environment of its own, which is kept in pytest's cache."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


def python_with(version: str, cache: pytest.Cache, *more: str) -> Path:
    """An interpreter that has this DuckDB, and what else is named."""
    home = cache.mkdir("-".join(["duckdb", version, *(package.partition("==")[0] for package in more)]))
    python = home / "bin" / "python"
    done = home / "installed"
    if not done.exists():
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(home)], check=True)
        pip = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--only-binary", ":all:"]
        installed = subprocess.run([*pip, f"duckdb=={version}", *more], check=False, capture_output=True, text=True)
        if installed.returncode:
            pytest.skip(f"no package index gives duckdb {version} here: {installed.stderr.strip().splitlines()[-1]}")
        done.touch()
    return python
