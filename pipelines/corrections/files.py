"""The folder of corrections: which files there are, and all that they say. Writes none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipelines.corrections.decisions import Corrections
from pipelines.corrections.entries import Correction, CorrectionError, parse
from pipelines.storage import is_address

SUFFIX = ".yaml"


def corrections_folder(named: str, raw: str) -> Path:
    """Where corrections lie: the folder that is named, else `corrections` beside the raw folder, and in the working
    folder where raw items lie in a store, beside which there is nothing of ours.
    """
    return Path(named) if named else (Path() if is_address(raw) else Path(raw).parent) / "corrections"


def correction_files(folder: Path) -> list[Path]:
    """The files of corrections in a folder, sorted by name; none where there is no folder."""
    return sorted(path for path in folder.glob(f"*{SUFFIX}") if not path.name.startswith("."))


def load_corrections(folder: Path) -> Corrections:
    """All corrections of a folder. CorrectionError where one cannot be used, or two contradict each other."""
    return Corrections.of(_entries(folder))


def _entries(folder: Path) -> Iterator[Correction]:
    for path in correction_files(folder):
        name = f"{folder.name}/{path.name}"
        try:
            text = path.read_bytes().decode("utf-8-sig")
        except OSError as error:
            raise CorrectionError(f"{name}: it cannot be read ({error.strerror}); check its permissions") from error
        except UnicodeDecodeError as error:
            raise CorrectionError(f"{name}: it is not UTF-8 from byte {error.start} on; save it as UTF-8") from error
        yield from parse(text, name)
