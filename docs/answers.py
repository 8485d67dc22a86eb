"""`make answers`: writes into the documents what their queries answer on the latest release."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from schemas.engine import connect

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.blocks import PYTHON, SQL, R, can_run_r, python_answer, r_answer, sql_answer, statements  # noqa: E402
from tests.serving import serving  # noqa: E402

DOCUMENTS = ("README.md", "docs/cookbook.md")
QUESTION = re.compile(r"(```sh\n(asean-meetings query [^`]*)```\n\n```text\n)[^`]*(```)")


def answered(question: re.Match[str]) -> str:
    """The question with the answer of today."""
    command = f"{Path(sys.executable).parent}/{question[2]}"
    answer = subprocess.run(command, shell=True, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return f"{question[1]}{answer}{question[3]}"


def asked(block: re.Match[str]) -> str:
    """The SQL with its answers. Read from the disk: the tests compare them with those over HTTP."""
    with connect() as connection:
        answers = []
        for statement in statements(block[2], str(ROOT / "releases")):
            answer = connection.execute(statement)
            if statement.startswith("SELECT"):
                answers.append(([column[0] for column in answer.description or ()], answer.fetchall()))
    return f"{block[1]}{sql_answer(answers)}{block[4]}"


def main() -> None:
    """Rewrite the documents in place."""
    os.chdir(ROOT)
    with serving(ROOT / "releases") as server:
        for name in DOCUMENTS:
            path = ROOT / name
            text = QUESTION.sub(answered, path.read_text("utf-8"))
            text = PYTHON.sub(lambda block: f"{block[1]}{python_answer(block[2], server.url)}{block[4]}", text)
            if can_run_r():
                text = R.sub(lambda block: f"{block[1]}{r_answer(block[2], ROOT)}{block[4]}", text)
            path.write_text(SQL.sub(asked, text), "utf-8")


if __name__ == "__main__":
    main()
