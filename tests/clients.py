"""Programs whose pins clash with ours, each in a virtual environment of its own, which is kept in pytest's cache."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock


def environment(name: str, cache: pytest.Cache, *packages: str) -> Path:
    """The folder of the commands of an environment that has these packages."""
    home = cache.mkdir(name)
    done = home / "installed"
    with FileLock(f"{home}.lock"):
        if not done.exists():
            subprocess.run([sys.executable, "-m", "venv", "--clear", "--without-pip", str(home)], check=True)
            # Our pip serves it: to install another takes longer than most packages.
            pip = [sys.executable, "-m", "pip", "--python", str(home / "bin" / "python"), "--disable-pip-version-check"]
            command = [*pip, "install", "--quiet", "--no-compile", *packages]
            installed = subprocess.run(command, check=False, capture_output=True, text=True)
            if installed.returncode:
                told = installed.stderr.strip().splitlines()[-1]
                pytest.skip(f"no package index gives {' '.join(packages)} here: {told}")
            done.touch()
    return home / "bin"


def python_with(version: str, cache: pytest.Cache, *more: str) -> Path:
    """An interpreter that has this DuckDB, and what else is named."""
    name = "-".join(["duckdb", version, *(package.partition("==")[0] for package in more)])
    return environment(name, cache, "--only-binary=:all:", f"duckdb=={version}", *more) / "python"
