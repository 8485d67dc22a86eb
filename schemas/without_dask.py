"""Imports pandera without dask's data frames, which it would import wherever dask is installed for the engine.

They take a second or more, no frame here is one, and with them DuckDB complains of leaks when the process ends. None in
`sys.modules` is how Python is told that a module is not there; whoever wants dask's frames afterwards gets them.
"""

import sys

_NAME = "dask.dataframe"

if _NAME not in sys.modules:
    sys.modules[_NAME] = None  # type: ignore[assignment]
    try:
        import pandera.typing.dask  # noqa: F401
    finally:
        del sys.modules[_NAME]
