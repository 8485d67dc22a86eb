"""What a meeting dealt with: topics and instruments by their vocabularies, outside the names of bodies and posts."""

from __future__ import annotations

import csv
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import accumulate
from typing import NamedTuple

from pipelines.yaml_data import load_yaml

from .document import Document
from .lexicon import Match, longest
from .passing import GROUPS, Asides
from .shadow import fold
from .spans import Area, Placed, Span


class TopicMention(NamedTuple):
    """A topic's words. `context` is where they stand: `title`, `theme`, `instrument` or `body`."""

    code: str
    context: str
    start: int
    end: int
    rule: str


class InstrumentMention(NamedTuple):
    """An instrument's name, what was done to it and the topics that the vocabulary gives it."""

    code: str
    action: str
    start: int
    end: int
    rule: str
    topics: tuple[str, ...] = ()


# The field of a labour meeting is wider, and a forum of governments and others is called so for who comes.
_NAMES_ALONE = frozenset({"civil-society", "employment"})
WORK_PLAN = "somswd-work-plan"
WELFARE = frozenset({"SOMSWD", "SOMSWD+3", "AMMSWD", "AMMSWD+3"})
_NO_OWNERS = WELFARE | {"ASEAN"}
# The plans of declarations that notices name by pointing back: "and the plan of action to implement this Declaration".
_PLANS = {
    "strengthening-social-protection-declaration": "strengthening-social-protection-framework",
    "kl-declaration-ageing": "kl-declaration-ageing-rpa",
    "hanoi-social-work-declaration": "hanoi-social-work-roadmap",
}
# Documents named in passing more often than discussed lend these topics only where something is done to them.
_COMMUNITY = "asean-community"
_AMBIENT = frozenset({_COMMUNITY, "covid-19"})
_WORKED_ON = frozenset({"adopted", "endorsed", "reviewed"})
# Hardships are told of as the state of the world more often than they are dealt with.
_PLIGHTS = frozenset({"poverty-reduction", "disaster-climate", "vulnerable-groups", "health-care"})
_CHANGES = frozenset({"disaster-climate", "digital-transformation", "older-persons", "poverty-reduction"})
_CAUSES_WITHIN = 90  # characters in which several of them are told
_SUFFERED_WITHIN = 140
_LEAD = 500  # characters in which a notice says whose event it tells of
_STATE = re.compile(r"\b(?:rates?|con cao|tang cao|impacted|affected|hit)\b")  # one of these stands there at least
_RATE = re.compile(r"(?:,? [a-z]+){0,4} (?:rates?|con cao|tang cao)\b")
_HIT = re.compile(r"[^.;:]{0,80}? (?:severely|badly|heavily|hardest|most) (?:impacted|affected|hit)(?: by)?\b")
_STRUCK = frozenset({"health-care", "community-based-care"})
_HARM = re.compile(
    r"(?<!of )(?<!cua )\b(?:pandemic|covid-19|epidemic|crisis|dai dich|dich benh|khung hoang)\b[^.;\n]{0,40}"
    r"\b(?:affected|affects|hit|hits|harmed|disrupted|anh huong|gay ra|tan pha)\b[^.;:\n]{0,80}\Z"
)
_WORLD_FIGHTS = re.compile(
    r"\b(?:the gioi|toan cau|nhan loai|ca khu vuc|khu vuc va the gioi)(?: (?:va|khu vuc|cung|van|con|deu))*"
    r"(?: (?:dang|phai))+ (?:doi pho|doi mat|doi dau|chong choi|vat lon|gong minh)\b[^.;,\n]{0,40}\Z"
)
_OF_COVID = re.compile(r" (?:do |cua )?(?:vi-?rut |virus )?(?:covid|corona|ncov|sars)")
_BECAUSE_OF = re.compile(
    r"\b(?:do|vi|truoc|boi)(?: (?:co|tinh hinh|dien bien|anh huong|tac dong|dich|benh|dai|phuc tap|bung phat|su|cua|"
    r"lan rong)){0,6} \Z|"
    r"\b(?:due to|because of|owing to|in view of|given)(?: (?:the|ongoing|situation|spread|outbreak|impact|of|current|"
    r"global)){0,6} \Z"
)
_OTHERWISE = re.compile(
    r"\b(?:truc tuyen|truyen hinh|tri hoan|hoan|lui|doi|huy|virtually|virtual|online|videoconference|video conference|"
    r"postponed|delayed|cancelled|deferred|could not be held|not (?:be )?held|khong the (?:hop|to chuc|dien ra))\b"
)
_PILLAR = re.compile(r"\bla mot trong (?:ba|3|nhung) tru cot\b|\b(?:is|as) one of the three pillars\b")
# "lực lượng lao động khoảng 300 triệu người": a figure, and no subject
# "mặc dù đói nghèo đã giảm, …": what is granted before the matter is told
_CONCEDED = re.compile(
    r"\b(?:mac du|mac dau|bat chap|(?:even )?though|although|even as|despite|in spite of|notwithstanding) [^,;]*\Z"
)
# "pursuant to the ASEAN Declaration on the Rights of …": what a document is called from which work follows
_PURSUANT = re.compile(
    r"\b(?:pursuant to|in (?:line|accordance|keeping) with|guided by|theo tinh thần|trên tinh thần|căn cứ)\b"
    r"[^;.]{0,200}\b"
    r"(?:Declaration|Statement|Agreement|Convention|Consensus|Vision|Tuyên bố|Công ước|Hiệp định|Thỏa thuận)"
    r"(?: (?:on|of|for|về|and|the|to|in)\b| [A-ZĐ][\w’'-]*)* \Z"
)
_PAPER_ON = re.compile(
    r"\b(?:Declaration|Statement|Guidelines?|Framework|Roadmap|Action Plan|Plan of Action|Strategy|Recommendations?|"
    r"Tuyên bố(?: chung)?|(?:Bộ )?[Hh]ướng dẫn|Khung|Lộ trình|Kế hoạch hành động|Chiến lược)"
    r"(?: ASEAN| khu vực| của ASEAN)? (?:on|for|of|towards|về|nhằm) (?:[^\s.;:”\"]+ ){0,4}\Z"
)
_CONDOLENCES = re.compile(r"\bcondolence|\bsympath(?:y|ies)\b|\bchia buon\b")
_NO_ATTENDING = ("su ", "duoc ")
_WHO_MEETS = re.compile(r"\basean (?:and|&|va) (?:its |cac )?\Z")
_WHERE = re.compile(r"\b(?:in|at|tai|trong|o|tren|va|and)(?: the)? \Z")
_SCHOOL = re.compile(r"schools?|truong hoc")
_PAPER = re.compile(r"[\d\s|/:-]*(?:Thanh [Nn]iên|Phụ [Nn]ữ)\s*")
_THE_POOR = re.compile(
    r"(?:the )?poor(?:est)?(?: (?:households?|people|families))?|(?:nguoi|ho|gia dinh|ho gia dinh)(?: dan)? ngheo"
)
_BESIDE_THEM = 30  # characters between the two
# "the role of schools in" + "sustainable development": whither the meeting's own matter leads
_FOR_ITS_SAKE = re.compile(
    r"\b(?:roles?|contributions?|vai tro)(?: (?:of|cua))? [^.;,]{0,60}"
    r"\b(?:in|for|to|trong|doi voi|cho|vi) (?:[a-z]+ ){0,2}\Z"
)
# "the first since the" + "pandemic", "towns hit by the" + "pandemic": when it was, and what the world is like
_SINCE = re.compile(
    r"\b(?:since|before|prior to|ke tu(?: sau| khi)?)(?: (?:the|co|xay ra|bung phat|outbreak|onset|start|of))* \Z|"
    r"\b(?:hurt|hit|battered|shaken|ravaged)(?: [a-z]+)? by (?:the )?\Z|\blao dao vi \Z"
)
# "They are among the most" + "vulnerable groups": what those are of whom somebody speaks
_ARE_AMONG = re.compile(r"\b(?:is|are|was|were|remain) (?:[a-z]+ )?(?:among|one of|some of) (?:[a-z]+ ){0,3}\Z")
# "especially amid the" + "pandemic": when something was done
_ALL_THE_MORE = re.compile(r"\b(?:even|especially|particularly|notably) (?:(?:amid|amidst|during|in) [^.;,]{0,50})?\Z")
# "As we emerge from the" + "pandemic": when somebody speaks
_EMERGING = re.compile(
    r"\bas (?:we|asean|the (?:region|world)|countries) (?:[a-z]+ ){0,2}?"
    r"(?:moves?|recovers?|emerges?|transitions?)\b[^.;,]*\Z"
)
# "the Director for Families and" + "Children": the field of an office in capitals
_OFFICE_OF = re.compile(
    r"\b(?:Director(?:[- ]General)?|Head|Chief|Undersecretary|Assistant Secretary|Commissioner|Advis[eo]r) (?:of|for) "
    r"(?:(?:the )?[A-Z][\w’'-]*(?:,? (?:and |for |of |on )?(?:the )?))*\Z"
)
_COUNTED = re.compile(r" (?:(?:len|den|dat|khoang|gan|hon|tren|chiem|of|about|some|nearly|over) ){1,3}\d")
# What the meetings of a series are for. Their names alone tell no topic, but little more is needed to tell it.
_FIELDS = {
    "ACDM": ("disaster-climate",),
    "ACMW": ("migrant-workers",),
    "ACW": ("women",),
    "ACW-ACWC": ("women", "children"),
    "ACWC": ("women", "children"),
    "AFML": ("migrant-workers",),
    "AHMM": ("health-care",),
    "AICHR": ("human-rights",),
    "ALMM": ("employment",),
    "AMMDM": ("disaster-climate",),
    "AMMW": ("women",),
    "AMMY": ("youth",),
    "AMRDPE": ("rural-development", "poverty-reduction"),
    "AOSWADA": ("awards",),
    "ASCC-COUNCIL": ("asean-community",),
    "ASED": ("education",),
    "ASOD": ("drug-prevention",),
    "AMMD": ("drug-prevention",),
    "ASWC": ("social-work",),
    "ATC": ("skills-training",),
    "GO-NGO": ("civil-society",),
    "OSHNET": ("occupational-safety",),
    "SLOM": ("employment",),
    "SLOM-WG": ("labour-relations",),
    "SOC-COM": ("asean-community",),
    "SOCA": ("asean-community",),
    "SOM-ED": ("education",),
    "SOMHD": ("health-care",),
    "SOMRDPE": ("rural-development", "poverty-reduction"),
    "SOMY": ("youth",),
}


def find_instruments(document: Document, masked: Iterable[Placed], series: str = "") -> list[InstrumentMention]:
    """The instruments named, each by its longest listed name; none inside the name of a body (`masked`).

    `series` is the series of the notice's main meeting: in a notice of a welfare meeting its work plan needs no owner.
    """
    found: list[InstrumentMention] = []
    actions = document.of_kind("action")
    in_body = _within(masked)
    committee_end = -_BRACKET - 1
    for match in longest(document.of_kind("instrument")):
        if in_body(match.start, match.end) or _ACRONYM_OF_A_NAME.match(document.text, match.start, match.end + 10):
            continue
        if _is_in_committee(document, match) or (
            match.start - committee_end <= _BRACKET and "(" in document.text[committee_end : match.start]
        ):
            committee_end = match.end  # and its acronym behind it: "Ủy ban Công ước … (CRC)"
            continue
        if _is_another_edition(document, match):
            continue
        found.append(_mention(document, match.entry.code, match.start, match.end, actions, _topics(match)))
    declared = {one.code: one for one in reversed(found) if one.code in _PLANS}
    edge = 0  # of the plan found last: shorter words for it stand within the longer ones
    for cue in _apart(document.cues("plan_of_it"), found) if declared else ():
        before = [one for one in declared.values() if one.end <= cue.start]
        if before and cue.start >= edge:
            named = max(before, key=lambda one: one.end)
            rule, edge = "instrument-of-declaration", cue.end
            found.append(_mention(document, _PLANS[named.code], *cue, actions, named.topics, rule))
    plans = document.cues("work_plan") if series in WELFARE else []
    if plans:
        bodies = _Bodies(document)
        edge = 0
        for cue in _apart(plans, found):
            if cue.start >= edge and not bodies.stand_at(cue):
                edge = cue.end
                found.append(_mention(document, WORK_PLAN, *cue, actions, (), "instrument-of-series"))
    return found


def _is_in_committee(document: Document, match: Match) -> bool:
    """As in "khuyến nghị của Ủy ban CEDAW", "Ủy ban Công ước về Quyền trẻ em": a convention that names a committee."""
    shadow = document.shadow
    if _COMMITTEE_OF.search(shadow, max(0, match.start - 40), match.start):
        return True
    return document.notice.language == "en" and shadow.startswith(" committee", match.end)


_COMMITTEE_OF = re.compile(r"\b(?:uy ban|tieu ban)(?: (?:ve|cua|cong uoc|lhq|lien hop quoc|ve cong uoc))* \Z")
_ACRONYM_OF_A_NAME = re.compile(
    r"(?:CRC|MDG|CRPD) (?:(?!ASEAN)[A-Z]{3}|Asia|Coalition|Network|Alliance)"
)  # "CRC ASIA": an organisation
_EDITION = re.compile(r"-(20\d\d)$")


_BRACKET = 3  # characters from a name to its acronym in brackets
# "Kế hoạch tổng thể …" + "ASEAN đến năm 2045", "giai đoạn 2009-2015", "sau năm 2025"
_OF_YEARS = re.compile(
    r"(?: asean| \(?ascc\)?)*,? ?(?P<later>sau )?(?:(?:den|toi|nam|giai doan|thoi ky) )*"
    r"(?P<first>20\d\d)(?: ?[-–] ?(?P<last>20\d\d))?(?!\d)"
)


def _is_another_edition(document: Document, match: Match) -> bool:
    """Whether the years behind a plan's name are not those of the edition that its code names."""
    edition = _EDITION.search(match.entry.code)
    told = _OF_YEARS.match(document.shadow, match.end) if edition is not None else None
    if edition is None or told is None or edition[1] in document.shadow[match.start : match.end]:
        return False
    return told["later"] is not None or (told["last"] or told["first"]) != edition[1]


@cache
def _years() -> dict[str, int]:
    """The year of each instrument whose code names its edition, "ascc-blueprint-2025"."""
    file = resources.files("schemas") / "vocabularies" / "instruments.csv"
    with file.open("r", encoding="utf-8") as lines:
        rows = [(row["instrument_code"], row["year"]) for row in csv.DictReader(lines)]
    return {code: int(year) for code, year in rows if _EDITION.search(code) and year.isdigit()}


def of_their_time(document: Document, found: Sequence[InstrumentMention], year: int) -> list[InstrumentMention]:
    """Without editions that a notice of that year cannot mean where it does not name them: "the ASCC Blueprint" of 2011
    is the one before the Blueprint 2025.
    """
    kept: list[InstrumentMention] = []
    for one in found:
        edition = _EDITION.search(one.code)
        named = edition is not None and edition[1] in document.shadow[one.start : one.end + 12]
        if named or year >= _years().get(one.code, 0):
            kept.append(one)
    return kept


# "the mid-term review of the implementation of the Blueprint", "đánh giá giữa kỳ việc thực hiện Kế hoạch tổng thể …"
_ASSESSED = re.compile(
    r"\b(?:(?:mid-?term|final|end-?term) (?:review|evaluation|assessment)|"
    r"(?:danh gia|kiem diem|ra soat) (?:giua|cuoi) ky)[^.;,\n]{0,50}\Z"
)


def _is_assessed(document: Document, one: InstrumentMention) -> bool:
    """Whether the meeting looked at how far an instrument has come."""
    return _ASSESSED.search(document.shadow, max(0, one.start - 90), one.start) is not None


def _topics(match: Match) -> tuple[str, ...]:
    codes = match.entry.get("topic_codes")
    return tuple(codes.split("|")) if codes else ()


def _apart(cues: Sequence[Span], found: Iterable[InstrumentMention]) -> Iterator[Span]:
    """The cues that stand in no instrument's name."""
    named = Area(found)
    return (cue for cue in cues if not named.meets(*cue))


def _within(parts: Iterable[Placed]) -> Callable[[int, int], bool]:
    """Whether a stretch lies within one of the parts."""
    ordered = sorted((part.start, part.end) for part in parts)
    starts = [start for start, _ in ordered]
    reach = list(accumulate((end for _, end in ordered), max))  # the furthest end up to each of them

    def within(start: int, end: int) -> bool:
        before = bisect_right(starts, start)
        return before > 0 and end <= reach[before - 1]

    return within


class _Bodies:
    """The names of bodies other than those of social welfare, by place."""

    def __init__(self, document: Document) -> None:
        named = [m for m in document.of_kind("series", "body", "organisation") if m.entry.code not in _NO_OWNERS]
        self._shadow = document.shadow
        self._starts = [match.start for match in named]
        self._ends = sorted(match.end for match in named)

    def stand_at(self, plan: Span) -> bool:
        """Whether one stands at a plan: "ACWC Work Plan", "kế hoạch công tác của SLOM"."""
        before = bisect_left(self._ends, plan.start - 4)
        if before < len(self._ends) and self._ends[before] <= plan.start + 1:
            return True
        of = _words().of
        after = self._starts[bisect_left(self._starts, plan.end) : bisect_right(self._starts, plan.end + 12)]
        return any(of.fullmatch(self._shadow, plan.end, start) for start in after)


def _mention(
    document: Document,
    code: str,
    start: int,
    end: int,
    actions: Sequence[Match],
    topics: tuple[str, ...],
    rule: str = "instrument-named",
) -> InstrumentMention:
    return InstrumentMention(code, _action(document, start, end, actions), start, end, rule, topics)


def _start(match: Match) -> int:
    return match.start


def _action(document: Document, start: int, end: int, actions: Sequence[Match]) -> str:
    """The nearest verb of doing in the sentence, before the instrument rather than after it."""
    sentence = document.sentence_at(start)
    i = bisect_left(actions, end, key=_start)
    after = actions[i] if i < len(actions) else None
    near = after is not None and after.start - end < 40 and after.end <= sentence.end
    if after is not None and near and _words().passive.search(document.shadow, end, after.end):
        return after.entry.code
    for action in reversed(actions[:i]):
        if action.start < sentence.start or start - action.end >= 140:
            break
        if action.end <= start:
            return action.entry.code
    return "mentioned"


# Names of these kinds hide the topics in them.
_NAMES = ("ministry", "body", "organisation", "series", "post", "instrument", "mask")
# What a topic needs, and what words have that are weak or stand in a sentence that tells of no work.
ENOUGH = 2
WEAK = 1


def find_topics(
    document: Document,
    masked: Iterable[Placed],
    headline: Span | None,
    themes: Iterable[Placed],
    instruments: Sequence[InstrumentMention],
    series: str = "",
    partnered: bool = False,
) -> list[TopicMention]:
    """The topics dealt with, each with the words that settle it.

    What stands inside a name (`masked`, ministries, bodies, posts) does not count, nor who came, nor what stands as an
    example or for the year of a chairmanship. `series` is that of the main meeting; `partnered`: by its format it is
    one of ASEAN with partners.
    """
    told: dict[str, list[TopicMention]] = {}
    fields = _FIELDS.get(series.removesuffix("+3"), ()) if series != "OTHER" else _fields_of_bodies(document)
    score = dict.fromkeys(fields, WEAK)

    def tell(code: str, points: int, context: str, start: int, end: int, rule: str) -> None:
        score[code] = score.get(code, 0) + points
        told.setdefault(code, []).append(TopicMention(code, context, start, end, rule))

    for one in instruments:
        for code in one.topics:
            if code not in _AMBIENT or code in fields or one.action in _WORKED_ON or _is_assessed(document, one):
                tell(code, ENOUGH, "instrument", one.start, one.end, "topic-of-instrument")
    scene = _Scene(document, masked)
    body: list[Match] = []
    themed, named = Area(themes), Area(instruments)
    for match in scene.topics:
        if headline is not None and match.start < headline.start:
            continue  # a site's menu and other items stand above the headline
        context = _context(match.start, headline, themed, named)
        if context == "body":
            body.append(match)
        elif not (scene.in_name(match) or scene.is_beside_the_title(match)):
            goal = match.entry.code == _COMMUNITY and scene.is_goal(match, whole=True)
            points = WEAK if goal else ENOUGH
            tell(match.entry.code, points, context, match.start, match.end, f"topic-in-{context}")
    seen: set[tuple[str, int]] = set()
    for match in body:
        code = match.entry.code
        if score.get(code, 0) >= ENOUGH or scene.in_name(match):
            continue
        sentence = scene.sentence(match.start)
        points = scene.points(match, sentence, partnered)
        if code == _COMMUNITY and code not in fields and scene.is_goal(match):
            continue
        # Words of one sentence do not bear each other out.
        if points >= ENOUGH or (points and (code, sentence.start) not in seen):
            seen.add((code, sentence.start))
            tell(code, points, "body", match.start, match.end, "topic-in-body")
    if score.get("partner-cooperation", 0) < ENOUGH:
        words = scene.partnering(partnered)
        if words is not None:
            tell("partner-cooperation", ENOUGH, "body", *words, "topic-of-partners")
    for code in fields:
        word = next((m for m in document.of_kind("topic") if m.entry.code == code), None)
        if score[code] < ENOUGH and code not in _NAMES_ALONE and word is not None:
            # Hardly a meeting does not deal with what it is for, even where only its name says so.
            tell(code, ENOUGH, "body", word.start, word.end, "topic-of-series")
    return [one for code, mentions in told.items() if score[code] >= ENOUGH for one in mentions]


def _fields_of_bodies(document: Document) -> tuple[str, ...]:
    """What the bodies are for that hold or meet in an event of no series: they are named where the notice begins."""
    found: dict[str, None] = {}
    for match in document.of_kind("series", "body", "organisation"):
        if match.start >= _LEAD:
            break
        if match.entry.code not in _FIELDS:
            continue
        if document.cue_before("framework", match.start, 160, document.sentence_at(match.start).start) is None:
            found |= dict.fromkeys(_FIELDS[match.entry.code])
    return tuple(found)


def _context(start: int, headline: Span | None, themes: Area, instruments: Area) -> str:
    if themes.covers(start, start + 1):
        return "theme"
    if headline and headline.start <= start < headline.end:
        return "title"
    return "instrument" if instruments.covers(start, start + 1) else "body"


@dataclass(slots=True)
class _Sentence:
    """What a sentence tells, as far as its topics go; offsets are those of cues, -1 where there is none."""

    start: int
    end: int
    works: bool
    roster: bool
    roster_end: int
    priorities: int
    example: int
    asides: Asides


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of `subject_names.yaml`, which tell something by standing right before or after others."""

    body_before: re.Pattern[str]
    body_after: re.Pattern[str]
    joiners: frozenset[str]
    office_before: tuple[str, ...]
    office_after: re.Pattern[str]
    passive: re.Pattern[str]
    of: re.Pattern[str]


@cache
def _words() -> _Words:
    lists: dict[str, list[str]] = {}
    folder = resources.files("pipelines") / "phrases"
    for child in sorted(folder.iterdir(), key=lambda item: item.name):
        file = child / "subject_names.yaml"
        if child.is_dir() and file.is_file():
            for name, words in load_yaml(file.read_text("utf-8")).items():
                lists.setdefault(name, []).extend(words)

    def either(name: str, *, folded: bool = True) -> str:
        return "|".join(re.escape(fold(words) if folded else words) for words in lists[name])

    return _Words(
        body_before=re.compile(rf"\b(?:{either('body_before', folded=False)})(?=\s)"),
        body_after=re.compile(rf"(?<=\s)(?:{either('body_after', folded=False)})\b"),
        joiners=frozenset(lists["joiners"]),
        office_before=tuple(f"{fold(words)} " for words in lists["office_before"]),
        office_after=re.compile(rf"\s(?:{either('office_after')})\b"),
        passive=re.compile(rf"\b(?:{either('passive')})\b"),
        of=re.compile(rf"\s*(?:{either('of')})?\s*"),
    )


# "cooperation programmes between ASEAN and its" + "partners": what is common stands right before whom it is with
_JOINED = re.compile(r"(?:,? [\w-]+){0,5}? (?:with|between|among|from|of|by|voi|giua|tu|cua|cung)\b[^.;:()\n]*\b\w\Z")
# "thanked the" + "dialogue partners" + "for their continued support"
_THANKED = re.compile(
    r"[^.;:\n]{0,100}?\bfor (?:their|its) (?:\w+ ){0,2}(?:support|assistance|help|contributions?|cooperation)\b|"
    r"[^.;:\n]{0,60}?\bda (?:\w+ ){0,2}(?:ho tro|giup do)\b"
)
_GOAL = re.compile(
    r"\w,? (?:towards?|to enrich|to help|(?:to )?contribut\w+ to|in line with|guided by|"
    r"huong toi|huong den|gop phan|can cu) [^.;:\n]*\Z"
)
# "social work for a cohesive and responsive" + "ASEAN Community": how themes and headlines end
_FOR_WHOM = re.compile(r"\w (?:for|vi) (?:an? |the |mot )?(?:(?!build|xay dung)[a-z-]+,? (?:and |va )?){0,6}\Z")
_COMMUNITY_ITSELF = re.compile(r"\bcommunity\b|\bcong dong\b")
_OUTSIDE = frozenset({"AU", "CA", "CH", "CN", "DE", "FR", "GB", "IN", "JP", "KR", "NO", "NZ", "RU", "TR", "US"})


class _Scene:
    """The topic words of one document that stand in no name, and its sentences, read for them."""

    def __init__(self, document: Document, masked: Iterable[Placed]) -> None:
        self._document = document
        self._sentences: dict[int, _Sentence] = {}
        self._masked = Area(masked)
        self._actions = [match.start for match in document.of_kind("action")]
        self._groups = [m.start for m in document.of_kind("topic") if m.entry.code == "vulnerable-groups"]
        self.topics: list[Match] = []
        name_end = topic_end = -1
        last = (-1, -1)
        for match in document.of_kind("topic", *_NAMES):
            start, end, entry = match
            if entry.kind == "topic":
                if (start >= name_end and end > topic_end) or (start, end) == last:
                    last = (start, end)
                    topic_end = end
                    self.topics.append(match)
            elif start >= name_end and end > topic_end and _hides(match):
                last = (start, end)
                name_end = end

    def in_name(self, match: Match) -> bool:
        """Whether the words stand in a masked name or are the field of an office."""
        start, end, _ = match
        return self._masked.meets(start, end) or _in_office(self._document.shadow, start, end)

    def sentence(self, offset: int) -> _Sentence:
        """The sentence there, read once."""
        start, end = self._document.sentence_at(offset)
        known = self._sentences.get(start)
        if known is None:
            known = self._sentences[start] = self._read(start, end)
        return known

    def _read(self, start: int, end: int) -> _Sentence:
        document = self._document
        here = end - start

        def first(code: str) -> int:
            cue = document.cue_after(code, start, here, end)
            return -1 if cue is None else cue.start

        i = bisect_left(self._actions, start)
        line = document.text[end - 1] not in '.!?…"”»'
        works = line or (i < len(self._actions) and self._actions[i] < end) or first("topic_work") >= 0
        chair = document.cue_after("topic_chairmanship", start, here, end)
        priorities = None if chair is None else document.cue_after("topic_priorities", chair.end, here, end)
        return _Sentence(
            start=start,
            end=end,
            works=works,
            roster=first("topic_roster") >= 0,
            roster_end=self._roster_end(start, end),
            priorities=-1 if priorities is None else priorities.start,
            example=first("topic_example"),
            asides=Asides(document, Span(start, end)),
        )

    def _roster_end(self, start: int, end: int) -> int:
        """Where a sentence says of those before that they came; not "was attended by", "sự tham dự của", nor what they
        ask for: "được tham gia".
        """
        document = self._document
        cue = document.cue_after("topic_roster_after", start, end - start, end)
        while cue is not None:
            noun = document.shadow.startswith(" by ", cue.end) or document.shadow.endswith(
                _NO_ATTENDING, start, cue.start
            )
            if not noun:
                return cue.start
            cue = document.cue_after("topic_roster_after", cue.end, end - cue.end, end)
        return -1

    def is_goal(self, match: Match, whole: bool = False) -> bool:
        """Whether it is what all work leads to or rests on: "… towards", "to contribute to the" + "ASEAN Community"; in
        a headline or theme, `whole`, also the Community for which the work is.
        """
        shadow, before = self._document.shadow, max(0, match.start - 80)
        if _GOAL.search(shadow, before, match.start) is not None:
            return True
        community = _COMMUNITY_ITSELF.search(shadow, match.start, match.end) is not None
        return whole and community and _FOR_WHOM.search(shadow, before, match.start) is not None

    def points(self, match: Match, sentence: _Sentence, partnered: bool) -> int:
        """How far words in the body tell a topic: 2, 1 or 0."""
        start = match.start
        if 0 <= sentence.priorities < start or 0 <= sentence.example < start:
            return 0
        if _COUNTED.match(self._document.shadow, match.end) or self._is_framework(match, sentence):
            return 0
        if match.entry.code != _COMMUNITY and self._document.tells(Span(sentence.start, sentence.end), _PILLAR):
            return 0  # what the Community is for, told in every notice of it
        if match.entry.code in _STRUCK and self._is_struck(start, sentence):
            return 0
        if match.entry.code == "covid-19" and self._is_circumstance(start, sentence):
            return 0
        if match.entry.code == "disaster-climate" and self._document.tells(
            Span(sentence.start, sentence.end), _CONDOLENCES
        ):
            return 0
        if self._is_the_plague(match) or self._is_a_paper(match) or self._are_poor_among_others(match):
            return 0
        if match.entry.code in _CHANGES and self._is_cause(start, sentence):
            return 0
        if self._is_suffered(match, sentence):
            return 0
        if match.entry.code == "vulnerable-groups" and _ARE_AMONG.search(self._document.shadow, sentence.start, start):
            return 0
        if _PURSUANT.search(self._document.text, sentence.start, start):
            return 0
        if sentence.asides.hold(match.entry.code, start, match.end):
            return 0
        if self._document.text[start].isupper() and _OFFICE_OF.search(
            self._document.text, max(sentence.start, start - 90), start
        ):
            return 0
        if match.entry.code not in _AMBIENT and _CONCEDED.search(self._document.shadow, sentence.start, start):
            return 0
        if self._attends(start, sentence) or self._such_as(match, sentence) or self._in_body_name(match, sentence):
            return 0
        if match.entry.get("strength") != "weak":
            return ENOUGH if sentence.works or match.entry.code not in _PLIGHTS else 1
        if partnered and sentence.works and match.entry.code == "partner-cooperation":
            return ENOUGH
        if match.entry.code == "sustainable-development" and _FOR_ITS_SAKE.search(
            self._document.shadow, sentence.start, start
        ):
            return ENOUGH
        agenda = self._document.cue_before("topic_agenda", start, start - sentence.start, sentence.start)
        if agenda is not None and self._in_title_of_paper(match, sentence):
            return ENOUGH
        return WEAK if agenda is not None else 0

    def _in_title_of_paper(self, match: Match, sentence: _Sentence) -> bool:
        """Whether it stands in capitals in the title of a paper: "endorsed the Guidelines on Green …"."""
        text = self._document.text
        return text[match.start].isupper() and _PAPER_ON.search(text, sentence.start, match.start) is not None

    def is_beside_the_title(self, match: Match) -> bool:
        """Whether a title only names who meets or where: "ASEAN and partners", "noise at school"."""
        shadow = self._document.shadow
        before = shadow[max(0, match.start - 24) : match.start]
        if match.entry.code == "partner-cooperation":
            return _WHO_MEETS.search(before) is not None and match.end - match.start < len("dialogue partners")
        if match.entry.code == "education" and match.entry.get("strength") == "weak":
            return _WHERE.search(before) is not None and _SCHOOL.fullmatch(shadow, match.start, match.end) is not None
        return self._is_the_plague(match)

    def _is_the_plague(self, match: Match) -> bool:
        """Whether the words name the plague that is a topic of its own: "dịch bệnh" + "do vi-rút Corona"."""
        return match.entry.code == "health-care" and _OF_COVID.match(self._document.shadow, match.end) is not None

    def _is_a_paper(self, match: Match) -> bool:
        """Whether a line has nothing but the name of a newspaper: "Thanh Niên"."""
        text = self._document.text
        if match.entry.code not in ("women", "youth") or not text[match.start].isupper():
            return False
        first, last = text.rfind("\n", 0, match.start) + 1, text.find("\n", match.end)
        line = text[first : last if last >= 0 else len(text)]
        return self._document.notice.language == "vi" and _PAPER.fullmatch(line) is not None

    def _are_poor_among_others(self, match: Match) -> bool:
        """Whether poor people stand in a row with the vulnerable, who are a topic of their own."""
        start, end, entry = match
        if entry.code != "poverty-reduction" or _THE_POOR.fullmatch(self._document.shadow, start, end) is None:
            return False
        i = bisect_left(self._groups, start - _BESIDE_THEM)
        return i < len(self._groups) and self._groups[i] < end + _BESIDE_THEM

    def _is_framework(self, match: Match, sentence: _Sentence) -> bool:
        """Whether it is the programme under which the meeting was held: "trong khuôn khổ chương trình hợp tác …"."""
        if match.entry.code != "partner-cooperation":
            return False
        return self._document.cue_before("framework", match.start, 6, sentence.start) is not None

    def _is_struck(self, start: int, sentence: _Sentence) -> bool:
        """Whether it is what a plague or crisis did harm to, told as the state of the world."""
        return _HARM.search(self._document.shadow, max(sentence.start, start - 140), start) is not None

    def _is_circumstance(self, start: int, sentence: _Sentence) -> bool:
        """Whether it is why a meeting was held online or late, "Do dịch COVID-19, hội nghị được tổ chức trực tuyến", or
        what the world goes through as people meet: "giữa lúc nhân loại đang phải vật lộn với dịch COVID-19".
        """
        shadow = self._document.shadow
        behind = max(sentence.start, start - 90)
        if any(words.search(shadow, behind, start) for words in (_EMERGING, _SINCE, _ALL_THE_MORE)):
            return True
        if _WORLD_FIGHTS.search(shadow, max(sentence.start, start - 90), start) is not None:
            return True
        if _BECAUSE_OF.search(shadow, max(sentence.start, start - 70), start) is None:
            return False
        return _OTHERWISE.search(shadow, sentence.start, sentence.end) is not None

    def _is_cause(self, start: int, sentence: _Sentence) -> bool:
        """Whether it is what the world goes through: "trước tác động của già hóa dân số, biến đổi khí hậu"."""
        document = self._document
        cue = document.cue_before("topic_cause", start, _CAUSES_WITHIN, sentence.start)
        return cue is not None and document.cue_before("topic_agenda", start, start - cue.end, cue.end) is None

    def _is_suffered(self, match: Match, sentence: _Sentence) -> bool:
        """Whether it is told of the world as it is: "the region faces unemployment", "tỷ lệ thất nghiệp còn cao"."""
        document = self._document
        if match.entry.code == "covid-19":
            return False
        if document.tells(Span(sentence.start, sentence.end), _STATE):
            if _RATE.match(document.shadow, match.end):
                return True
            if match.entry.code not in GROUPS and _HIT.match(document.shadow, match.end, sentence.end):
                return True
        cue = document.cue_before("topic_hardship", match.start, _SUFFERED_WITHIN, sentence.start)
        return (
            cue is not None and document.cue_before("topic_agenda", match.start, match.start - cue.end, cue.end) is None
        )

    def _attends(self, start: int, sentence: _Sentence) -> bool:
        document = self._document
        cue = document.cue_before("topic_roster", start, 400, sentence.start) if sentence.roster else None
        if cue is not None and not _WANTED.search(document.shadow, max(sentence.start, cue.start - 24), cue.start):
            return document.cue_before("topic_agenda", start, start - cue.end, cue.end) is None
        office = document.cue_before("topic_office", start, 160, sentence.start)
        if office is not None and document.cue_before("topic_agenda", start, start - office.end, office.end) is None:
            return True
        if sentence.roster_end > start:
            return document.cue_before("topic_agenda", start, start - sentence.start, sentence.start) is None
        return False

    def _such_as(self, match: Match, sentence: _Sentence) -> bool:
        """Whether it stands for many others: in a speech, or where nothing was discussed.

        Who is named of the groups that a policy is for is meant: "các nhóm yếu thế như người cao tuổi, trẻ em".
        """
        document = self._document
        cue = document.cue_before("topic_such_as", match.start, 120, sentence.start)
        if cue is None or document.cue_before("not_such_as", cue.end + 5, 12, sentence.start) is not None:
            return False
        if document.shadow.startswith("various ", cue.start):
            return True  # "noted the rights of … in various fields, including health and jobs"
        if match.entry.code in GROUPS and self._tells_groups(max(sentence.start, cue.start - 60), cue.start):
            return False
        agenda = document.cue_before("topic_agenda", cue.start, cue.start - sentence.start, sentence.start)
        return agenda is None or document.cue_before("topic_speech", agenda.end, 0, agenda.start) is not None

    def _tells_groups(self, start: int, end: int) -> bool:
        i = bisect_left(self._groups, start)
        return i < len(self._groups) and self._groups[i] < end

    def _in_body_name(self, match: Match, sentence: _Sentence) -> bool:
        text = self._document.text
        if not text[match.start].isupper():
            return False
        words = _words()
        after = words.body_after.search(text, match.end, min(sentence.end, match.end + 40))
        if after is not None and match.entry.code != "awards" and _one_name(text[match.end : after.start()], words):
            return True
        first = max(sentence.start, match.start - 70)
        return any(
            _one_name(text[head.end() : match.start], words)
            for head in words.body_before.finditer(text, first, match.start)
        )

    def partnering(self, partnered: bool) -> Span | None:
        """Where the text speaks of the partners' help or of work with them, beyond paying for the meeting.

        Partners are told by that word; in a notice of a meeting `partnered` by its format, also by their countries.
        """
        document = self._document
        partners = [Span(m.start, m.end) for m in document.of_kind("country") if m.entry.code in _OUTSIDE and partnered]
        partners = sorted([*partners, *document.cues("topic_partners")])
        starts = [partner.start for partner in partners]
        for cue in document.cues("topic_partnering") if partners else ():
            apart = document.cue_after("not_partnering", max(0, cue.start - 24), 24)
            if apart is not None and apart.start <= cue.start < apart.end:
                continue
            i = bisect_right(starts, cue.end)
            if i == len(starts) or starts[i] - cue.end >= 90 or starts[i] >= document.sentence_at(cue.start).end:
                continue
            joined = partnered or _JOINED.match(document.shadow, cue.end, starts[i] + 1) is not None
            if joined and not self._masked.meets(*partners[i]):
                return Span(cue.start, partners[i].end)
        for partner in partners:
            thanks = _THANKED.match(document.shadow, partner.end)
            if thanks is not None and not self._masked.meets(*partner):
                return Span(partner.start, thanks.end())
        return None


# "khuyến khích sự tham gia của phụ nữ": what is wanted, and not who came
_WANTED = re.compile(
    r"\b(?:khuyen khich|thuc day|tang cuong|nang cao|(?:dam|bao) bao|day manh|mo rong|"
    r"encourage|promote|increase|ensure)(?: the)? \Z"
)


def _one_name(between: str, words: _Words) -> bool:
    """Whether all words of a stretch are written as those of one name."""
    return all(not word[0].isalnum() or word[0].isupper() or word in words.joiners for word in between.split())


def _hides(match: Match) -> bool:
    return match.entry.kind != "mask" or match.entry.get("hides") == "topic"


# "the Minister of Culture, Youth and Sports": the further fields of one office
_FIELDS_BEFORE = re.compile(
    r"\b(?:minister|secretary|ministry|ministries|ministers|departments?) (?:of|for) "
    r"(?:[a-z'’]+(?: [a-z]+)?(?:, and |, | and )){1,5}\Z"
)


def _in_office(shadow: str, start: int, end: int) -> bool:
    """Whether the words are the field of an office: "health ministers", "quan chức y tế"."""
    words = _words()
    before = shadow.endswith(words.office_before, max(0, start - 24), start)
    before = before or _FIELDS_BEFORE.search(shadow, max(0, start - 60), start) is not None
    return before or words.office_after.match(shadow, end) is not None or _second_field(shadow, start)


_SECOND = re.compile(r"\bbo truong (?:\w+ ){1,4}va \Z")


def _second_field(shadow: str, start: int) -> bool:
    """Whether the words are the field of the second office of two: "Bộ trưởng Lao động và" + "Giáo dục"."""
    return shadow.endswith(" va ", 0, start) and _SECOND.search(shadow, max(0, start - 40), start) is not None
