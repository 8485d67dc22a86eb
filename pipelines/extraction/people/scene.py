"""A document's matches, sorted for the rules about people: posts, titles, countries, organisations, cues. No rules."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from ..document import Document
from ..languages import own_language
from ..lexicon import Match
from ..spans import Area
from .names import UPPER, is_vietnamese, name_at
from .words import Words, words

ORGANISATION_KINDS = frozenset({"ministry", "body", "organisation"})
PARTY = "party"  # a post in the Party, which stands before one of the state
LOW_RANKS = frozenset(
    {"member", "officer", "expert", "representative", "head-of-delegation", "counsellor", "professor", PARTY}
)
_COMPOUND = frozenset({"demonym", "minister-genitive"})  # "đoàn Việt Nam", "Thailand's": the rules take them apart
_NO_CUES = frozenset({"stop", "head", "pronoun", "group"})  # sides of words that give no role
_SPACES = frozenset(" \t\u00a0\u2009\u200b")
_SECOND_WORD = re.compile(rf"(?=\b[{UPPER}]\w+ ([{UPPER}]\w*))")
_SUCH_AS_THESE = ("cac to chuc ", "cac co quan ")
_UMBRELLAS = frozenset({"UN", "EU", "ASEAN", "ASEAN-SECRETARIAT"})
_ACTING = "quyền "
_EMPOWERS = re.compile(r"\b[ủỦ]y $")
# An honorific and given names: "Dato Sri Wong" + "King Hua"
_IN_A_NAME = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Dato|Datuk|Sri|Seri)[.’']? (?:[A-Z][\w’'-]+ ){1,2}\Z|"
    r"\b[Mm]inister (?:[A-Z][\w’'-]+ ){1,2}\Z"  # "Arts Minister Wong" + "King Hua"
)
_LEADS_DELEGATION = re.compile(r"dan dau (?:phai )?doan (?:dai bieu |cong tac |cap cao )*(?:cua )?")


class Cue(NamedTuple):
    """A phrase that gives a role: `side` says where who holds it stands."""

    start: int
    end: int
    role: str
    side: str


class Country(NamedTuple):
    """A country named in the text. `located`: it only says where something is."""

    start: int
    end: int
    code: str
    located: bool


@cache
def _role_and_side(code: str) -> tuple[str, str]:
    """The two parts of a role's code, "chair.before"."""
    role, _, side = code.partition(".")
    return role, side


def cell(match: Match, name: str) -> str:
    """A cell of the vocabulary row that a match comes from."""
    return match.entry.get(name)


def _apart(matches: Iterable[Match]) -> Iterator[Match]:
    """The matches that none before them covers in part or whole."""
    edge = 0
    for match in matches:
        if match.start >= edge:
            edge = match.end
            yield match


_OF_A_BODY = ("uy ban ", "hoi dong ")
_SYLLABLE = 4
_SYLLABLES = frozenset({"anh", "nga", "my", "duc", "phap", "uc", "bi", "y", "nhat", "han", "an"})


def _is_compound(shadow: str, words: Words, match: Match, language: str) -> bool:
    """Country words that the rules take apart ("đoàn Việt Nam"), or a syllable of another word ("Lao động")."""
    if cell(match, "kind") in _COMPOUND:
        return True
    if language == "en" and match.end - match.start <= _SYLLABLE and match.entry.language != "en":
        return shadow[match.start : match.end] in _SYLLABLES  # "Hoang Anh Tuan", "Ambassador Nguyet Nga"
    return match.end - match.start <= 4 and words.subjects.match(shadow, match.start) is not None


def _may_be_held(text: str, start: int, end: int) -> bool:
    """Whether a name may stand beside a post: a capital after it, a comma or a capitalised word before it."""
    following = text[end : end + 3].lstrip()
    if following[:1].isupper() or following[:1] in (",", "-", "("):
        return True
    before = text[max(0, start - 40) : start].split()
    if len(before) > 1 and before[-1] == "the":
        before.pop()
    return bool(before) and (before[-1].lstrip("(")[:1].isupper() or before[-1][-1] in ",(-–—")


def _leads_to_name(text: str, shadow: str, match: Match) -> bool:
    """Whether a title that is also a country and a syllable of names ("anh") stands before a whole Vietnamese name."""
    if shadow[match.start : match.end] != "anh":
        return True
    before = text[max(0, match.start - 24) : match.start].split()
    if (
        match.start > 0
        and text[match.start - 1] != "\n"
        and before
        and before[-1][0].isupper()
        and before[-1][-1].isalpha()
    ):
        return False  # "Nguyễn Anh Tuấn"
    name = name_at(text, match.end + 1)
    return name is not None and is_vietnamese(text[slice(*name)])


# "Sở" + "LĐTBXH tỉnh Bắc Hà": an office of a province, not the ministry; not "trụ sở", "Văn phòng"
_OF_A_PROVINCE = re.compile(r"(?<!Hải )(?<!\w)(?:Sở|Phòng) \Z")


_AN_OFFICE = ("Văn phòng ", "Văn phòng đại diện ")  # "Văn phòng UNICEF tại Việt Nam": UNICEF


def _is_generic(document: Document, words: Words, match: Match) -> bool:
    """A name that only says of what kind others are: "các cơ quan Liên hợp quốc", "UN agencies", "Sở LĐTBXH tỉnh …"; or
    a government.
    """
    start, end, entry = match
    shadow = document.shadow
    acronym = document.text[start:end].isascii()
    if acronym and entry.get("kind") == "un" and document.text.endswith(_AN_OFFICE, 0, start):
        return False
    if shadow.endswith(words.kinds_of_organisations, max(0, start - 18), start):
        named = shadow.endswith(_SUCH_AS_THESE, 0, start) and entry.code not in _UMBRELLAS
        if not named:  # "các tổ chức UNICEF, ILO" names them
            return True
    if _OF_A_PROVINCE.search(document.text, max(0, start - 12), start):
        return True
    return shadow.startswith(words.organisations_after, end) or entry.get("sector") == "government"


@dataclass(slots=True)
class Scene:
    """The matches that matter here, each kind by start, none covered by a longer one of its kind."""

    document: Document
    text: str
    shadow: str
    words: Words
    posts: list[Match] = field(default_factory=list)
    honorifics: dict[int, Match] = field(default_factory=dict)
    honorific_starts: list[int] = field(default_factory=list)
    countries: dict[int, Match] = field(default_factory=dict)
    country_ends: dict[int, Match] = field(default_factory=dict)
    second_words: frozenset[str] | None = None  # with a capital, behind another such; once somebody asks
    ministry_countries: dict[str, str] = field(default_factory=dict)  # by folded name, as the text tells them
    country_starts: list[int] = field(default_factory=list)
    organisations: dict[int, Match] = field(default_factory=dict)
    organisation_ends: dict[int, Match] = field(default_factory=dict)
    series: dict[int, Match] = field(default_factory=dict)
    event_starts: set[int] = field(default_factory=set)
    event_ends: set[int] = field(default_factory=set)
    places: dict[int, Match] = field(default_factory=dict)
    place_ends: dict[int, Match] = field(default_factory=dict)
    cues: list[Cue] = field(default_factory=list)
    groups: list[Cue] = field(default_factory=list)
    cue_starts: list[int] = field(default_factory=list)
    ministries: list[int] = field(default_factory=list)  # where a word for a ministry begins
    pronouns: list[tuple[int, int]] = field(default_factory=list)
    stops: list[int] = field(default_factory=list)  # where a list of those who took part ends
    post_starts: dict[int, Match] = field(default_factory=dict)
    delegation_ends: set[int] = field(default_factory=set)
    delegations: dict[int, int] = field(default_factory=dict)  # ends of the words for a delegation, by start

    @classmethod
    def of(cls, document: Document) -> Scene:
        """Sorts out a document's matches."""
        scene = cls(document, document.text, document.shadow, words(own_language(document.notice.language)))
        shadow, lists, language = scene.shadow, scene.words, document.notice.language
        scene._take_roles(document.of_kind("role"))
        scene._take_posts(document.of_kind("post"))
        for match in _apart(m for m in document.of_kind(*ORGANISATION_KINDS) if not _is_generic(document, lists, m)):
            scene.organisations[match.start] = scene.organisation_ends[match.end] = match
        # "báo Vietnam News đưa tin": a newspaper
        hidden = Area(m for m in document.of_kind("mask") if cell(m, "hides") == "country")
        for match in _apart(m for m in document.of_kind("country") if not _is_compound(shadow, lists, m, language)):
            if hidden.covers(match.start, match.end):
                continue
            scene.countries[match.start] = scene.country_ends[match.end] = match
        for match in _apart(document.of_kind("place")):
            scene.places[match.start] = match
            scene.place_ends[match.end] = match
        for start, end, _ in document.of_kind("event"):
            scene.event_starts.add(start)
            scene.event_ends.add(end)
        titles = (match for match in document.of_kind("honorific") if _leads_to_name(scene.text, shadow, match))
        scene.honorifics = {match.start: match for match in _apart(titles)}
        for start in scene.honorifics.keys() & scene.countries.keys():
            if scene.countries[start].end > scene.honorifics[start].end:
                del scene.honorifics[start]  # "the U.S.": no Burmese title
                continue
            match = scene.countries.pop(start)  # "Anh Lê Văn Tám": no Briton
            scene.country_ends.pop(match.end, None)
        scene.series = {match.start: match for match in _apart(document.of_kind("series"))}
        scene.honorific_starts = list(scene.honorifics)
        scene.country_starts = list(scene.countries)
        # "Thủ tướng nước chủ nhà …" tells of which country somebody is, and not who hosts.
        post_ends = {post.end for post in scene.posts}
        scene.cues = [cue for cue in scene.cues if cue.role != "host" or cue.start - 1 not in post_ends]
        scene.cues = [scene._led_by(cue) for cue in scene.cues]
        scene.cue_starts = [cue.start for cue in scene.cues]
        return scene

    def _led_by(self, cue: Cue) -> Cue:
        """The same cue, or one of who follows: "Dẫn đầu đoàn đại biểu Lào là" + "ông …"."""
        if (cue.role, cue.side) != ("head-of-delegation", "before"):
            return cue
        lead = _LEADS_DELEGATION.match(self.shadow, cue.start)
        country = self.countries.get(lead.end()) if lead is not None else None
        if country is None or not self.shadow.startswith(" la ", country.end):
            return cue
        return cue._replace(end=country.end + 3, side="after")

    def _take_roles(self, matches: Iterable[Match]) -> None:
        cue_end = group_end = 0
        for start, end, entry in matches:
            role, side = _role_and_side(entry.code)
            if side not in _NO_CUES:
                if start >= cue_end or (start, end) == self.cues[-1][:2]:
                    self.cues.append(Cue(start, end, role, side))
                    cue_end = end
            elif side == "stop":
                if self.shadow.endswith(_OF_A_BODY, 0, start):
                    continue  # "Ủy ban về các vấn đề xã hội": of its name
                self.stops.append(start)
            elif side == "head":
                self.ministries.append(start)
            elif side == "pronoun":
                self.pronouns.append((start, end))
            elif start >= group_end:
                self.groups.append(Cue(start, end, role, side))
                if role == "delegation":
                    self.delegations[start] = end
                    self.delegation_ends.add(end)
                group_end = end

    def _take_posts(self, matches: Iterable[Match]) -> None:
        edge = 0
        for match in self._of_state(matches):
            start, end, entry = match
            rank = entry.get("rank")
            if self.text.startswith(_ACTING, start) and _EMPOWERS.search(self.text, max(0, start - 4), start):
                start += len(_ACTING)  # "… ủy quyền Thứ trưởng …": who was sent, not who acts as one
                match = match._replace(start=start)
            if rank == "none":  # "Đại sứ quán" is no ambassador
                edge = max(edge, end)
            elif entry.language == "en" and self._is_in_foreign_name(start, end):
                continue  # "Bộ trưởng Malaysia Wong King Hua"
            elif rank == "head-of-state" and _IN_A_NAME.search(self.text, max(0, start - 40), start):
                continue  # "Mr. Wong King Hua"
            # A rank such as "member" or "representative" is a person's only with a name.
            elif start >= edge and (rank not in LOW_RANKS or _may_be_held(self.text, start, end)):
                self.posts.append(match)
                self.post_starts[start] = match
                edge = end
            elif rank == "head-of-delegation":
                edge = max(edge, end)  # nor is its first word one by itself: "… and Head of Delegation."

    def _of_state(self, matches: Iterable[Match]) -> Iterator[Match]:
        """The posts, each of the state with those in the Party before it: "Ủy viên Trung ương Đảng, Bí thư Ban cán sự
        Đảng, Bộ trưởng" is one post of one person.
        """
        held: Match | None = None
        for match in matches:
            if held is not None:
                if match.start < held.end:
                    continue  # a shorter one inside it
                if match.start == held.end + 2 and self.text.startswith(", ", held.end):
                    match = match._replace(start=held.start)
                else:
                    yield held
                held = None
            if match.entry.get("rank") == PARTY:
                held = match
            else:
                yield match
        if held is not None:
            yield held

    def _is_in_foreign_name(self, start: int, end: int) -> bool:
        """Whether an English post of one word stands behind a capitalised word of a Vietnamese text: part of a name."""
        if self.document.notice.language != "vi" or " " in self.text[start:end]:
            return False
        before = self.text[max(0, start - 24) : start].split(" ")
        return len(before) > 1 and before[-1] == "" and before[-2][:1].isupper() and before[-2].isalpha()

    def ends_a_name(self, word: str) -> bool:
        """Whether a word with a capital stands anywhere right behind another one, as the last one of a name does."""
        if self.second_words is None:
            self.second_words = frozenset(_SECOND_WORD.findall(self.text))
        return word in self.second_words

    def skip(self, offset: int) -> int:
        """The next offset that is no space; a line break is none."""
        text = self.text
        while text[offset : offset + 1] in _SPACES:
            offset += 1
        return offset

    def stop_after(self, begin: int, end: int) -> int:
        """Where the list that begins at `begin` ends: at the next word that ends one, at `end` at the latest."""
        place = bisect_left(self.stops, begin)
        return min(end, self.stops[place]) if place < len(self.stops) else end

    def next_cue(self, offset: int) -> int:
        """Where the next role cue begins, or the end of the text."""
        place = bisect_left(self.cue_starts, offset)
        return self.cue_starts[place] if place < len(self.cue_starts) else len(self.text)
