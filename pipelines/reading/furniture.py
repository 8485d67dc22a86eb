"""Takes the page's furniture off the lines of a text, each piece by a rule with a name. Which words it is, is data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from pipelines.model import Dropped
from pipelines.reading.words import Words, fold, load_words

# Longer lines are not compared whole: no line of furniture is as long.
_LONGEST: Final = 160
# A line of this length, or one that ends as a sentence does, is no link to another page.
_LINK: Final = 200
_MOST_LINKS: Final = 40
_CAPTION: Final = 600
_LEAST_LINKS: Final = 2
_HEADING: Final = 40
_DATED_LINK = re.compile(
    r"[-–•*+»›▪●]\s?\S.*\s[(\[](?P<day>\d{1,2})[/.-](?P<month>\d{1,2})(?:[/.-]\d{2,4})?(?:,?\s\d{1,2}[:h]\d{2})?[)\]]"
)
_OPENING: Final = ("(", "[")
_LINKS: Final = (":", "/", "：", " by ", " courtesy of ", " from ")
_SENTENCE_END: Final = (".", "!", "?", "…", ".”", '."', ":", ";", ".)")

# A capital after the ending is the next word, glued on; a small letter belongs to some other word.
_IMAGE = re.compile(
    r"\.(?:[jJ][pP][eE]?[gG]|[pP][nN][gG]|[gG][iI][fF]|[bB][mM][pP]|[wW][eE][bB][pP]|jfif|tiff?)(?![a-z0-9_])"
)
_NUMBERED_PICTURE = re.compile(
    r"\s?(?:[-–]\s?)?(?:hinh anh|hình ảnh|ảnh|photo|image|ภาพ|写真)\s?\d{1,2}(?=$|[A-ZĐÀ-Ỹ])"
)
_CAPTION_RULES: Final = frozenset({"image-file-name", "photo-credit"})
_PICTURE_WORDS: Final = ("hinh anh", "ảnh", "photo", "image", "ภาพ", "写真")
_COUNT = re.compile(r"[\s(:]*\d[\d.,]*\)?$|^\d[\d.,]*\s+")
_TRAIL_MARKS: Final = "»›>→/|❯❱"
_TRAIL = re.compile(r"\s*[»›>→❯❱]\s*|\s+[/|]\s+")
_ABBREVIATION = re.compile(r"[A-ZĐ][A-ZĐ./-]{1,11}")


@dataclass(frozen=True, slots=True)
class Stripped:
    """The lines that are not furniture, and what was dropped in the order of the page.

    `captions` are those of the lines that a picture's name or credit was taken off.
    """

    lines: list[str]
    dropped: list[Dropped]
    captions: frozenset[str]


def without_furniture(lines: Sequence[str]) -> Stripped:
    """Take the furniture off a text.

    `lines` are stripped and in NFC; an empty one parts two blocks. A line may come back shorter, or as two lines where
    a picture's name or number stood in it.
    """
    words = load_words()
    kept: list[str] = []
    dropped: list[Dropped] = []
    captions: set[str] = set()
    traces = _traces_in("\n".join(lines), words)
    teasers = _teasers(lines)
    links_left = 0
    rule = ""
    for number, line in enumerate(lines):
        if not line:
            kept.append(line)
            continue
        if number in teasers:
            dropped.append(Dropped("related-links", line))
            continue
        if links_left and _is_link(line):
            links_left -= 1
            dropped.append(Dropped(rule, line))
            continue
        links_left = 0
        if len(line) <= _LONGEST:
            found = _whole_line(line, words, traces)
            if found:
                dropped.append(Dropped(found.rule, line))
                links_left, rule = (_MOST_LINKS if found.heads_links else 0), found.rule
                continue
        before = len(dropped)
        pieces = _without_pictures(line, traces, dropped)
        if pieces and any(piece.rule in _CAPTION_RULES for piece in dropped[before:]):
            captions.add(pieces[-1])
        kept += pieces
    _trim_end(kept, dropped, words)
    _trim_dated_links(kept, dropped)
    return Stripped(kept, dropped, frozenset(captions))


def _teasers(lines: Sequence[str]) -> frozenset[int]:
    """The lines of links to other news in the midst of a text: a headline said twice, for the picture has it too, and
    the summary below it; a headline with a summary that breaks off in its cell.
    """
    first = next((number for number, line in enumerate(lines) if line), 0)
    twice = [number for number, line in enumerate(lines) if number > first and _is_said_twice(line)]
    found = set(twice)
    for number in twice:
        summary = next((below for below in range(number + 1, len(lines)) if lines[below]), None)
        if summary is None or summary in found or summary - number > _SUMMARY_WITHIN:
            continue
        if len(twice) >= _LEAST_LINKS or lines[summary].endswith(("...", "…")):
            found.add(summary)
    found.update(number for number, line in enumerate(lines) if number > first and line.endswith(_BREAKS_OFF))
    return frozenset(found)


_BREAKS_OFF: Final = ("... |", "… |", "...|", "…|")
_SUMMARY_WITHIN: Final = 2  # lines below a headline
_LEAST_SAID: Final = 20  # letters of a headline that stands twice in one line


def _is_said_twice(line: str) -> bool:
    """Whether a line is one headline and the same again: no caption or sentence, which end with a stop."""
    half = len(line) // 2
    if len(line) % 2 == 0 or half < _LEAST_SAID or line[half] != " ":
        return False
    return line[:half] == line[half + 1 :] and not line.endswith(_SENTENCE_END)


@dataclass(frozen=True, slots=True)
class _Found:
    rule: str
    heads_links: bool = False


def _whole_line(line: str, words: Words, traces: _Traces) -> _Found | None:
    key = fold(line)
    if not key:
        return _Found("ornament")
    if rule := words.lines.get(key):
        return _Found(rule)
    heading = _COUNT.sub("", key) if key[-1].isdigit() or key[0].isdigit() else key
    if rule := words.sections.get(heading):
        # A heading stands alone; "Comments:" before a sentence on the same line does not come here.
        return _Found(rule, heads_links=True)
    if heading in words.view_labels and heading != key:
        return _Found("view-counter")
    low = line.casefold()
    if low.startswith(_starts()):
        return _Found(next(rule for start, rule in words.starts.items() if low.startswith(start)))
    if traces.trails and _is_breadcrumb(line, words):
        return _Found("breadcrumb")
    if _is_menu(line):
        return _Found("menu")
    return None


@cache
def _starts() -> tuple[str, ...]:
    return tuple(load_words().starts)


def _is_link(line: str) -> bool:
    return len(line) <= _LINK and not line.endswith(_SENTENCE_END)


def _is_breadcrumb(line: str, words: Words) -> bool:
    """A way from the home page: parts joined by arrows or slashes, the first of them "Home"."""
    if not any(mark in line for mark in _TRAIL_MARKS):
        return False
    parts = [part.strip() for part in _TRAIL.split(line)]
    if len(parts) < 2 or any(len(part) > 60 for part in parts[:-1]):
        return False
    return fold(parts[0]) in words.home


_MENU_PART: Final = 32
_MENU_PARTS: Final = 5


def _is_menu(line: str) -> bool:
    """A row of links: many short parts without a figure or a stop, set off by upright strokes."""
    parts = [part.strip() for part in line.split("|")]
    if len(parts) < _MENU_PARTS:
        return False
    return all(len(part) <= _MENU_PART and not any(c.isdigit() or c in ".:;" for c in part) for part in parts)


@dataclass(frozen=True, slots=True)
class _Traces:
    """Which traces of pictures and of ways from the home page a page has at all: a line is not searched for others."""

    names: bool
    numbers: bool
    credits: bool
    trails: bool


def _traces_in(text: str, words: Words) -> _Traces:
    low = text.lower()
    return _Traces(
        names="." in text and _IMAGE.search(text) is not None,
        numbers=any(low[at : at + 2].strip()[:1].isdigit() for word in _PICTURE_WORDS for at in _ends(low, word)),
        credits=_may_hold_credit(text, words.credits),
        trails=any(mark in text for mark in _TRAIL_MARKS),
    )


def _ends(text: str, word: str) -> Iterator[int]:
    """Where a word ends, all its places."""
    at = text.find(word)
    while at >= 0:
        yield at + len(word)
        at = text.find(word, at + 1)


def _without_pictures(line: str, traces: _Traces, dropped: list[Dropped]) -> list[str]:
    """The line without names of image files, picture numbers and credits; a caption that says something stays."""
    if traces.names and "." in line and (match := _IMAGE.search(line)):
        pieces = _without_image_names(line, match, dropped)
    elif traces.numbers and (match := _numbered_picture(line)) is not None:
        dropped.append(Dropped("picture-number", match.group().strip()))
        pieces = [line[: match.start()].strip(), line[match.end() :].strip()]
    else:
        return _without_credit(line, traces, dropped)
    return [part for piece in pieces if piece for part in _without_pictures(piece, traces, dropped)]


def _without_image_names(line: str, match: re.Match[str] | None, dropped: list[Dropped]) -> list[str]:
    pieces: list[str] = []
    done = 0
    while match is not None:
        start = _name_start(line, done, match.start())
        pieces.append(line[done:start].strip())
        dropped.append(Dropped("image-file-name", line[start : match.end()]))
        done = match.end()
        match = _IMAGE.search(line, done)
    pieces.append(line[done:].strip())
    return [piece for piece in pieces if piece.strip(" .,:;-–|()[]")]


def _name_start(line: str, begin: int, end: int) -> int:
    """Where the name of an image file begins that ends at `end`."""
    before = line[begin:end]
    # "SOMSWD 17.png" is one name where nothing but a few words without a stop stands before it.
    if len(before) <= 40 and before.count(" ") <= 2 and not any(mark in before for mark in ".,;:!?"):
        return begin
    start = max(line.rfind(" ", begin, end) + 1, begin)
    # "họp.HN1.jpg" is the end of a sentence and a name.
    stop = line.rfind(".", start, end)
    return stop + 1 if stop - start >= 2 and line[stop - 1].isalpha() else start


def _numbered_picture(line: str) -> re.Match[str] | None:
    """A picture's number at a line's end, or glued to the caption after it: "hinh anh 1", "- ảnh 2"."""
    if len(line) > _CAPTION:
        return None
    match = _NUMBERED_PICTURE.search(line)
    if match is None or (match.end() == len(line) and "-" not in match.group() and "hinh anh" not in match.group()):
        return None
    return match


def _without_credit(line: str, traces: _Traces, dropped: list[Dropped]) -> list[str]:
    words = load_words()
    if traces.credits and _may_hold_credit(line, words.credits):
        line = _without_brackets(line, dropped)
        if len(line) <= _CAPTION and (match := _credits().final.search(line)) is not None:
            dropped.append(Dropped("photo-credit", match.group().strip(" |")))
            line = line[: match.start()].rstrip()
    if len(line) <= _LONGEST and fold(line) in words.stock_captions:
        dropped.append(Dropped("stock-caption", line))
        return []
    return [line] if line.strip(" .|-–—") else []


def _without_brackets(line: str, dropped: list[Dropped]) -> str:
    """The line without "(Photo: VNA)", the space before it included."""
    pieces: list[str] = []
    done = 0
    for match in _credits().bracketed.finditer(line):
        pieces.append(line[done : match.start()].rstrip())
        dropped.append(Dropped("photo-credit", match.group().strip(" |")))
        done = match.end()
    return "".join((*pieces, line[done:])).strip() if pieces else line


def _may_hold_credit(text: str, names: tuple[str, ...]) -> bool:
    """A quick look before the patterns: a name right after a bracket or right before a link."""
    for mark in _OPENING:
        if any(text[at : at + 29].lstrip().lower().startswith(names) for at in _ends(text, mark)):
            return True
    for mark in _LINKS:
        for at in _ends(text, mark):
            start = at - len(mark)
            if text[max(0, start - 30) : start].rstrip().lower().endswith(names):
                return True
    return False


@dataclass(frozen=True, slots=True)
class _Credits:
    bracketed: re.Pattern[str]
    final: re.Pattern[str]


@cache
def _credits() -> _Credits:
    words = load_words()
    name = "|".join(re.escape(word) for word in words.credits)
    by = r"\s*(?:[:：/]|\s(?:by|courtesy of|from)\s)\s*"
    return _Credits(
        bracketed=re.compile(rf"[(\[]\s*(?:{name})(?:{by}[^()\[\]]{{0,80}})?\s*[)\]](?:\s*\|)?", re.IGNORECASE),
        # "— Picture by N.N.", "Ảnh: N.N./TTXVN" at the end of a caption; what stands before it is the caption.
        final=re.compile(
            rf"(?:^|(?<=[.!?”\")…])\s*|\s*[—–|_-]+\s*|\s(?=(?-i:[A-ZĐẢ])))(?:{name}){by}[^:.|]{{1,60}}\.?\s*\|?$",
            re.IGNORECASE,
        ),
    )


def _trim_end(kept: list[str], dropped: list[Dropped], words: Words) -> None:
    """Take off what ends a page: buttons, sign-offs, a department's abbreviation."""
    late: list[Dropped] = []
    while len(kept) > 1:
        line = kept[-1]
        rule = "" if line else "blank"
        if line and len(line) <= 80:
            key = fold(line)
            rule = words.tail.get(key, "")
            if not rule and _is_sign_off(line, key, words):
                rule = "sign-off"
        if not rule:
            break
        kept.pop()
        if line:
            late.append(Dropped(rule, line))
    dropped += reversed(late)


def _trim_dated_links(kept: list[str], dropped: list[Dropped]) -> None:
    """Take off a list of other news at the end, newest first: "- Title (17/5)", whatever its heading is."""
    days: list[tuple[int, int]] = []
    place = len(kept)
    while place > 0:
        if kept[place - 1]:
            link = _DATED_LINK.fullmatch(kept[place - 1]) if len(kept[place - 1]) <= _LINK else None
            if link is None:
                break
            days.append((int(link["month"]), int(link["day"])))
        place -= 1
    if len(days) < _LEAST_LINKS or days != sorted(days):
        return
    if place > 1 and len(kept[place - 1]) <= _HEADING and _is_link(kept[place - 1]):
        place -= 1
    dropped += [Dropped("related-links", line) for line in kept[place:] if line]
    del kept[place:]
    while kept and not kept[-1]:
        kept.pop()


def _is_sign_off(line: str, key: str, words: Words) -> bool:
    if _ABBREVIATION.fullmatch(line.strip("(). ")):
        return True
    first = next((word for word in words.sign_offs if key.startswith((f"{word} ", f"{word}:"))), None)
    return first is not None and len(key.split()) <= 8 and not line.rstrip(")").endswith((".", "!", "?", ",", ";"))
