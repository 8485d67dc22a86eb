"""`make answers`: draws what a terminal shows of one command on the latest release, for the README."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).parents[1]
COMMAND = ("asean-meetings", "show", "somswd-17")
WIDTH = 118
LINES = 80

# As rich's own, but with the reader's fonts: a picture asks no other host for anything.
SVG = """<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: {char_height}px;
  line-height: {line_height}px; white-space: pre; }}
.{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: sans-serif; }}
{styles}
</style>
<defs><clipPath id="{unique_id}-clip-terminal"><rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/>
</clipPath>{lines}</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix" xml:space="preserve">
{matrix}
</g>
</g>
</svg>
"""


def shown(command: tuple[str, ...]) -> str:
    """What the command writes to a terminal, with its colours."""
    ours, theirs = pty.openpty()
    environment = os.environ | {"TERM": "xterm-256color", "COLUMNS": str(WIDTH), "LINES": "100"}
    program = Path(sys.executable).parent / command[0]
    with subprocess.Popen([program, *command[1:]], cwd=ROOT, env=environment, stdout=theirs, stderr=theirs) as process:
        os.close(theirs)
        said = b""
        try:
            while some := os.read(ours, 65536):
                said += some
        except OSError:
            pass  # how Linux says that the other end is closed
        os.close(ours)
    if process.returncode:
        sys.exit(f"{' '.join(command)} failed: {said.decode()}")
    return said.decode().replace("\r\n", "\n")


def main() -> None:
    """Write the picture beside this file."""
    lines = shown(COMMAND).splitlines()
    if len(lines) > LINES:
        lines = [*lines[: LINES - 1], "…"]
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        console = Console(record=True, width=WIDTH, file=nowhere, force_terminal=True)
        console.print(Text.from_ansi("\n".join(lines)), soft_wrap=True)
        console.save_svg(
            str(Path(__file__).with_name("show.svg")), title=" ".join(COMMAND), code_format=SVG, unique_id="show"
        )


if __name__ == "__main__":
    main()
