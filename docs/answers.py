"""`make answers`: writes into the documents what their queries answer on the latest release."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
DOCUMENTS = ("README.md", "docs/cookbook.md")
QUESTION = re.compile(r"(```sh\n(asean-meetings query [^`]*)```\n\n```text\n)[^`]*(```)")


def answered(question: re.Match[str]) -> str:
    """The question with the answer of today."""
    command = f"{Path(sys.executable).parent}/{question[2]}"
    answer = subprocess.run(command, shell=True, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return f"{question[1]}{answer}{question[3]}"


def main() -> None:
    """Rewrite the documents in place."""
    for name in DOCUMENTS:
        path = ROOT / name
        path.write_text(QUESTION.sub(answered, path.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
