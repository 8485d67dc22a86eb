"""The screen of `asean-meetings review`: one item at a time, with keys to decide it. Writes nothing itself."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack

import duckdb
from rich.text import Text
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Footer, Input, Static

from pipelines.corrections import Correction, CorrectionError
from pipelines.corrections.format import entry_text
from pipelines.resolution.corrected import value_problem
from pipelines.resolution.engine import connected
from pipelines.review.deciding import accepted, correctable, corrected, no_meeting
from pipelines.review.queue import MOST_CANDIDATES, Item
from pipelines.review.session import Session

# Characters of a notice before and after the words concerned; `t` shows all.
AROUND = 600
_MARK = "bold black on bright_yellow"
# What a terminal would take for a command, and not show.
_CONTROLS = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160)), "�")

Made = Callable[[str], Correction]


class Question(ModalScreen[str | None]):
    """A line to be typed, below what it is about. Escape gives none."""

    BINDINGS = [Binding("escape", "cancel", "cancel", priority=True)]
    CSS = """
    Question { align: center middle; }
    #box { width: 90%; max-width: 110; height: auto; max-height: 90%; border: round $accent; padding: 0 1; }
    """

    def __init__(self, question: str, about: str, value: str, refused: Callable[[str], str | None]) -> None:
        super().__init__()
        self.question, self.about, self.value, self.refused = question, about, value, refused

    def compose(self) -> ComposeResult:
        """What it is about, the question, and the line."""
        with Vertical(id="box"):
            yield Static(Text(self.about), id="about")
            yield Static(Text(self.question, style="bold"), id="question")
            # A half-written line goes on; a whole one is kept by Enter, or typed over.
            yield Input(self.value, id="line", select_on_focus=not self.value.endswith("="))
            yield Static("", id="refusal")

    def on_mount(self) -> None:
        """Type at once."""
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the line, or say why not."""
        problem = self.refused(event.value)
        if problem is None:
            self.dismiss(event.value)
        else:
            self.query_one("#refusal", Static).update(Text(problem, style="bold red"))

    def action_cancel(self) -> None:
        """Take nothing."""
        self.dismiss(None)


class ReviewApp(App[None]):
    """The items of a session, one at a time."""

    TITLE = "asean-meetings review"
    ENABLE_COMMAND_PALETTE = False
    CSS = """
    #where { background: $primary; color: $text; padding: 0 1; }
    #item { padding: 0 1; height: auto; }
    #words { padding: 0 1; border-top: solid $accent; }
    #said { padding: 0 1; height: auto; }
    """
    BINDINGS = [
        Binding("a", "accept", "accept"),
        Binding("c", "correct", "correct"),
        Binding("r", "reject", "reject"),
        Binding("n", "no_meeting", "no meeting"),
        Binding("p", "postpone", "postpone"),
        Binding("u", "undo", "undo"),
        Binding("t", "whole", "whole text"),
        Binding("q", "quit", "quit"),
        *(Binding(str(number), f"choose({number})", show=False) for number in range(1, MOST_CANDIDATES + 1)),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.whole = False
        self.reason = ""
        self._resources = ExitStack()
        self._engine: duckdb.DuckDBPyConnection | None = None

    def compose(self) -> ComposeResult:
        """How far it is, the item, the notice's words, what was said last, and the keys."""
        yield Static(id="where")
        yield Static(id="item")
        with VerticalScroll(id="words"):
            yield Static(id="text")
        yield Static(id="said")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Show the first item."""
        self._show("")

    def on_unmount(self) -> None:
        """Close what was opened to check values."""
        self._resources.close()

    # What keys do.

    def action_accept(self) -> None:
        """What is published is right."""
        self._decide("Why is it right as it is?", lambda item: lambda why: accepted(item, self.session.by, why))

    def action_reject(self) -> None:
        """What was taken from these words is wrong."""
        self._decide("Why is it wrong?", lambda item: lambda why: self.session.rejection(item, why))

    def action_no_meeting(self) -> None:
        """The notice reports no meeting."""
        self._decide("Why is it no meeting?", lambda item: lambda why: no_meeting(item, self.session.by, why))

    def action_choose(self, number: int) -> None:
        """Take one of the candidates."""
        item = self.session.current
        if item is None or number > len(item.candidates):
            return
        candidate = item.candidates[number - 1]
        if candidate.published:
            self.action_accept()
        else:
            self._correct(item, str(item.column), candidate.value)

    def action_correct(self) -> None:
        """Type another value."""
        item = self.session.current
        if item is None:
            return
        columns = correctable(item)
        if not columns:
            self._say("nothing is published of these words that could be corrected here; see corrections/README.md")
            return
        about = f"{item.detail}\n\nCOLUMN=VALUE, or COLUMN= to clear it; columns: {', '.join(columns)}"

        def refused(line: str) -> str | None:
            column, sign, value = (part.strip() for part in line.partition("="))
            if not sign or column not in columns:
                return f"write COLUMN=VALUE; columns are {', '.join(columns)}"
            return value_problem(self._checker(), str(item.table), column, value or None, notice=False)

        def typed(line: str | None) -> None:
            if line is not None:
                column, _, value = (part.strip() for part in line.partition("="))
                self._correct(item, column, value or None)

        self.push_screen(Question("What is it?", about, f"{item.column}=" if item.column else "", refused), typed)

    def action_postpone(self) -> None:
        """Ask later."""
        self.session.postpone()
        self._show("postponed")

    def action_undo(self) -> None:
        """Take the last decision back."""
        try:
            undone = self.session.undo()
        except (CorrectionError, OSError) as error:
            self._say(str(error))
            return
        self._show("taken back" if undone else "there is nothing to take back")

    def action_whole(self) -> None:
        """Show the whole notice, or the words concerned."""
        self.whole = not self.whole
        self._show("")

    # What they have in common.

    def _correct(self, item: Item, column: str, value: str | None) -> None:
        self._decide(
            "Why?", lambda current: lambda why: corrected(current, column, value, self.session.by, why), item=item
        )

    def _decide(self, question: str, maker: Callable[[Item], Made], *, item: Item | None = None) -> None:
        """Show what would be written, ask why, and write it."""
        item = item or self.session.current
        if item is None:
            return
        make = maker(item)
        try:
            preview = entry_text(make("…"))
        except ValueError as error:
            self._say(str(error))
            return

        def answered(reason: str | None) -> None:
            if reason is None:
                return
            self.reason = reason
            try:
                path = self.session.decide(make(reason))
            except (CorrectionError, ValueError, OSError) as error:
                self._say(str(error))
                return
            self._show(f"written to {path.parent.name}/{path.name}")

        self.push_screen(Question(question, preview, self.reason, _no_reason), answered)

    def _checker(self) -> duckdb.DuckDBPyConnection:
        if self._engine is None:
            self._engine = self._resources.enter_context(connected())
        return self._engine

    def _show(self, said: str) -> None:
        item = self.session.current
        left = f"{len(self.session.items):,} open, {self.session.decisions:,} decided"
        self.query_one("#where", Static).update(Text(f"{left}, by {self.session.by.who}"))
        self._say(said)
        if item is None:
            self.query_one("#item", Static).update(Text("Nothing is left to decide; q leaves.", style="bold"))
            self.query_one("#text", Static).update("")
            return
        self.query_one("#item", Static).update(_told(item))
        self.query_one("#text", Static).update(_words(item, whole=self.whole))
        self.query_one("#words", VerticalScroll).scroll_home(animate=False)

    def _say(self, said: str) -> None:
        self.query_one("#said", Static).update(Text(" ".join(said.split()), style="bold"))


def _no_reason(line: str) -> str | None:
    return None if line.strip() else "say in a few words why, for whoever reads it later; Escape cancels"


def _told(item: Item) -> Text:
    """What is in doubt, and the candidates."""
    alike = f", {item.times:,} alike" if item.times > 1 else ""
    where = " ".join(part for part in (item.table, item.row_id) if part)
    told = Text()
    told.append(f"{item.kind}{alike}", style="bold")
    told.append(f"  {where}\n{_plain(item.detail)}\n")
    for number, each in enumerate(item.candidates, 1):
        mark = "published" if each.published else "not published"
        told.append(f"  {number}  {_plain(str(each.value))}", style="bold")
        told.append(f"  ({mark}, said by {each.notices:,})\n")
    return told


def _words(item: Item, *, whole: bool) -> Text:
    """The notice's text with the words concerned, all of it or what is around them."""
    start, end = item.span or (0, 0)
    first, last = (0, len(item.text)) if whole else (max(0, start - AROUND), min(len(item.text), end + AROUND))
    told = Text()
    told.append(f"{_plain(item.title or item.notice_id)}\n", style="bold")
    told.append(f"{_plain(item.url or item.notice_id)}\n\n", style="dim")
    told.append(("…" if first else "") + _plain(item.text[first:start]))
    told.append(_plain(item.text[start:end]), style=_MARK)
    told.append(_plain(item.text[end:last]) + ("…" if last < len(item.text) else ""))
    return told


def _plain(text: str) -> str:
    return text.translate(_CONTROLS)
