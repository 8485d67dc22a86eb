"""The stage on which roles are given: who stands where in a text, joined to whom, and what was given so far."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

from ..document import Span, Value
from .entities import Entity, Row
from .found import Found
from .names import UPPER, name_words
from .organisations import listed_value, organisation_key, written_key, written_organisations
from .person import Person
from .scene import Cue, Scene
from .units import MINISTRY, unit_at

CHAIR_ROLES = frozenset({"chair", "co-chair", "vice-chair"})
HEAD = 400  # headline and lead: what a notice is about
MAX_LIST = 2000
BEFORE_CHAIR = 48  # characters before a verb of chairing in which what is led may stand
_LONGEST_BEHIND_HEADING = 6  # characters of marks behind a heading
_DATELINE = re.compile(
    rf"\((?:[{UPPER}][\w ,/.+-]{{1,30}})\)\s?[-–—]{{1,2}}\s?|"
    rf"[{UPPER}][^;:()\n–—]{{1,40}}?"
    rf"(?:\s?\([{UPPER}][\w ,/.+-]{{1,30}}\)\s?[-–—]{{1,2}}|,\s[^;:()\n–—]{{3,20}}\s[-–—]{{1,2}})\s"
)
_ADVERBS = re.compile(r"(?:\s+(?:cũng|đã|đều|sẽ|vừa|cùng))+\s*\Z")
_LONGEST_DUTY = 120  # characters from the word for a duty to the body it is of
LONGEST_CLAUSE = 300  # characters before a verb in which its subject is looked for
_EMPLOYER = re.compile(
    r"(?:, [A-Z][\w.]{1,5})?,? (?:of|from|at) (?:the )?[A-Z][^,;.:()\n]{1,80}?(?: \([A-Z][\w&-]{1,14}\))?(?=,| and )"
)
# With or for whom somebody came, before what the one did: ", accompanied by Ms B and Mr C," + " on Monday opened"
_COMPANY = re.compile(
    r",? (?:who (?:was|is) )?(?:(?:accompanied|flanked|escorted|joined) by|representing) [^;.\n]{3,220}?,"
    r"(?! who\b| which\b| and\b)(?=(?: [\w-]+){0,4} ?\Z)"
)
_OF_A_BODY = re.compile(
    r" (?:cua )?(?P<body>(?:hoi nghi|hoi dong|uy ban|hop tac|kenh|nhom|mang luoi|dien dan|co che)\b"
    r"(?! asean(?: \d|,|\.|;| nam\b)))?"
)
_ACRONYM_BEHIND = re.compile(rf"\s?\(([{UPPER}][\w&.-]{{1,14}})\)\Z")
_OWNED_BY = re.compile(
    r"\b(?:of|in|cua|tai) (?:the )?"
    r"(?:(?:people's |socialist |federal |democratic )*(?:kingdom|republic|union|state) of )?\Z"
)
_OF_MANY_STATES = re.compile(r"\b(?:asean|united nations|un|lien hop quoc|international organi[sz]ation|asia|chau a)\b")
_LONGEST_ARTICLE = 6  # characters between "by" and a name
_NEXT_AGENT = re.compile(
    r"(?: \([^()\n]{1,40}\))?(?:,? (?:and|va|cung(?: voi)?|as well as) |, (?:and |va )?)(?:the )?"
    r"(?P<unit>(?:[\w'-]+ ){1,6}(?:of|under) (?:the )?)?"
)
_ELECTED = re.compile(
    r"\b(?:bau(?: chon)?|nhat tri (?:chon|cu)|thong nhat (?:chon|cu)|lua chon|de cu) (?:[\w-]+ ){1,4}\Z"
)
# "Việt Nam từng" + "chủ trì hội nghị này", "Viet Nam once" + "chaired it"
_ONCE = re.compile(r"\b(?:tung|once|formerly|previously) \Z|\b(?:nam ngoai|nam truoc|last year),? [^.;:,\n]{0,40}\Z")
_NEXT_YEAR = re.compile(r"[^.;:,\n]{0,40}?\b(?:nam toi|nam sau|sang nam|next year)\b")
_IN_YEAR = re.compile(
    r"[^.;:\n]{0,48}?\b(?:nam|in|giai doan|nhiem ky|from|for) (?P<first>(?:19|20)\d\d)"
    r"(?:\s?(?:-|–|/|den|to|until|va|and)\s?(?P<last>(?:19|20)\d\d))?\b"
)
_OF_A_PLAN = re.compile(
    r"\b(?:ke hoach|lo trinh|tuyen bo|khung|chien luoc|tam nhin|chuong trinh|plan|roadmap|declaration|framework|"
    r"strategy|vision|programme|program|statement|ket qua|since|ke tu|theme|chu de)\b"
)
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_FULL_DATE = re.compile(
    r"\b\d{1,2}[/.-]\d{1,2}[/.-](20\d\d|19\d\d)\b|\bthang \d{1,2} nam (20\d\d|19\d\d)\b|"
    rf"\b(?:{_MONTHS})(?: \d{{1,2}}(?:st|nd|rd|th)?)?,? (20\d\d|19\d\d)\b"
)
_ELECTED_WITHIN = 60  # characters before the office
_OF_A_CENTRE = re.compile(r"[^.;,\n]{0,50}\bof the (?:cent(?:re|er)|institute|foundation)\b")
_OF_AN_ASSOCIATION = re.compile(
    r" (?:hoi (?!nghi|dong|thao)|hiep hoi|lien hiep|mat tran|cau lac bo)(?![^,.;\n]{0,48}\b(?:asean|dong nam a)\b)"
)
OF_UNIT = re.compile(r"(?: (?:of|under)|,? (?:both|all)(?: [a-z]+)? under) (?:the )?")
_GOVERNMENT = "chinh phu "
_COPULA = ("la ", "is ", "was ", "were ")
_ENDS = (".", "\n", "", ";", ",", ")", ":")
_LONGEST_UNIT = 120  # characters in which a unit is named before its ministry
_UNIT_BEFORE = re.compile(
    rf"(?P<unit>(?<![\w-])[{UPPER}][\w&’'-]*(?:,? (?:(?:of|for|and|the|on|&) )*[{UPPER}][\w&’'-]*){{1,9}})"
    r"(?: \([A-Z][\w&.-]{1,14}\))?(?:,| of| under| at| from| within)(?: the)?(?: [A-Z]\w+['’]s)? \Z"
)
_WORD = re.compile(r"\s")


_STOP_IN_TITLE = re.compile(r"\.(?= )")


def _sentences(scene: Scene) -> list[Span]:
    """The sentences of the text; one that ends with a title ("Mme.") goes on in the next."""
    titles = {match.end for match in scene.honorifics.values()}
    titles |= {
        match.start + stop.end()  # "Pol. Gen."
        for match in scene.honorifics.values()
        for stop in _STOP_IN_TITLE.finditer(scene.text[match.start : match.end])
    }
    joined: list[Span] = []
    for sentence in scene.document.sentences:
        if joined and joined[-1].end in titles:
            joined[-1] = Span(joined[-1].start, sentence.end)
        else:
            joined.append(sentence)
    return joined


_OF_MANY_COUNTRIES = re.compile(
    r" (?:(?:cua|thuoc|tai|tu) )?(?:tat ca )?(?:(?:cac|nhung|muoi|10|11) )+(?:nuoc|quoc gia)\b|"
    r" (?:from|of|in) (?:all )?(?:the )?(?:(?:ten|10|eleven|11|other|various) )?(?:asean|(?:asean )?member) "
    r"(?:member )?(?:states|countries|nations)\b"
)

_IN_A_BODY = re.compile(r" (?:tai|trong) (?:nhom|uy ban|hoi dong|mang|ban thu ky|to chuc|aichr|acwc|acw)\b")
# Offices beside the ministries, and what may stand above a unit.
_OF_THE_STATE = re.compile(
    r"van phong (?:chinh phu|quoc hoi|chu tich nuoc)|(?:uy ban|hoi dong) (?:quoc gia|nhan dan)|ubnd"
)
_SUPERIOR = re.compile(r"(?:bo|tong cuc|cuc|so|vien|hoc vien|truong|dai hoc|ubnd|uy ban nhan dan|tap doan)\b")


# "attended by representatives of the" + "ACW", "officials from X, the" + "ACW": a body, and no meeting of it
_BODY_THAT_CAME = re.compile(
    r"\b(?:representatives|officials|members|delegates|experts|focal points) (?:of|from) (?:the )?"
    r"(?:[^.;:\n]{0,140}?(?:, | and |, and )(?:the )?)?\Z"
)
_LIST_BEFORE = 180  # characters


class Stage:
    """One text with its entities, and what all families of roles ask of it. Used once."""

    def __init__(self, scene: Scene, row: Row, persons: list[Person]) -> None:
        self.scene, self.row, self.persons = scene, row, persons
        self.found = Found()
        self.extra: list[Person] = []
        self.series = list(scene.series)
        self.series_ends = {match.end for match in scene.series.values()}
        self.reported = {
            match.entry.code
            for start, match in scene.series.items()
            if start < HEAD and _BODY_THAT_CAME.search(scene.shadow, max(0, start - _LIST_BEFORE), start) is None
        }
        if not self.reported and self.series:  # an excerpt without its head
            self.reported = {scene.series[self.series[0]].entry.code}
        self._sentences = _sentences(scene)
        self._sentence_starts = [s.start for s in self._sentences]
        self._clauses: dict[int, int] = {}  # by the start of the cue
        self._spelt_out: dict[str, str] = {}  # the key of an organisation by the acronym behind its name
        self._pronouns = {end: start for start, end in scene.pronouns}
        self.given: dict[str, list[Person]] = {}
        for person in persons:
            named = person.named
            if named is not None and named.name is not None:
                parts = name_words(scene.shadow[named.name[0] : named.name[1]])
                for part in {parts[-1], parts[0]}:
                    self.given.setdefault(part, []).append(person)

    def sentence(self, offset: int) -> Span:
        """The sentence that holds an offset."""
        if not self._sentences:
            return Span(0, len(self.scene.text))
        return self._sentences[max(0, bisect_right(self._sentence_starts, offset) - 1)]

    def subject(self, offset: int, floor: int) -> int:
        """The place of the nearest entity before `offset` that can be a subject."""
        place = self._past_company(self.row.before(offset, floor), offset, floor)
        for _ in range(5):
            if place < 0:
                return -1
            entity = self.row.entities[place]
            if entity.start < floor:
                return -1
            if entity.kind == "country" and self._is_of_person(place):
                return place - 1  # "Ông A (Lào) làm Chủ tọa"
            if not (entity.kind == "country" and (entity.located or entity.owner)) and not self.is_presided(entity):
                return place
            place -= 1
        return -1

    def _past_company(self, place: int, offset: int, floor: int) -> int:
        """The place of whom others accompany who are named last: "Minister A, accompanied by B and C, opened …"."""
        if place < 1 or self.scene.document.notice.language != "en":
            return place
        company = _COMPANY.search(self.scene.shadow, max(floor, offset - LONGEST_CLAUSE), offset)
        if company is None or self.row.entities[place].start < company.start():
            return place
        leader = self.row.before(company.start() + 1, floor)
        return leader if leader >= 0 and self.row.entities[leader].kind == "person" else place

    def _is_of_person(self, place: int) -> bool:
        """Whether a country stands in brackets right behind the person who is of it."""
        entity, before = self.row.entities[place], self.row.entities[place - 1]
        if place == 0 or before.kind != "person" or self.scene.text[entity.end : entity.end + 1] != ")":
            return False
        return self.scene.text[before.end : entity.start] == " ("

    def is_presided(self, entity: Entity) -> bool:
        """The body of somebody's office or duty: "Việt Nam trên cương vị Chủ tịch Ủy ban … đã chủ trì", "Bộ X, cơ quan
        đầu mối của Ủy ban …, tổ chức".
        """
        if entity.kind != "organisation":
            return False
        shadow, floor = self.scene.shadow, max(0, entity.start - _LONGEST_DUTY)
        if shadow.endswith(("chu tich ", "chu tich cua "), max(0, entity.start - 16), entity.start):
            return True
        return self.scene.words.duty.search(shadow, floor, entity.start) is not None

    def gap(self, entity: Entity, offset: int) -> str:
        """The words between an entity and what it does, without an apposition that says what its duty is."""
        gap = self.without_company(entity, offset)
        return "" if self.scene.words.duty_told.fullmatch(gap) else gap

    def without_company(self, entity: Entity, offset: int) -> str:
        """The words between an entity and an offset, without those who accompany the person."""
        gap = self.scene.shadow[entity.end : offset]
        return _COMPANY.sub("", gap) if entity.kind == "person" else gap

    def joined_back(self, place: int, floor: int) -> list[Entity]:
        """The entity at `place` and those joined to it by commas and "and" before it."""
        entities = self.row.entities
        chain = [entities[place]]
        while place > 0 and entities[place - 1].start >= floor and len(chain) < 15:
            before = self._before_its_employer(place, floor)
            if not self._are_joined(entities[before], entities[place]):
                break
            place = before
            chain.append(entities[place])
        return chain

    def _before_its_employer(self, place: int, floor: int) -> int:
        """The entity before one, over the countries in the name of whom it works for: "A of the Fund of Laos" + "B"."""
        before = place - 1
        if self.row.entities[place].kind == "person" and self.scene.document.notice.language == "en":
            while before > 0 and self.row.entities[before].kind == "country":
                before -= 1
            if self.row.entities[before].kind == "person" and self.row.entities[before].start >= floor:
                return before
        return place - 1

    def _are_joined(self, first: Entity, second: Entity) -> bool:
        """Whether only commas and "and" part two entities, or whom the first one works for: "A of X, B of Y"."""
        joint = self.scene.words.joint
        begin = first.end
        if first.kind == second.kind == "person" and self.scene.document.notice.language == "en":
            employer = _EMPLOYER.match(self.scene.text, begin, second.start)
            begin = begin if employer is None else employer.end()
        return joint.fullmatch(self.scene.shadow[begin : second.start]) is not None

    def joined_forward(self, place: int, limit: int) -> list[Entity]:
        """The entity at `place` and those joined to it by commas and "and" behind it."""
        entities = self.row.entities
        chain = [entities[place]]
        while place + 1 < len(entities) and entities[place + 1].end <= limit and len(chain) < 15:
            first, second = entities[place], entities[place + 1]
            above = first.kind == second.kind == "organisation" and OF_UNIT.fullmatch(
                self.scene.shadow, first.end, second.start
            )
            if not above and not self._are_joined(first, second):
                break
            place += 1
            if not above:  # "the Department of X under the Ministry of Y, Z and …"
                chain.append(second)
        return chain

    def without_ministries(self, chain: list[Entity]) -> list[Entity]:
        """A chain without the ministries of the units before them: "Cục …, Bộ …", "Cục … (Bộ …)"."""
        scene = self.scene
        units = [e.end for e in chain if e.kind == "organisation" and self._has_one_above(e.start)]
        return [
            entity
            for entity in chain
            if entity.kind != "organisation"
            or not self._is_above(entity.start)
            or not any(
                0 < entity.start - end <= 3 and scene.text[end : entity.start].strip() in (",", "(") for end in units
            )
        ]

    def _has_one_above(self, start: int) -> bool:
        """Whether a unit of a ministry begins there, not an office of the state: "Văn phòng Chính phủ"."""
        shadow = self.scene.shadow
        return self.scene.words.units.match(shadow, start) is not None and _OF_THE_STATE.match(shadow, start) is None

    def _is_above(self, start: int) -> bool:
        """Whether what begins there may have units below it: in Vietnamese a ministry or the like, no association."""
        return self.scene.document.notice.language != "vi" or _SUPERIOR.match(self.scene.shadow, start) is not None

    def give(self, entity: Entity, role: str, cue: Cue, rule: str) -> None:
        """Gives a role to whatever an entity is."""
        value = Value(role, cue.start, cue.end, rule)
        if entity.kind == "person":
            if entity.mention is not None and entity.mention.person is not None:
                self.found.give_person(entity.mention.person, role, cue.start, cue.end, rule)
        elif entity.kind == "organisation":
            if role == "participant" and _OF_MANY_COUNTRIES.match(self.scene.shadow, entity.end):
                return  # "đại diện Bộ Tư pháp các nước thành viên": a ministry of each of them
            if self._is_acronym_in_a_post(entity):
                return
            name = listed_value(self.scene, entity)
            self.found.give_organisation(organisation_key(self.scene, name), entity, name, entity.country, value)
            if role in CHAIR_ROLES and entity.country is not None:
                self.found.give_country(entity.country[0], role, entity.start, entity.end, rule + "-ministry")
        elif role in CHAIR_ROLES or role == "host":
            self.found.give_country(entity.code, role, entity.start, entity.end, rule)
        elif role == "participant" and not entity.located and not self._is_in_a_post(entity):
            form = "country-as-subject" if rule == "participant-subject" else "country-in-list"
            name = Value(" ".join(self.scene.text[entity.start : entity.end].split()), entity.start, entity.end, form)
            self.found.give_delegation(entity.start, entity.end, name, entity.code)

    def _is_in_a_post(self, country: Entity) -> bool:
        """As in "bà A, đại diện Việt Nam tại Ủy ban X": whom the one named before stands for in a body."""
        shadow = self.scene.shadow
        stands = shadow.endswith(("dai dien ", "dai dien cua "), max(0, country.start - 14), country.start)
        return stands and _IN_A_BODY.match(shadow, country.end) is not None

    def _is_acronym_in_a_post(self, organisation: Entity) -> bool:
        """As in "bà A, Chủ tịch Ủy ban về X (UBX)": the body of the post that ends right before the bracket."""
        start = organisation.start
        if self.scene.text[start - 2 : start] != " (":
            return False
        place = self.row.before(start, max(0, start - MAX_LIST))
        before = self.row.entities[place] if place >= 0 else None
        return before is not None and before.kind == "person" and before.end == start - 2

    def is_of_ministers(self, entity: Entity) -> bool:
        """As in "Bộ trưởng Bộ Y tế các nước": the ministry of ministers who are no entity of their own."""
        return entity.kind == "organisation" and self.scene.shadow.endswith("bo truong ", 0, entity.start)

    def is_other_chair(self, cue: Cue) -> bool:
        """Chairing that is not of a meeting: the ASEAN chairmanship, a former chair, leading a piece of work."""
        words, shadow = self.scene.words, self.scene.shadow
        if words.led_work.search(shadow, max(0, cue.start - BEFORE_CHAIR), cue.start):
            return True  # "dự án do Việt Nam đồng chủ trì"
        if words.next_term.match(shadow, cue.end):
            return True  # "Singapore sẽ là Chủ tịch SLOM nhiệm kỳ tiếp theo"
        if _ELECTED.search(shadow, max(0, cue.start - _ELECTED_WITHIN), cue.start):
            return True  # "Hội nghị nhất trí bầu Lào làm Chủ tịch": who will preside
        if self._of_another_time(cue):
            return True  # "Viet Nam chaired the meeting in 2010", "… sẽ là Chủ tịch năm tới"
        if shadow.endswith("chu tich", cue.start, cue.end) and _OF_AN_ASSOCIATION.match(shadow, cue.end):
            return True  # "Bà A là Chủ tịch Hội Liên hiệp Phụ nữ"
        if _OF_A_CENTRE.match(shadow, cue.end):
            return True  # "Thailand was elected as the chair and Lao PDR as deputy chair of the centre"
        if shadow.startswith(" cua minh", cue.end) and "nhiem ky" in shadow[max(0, cue.start - 10) : cue.end]:
            return True  # "Trong nhiệm kỳ Chủ tịch của mình, Việt Nam đã …": of what is over
        after = words.other_chair_after.match(shadow, cue.end)
        if after and after.group().strip() == "nuoc" and not shadow.endswith("chu tich", cue.start, cue.end):
            after = None  # "dưới sự chủ trì của nước chủ nhà Malaysia", no "Chủ tịch nước"
        if after and after.group().strip() == "luan phien" and self._has_turns(after.end()):
            return False
        if after and after.group().strip() == "asean":
            # "Chủ tịch ASEAN" is the year's chairmanship, "Chủ tịch ASEAN SOMSWD" is not.
            nearest = self.scene.skip(after.end())
            return nearest not in self.scene.series
        return bool(after) or bool(words.other_chair_before.search(shadow, max(0, cue.start - 24), cue.start))

    def _of_another_time(self, cue: Cue) -> bool:
        """Whether the years told with the chairing are none of those in which the notice has days."""
        shadow = self.scene.shadow
        if _ONCE.search(shadow, max(0, cue.start - 2 * BEFORE_CHAIR), cue.start) or _NEXT_YEAR.match(shadow, cue.end):
            return True
        told = _IN_YEAR.match(shadow, cue.end)
        if told is None or _OF_A_PLAN.search(told[0]) is not None or not self._years:
            return False
        first = int(told["first"])
        last = int(told["last"]) if told["last"] is not None else first
        return not any(first <= year <= last for year in self._years)

    @cached_property
    def _years(self) -> frozenset[int]:
        """The year of the publication, and those of the full dates of the text."""
        found = {int(date[1] or date[2] or date[3]) for date in _FULL_DATE.finditer(self.scene.shadow)}
        published = self.scene.document.notice.published_on
        return frozenset(found | ({published.year} if published is not None else set()))

    def _has_turns(self, offset: int) -> bool:
        """As in "Chủ tịch luân phiên của Hợp tác ASEAN về công vụ": of a body whose chair goes round, not of ASEAN."""
        of = _OF_A_BODY.match(self.scene.shadow, offset)
        at = self.scene.skip(of.end() if of is not None else offset)
        return (of is not None and of["body"] is not None) or at in self.scene.series

    def is_within(self, entity: Entity, written: list[tuple[int, int]]) -> bool:
        """Whether an entity is part of an unlisted organisation, or the ministry of a unit: "Cục …, Bộ …"."""
        for start, end in written:
            if start <= entity.start < end:
                return True
            is_unit = self._has_one_above(start) and self._is_above(entity.start)
            if is_unit and entity.kind == "organisation" and self.scene.text[end : entity.start].strip() in (",", "("):
                return True
        return False

    def nearest_person(self, offset: int, floor: int) -> int:
        """The place of the nearest person that ends before an offset; -1 where none does."""
        place = self._past_company(self.row.before(offset, floor), offset, floor)
        for _ in range(4):
            if place < 0 or self.row.entities[place].start < floor:
                return -1
            if self.row.entities[place].kind == "person":
                return place
            place -= 1
        return -1

    def of_others(self, gap: str) -> bool:
        """Whether the words before a verb have another subject: not "attended the meeting and" delivered."""
        other = self.scene.words.plural_subject.search(gap)
        return other is not None and not gap.startswith(" and ", other.end())

    def given_before(self, offset: int) -> Person | None:
        """A person meant by one name right before a verb ("Hoi called on")."""
        text = self.scene.text
        end = offset
        while end > 0 and text[end - 1] in " \u00a0":
            end -= 1
        begin = max(text.rfind(" ", max(0, end - 40), end), text.rfind("\n", max(0, end - 40), end)) + 1
        if end - begin > 30 or not text[begin:end].isalpha():
            return None
        if self._pronouns.get(end) == begin and not self.covered(begin):
            place = self.nearest_person(begin, max(0, begin - 400))
            mention = self.row.entities[place].mention if place >= 0 else None
            return mention.person if mention is not None else None
        if begin == end or not text[begin].isupper():
            return None
        known = self.given.get(self.scene.shadow[begin:end])
        if (
            known is None
            or begin in self.row.starts[bisect_left(self.row.starts, begin) : bisect_left(self.row.starts, begin) + 1]
        ):
            return None
        return known[-1] if self.row.before(offset, begin - 40) < 0 or not self.covered(begin) else None

    def covered(self, offset: int) -> bool:
        """Whether an entity covers an offset."""
        place = bisect_right(self.row.starts, offset) - 1
        return place >= 0 and self.row.entities[place].end > offset

    def meets(self, cue: Cue, sentence: Span) -> bool:
        """Whether a meeting, an observer's seat or the sentence's end follows the verb."""
        shadow = self.scene.shadow
        if shadow.startswith(_COPULA, cue.start):
            return True  # "là đơn vị phối hợp tổ chức"
        opened = self._clause(cue, sentence)
        if cue.role == "organiser" and shadow.endswith(self.scene.words.clause_openers, 0, opened):
            return True  # "do Bộ … đồng tổ chức trực tuyến"
        after = shadow[cue.end : min(sentence.end, cue.end + 70)]
        if after[:1] in _ENDS or self.scene.words.observer.search(shadow, cue.start, cue.end + len(after)):
            return True
        if not self.scene.event_ends.isdisjoint(range(cue.end, cue.end + 70)):
            return True
        place = bisect_left(self.series, cue.end)
        return place < len(self.series) and self.series[place] < cue.end + 60

    def is_heading(self, cue: Cue, sentence: Span) -> bool:
        """Whether a cue ends its line, as in "2. Organisers", over lines that name those whom it tells of."""
        behind = self.scene.text[cue.end : sentence.end]
        return len(behind) < _LONGEST_BEHIND_HEADING and behind.strip(" :.-\n") == ""

    def unlisted(self, begin: int, end: int) -> list[tuple[int, int]]:
        """Organisations that no vocabulary knows in the list `text[begin:end]`, between those that are known."""
        written: list[tuple[int, int]] = []
        entities = self.row.entities[self.row.after(begin) : self.row.after(end)]
        named = [(e.start, e.end) for e in entities if e.kind != "country"]
        at = begin
        for start, finish in [*named, (end, end)]:
            for stretch in written_organisations(self.scene, at, start):
                if at > begin and (stretch[0] - at <= 1 or self.scene.text[at : stretch[0]] == " ("):
                    continue  # it goes on from the name before it, or is its acronym
                state = self.scene.country_ends.get(stretch[1])
                if state is not None and state.start <= stretch[0]:
                    continue  # "the" + "US"
                if self.scene.shadow.endswith(self.scene.words.leads_on, 0, stretch[1]):
                    continue  # "Văn phòng … của": of the listed organisation that follows
                if self.scene.text[stretch[1] - 1] != "(":  # else its acronym is a listed organisation
                    written.append(self._before_verb(*stretch))
            at = max(at, finish)
        return written

    def _before_verb(self, start: int, end: int) -> tuple[int, int]:
        """An organisation's name without a verb that it runs into: "University of X attended"."""
        first, after = bisect_right(self.scene.cue_starts, start), bisect_left(self.scene.cue_starts, end)
        for cue in self.scene.cues[first:after]:
            held = cue.side in ("before", "funding") and cue.role in ("participant", "speaker", "host")
            if held or cue.side == "with":
                return start, start + len(_ADVERBS.sub("", self.scene.text[start : cue.start]).rstrip(" ,"))
        return start, end

    def _clause(self, cue: Cue, sentence: Span) -> int:
        """Where the subject of a cue may begin: after a semicolon, a word such as "do", a person."""
        known = self._clauses.get(cue.start)
        if known is not None:
            return known
        shadow = self.scene.shadow
        begin = max(sentence.start, cue.start - LONGEST_CLAUSE)
        dateline = _DATELINE.match(self.scene.text, begin, cue.start) if begin == sentence.start else None
        begin = dateline.end() if dateline is not None else begin
        begin = max(begin, shadow.rfind(";", begin, cue.start) + 1)
        for opener in self.scene.words.clause_openers:
            place = shadow.rfind(opener, begin, cue.start)
            if place >= 0:
                begin = place + len(opener)
        place = self.nearest_person(cue.start, begin)
        if place >= 0:
            begin = self.row.entities[place].end
        self._clauses[cue.start] = begin
        return begin

    def unlisted_subjects(self, cue: Cue, sentence: Span) -> list[tuple[int, int]]:
        """Organisations that no vocabulary knows and that do what a verb says: the list right before it."""
        begin = self._clause(cue, sentence)
        if begin > sentence.start and self.row.starts and self.covered(begin - 1):
            return []  # after a person: who employs him or her
        starts, text = self.row.starts, self.scene.text
        written = [
            (start, end)
            for start, end in self.unlisted(begin, cue.start)
            if starts[bisect_left(starts, end) : bisect_left(starts, end + 2)] == []  # else words that lead to a name
            and not (text[start:end].isupper() and (" " in text[start:end] or end - start < 3))  # a dateline, "PH"
            and self.scene.words.duty.search(self.scene.shadow, start, end) is None  # "cơ quan đầu mối của …"
        ]
        if not written:
            return []
        place = self.row.before(cue.start, begin)
        last = max(written[-1][1], self.row.entities[place].end if place >= 0 else 0)
        return written if cue.start - last <= 30 else []

    def government(self, entity: Entity) -> tuple[int, int] | None:
        """The words for a country's government: "Chính phủ Nhật Bản"."""
        if entity.kind != "country" or not self.scene.shadow.endswith(_GOVERNMENT, 0, entity.start):
            return None
        return entity.start - len(_GOVERNMENT), entity.end

    def agents(self, cue: Cue, limit: int, rule: str) -> bool:
        """Gives the role of `cue` to the organisations listed behind it, where no vocabulary knows the first of them:
        "co-organised by the Office of Villages, the Farmers' Centre and UNDP". Tells whether there were any.
        """
        written = self.unlisted(cue.end, limit)
        first = self._unit_first(cue.end, limit, written)
        if first is not None:
            written = [(first[0][0], first[1].end), *written]
        if not written or written[0][0] - cue.end > _LONGEST_ARTICLE:
            return False
        listed = {
            entity.start: entity
            for entity in self.row.entities[self.row.after(cue.end) : self.row.after(limit)]
            if entity.kind == "organisation" and not any(start <= entity.start < end for start, end in written)
        }
        role = Value(cue.role, cue.start, cue.end, rule)
        at = -1
        for start, end in sorted([*written, *((entity.start, entity.end) for entity in listed.values())]):
            joint = _NEXT_AGENT.fullmatch(self.scene.shadow, at, start) if at >= 0 else None
            if at >= 0 and joint is None:
                break
            unit = joint.start("unit") if joint is not None else -1
            if first is not None and start == first[0][0]:
                self.written(*first[0], role, first[1].country)
            elif unit >= 0 and self.scene.text[unit].isupper():
                self.written(unit, end, role)
            elif start in listed and self._is_over(at, listed[start], sorted(written)):
                pass  # "the Department of X, Ministry of Y": the unit alone
            elif start in listed:
                self.give(listed[start], cue.role, cue, rule)
            else:
                self.written(start, end, role)
            at = end
        return True

    def _unit_first(
        self, begin: int, limit: int, written: list[tuple[int, int]]
    ) -> tuple[tuple[int, int], Entity] | None:
        """The unit that a list begins with, and its ministry: "by the Village Bureau of the Ministry of X and …"."""
        place = self.row.after(begin)
        if place >= len(self.row.entities) or self.row.entities[place].start >= limit:
            return None
        ministry = self.row.entities[place]
        unit = self.unit_before(ministry)
        if unit is None or not begin < unit[0] <= begin + _LONGEST_ARTICLE:
            return None
        return None if written and written[0][0] < ministry.start else (unit, ministry)

    def _is_over(self, end: int, ministry: Entity, written: list[tuple[int, int]]) -> bool:
        """Whether a comma parts an English unit that ends at `end` from the ministry over it."""
        before = next((start for start, last in written if last == end), -1)
        if before < 0 or self.scene.text[end : ministry.start] != ", " or ministry.inner is None:
            return False
        if not MINISTRY.match(self.scene.shadow, ministry.inner[0]):
            return False
        return self.scene.words.units.match(self.scene.shadow, before) is not None

    def unit_before(self, entity: Entity) -> tuple[int, int] | None:
        """The unit of a ministry in English, named right before it: "the Village Bureau of the Ministry of X", "the
        Department of Older Persons (DOP), Ministry of X".
        """
        if entity.kind != "organisation" or self.scene.document.notice.language != "en":
            return None
        named = _UNIT_BEFORE.search(self.scene.text, max(0, entity.start - _LONGEST_UNIT), entity.start)
        if named is None:
            return None
        begin, end = named.span("unit")
        for start in (begin, *(begin + word.end() for word in _WORD.finditer(self.scene.text[begin:end]))):
            if not self.scene.text[start].isupper() or self.scene.text.startswith(("The ", "In ", "At "), start):
                continue
            last = unit_at(self.scene, start)
            if last is not None and last >= end:
                return start, end
        return None

    def lines_after(self, offset: int) -> int:
        """The end of the lines under a heading that name someone."""
        text = self.scene.text
        at = end = offset
        while at < len(text) and at - offset < MAX_LIST:
            stop = text.find("\n", at)
            stop = len(text) if stop < 0 else stop
            if text[at:stop].strip():
                place = self.row.after(at)
                if place >= len(self.row.entities) or self.row.entities[place].start >= stop:
                    break
                end = stop
            at = stop + 1
        return end

    def written(self, start: int, end: int, role: Value, country: tuple[str, int, int] | None = None) -> None:
        """Gives a role to an organisation that no vocabulary knows, as it is written."""
        acronym = _ACRONYM_BEHIND.search(self.scene.text, start, end)
        country = country or self._country_in(start, end)
        name = " ".join(self.scene.text[start:end].split())
        key = self._spelt_out.get(name) or written_key(self.scene, start, name)
        if acronym is not None:
            self._spelt_out.setdefault(acronym[1], key)
        self.found.give_organisation(key, None, Value(name, start, end, "organisation-in-list"), country, role)

    def _country_in(self, start: int, end: int) -> tuple[str, int, int] | None:
        """The one country in the name of an organisation of its own: "Village Council of the Kingdom of Thailand"."""
        starts = self.scene.country_starts
        named = starts[bisect_left(starts, start) : bisect_left(starts, end)]
        if len(named) != 1 or _OF_MANY_STATES.search(self.scene.shadow, start, end):
            return None
        match = self.scene.countries[named[0]]
        owned = _OWNED_BY.search(self.scene.shadow, start, match.start) is not None
        owned = owned or self.scene.shadow.startswith(_GOVERNMENT, start)
        return (match.entry.code, match.start, match.end) if owned or match.start == start else None
