"""`python -m pipelines.cli.phrases`: for those who change words. Prints what is wrong in the files of phrases."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from pipelines.phrases_check import check_phrases, languages, notices_in, unused_phrases

app = typer.Typer(no_args_is_help=False, add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)

Notices = Annotated[
    list[Path] | None, typer.Argument(help="Folders of notices: phrases that none of them uses are listed too.")
]


@app.command()
def check(notices: Notices = None) -> int:
    """Print unknown codes and doubled entries, exit 1 where there are any; with notices, unused entries too."""
    read = [notice for folder in notices or [] for notice in notices_in(folder)]
    wrong = 0
    for language in languages():
        findings = check_phrases(language)
        wrong += len(findings)
        if read:
            findings += unused_phrases(language, (notice for notice in read if notice.language == language))
        for finding in findings:
            print(f"{finding.problem:12} {finding}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(app(standalone_mode=False))
