"""Who had which role: cues, and the persons, organisations and countries they speak of. Decides no names, no posts."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ..document import Span, Value
from ..lexicon import Match
from .delegations import MEMBERS, delegation_of_group, is_membership_present
from .entities import Entity, Row
from .names import LETTER, UPPER, name_words
from .offices import Office, country_at, read_office
from .organisations import listed_value, organisation_key, written_key, written_organisations
from .persons import Mention, Person, chair_apposition, country_in_office
from .records import STRENGTH
from .scene import Cue, Scene, cell

_CHAIRS = frozenset({"chair", "co-chair", "vice-chair"})
_BULLET = re.compile(r"[^\S\n]*(?:[-–—•·*+○●▪►]|\d{1,2}[.)]|[a-z][.)])[^\S\n]*")
_ACRONYM = re.compile(r"[A-Z]{3}")
_AFTER_COMMA = re.compile(rf"[^,\n]{{0,80}}, (?:Mr\.? |Ms\.? |Dr\.? |ông |bà )?(?P<name>[{UPPER}][{LETTER}]+)")
_CLEARER = ("membership", "delegation-of-country", "country-in-list", "country-as-subject")
_OF_MANY = re.compile(r"(?:\b\d+|\bcac|\bnhung)\s+(?:(?:bo truong|thu truong)\s*(?:[,/]|va)?\s*)*\Z")
_WE = re.compile(r"(?:^|[\n.:]|\d\.)\s*(?P<we>we, (?:the|asean)\b)")
_MET = re.compile(r"\b(?:convened|met|gathered|assembled|having|held|reaffirm|adopted|attended|participated)\b")
_ASEAN = re.compile(r"\b(?<!\d[a-z]{2} )asean(?: member (?:states|countries))?(?! (?:plus|\+))\b")
_WITH_ASEAN = re.compile(r"\basean(?: and | & |[ -]+)(?:the )?\Z")
_HEAD = 400  # headline and lead: what a notice is about
_MAX_LIST = 2000
_LONGEST_PAIR = 160  # characters in which a chair and a vice-chair are named together
_BEFORE_ABSENT = 24  # characters between who stayed away and the verb
_BEFORE_CHAIR = 48  # characters before a verb of chairing in which what is led may stand
_THEN_VICE = re.compile(r",? (?:va |con )?[\w-]+(?: [\w-]+)? pho chu tich\b")
# "PHNOM PENH, Oct 20 (AKP) -- Cambodia hosted …"
_AS_ITS = ("capacity as ", "role as ")  # "A, in her capacity as Laos' leader, chaired": A, and her country
_BESIDE_CAPACITY = 24  # characters of ", in her capacity as "
_OF_THE_MEETING = re.compile(r" of the (?:meeting|forum|conference)\Z")
_LONGEST_BEHIND_HEADING = 6  # characters of marks behind a heading
_DATELINE = re.compile(
    rf"[{UPPER}][^;:()\n–—]{{1,40}}?"
    rf"(?:\s?\([{UPPER}][\w ,/.+-]{{1,30}}\)\s?[-–—]{{1,2}}|,\s[^;:()\n–—]{{3,20}}\s[-–—]{{1,2}})\s"
)
_ADVERBS = re.compile(r"(?:\s+(?:cũng|đã|đều|sẽ|vừa|cùng))+\s*\Z")
_LONGEST_DUTY = 120  # characters from the word for a duty to the body it is of
_LONGEST_CLAUSE = 300  # characters before a verb in which its subject is looked for
_OF_A_BODY = re.compile(
    r" (?:cua )?(?P<body>(?:hoi nghi|hoi dong|uy ban|hop tac|kenh|nhom|mang luoi|dien dan|co che)\b"
    r"(?! asean(?: \d|,|\.|;| nam\b)))?"
)
_OF_OFFICIALS = re.compile(r" (?:cac )?(?:quan chuc|som\b|sous-som\b)")
_OFFICIALS = re.compile(r"\b(?:quan chuc|senior officials)\b[^,;.()\n]*\(\Z")
_WANTED = re.compile(r"\b(?:keu goi|khuyen khich|thuc day|tang cuong|huy dong|bao dam|dam bao|nang cao) \Z")
# "Đoàn đại biểu Việt Nam do ông X, … đã tham dự"
_SENT_WITH = re.compile(r"(?<!truong )\b(?:phai )?doan\b(?! ket)[^.;,\n]{0,60} do \Z")
_LONG_AGO = re.compile(r"\blan dau tien (?:duoc to chuc|dien ra) (?:vao )?nam (?:19|20)\d\d\b")
_BODY = re.compile(r"\b(?:council|committee|commission|board|panel|task force|network) \Z")
_AT_WORK = re.compile(r"\b(?:team|project|programme|program|initiative|study|research|efforts?|company|movement)s? \Z")
_OF_A_CENTRE = re.compile(r"[^.;,\n]{0,50}\bof the (?:cent(?:re|er)|institute|foundation)\b")
_MET_BETWEEN = re.compile(r"\b(?:meeting|consultation|dialogue) between [^.;\n]{10,220}\Z")
_PASSIVE = re.compile(r"(?: and (?:co-)?[a-z]+ed)? (?:jointly )?by\b")
_IN_CAPACITY = re.compile(r",? (?:as|in (?:its|his|her|their) (?:capacity|role)|on behalf of)\b")
_OF_IT = (" of t", " at t", " to t")  # "at the opening of the meeting, Minister X"
_LONGEST_TITLE = 110  # characters of a chair's title before the name: "chaired by the Senior Officials … Chair, Dr X"
_APART_IN_CHAIR = 90  # characters of posts between two who are in the chair together
_BESIDE = 3  # characters between who held an event and the verb
_OWN_MEETING = re.compile(
    r" (?:\w+ ){0,2}?(?:\d+(?:st|nd|rd|th)|[a-z]+(?:st|nd|rd|th)) (?:\w+ ){0,1}(?:meeting|session)\b"
)
# "at the 13th ASEAN and Japan High Level Officials Meeting": a country in a meeting's name
_OF_A_MEETING = re.compile(r" (?:high|senior|ministers?|ministerial|summit|meeting|forum|labour|health|social)\b")
# "Minister of Health and Chair of the 7th ASEAN Plus Three …"
_OF_WHICH = re.compile(
    r" of (?:the )?(?:(?:\d{1,2}(?:st|nd|rd|th)|[a-z]{3,12}(?:st|nd|rd|th)) )?(?:asean )?(?:(?:plus three|\+ ?3) )?"
)
_JOINTLY = re.compile(r"\b(?:co-?\s?|jointly )(?:hosted|organi[sz]ed|convened|held)\b")
_WHOLE_EVENT = re.compile(r"\b(?:meetings?|conferences?|forum|summit)\Z")  # a workshop may be part of one
_WAS_LED = re.compile(r"\)?(?:,| (?:is|was|were|are|(?:will|to) be|being|had been|has been|which was))? \Z")
_SMALL_NOUN = re.compile(r" ([a-z][\w-]+)")
_SENT_PEOPLE = re.compile(
    r"(?:and|or|delegat|official|representative|minister|counterpart|government|side|participant|expert|child|youth|student|"
    r"leader|team|authorit|senior|deputy|delegation|member|women|young|people|partner|social|labour|health|education)"
)
_THE_OPENING = re.compile(r"(?: over)?(?: the)?(?: official)? opening (?:ceremony\b|of\b)")
# "As SOMSWD Chair, Thailand …", "the ministry, in its capacity as ASCC Chair 2020, …"
_AS_CHAIR = re.compile(r"\b(?:in (?:its|his|her|their|the) (?:capacity|role) )?as (?:the )?(?:current |acting )?\Z")
_HOSTS_ASEAN = re.compile(r"(?: of)? (?:the )?asean(?: this| in| for| chairmanship| 20|[.,;])")
_COOPERATION = re.compile(r"\b(?:cooperation|collaboration|relations|engagement|ties) with (?:[\w'’]+ ){0,2}\Z")
_OPENED_BY_WITH = re.compile(r", with (?:the )?")
_OPENING_WAS = re.compile(r"\bopening (?:ceremony|session)(?:, which)?(?: was| is)?(?: also)? \Z")
_OPENS = re.compile(rf"[\s\"“]*[{UPPER}][{LETTER}'’-]+")
_CHAIRED_THE = re.compile(r"\b(?:co-?)chair(?:ed|s|ing)? (?:the|this) (?:\w+ )?\Z")
_WITH = re.compile(r"[\"'” )] ?with (?:the )?")
_OF_UNIT = re.compile(r" (?:of|under) (?:the )?")
_DID = re.compile(
    r"\b(?:shared|presented|attended|participated|took part|joined|updated|exchanged|spoke|briefed|proposed|"
    r"were (?:also )?(?:present|represented|in attendance|there)|gave|delivered|introduced)\b"
)
_TO_ASEAN = re.compile(r" (?:to|in) (?:the )?asean\b")
_COMING = ("taking part", "participating", "attending", "in attendance", "joining the")
_PARTICIPLES = ("chairing", "co-chairing", "presiding over")
_COPULA = ("la ", "is ", "was ", "were ")
_ENDS = (".", "\n", "", ";", ",", ")", ":")
# "Chủ tịch Quốc hội … đã tiếp các trưởng đoàn dự Hội nghị …"; "được Bộ trưởng … ủy quyền dự họp"
_RECEIVES = re.compile(
    r" (?:(?:da|cung|vua|chieu nay|sang nay|hom nay) )*(?:co )?(?:(?:buoi|cuoc) )?tiep(?: than mat| xa giao)?,? "
    r"(?:cac |doan |truong doan|dai bieu|bo truong|thu truong|tong thu ky|pho tong thu ky|quan chuc|ngai |ong |ba )"
)
# "Phó Thủ tướng … đã giao Bộ Y tế tổ chức …": who had a meeting prepared
_ORDERS = re.compile(
    r",? da (?:(?:chi dao|giao|phan cong) (?:cac )?(?:bo|co quan|don vi|ban|so|uy ban)\b|"
    r"(?:ky|phe duyet|ban hanh) (?:ban hanh |phe duyet )?(?:ke hoach|quyet dinh|de an|chuong trinh|cong van)\b)"
)
_BESIDE_IT = re.compile(r"\b(?:ben le|nhan dip (?:tham )?du|trong khuon kho)\b")  # who receives somebody there has come
# Between who holds an event and the verb: ", với sự hỗ trợ kỹ thuật của UNICEF và …, đã tổ chức"
_WITH_SUPPORT = re.compile(r",? voi su (?:ho tro|tai tro|dong hanh|giup do)\b[^;]{3,200}, (?:da |se )?\Z")
_LEADS = re.compile(r" dieu hanh(?=[.,;)\n]|\Z)")  # "diễn ra …, do Thứ trưởng … điều hành."
_ASSIGNED = re.compile(
    r",? (?:has |had )?(?:also )?"
    r"(?:assigned|authori[sz]ed|delegated|designated|tasked|instructed|sent|appointed)(?: the)? "
)
_SENDS = re.compile(r" (?:uy quyen|phan cong|giao)\b")
_LISTS = re.compile(
    r"\b(?:du|tham gia|co mat)\b(?! va phat)[^.;]{0,80}\b(?:co|gom)(?: su (?:co mat|tham gia) cua)?(?: cac)?:? \Z"
)
_BEFORE_LIST = 120  # characters before a list in which the verb that opens it stands
_KIND_OF_BODY = re.compile(
    r"to chuc (?:quoc te|phi chinh phu|xa hoi|thanh vien|chinh tri|doan the|cong doan|dai dien)\b"
)
_ALL_OF_THEM = re.compile(r"\b(?:cung|deu|lan luot)\b")
_MOST_BESIDE = 100  # characters after a person on a line of a list


@dataclass(slots=True)
class Found:
    """What the cues gave: a role with its cue for each person, organisation and country."""

    persons: dict[int, list[Value]] = field(default_factory=dict)
    organisations: dict[str, tuple[Entity | None, Value, tuple[str, int, int] | None, Value]] = field(
        default_factory=dict
    )
    delegations: dict[str, tuple[int, int, Value, str]] = field(default_factory=dict)
    countries: dict[tuple[str, str, int], tuple[int, int, str]] = field(default_factory=dict)
    absent: set[int] = field(default_factory=set)
    away: set[int] = field(default_factory=set)  # where countries are named that sent nobody
    pressed: set[int] = field(default_factory=set)  # persons who spoke to the press

    def give_country(self, code: str, role: str, start: int, end: int, rule: str) -> None:
        """Adds a chair, vice-chair or host; a country may hold one at several meetings, each told at its own place."""
        self.countries.setdefault((code, role, start), (start, end, rule))

    def give_person(self, person: Person, role: str, start: int, end: int, rule: str) -> None:
        """Adds a role of a person."""
        self.persons.setdefault(id(person), []).append(Value(role, start, end, rule))

    def give_organisation(
        self, key: str, entity: Entity | None, name: Value, country: tuple[str, int, int] | None, role: Value
    ) -> None:
        """Adds an organisation, or a stronger role of it."""
        known = self.organisations.get(key)
        if known is not None and {known[3].value, role.value} == {"chair", "co-chair"}:
            # "…, với vai trò Chủ tịch …, đồng chủ trì": one of two
            role = role if role.value == "co-chair" else known[3]
            self.organisations[key] = (known[0], known[1], known[2] or country, role)
        elif known is None or STRENGTH[role.value] < STRENGTH[known[3].value]:
            self.organisations[key] = (
                (entity, name, country, role) if known is None else (known[0], known[1], known[2] or country, role)
            )

    def give_delegation(self, start: int, end: int, name: Value, code: str) -> None:
        """Adds a delegation; the first words for it stay, unless others name it more clearly."""
        known = self.delegations.get(code)
        if known is None or _CLEARER.index(name.rule) < _CLEARER.index(known[2].rule):
            self.delegations[code] = (start, end, name, code)


def _sentences(scene: Scene) -> list[Span]:
    """The sentences of the text; one that ends with a title ("Mme.") goes on in the next."""
    titles = {match.end for match in scene.honorifics.values()}
    joined: list[Span] = []
    for sentence in scene.document.sentences:
        if joined and joined[-1].end in titles:
            joined[-1] = Span(joined[-1].start, sentence.end)
        else:
            joined.append(sentence)
    return joined


class Casting:
    """Goes through the cues of one text and gives roles. Used once."""

    def __init__(self, scene: Scene, row: Row, persons: list[Person]) -> None:
        self.scene, self.row, self.persons = scene, row, persons
        self.found = Found()
        self.extra: list[Person] = []
        self._series = list(scene.series)
        self._series_ends = {match.end for match in scene.series.values()}
        self._reported = {match.entry.code for start, match in scene.series.items() if start < _HEAD}
        if not self._reported and self._series:  # an excerpt without its head
            self._reported = {scene.series[self._series[0]].entry.code}
        self._representatives: dict[int, Person] = {}
        self._sentences = _sentences(scene)
        self._sentence_starts = [s.start for s in self._sentences]
        self._last: tuple[int, Entity] | None = None  # who spoke last, with the sentence
        self._clauses: dict[int, int] = {}  # by the start of the cue
        self._pronouns = {end: start for start, end in scene.pronouns}
        self._given: dict[str, list[Person]] = {}
        for person in persons:
            named = person.named
            if named is not None and named.name is not None:
                parts = name_words(scene.shadow[named.name[0] : named.name[1]])
                for part in {parts[-1], parts[0]}:
                    self._given.setdefault(part, []).append(person)

    def run(self) -> Found:
        """Gives every role."""
        agenda = False
        if self.scene.document.notice.language == "vi":
            self._receptions()
        elif self.scene.document.notice.language == "en":
            self._absentees()
        for cue in self.scene.cues:
            sentence = self._sentence(cue.start)
            if cue.side == "none" or (cue.side == "office" and (self._titled(cue) or self._is_in_person(cue.start))):
                continue  # a title is taken with the person
            if cue.side == "list":
                self._list(cue, sentence)
            elif cue.role == "absent" and cue.side == "before":
                self._stayed_away(cue, sentence)
            elif cue.side == "absent" or cue.role == "absent":
                self._absent(cue)
            elif cue.side == "pair":
                self._pair(cue, sentence)
            elif cue.side == "with":
                self._with(cue, sentence)
            elif cue.side == "after":
                self._after(cue, sentence)
            elif cue.role == "chair" and cue.side == "before" and _THE_OPENING.match(self.scene.shadow, cue.end):
                self._speaking(cue._replace(role="opening-speaker"), sentence)  # "presided over the opening ceremony"
            elif cue.role == "opening-speaker" and self._opens_nothing(cue, sentence):
                continue
            elif cue.role in ("speaker", "opening-speaker"):
                agenda |= self._speaking(self._opening(cue, sentence), sentence)
            elif cue.side == "funding":
                self._funding(cue, sentence)
            elif cue.side == "funded":
                self._funded(cue, sentence)
            elif cue.role == "participant":
                self._attending(cue, sentence)
            else:
                self._holding(cue, sentence)
        self._statement()
        self._appositions()
        self._sources()
        self._groups()
        if agenda:
            self._agenda()
        return self.found

    def _absentees(self) -> None:
        """Who sent somebody in his or her place: "The Prime Minister assigned Deputy Minister X to chair …"."""
        for entity, following in pairwise(self.row.entities):
            if entity.kind == following.kind == "person" and _ASSIGNED.fullmatch(
                self.scene.shadow, entity.end, following.start
            ):
                self.found.absent.add(id(entity.mention))

    def _receptions(self) -> None:
        """Who receives those who came, or sends somebody in his or her place, is not seen at the meeting there; who is
        told to have led it was in the chair.
        """
        shadow = self.scene.shadow
        for entity in self.row.entities:
            if entity.mention is None and entity.kind != "country":
                continue
            sent = _SENDS.match(shadow, entity.end) and shadow.endswith("duoc ", 0, entity.start)
            beside = _BESIDE_IT.search(shadow, self._sentence(entity.start).start, entity.start)
            if _LEADS.match(shadow, entity.end) and shadow.endswith("do ", 0, entity.start):
                led = Cue(entity.end + 1, entity.end + len(" dieu hanh"), "chair", "before")
                self._give(entity, "chair", led, "chair-subject")
            ordered = entity.kind == "person" and _ORDERS.match(shadow, entity.end) is not None
            if sent or ordered or (_RECEIVES.match(shadow, entity.end) and beside is None):
                self.found.absent.add(id(entity.mention))

    def _statement(self) -> None:
        """Those in whose name a joint statement speaks: "We, the Ministers of ASEAN, China, Japan and …, met …"."""
        shadow = self.scene.shadow
        opening = _WE.search(shadow)
        if opening is None:
            return
        sentence = self._sentence(opening.start("we"))
        verb = _MET.search(shadow, opening.end(), min(sentence.end, opening.end() + _MAX_LIST))
        if verb is None:
            return
        role = Cue(opening.start("we"), opening.end(), "participant", "list")
        for entity in self.row.entities[self.row.after(opening.end()) : self.row.after(verb.start())]:
            if entity.kind == "country" and not _OF_A_MEETING.match(shadow, entity.end):
                self._give(replace(entity, located=False), "participant", role, "participant-list")
        asean = _ASEAN.search(shadow, opening.end(), verb.start())
        if asean is not None and MEMBERS not in self.found.delegations:
            name = Value(MEMBERS, asean.start(), asean.end(), "membership")
            self.found.give_delegation(asean.start(), asean.end(), name, MEMBERS)

    def _opening(self, cue: Cue, sentence: Span) -> Cue:
        """A speech near words for the opening of the meeting is one that opens it."""
        begin, end = max(sentence.start, cue.start - 60), min(sentence.end, cue.end + 50)
        if cue.role == "speaker" and self.scene.words.opening.search(self.scene.shadow, begin, end):
            return cue._replace(role="opening-speaker")
        return cue

    def _opens_nothing(self, cue: Cue, sentence: Span) -> bool:
        """Whether "opened the", "opened a" is said of something else than a meeting."""
        words = self.scene.shadow[cue.start : cue.end]
        return words.endswith((" the", " a")) and words.startswith("open") and not self._meets(cue, sentence)

    def _sentence(self, offset: int) -> Span:
        if not self._sentences:
            return Span(0, len(self.scene.text))
        return self._sentences[max(0, bisect_right(self._sentence_starts, offset) - 1)]

    def _subject(self, offset: int, floor: int) -> int:
        """The place of the nearest entity before `offset` that can be a subject."""
        place = self.row.before(offset, floor)
        for _ in range(5):
            if place < 0:
                return -1
            entity = self.row.entities[place]
            if entity.start < floor:
                return -1
            if not (entity.kind == "country" and (entity.located or entity.owner)) and not self._is_presided(entity):
                return place
            place -= 1
        return -1

    def _is_presided(self, entity: Entity) -> bool:
        """The body of somebody's office or duty: "Việt Nam trên cương vị Chủ tịch Ủy ban … đã chủ trì", "Bộ X, cơ quan
        đầu mối của Ủy ban …, tổ chức".
        """
        if entity.kind != "organisation":
            return False
        shadow, floor = self.scene.shadow, max(0, entity.start - _LONGEST_DUTY)
        if shadow.endswith(("chu tich ", "chu tich cua "), max(0, entity.start - 16), entity.start):
            return True
        return self.scene.words.duty.search(shadow, floor, entity.start) is not None

    def _gap(self, entity: Entity, offset: int) -> str:
        """The words between an entity and what it does, without an apposition that says what its duty is."""
        gap = self.scene.shadow[entity.end : offset]
        return "" if self.scene.words.duty_told.fullmatch(gap) else gap

    def _joined_back(self, place: int, floor: int) -> list[Entity]:
        """The entity at `place` and those joined to it by commas and "and" before it."""
        entities = self.row.entities
        chain = [entities[place]]
        while place > 0 and entities[place - 1].start >= floor and len(chain) < 15:
            if not self.scene.words.joint.fullmatch(self.scene.shadow[entities[place - 1].end : entities[place].start]):
                break
            place -= 1
            chain.append(entities[place])
        return chain

    def _joined_forward(self, place: int, limit: int) -> list[Entity]:
        entities = self.row.entities
        chain = [entities[place]]
        while place + 1 < len(entities) and entities[place + 1].end <= limit and len(chain) < 15:
            first, second = entities[place], entities[place + 1]
            above = first.kind == second.kind == "organisation" and _OF_UNIT.fullmatch(
                self.scene.shadow, first.end, second.start
            )
            if not above and not self.scene.words.joint.fullmatch(self.scene.shadow[first.end : second.start]):
                break
            place += 1
            if not above:  # "the Department of X under the Ministry of Y, Z and …"
                chain.append(second)
        return chain

    def _in_chair(self, chain: list[Entity], limit: int) -> list[Entity]:
        """Those of a chain who are in the chair: not who stands after a semicolon or is the vice-chair of the rest."""
        shadow = self.scene.shadow
        for place in range(1, len(chain)):
            begin, end = chain[place].end, chain[place + 1].start if place + 1 < len(chain) else limit
            if ";" in shadow[chain[place - 1].end : chain[place].start]:
                return chain[:place]
            first = bisect_left(self.scene.cue_starts, begin)
            following = self.scene.cues[first] if first < len(self.scene.cues) else None
            if following is not None and following.role == "vice-chair" and following.start < min(end, begin + 40):
                return chain[:place]
        return chain

    def _without_ministries(self, chain: list[Entity]) -> list[Entity]:
        """A chain without the ministries of the units before them: "Cục …, Bộ …", "Cục … (Bộ …)"."""
        scene = self.scene
        units = [e.end for e in chain if e.kind == "organisation" and scene.words.units.match(scene.shadow, e.start)]
        return [
            entity
            for entity in chain
            if entity.kind != "organisation"
            or not any(
                0 < entity.start - end <= 3 and scene.text[end : entity.start].strip() in (",", "(") for end in units
            )
        ]

    def _without_employers(self, chain: list[Entity]) -> list[Entity]:
        """A chain without organisations that a comma joins to the person before them: "A, ACWC representative"."""
        text = self.scene.text
        return [
            entity
            for place, entity in enumerate(chain)
            if not (
                entity.kind == "organisation"
                and place
                and chain[place - 1].kind == "person"
                and text[chain[place - 1].end : entity.start].strip() == ","
            )
        ]

    def _give(self, entity: Entity, role: str, cue: Cue, rule: str) -> None:
        """Gives a role to whatever an entity is."""
        value = Value(role, cue.start, cue.end, rule)
        if entity.kind == "person":
            if entity.mention is not None and entity.mention.person is not None:
                self.found.give_person(entity.mention.person, role, cue.start, cue.end, rule)
        elif entity.kind == "organisation":
            name = listed_value(self.scene, entity)
            self.found.give_organisation(organisation_key(self.scene, name), entity, name, entity.country, value)
            if role in _CHAIRS and entity.country is not None:
                self.found.give_country(entity.country[0], role, entity.start, entity.end, rule + "-ministry")
        elif role in _CHAIRS or role == "host":
            self.found.give_country(entity.code, role, entity.start, entity.end, rule)
        elif role == "participant" and not entity.located:
            form = "country-as-subject" if rule == "participant-subject" else "country-in-list"
            name = Value(" ".join(self.scene.text[entity.start : entity.end].split()), entity.start, entity.end, form)
            self.found.give_delegation(entity.start, entity.end, name, entity.code)

    def _holder(self, place: int) -> int:
        """The person whose employer stands at `place` ("A, Ministry of X", "MOLISA's A"), else the place itself."""
        entities = self.row.entities
        if entities[place].kind != "organisation":
            return place
        for beside, low, high in ((place - 1, place - 1, place), (place + 1, place, place + 1)):
            if 0 <= beside < len(entities) and entities[beside].kind == "person":
                start, end = entities[low].end, entities[high].start
                gap = self.scene.text[start:end]
                if len(gap) <= 3 and not gap.strip(" ,(-–'’s"):
                    return beside
                if beside < place and self.scene.words.employed_by.fullmatch(self.scene.shadow, start, end):
                    return beside
        return place

    def _is_of_ministers(self, entity: Entity) -> bool:
        """As in "Bộ trưởng Bộ Y tế các nước": the ministry of ministers who are no entity of their own."""
        return entity.kind == "organisation" and self.scene.shadow.endswith("bo truong ", 0, entity.start)

    def _is_named_by(self, cue: Cue) -> bool:
        """Whether the name of an organisation, and not of an event, follows a word."""
        at = self.scene.skip(cue.end)
        named = (
            self.scene.text[at : at + 1].isupper() and at not in self.scene.event_starts and at not in self.scene.series
        )
        return named and (at in self.scene.organisations or cue.start in self.scene.organisations)

    def _is_other_chair(self, cue: Cue) -> bool:
        """Chairing that is not of a meeting: the ASEAN chairmanship, a former chair, leading a piece of work."""
        words, shadow = self.scene.words, self.scene.shadow
        if words.led_work.search(shadow, max(0, cue.start - _BEFORE_CHAIR), cue.start):
            return True  # "dự án do Việt Nam đồng chủ trì"
        if words.next_term.match(shadow, cue.end):
            return True  # "Singapore sẽ là Chủ tịch SLOM nhiệm kỳ tiếp theo"
        if _OF_A_CENTRE.match(shadow, cue.end):
            return True  # "Thailand was elected as the chair and Lao PDR as deputy chair of the centre"
        if shadow.startswith(" cua minh", cue.end) and "nhiem ky" in shadow[max(0, cue.start - 10) : cue.end]:
            return True  # "Trong nhiệm kỳ Chủ tịch của mình, Việt Nam đã …": of what is over
        after = words.other_chair_after.match(shadow, cue.end)
        if after and after.group().strip() == "luan phien" and self._has_turns(after.end()):
            return False
        if after and after.group().strip() == "asean":
            # "Chủ tịch ASEAN" is the year's chairmanship, "Chủ tịch ASEAN SOMSWD" is not.
            nearest = self.scene.skip(after.end())
            return nearest not in self.scene.series
        return bool(after) or bool(words.other_chair_before.search(shadow, max(0, cue.start - 24), cue.start))

    def _has_turns(self, offset: int) -> bool:
        """As in "Chủ tịch luân phiên của Hợp tác ASEAN về công vụ": of a body whose chair goes round, not of ASEAN."""
        of = _OF_A_BODY.match(self.scene.shadow, offset)
        at = self.scene.skip(of.end() if of is not None else offset)
        return (of is not None and of["body"] is not None) or at in self.scene.series

    def _holding(self, cue: Cue, sentence: Span) -> None:
        """The subject of a chairing, hosting, organising or leading verb; a subject that follows a fronted verb."""
        role = cue.role
        shadow = self.scene.shadow
        aside = _WITH_SUPPORT.search(shadow, sentence.start, cue.start) if role == "organiser" else None
        if aside is not None:
            cue = cue._replace(start=aside.start())
        passive = _PASSIVE.match(shadow, cue.end, sentence.end) if role in ("host", "organiser") else None
        if passive is not None:  # "The meeting hosted and chaired by …"
            self._after(cue._replace(end=passive.end(), side="after"), sentence)
            return
        if role in ("host", "organiser") and _JOINTLY.search(shadow, max(0, cue.start - 8), cue.end):
            self._together(cue, sentence)
        if role == "chair" and self.scene.words.and_vice.match(shadow, cue.end):
            self._pair(cue, sentence)
            return
        if role in _CHAIRS and self._is_other_chair(cue):
            return
        if role == "host" and _HOSTS_ASEAN.match(shadow, cue.end) is not None:
            return  # "part of the Philippines' hosting of ASEAN this year"
        if role in (*_CHAIRS, "host") and _LONG_AGO.search(shadow, sentence.start, cue.start):
            return  # "lần đầu tiên được tổ chức vào năm 2020 do Lào … chủ trì"
        beside = self.row.before(cue.start, sentence.start)
        is_beside = beside >= 0 and self.row.entities[beside].end >= cue.start - 1
        before = shadow[max(0, cue.start - 12) : cue.start]
        if role == "organiser" and not is_beside and before.endswith(self.scene.words.not_organising):
            return
        if role == "organiser" and shadow[cue.start : cue.end] == "to chuc" and self._is_named_by(cue):
            return  # "…, tổ chức UNICEF": no verb
        if role == "organiser" and _KIND_OF_BODY.match(shadow, cue.start):
            return  # "CDI - đại diện tổ chức phi chính phủ"
        if role == "organiser" and self.scene.document.cue_after("press", cue.end, 30, sentence.end) is not None:
            return
        if role == "head-of-delegation" and (
            shadow.startswith(self.scene.words.of_all, cue.end)
            or _OF_MANY.search(shadow, max(sentence.start, cue.start - 40), cue.start)
        ):
            return  # "trưởng đoàn các nước", "10 Bộ trưởng, trưởng đoàn phụ trách …": those of many
        if role == "head-of-delegation" and _OF_OFFICIALS.match(shadow, cue.end):
            return  # "Trưởng đoàn Quan chức cao cấp ASEAN (SOM) của Việt Nam": a post for years
        if role == "head-of-delegation" and self._covered(cue.start) and self._is_post_alone(cue.start):
            return  # "Trưởng đoàn Lào" is who holds the post, no verb
        if role in _CHAIRS:
            relative = self.scene.words.relative.search(shadow, max(sentence.start, cue.start - 40), cue.start)
            given = self._given_before(relative.start()) if relative is not None else None
            if given is not None:  # "Hoi, who chaired the meeting"
                self.found.give_person(given, role, cue.start, cue.end, f"{role}-by-short-name")
                return
        written: list[tuple[int, int]] = []
        if role == "organiser" and _MET_BETWEEN.search(shadow, max(sentence.start, cue.start - 240), cue.start):
            return  # "the 5th Consultation between the ACW and the ACWC convened in …"
        held = role == "organiser" and shadow.startswith(("held ", "conducted "), cue.start)
        if (
            role in ("chair", "host", "organiser")
            and not held
            and cue.side == "before"
            and (role == "host" or self._meets(cue, sentence))
        ):
            written = self._unlisted_subjects(cue, sentence)
            for stretch in written:
                self._written(*stretch, Value(role, cue.start, cue.end, f"{role}-subject"))
        place = self._subject(cue.start, sentence.start)
        if role == "chair" and cue.side == "office" and is_beside and self.row.entities[beside].located:
            place = beside  # "tại Đà Nẵng, Việt Nam trên cương vị Chủ tịch …"
        if place >= 0 and written and self._is_within(self.row.entities[place], written):
            ministry = self.row.entities[place]
            if role == "chair" and ministry.country is not None:  # "Cục …, Bộ … chủ trì"
                self.found.give_country(
                    ministry.country[0], role, ministry.start, ministry.end, "chair-subject-ministry"
                )
            place = self._subject(self.row.entities[place].start, sentence.start)
            if place < 0 or self.row.entities[place].end < written[0][0] - 6:
                return
        if place >= 0:
            place = self._holder(place) if role in _CHAIRS else place
            entity = self.row.entities[place]
            gap = self._gap(entity, cue.start)
            reach = {"organiser": 45, "host": 70, "head-of-delegation": 90}.get(role, 130)
            if _IN_CAPACITY.match(gap):
                reach = max(reach, 130)
            if len(gap) > reach or (role in _CHAIRS and self.scene.words.plural_subject.search(gap)):
                return
            if role == "organiser" and (
                entity.kind != "organisation" or gap.startswith(",") or not self._meets(cue, sentence)
            ):
                return
            if held and (len(gap) > _BESIDE or _OWN_MEETING.match(shadow, cue.end)):
                return
            if role == "head-of-delegation" and entity.kind != "person":
                place = self._nearest_person(cue.start, sentence.start)
                if place < 0:
                    return
                entity = self.row.entities[place]
            if cue.side == "office" and entity.kind == "country" and len(gap) > 60:
                return
            chain = self._joined_back(place, sentence.start)
            if role in ("host", "organiser"):
                chain = self._without_ministries(chain)
            several = role in ("co-chair", "host", "organiser") or (role == "chair" and cue.side == "before")
            for member in chain if several else chain[:1]:
                if self._is_presided(member):
                    continue
                if not (member.kind == "country" and (member.located or member.owner)):
                    self._give(member, role, cue, f"{role}-subject")
            if role == "co-chair" and len(chain) == 1:
                self._chaired_with(cue, sentence)
            if role in _CHAIRS and entity.kind == "country" and shadow.endswith(_AS_ITS, 0, entity.start):
                person = self._nearest_person(entity.start, sentence.start)
                if person >= 0 and entity.start - self.row.entities[person].end < _BESIDE_CAPACITY:
                    self._give(self.row.entities[person], role, cue, f"{role}-subject")
            return
        if role == "chair" and shadow.endswith("while ", 0, cue.start):
            teller = self._teller(sentence)
            if teller is not None:  # "Lee made the remarks while chairing the meeting"
                self.found.give_person(teller, role, cue.start, cue.end, f"{role}-by-short-name")
                return
        if role in ("chair", "co-chair", "head-of-delegation"):
            comma = shadow.find(",", cue.end, sentence.end) if shadow.startswith(_PARTICIPLES, cue.start) else -1
            after = self.row.after(max(comma, cue.end))  # "Co-chairing the ACDM Plus Japan meeting, A and B …"
            if after + 1 < len(self.row.entities) and self._is_presided(self.row.entities[after]):
                after += 1  # "Trong vai trò Chủ tịch AICHR, Đại sứ X …"
            if after < len(self.row.entities) and self.row.entities[after].end <= sentence.end:
                entity = self.row.entities[after]
                if (
                    entity.start - max(comma, cue.end) <= 110
                    and not entity.located
                    and (entity.kind != "country" or role in _CHAIRS)
                ):
                    chain = [entity]
                    if role == "co-chair":
                        chain = self._in_chair(self._joined_forward(after, sentence.end), sentence.end)
                    for member in chain:
                        self._give(member, role, cue, f"{role}-fronted")

    def _together(self, cue: Cue, sentence: Span) -> None:
        """Those with whom somebody held an event, named behind it: "co-hosted the seminar “…” with the X and Y"."""
        for joint in _WITH.finditer(self.scene.shadow, cue.end, min(sentence.end, cue.end + _LONGEST_CLAUSE)):
            place = self.row.after(joint.end())
            if place < len(self.row.entities) and self.row.entities[place].start == joint.end():
                for entity in self._joined_forward(place, sentence.end):
                    if entity.kind == "organisation":
                        self._give(entity, cue.role, cue, f"{cue.role}-with")
                return

    def _chaired_with(self, cue: Cue, sentence: Span) -> None:
        """The other one in the chair: "co-chaired the meeting with Mr X, Minister of Y"."""
        for joint in _WITH.finditer(self.scene.shadow, cue.end, min(sentence.end, cue.end + _LONGEST_CLAUSE)):
            place = self.row.after(joint.end())
            entity = self.row.entities[place] if place < len(self.row.entities) else None
            if entity is not None and entity.start - joint.end() <= len("their ") and not entity.located:
                self._give(entity, cue.role, cue, f"{cue.role}-with")
                return

    def _is_in_person(self, offset: int) -> bool:
        place = bisect_right(self.row.starts, offset) - 1
        entity = self.row.entities[place] if place >= 0 else None
        if entity is None or entity.mention is None or entity.end <= offset:
            return False
        office = entity.mention.office
        if office is not None and office.start <= offset < office.end and office.organisation is not None:
            of_asean = "asean" in self.scene.shadow[slice(*office.organisation)]
            if not of_asean and office.organisation[0] not in self.scene.series:
                return True  # "…, Phó Chủ tịch Ủy ban Quốc gia …": in the chair of something at home
        return any(title.start <= offset < title.end for title in entity.mention.titles)

    def _titled(self, cue: Cue) -> bool:
        """As in "A, Permanent Secretary and Chair of the meeting, said": the title of the one who presides here."""
        place = self.row.after(cue.start) - 1
        entity = self.row.entities[place] if place >= 0 else None
        if entity is None or entity.kind != "person" or entity.end < cue.start:
            return False
        if _OF_THE_MEETING.search(self.scene.shadow, cue.start, cue.end) is None:
            return False
        self._give(entity, cue.role, cue, f"{cue.role}-title")
        return True

    def _is_post_alone(self, offset: int) -> bool:
        place = bisect_right(self.row.starts, offset) - 1
        mention = self.row.entities[place].mention
        return mention is not None and mention.name is None

    def _is_within(self, entity: Entity, written: list[tuple[int, int]]) -> bool:
        """Whether an entity is part of an unlisted organisation, or the ministry of a unit: "Cục …, Bộ …"."""
        for start, end in written:
            if start <= entity.start < end:
                return True
            is_unit = self.scene.words.units.match(self.scene.shadow, start) is not None
            if is_unit and entity.kind == "organisation" and self.scene.text[end : entity.start].strip() in (",", "("):
                return True
        return False

    def _after(self, cue: Cue, sentence: Span) -> None:
        """Those who stand after "chaired by", "dưới sự chủ trì của"."""
        if cue.role in _CHAIRS and (self._is_other_chair(cue) or self._of_another_body(cue)):
            return
        if cue.role == "head-of-delegation" and _AT_WORK.search(self.scene.shadow, max(0, cue.start - 24), cue.start):
            return  # "a research team led by …"
        if cue.role == "chair" and _OPENING_WAS.search(self.scene.shadow, max(0, cue.start - 40), cue.start):
            cue = cue._replace(role="opening-speaker")  # "The Opening Ceremony was presided over by …"
        if cue.role == "head-of-delegation" and self._leads_meeting(cue):
            cue = cue._replace(role="chair")  # "The 27th Meeting was led by …"
        if cue.role in ("host", "organiser") and self._is_heading(cue, sentence):
            below = self._lines_after(max(cue.end, sentence.end))
            for entity in self.row.entities[self.row.after(cue.end) : self.row.after(below)]:
                acronym = self.scene.text.startswith("(", entity.start - 1)
                if entity.kind == "organisation" and not acronym:
                    self._give(entity, cue.role, cue, f"{cue.role}-agent")
            return
        if cue.role in ("host", "organiser"):
            limit = min(sentence.end, cue.end + 120, self.scene.next_cue(cue.end))
            limit = self.scene.stop_after(cue.end, limit)
            for stretch in self._unlisted(cue.end, limit)[:1]:
                if stretch[0] - cue.end <= 6:
                    self._written(*stretch, Value(cue.role, cue.start, cue.end, f"{cue.role}-agent"))
                    return
        place = self.row.after(cue.end)
        if cue.role == "head-of-delegation" and place and self.row.entities[place - 1].end > cue.end:
            place -= 1  # "Trưởng đoàn Việt Nam là ông …": the words are of the person
        titled = place < len(self.row.entities) and self._is_titled_chair(self.row.entities[place])
        if (
            place >= len(self.row.entities)
            or self.row.entities[place].start - cue.end > (_LONGEST_TITLE if titled else 60)
            or self.row.entities[place].start > sentence.end
        ):
            return
        if cue.role in ("host", "organiser") and self.row.entities[place].start - cue.end > 30:
            return
        if cue.role == "host" and ";" in self.scene.shadow[cue.end : self.row.entities[place].start]:
            return  # "Thủ tướng nước chủ nhà A; Tổng Thư ký ASEAN B"
        begin = self.row.entities[place].start
        if self.scene.stop_after(cue.end, begin) < begin:
            return
        chain = self._joined_forward(self._holder(place), sentence.end)
        role = "chair" if cue.role == "chair" else cue.role
        single = cue.role in ("vice-chair", "head-of-delegation")
        if cue.role in ("speaker", "opening-speaker"):
            chain = [entity for entity in chain if entity.kind == "person"] or chain[:1]
            if self.scene.shadow.startswith("according", cue.start) and chain[0].kind != "person":
                return  # "according to data of the ILO": whose figures are told
        if cue.role == "organiser":
            chain = [entity for entity in chain if entity.kind != "country"]
        elif role in _CHAIRS:
            chain = self._in_chair(self._without_employers(chain), sentence.end)
            if role == "co-chair" and len([entity for entity in chain if entity.kind == "person"]) == 1:
                chain = [*chain, *self._other_chair(chain[-1], sentence)]
        beside = False  # "hosted by A in cooperation with B": B is no host, but an organiser
        for place, entity in enumerate(chain[:1] if single else chain):
            if role == "host" and place and entity.kind == "organisation":
                beside = beside or self._is_beside(chain[place - 1], entity)
            if entity.kind != "country" or role in (*_CHAIRS, "host"):
                self._give(entity, "organiser" if beside else role, cue, f"{role}-agent")

    def _is_beside(self, first: Entity, second: Entity) -> bool:
        """Whether words such as "in cooperation with" join the second one to the first."""
        cues = self.scene.cues[
            bisect_left(self.scene.cue_starts, first.end) : bisect_left(self.scene.cue_starts, second.start)
        ]
        return any(cue.side == "with" for cue in cues)

    def _leads_meeting(self, cue: Cue) -> bool:
        """Whether what somebody led is a meeting, and no delegation, study or campaign."""
        low = max(0, cue.start - _BEFORE_CHAIR)
        floor = max(0, cue.start - _LONGEST_CLAUSE)
        if "delegation" in self.scene.shadow[max(floor, self._sentence(cue.start).start) : cue.start]:
            return False  # "The Brunei delegation for the 1st AMMW was led by …"
        found = _WAS_LED.search(self.scene.shadow, low, cue.start)
        return found is not None and (
            (
                found.start() in self.scene.event_ends
                and _WHOLE_EVENT.search(self.scene.shadow, low, found.start()) is not None
            )
            or found.start() in self._series_ends
        )

    def _is_titled_chair(self, entity: Entity) -> bool:
        """Whether a person is told by a chair's title, before which the body may stand: "the SOMSWD Chair, Dr X"."""
        office = entity.mention.office if entity.mention is not None else None
        return office is not None and office.head in _CHAIRS

    def _other_chair(self, first: Entity, sentence: Span) -> list[Entity]:
        """The second of two in the chair: "co-chaired by A, Chair of X and Representative of Y to X and H.E. B"."""
        entities = self.row.entities
        for entity in entities[self.row.after(first.end) :]:
            if entity.start - first.end > _APART_IN_CHAIR or entity.end > sentence.end:
                break
            if entity.kind == "person":
                between = self.scene.text[first.end : entity.start]
                joined = between.endswith((" and ", " & ")) and not set(".;\n").intersection(between)
                return [entity] if joined and entity.mention is not None and entity.mention.name else []
        return []

    def _of_another_body(self, cue: Cue) -> bool:
        """As in "the ASEAN Economic Community Council chaired by the Minister for Trade": a body that did not meet."""
        if not _BODY.search(self.scene.shadow, max(0, cue.start - 24), cue.start):
            return False
        place = bisect_left(self._series, cue.start) - 1
        return place < 0 or self.scene.series[self._series[place]].end < cue.start - 1

    def _pair(self, cue: Cue, sentence: Span) -> None:
        """Two countries, the first in the chair and the second in the vice-chair."""
        if self._is_other_chair(cue):
            return
        told = self.scene.words.pair_told.match(self.scene.shadow, cue.end, sentence.end)
        if told is not None:  # "Chủ tọa và Phó Chủ tọa cuộc họp là đại diện của Lào và đại diện của Thái Lan"
            after = self.row.after(told.end())
            held = [entity for entity in self.row.entities[after : after + 2] if entity.end <= sentence.end]
            if len(held) == 2 and held[1].start - told.end() <= _LONGEST_PAIR:
                self._give(held[0], "chair", cue, "chair-pair")
                self._give(held[1], "vice-chair", cue, "vice-chair-pair")
            return
        place = self._subject(cue.start, sentence.start)
        if place < 0:
            return
        chain = self._joined_back(place, sentence.start)
        if len(chain) >= 2 and self.row.entities[place].end > cue.start - 60:
            first, second = chain[1], chain[0]
            self._give(first, "chair", cue, "chair-pair")
            self._give(second, "vice-chair", cue, "vice-chair-pair")

    def _with(self, cue: Cue, sentence: Span) -> None:
        """Co-organisers: "phối hợp với … tổ chức", "in collaboration with"."""
        if (
            self.scene.shadow[cue.start : cue.end] == "phoi hop"
            and not self.scene.text[cue.end + 1 : cue.end + 2].isupper()
        ):
            return  # "phối hợp chặt chẽ hơn với …"
        is_label = self.scene.text[cue.end : cue.end + 1] == ":"
        if not is_label and not self.scene.words.organising.search(
            self.scene.shadow, max(sentence.start, cue.start - 300), min(sentence.end, cue.end + 300)
        ):
            return
        if is_label:
            self._list(cue, sentence)  # a line of a programme: partners, not organisers
            return
        limit = self.scene.stop_after(cue.end, min(sentence.end, cue.end + 400))
        place = self.row.after(cue.end)
        if place < len(self.row.entities) and self.row.entities[place].start - cue.end <= 30:
            for entity in self._joined_forward(place, limit):
                if entity.kind == "organisation" and self.row.entities[place].start < limit:
                    self._give(entity, "organiser", cue, "organiser-with")
        place = self._subject(cue.start, sentence.start)
        if place >= 0:
            entity = self.row.entities[place]
            written = self._unlisted_subjects(cue, sentence)
            if self._is_within(entity, written):
                self._written(*written[-1], Value("organiser", cue.start, cue.end, "organiser-with"))
            elif entity.kind == "organisation" and len(self._gap(entity, cue.start)) <= 30:
                chain = self._without_ministries(self._joined_back(place, sentence.start)[:2])
                self._give(next(iter(chain), entity), "organiser", cue, "organiser-with")
        else:
            for stretch in self._unlisted_subjects(cue, sentence):
                if stretch[0] not in self.scene.series:
                    self._written(*stretch, Value("organiser", cue.start, cue.end, "organiser-with"))
        organise = self.scene.next_cue(cue.end)
        if organise < limit:
            for start, end in self._unlisted(cue.end, organise):
                self._written(start, end, Value("organiser", cue.start, cue.end, "organiser-with"))

    def _absent(self, cue: Cue) -> None:
        if _CHAIRED_THE.search(self.scene.shadow, max(0, cue.start - _BEFORE_CHAIR), cue.start):
            return  # "co-chaired the meeting with …"
        place = self.row.after(cue.end)
        if place < len(self.row.entities):
            entity = self.row.entities[place]
            if entity.kind == "person" and entity.start - cue.end <= 12:
                chain = self._joined_forward(place, self._sentence(cue.start).end)
                apart = "song phuong" in self.scene.shadow[cue.start : cue.end]  # met by one, beside the meeting
                self.found.absent.update(id(e.mention) for e in (chain if apart else [entity]) if e.mention)
            elif entity.kind == "country" and entity.start - cue.end <= 6:  # "with the exception of Thailand"
                self.found.away.add(entity.start)

    def _stayed_away(self, cue: Cue, sentence: Span) -> None:
        """Those before a verb of staying away, in brackets all that stand there: "(đại diện của Lào và đại diện của
        Thái Lan không tham dự)".
        """
        place = self.row.before(cue.start, sentence.start)
        if place < 0 or cue.start - self.row.entities[place].end > _BEFORE_ABSENT:
            return
        opened = self.scene.shadow.rfind("(", sentence.start, cue.start)
        if opened >= 0 and ")" not in self.scene.shadow[opened : cue.start]:
            first = self.row.after(opened)
            absent = self.row.entities[first : place + 1]
        else:
            clause = self.scene.shadow.rfind(";", sentence.start, cue.start) + 1
            absent = self._joined_back(place, max(sentence.start, clause))
        for entity in absent:
            if entity.kind == "country":
                self.found.away.add(entity.start)
            elif entity.mention is not None:
                self.found.absent.add(id(entity.mention))

    def _absent_speaker(self, cue: Cue, sentence: Span) -> None:
        """Marks the person whom a verb of speaking belongs to as not seen at the meeting there."""
        place = self._nearest_person(cue.start, sentence.start)
        place = self.row.after(cue.end) if place < 0 else place
        if place < len(self.row.entities) and self.row.entities[place].end <= sentence.end:
            mention = self.row.entities[place].mention
            if mention is not None:
                self.found.absent.add(id(mention))
                self.found.pressed.add(id(mention.person))

    def _nearest_person(self, offset: int, floor: int) -> int:
        place = self.row.before(offset, floor)
        for _ in range(4):
            if place < 0 or self.row.entities[place].start < floor:
                return -1
            if self.row.entities[place].kind == "person":
                return place
            place -= 1
        return -1

    def _speaking(self, cue: Cue, sentence: Span) -> bool:
        """Remarks and opening remarks; True where the cue heads a list of speakers."""
        entities = self.row.entities
        following = self.row.after(cue.end)
        nearest = entities[following] if following < len(entities) else None
        is_next = nearest is not None and nearest.kind == "person" and nearest.start - cue.end <= 2
        is_next = is_next and nearest is not None and nearest.start < sentence.end
        is_next = is_next and self._nearest_gap(cue, sentence) > 3
        apart = nearest is not None and set(".;\n").intersection(self.scene.text[cue.end : nearest.start])
        if nearest is not None and is_next and self.scene.shadow[cue.start : cue.end] in self.scene.words.addressing:
            following += len(self._joined_forward(following, sentence.end))  # "Tôi cảm ơn Chủ tịch …": who is thanked
            nearest = entities[following] if following < len(entities) else None
        elif nearest is not None and is_next and not apart:
            self._give(nearest, cue.role, cue, f"{cue.role}-inverted")
            return False
        if self.scene.shadow.endswith(self.scene.words.purpose, 0, cue.start):
            return False  # "để trao đổi", "to share": what is still to be said
        self._heard(cue, sentence)
        press = self.scene.document.cue_after("press", sentence.start, len(self.scene.text), sentence.end)
        if press is not None:
            self._absent_speaker(cue, sentence)
            return False  # what is said to the press is not said at the meeting
        if (
            self._last is not None
            and self._last[0] == sentence.start
            and self.scene.words.and_then.search(self.scene.shadow, max(0, cue.start - 6), cue.start)
        ):
            self._give(self._last[1], cue.role, cue, f"{cue.role}-subject")
            return False
        given = self._given_before(cue.start)
        if given is not None:
            self.found.give_person(given, cue.role, cue.start, cue.end, f"{cue.role}-by-short-name")
            return False
        place = self._nearest_person(cue.start, sentence.start)
        if place >= 0:
            gap = self.scene.shadow[entities[place].end : cue.start]
            if len(gap) <= 170 and not self._of_others(gap):
                last = self.row.before(cue.start, sentence.start)
                if entities[last].kind == "organisation" and cue.start - entities[last].end <= 3:
                    return False  # a ministry says it
                self._last = (sentence.start, entities[place])
                chain = self._joined_back(place, sentence.start)
                if len(chain) > 1 and self._came(sentence.start, chain[-1].start) and not _ALL_OF_THEM.search(gap):
                    chain = chain[:1]  # "Dự có A, B và C phát biểu": the last of those who came
                for member in chain:
                    if member.kind == "person":
                        self._give(member, cue.role, cue, f"{cue.role}-subject")
                earlier = self._employed_before(place, sentence.start)
                if earlier is not None:
                    self._give(earlier, cue.role, cue, f"{cue.role}-subject")
                return False
            if len(gap) <= 170 or cue.start - sentence.start > 60:
                return False
        named = _AFTER_COMMA.match(self.scene.text, cue.end, sentence.end)
        if named is not None and (nearest is None or nearest.start > named.start("name")):
            known = self._given.get(self.scene.shadow[named.start("name") : named.end("name")])
            if known is not None:
                self.found.give_person(known[-1], cue.role, cue.start, cue.end, f"{cue.role}-by-short-name")
                return False
        ends = self.scene.shadow.startswith("concluded", cue.start)  # "the visit concluded with …": nobody said it
        if cue.start - sentence.start <= 60 and nearest is not None and nearest.end <= sentence.end and not ends:
            for entity in entities[following : following + 4]:
                if entity.start > min(sentence.end, cue.end + 170):
                    break
                if entity.kind == "person":
                    if self._owns(entity):
                        continue
                    many = self.scene.words.plural_subject.search(
                        self.scene.shadow, max(cue.end, entity.start - 25), entity.start
                    )
                    if many is None or self.scene.shadow.endswith(_OF_IT, 0, many.start() + 1):
                        several = self.scene.words.lists_who.match(self.scene.shadow, cue.end - 1, entity.start)
                        chain = self._joined_forward(self.row.after(entity.start), sentence.end)
                        for member in chain if several else [entity]:
                            if member.kind == "person":
                                self._give(member, cue.role, cue, f"{cue.role}-fronted")
                    return False
        return self._representative(cue, sentence) or self._heading(cue, sentence)

    def _owns(self, entity: Entity) -> bool:
        """Whether an official without a name is only told of as whose something is: "chủ đề “…” của Chủ tịch ASEAN"."""
        named = entity.mention is not None and entity.mention.name is not None
        return not named and self.scene.shadow.endswith(self.scene.words.leads_on, 0, entity.start - 1)

    def _heard(self, cue: Cue, sentence: Span) -> None:
        """Organisations whose report the meeting heard: "Các đại biểu nghe Ban Thư ký ASEAN trình bày …"."""
        last = self.row.before(cue.start, sentence.start)
        if last < 0 or self.row.entities[last].kind != "organisation" or cue.start - self.row.entities[last].end > 3:
            return
        chain = self._joined_back(last, sentence.start)
        begin = chain[-1].start
        if self.scene.words.hearing.search(self.scene.shadow, max(sentence.start, begin - 20), begin):
            for member in chain:
                if member.kind == "organisation":
                    self._give(member, "participant", cue, "participant-heard")

    def _of_others(self, gap: str) -> bool:
        """Whether the words before a verb have another subject: not "attended the meeting and" delivered."""
        other = self.scene.words.plural_subject.search(gap)
        return other is not None and not gap.startswith(" and ", other.end())

    def _came(self, start: int, end: int) -> bool:
        """Whether a verb of coming opens the list that ends a stretch: "Tham dự Hội nghị có …"."""
        return _LISTS.search(self.scene.shadow, max(start, end - _BEFORE_LIST), end) is not None

    def _employed_before(self, place: int, floor: int) -> Entity | None:
        """A person joined to the next one by "and" after the words for the employer: "A of B University and C said"."""
        entities, scene = self.row.entities, self.scene
        if place == 0 or entities[place - 1].kind != "person" or entities[place - 1].start < floor:
            return None
        begin, end = entities[place - 1].end, entities[place].start
        if not 0 < end - begin <= 90 or set(",;.").intersection(scene.text[begin:end]):
            return None
        employed = scene.words.employed_by.match(scene.shadow, begin, end)
        joined = scene.words.and_then.search(scene.shadow, begin, end)
        return entities[place - 1] if employed is not None and joined is not None else None

    def _nearest_gap(self, cue: Cue, sentence: Span) -> int:
        place = self.row.before(cue.start, sentence.start)
        return cue.start - self.row.entities[place].end if place >= 0 else 1000

    def _given_before(self, offset: int) -> Person | None:
        """A person meant by one name right before a verb ("Hoi called on")."""
        text = self.scene.text
        end = offset
        while end > 0 and text[end - 1] in " \u00a0":
            end -= 1
        begin = max(text.rfind(" ", max(0, end - 40), end), text.rfind("\n", max(0, end - 40), end)) + 1
        if end - begin > 30 or not text[begin:end].isalpha():
            return None
        if self._pronouns.get(end) == begin and not self._covered(begin):
            place = self._nearest_person(begin, max(0, begin - 400))
            mention = self.row.entities[place].mention if place >= 0 else None
            return mention.person if mention is not None else None
        if begin == end or not text[begin].isupper():
            return None
        known = self._given.get(self.scene.shadow[begin:end])
        if (
            known is None
            or begin in self.row.starts[bisect_left(self.row.starts, begin) : bisect_left(self.row.starts, begin) + 1]
        ):
            return None
        return known[-1] if self.row.before(offset, begin - 40) < 0 or not self._covered(begin) else None

    def _teller(self, sentence: Span) -> Person | None:
        """The person meant by the one name or pronoun that opens a sentence."""
        word = _OPENS.match(self.scene.text, sentence.start)
        return None if word is None else self._given_before(word.end())

    def _covered(self, offset: int) -> bool:
        place = bisect_right(self.row.starts, offset) - 1
        return place >= 0 and self.row.entities[place].end > offset

    def _heading(self, cue: Cue, sentence: Span) -> bool:
        """A line of its own over persons listed one a line."""
        text = self.scene.text
        line_end = text.find("\n", cue.end)
        if line_end < 0 or line_end - cue.end > 140 or sentence.end < line_end - 2:
            return False
        given = False
        at = line_end
        for _ in range(40):
            while at < len(text) and text[at] in "\n\r ":
                at += 1
            bullet = _BULLET.match(text, at)
            begin = bullet.end() if bullet else at
            place = self.row.after(begin)
            if place >= len(self.row.entities):
                break
            entity = self.row.entities[place]
            if entity.kind != "person" or entity.start - begin > 2:
                break
            stop = text.find("\n", entity.end)
            if (stop if stop >= 0 else len(text)) - entity.end > _MOST_BESIDE:
                break  # a sentence that begins with a person
            self._give(entity, cue.role, cue, f"{cue.role}-heading")
            given = True
            at = text.find("\n", entity.end)
            if at < 0:
                break
        return given

    def _agenda(self) -> None:
        """In a programme, whoever stands on a line of its own speaks."""
        text = self.scene.text
        for person in self.persons:
            if id(person) in self.found.persons:
                continue
            mention = person.mentions[0]
            line = text.rfind("\n", 0, mention.start) + 1
            bullet = _BULLET.match(text, line)
            if bullet and mention.start - bullet.end() <= 2:
                self.found.give_person(person, "speaker", mention.start, mention.end, "speaker-in-programme")

    def _attending(self, cue: Cue, sentence: Span) -> None:
        """The subject of "attended"; where the verb comes first, the list after it."""
        shadow = self.scene.shadow
        coming = shadow.startswith(_COMING, cue.start)
        joints = list(_OPENED_BY_WITH.finditer(shadow, sentence.start, cue.start)) if coming else []
        opened = joints[-1] if joints else None
        if opened is not None:  # "…, with the Secretary-General, delegates of … and the Secretariat taking part"
            whole = Cue(opened.start() + 2, opened.end(), cue.role, "list")
            self._list(whole, Span(sentence.start, cue.start))
            return
        meets = self._meets(cue, sentence)
        written = self._unlisted_subjects(cue, sentence) if meets else []
        for stretch in written:
            self._written(*stretch, Value("participant", cue.start, cue.end, "participant-subject"))
        place = self._subject(cue.start, sentence.start)
        if place >= 0:
            entity = self.row.entities[place]
            gap = self._gap(entity, cue.start)
            if written and written[-1][0] <= entity.start < written[-1][1]:
                return  # a country in an organisation's name
            if len(gap) > 110 or self._of_others(gap):
                return
            if entity.kind == "person" and _SENT_WITH.search(shadow, sentence.start, entity.start):
                self._give(entity, "head-of-delegation", cue, "head-of-delegation-agent")
                return
            for member in self._joined_back(place, sentence.start):
                if (meets or member.kind == "person") and not member.located:
                    self._give(member, "participant", cue, "participant-subject")
            return
        if written:
            return
        if cue.start - sentence.start <= 45:
            lead = self.scene.words.lists_who.match(shadow, cue.end, sentence.end)
            self._list(Cue(cue.start, lead.end() if lead else cue.end, cue.role, "list"), sentence)
        else:
            place = self.row.before(cue.start, sentence.start)
            if place >= 0 and cue.start - self.row.entities[place].end < 45 and meets:
                for member in self._joined_back(place, sentence.start):
                    if member.owner and not member.located:
                        self._give(member, "participant", cue, "participant-subject")

    def _funding(self, cue: Cue, sentence: Span) -> None:
        """An organisation that paid for the meeting or is its partner took part; a government that paid need not."""
        for stretch in self._unlisted_subjects(cue, sentence):
            self._written(*stretch, Value("participant", cue.start, cue.end, "participant-funding"))
        place = self._subject(cue.start, sentence.start)
        if place < 0 or cue.start - self.row.entities[place].end > 30:
            return
        for member in self._joined_back(place, sentence.start):
            if member.kind == "organisation":
                self._give(member, "participant", cue, "participant-funding")

    def _funded(self, cue: Cue, sentence: Span) -> None:
        """As `_funding`, where who paid stands after the verb."""
        place = self.row.after(cue.end)
        if place < len(self.row.entities) and self.row.entities[place].start - cue.end <= 30:
            for member in self._joined_forward(place, sentence.end):
                if member.kind == "organisation":
                    self._give(member, "participant", cue, "participant-funding")

    def _meets(self, cue: Cue, sentence: Span) -> bool:
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
        place = bisect_left(self._series, cue.end)
        return place < len(self._series) and self._series[place] < cue.end + 60

    def _list(self, cue: Cue, sentence: Span) -> None:
        """Persons, organisations and countries named after "với sự tham dự của", "attended by"."""
        begin, end = cue.end, min(sentence.end, cue.end + _MAX_LIST)
        text = self.scene.text
        if _WANTED.search(self.scene.shadow, max(0, cue.start - 20), cue.start):
            return  # "kêu gọi sự tham gia của …": who is wanted, and not who came
        if self.scene.shadow.endswith(" been ", 0, cue.start):
            return  # "ASEAN has since been joined by Brunei": to become a member is not to come to a meeting
        if self.scene.shadow.endswith(" such as", cue.start, cue.end) and not _DID.search(
            self.scene.shadow, cue.end, end
        ):
            return  # "support from partners such as …": they may not have come
        if self.scene.words.sends.search(self.scene.shadow, max(sentence.start, cue.start - 12), cue.end):
            self._attending(cue, sentence)  # "Bộ X có các đại biểu tham dự"
        if self.scene.shadow.endswith("partners", cue.start, cue.end) and _COOPERATION.search(
            self.scene.shadow, max(0, cue.start - 40), cue.start
        ):
            return  # "cooperation with ASEAN's dialogue partners – China, …": a subject
        if self._is_heading(cue, sentence) or text[begin : begin + 3].strip(" ").startswith((":\n", "\n")):
            end = self._lines_after(max(begin, sentence.end))
        end = self.scene.stop_after(begin, end)
        role = Value("participant", cue.start, cue.end, "participant-list")
        place = self.row.after(begin)
        entities = self.row.entities[place : self.row.after(end)]
        written = self._unlisted(begin, end)
        for stretch in written:
            self._written(*stretch, role)
        for entity in entities:
            if entity.kind == "country" and (entity.located or any(s <= entity.start < e for s, e in written)):
                continue
            if entity.kind == "country" and (self._in_name(entity) or self._has_seat(entity)):
                continue
            if entity.kind == "country" and self._describes(entity):
                continue
            if self._is_of_ministers(entity):
                continue
            series = self.scene.series.get(entity.start)
            if series is not None and (
                not self._opens_item(entity.start)
                or (series.entry.code in self._reported and " " not in self.scene.text[series.start : series.end])
            ):
                continue  # "đầu mối ASWC của mười nước": of which body; "các đại diện của ACWC": that which meets
            self._give(entity, "participant", cue, role.rule)
        if entities or written:
            for start in self._series[bisect_left(self._series, begin) : bisect_left(self._series, end)]:
                series_end = self.scene.series[start].end
                reported = self.scene.series[start].entry.code in self._reported
                if not self._covered(start) and not reported and self._is_body(start, series_end):
                    self._written(start, series_end, role)

    def _is_heading(self, cue: Cue, sentence: Span) -> bool:
        """Whether a cue ends its line, as in "2. Organisers", over lines that name those whom it tells of."""
        behind = self.scene.text[cue.end : sentence.end]
        return len(behind) < _LONGEST_BEHIND_HEADING and behind.strip(" :.-\n") == ""

    def _in_name(self, country: Entity) -> bool:
        """As in "at the 13th ASEAN & Japan High Level Officials Meeting": the country of a meeting's name."""
        shadow = self.scene.shadow
        of_asean = _WITH_ASEAN.search(shadow, max(0, country.start - 16), country.start)
        return of_asean is not None and _OF_A_MEETING.match(shadow, country.end) is not None

    def _describes(self, country: Entity) -> bool:
        """As in "the famous Korean boyband": an adjective of something that is nobody sent by the country."""
        match = self.scene.countries.get(country.start)
        if match is None or cell(match, "kind") != "adjective" or self.scene.document.notice.language != "en":
            return False
        following = _SMALL_NOUN.match(self.scene.text, country.end)
        return following is not None and _SENT_PEOPLE.match(following[1]) is None

    def _has_seat(self, country: Entity) -> bool:
        """As in "the agency representing the country to ASEAN": that is its duty, and nobody came."""
        return _TO_ASEAN.match(self.scene.shadow, country.end) is not None

    def _unlisted(self, begin: int, end: int) -> list[tuple[int, int]]:
        """Organisations that no vocabulary knows in the list `text[begin:end]`, between those that are known."""
        written: list[tuple[int, int]] = []
        entities = self.row.entities[self.row.after(begin) : self.row.after(end)]
        named = [(e.start, e.end) for e in entities if e.kind != "country"]
        at = begin
        for start, finish in [*named, (end, end)]:
            for stretch in written_organisations(self.scene, at, start):
                if at > begin and (stretch[0] - at <= 1 or self.scene.text[at : stretch[0]] == " ("):
                    continue  # it goes on from the name before it, or is its acronym
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
            if cue.side in ("before", "funding") and cue.role in ("participant", "speaker", "host"):
                return start, start + len(_ADVERBS.sub("", self.scene.text[start : cue.start]).rstrip(" ,"))
        return start, end

    def _clause(self, cue: Cue, sentence: Span) -> int:
        """Where the subject of a cue may begin: after a semicolon, a word such as "do", a person."""
        known = self._clauses.get(cue.start)
        if known is not None:
            return known
        shadow = self.scene.shadow
        begin = max(sentence.start, cue.start - _LONGEST_CLAUSE)
        dateline = _DATELINE.match(self.scene.text, begin, cue.start) if begin == sentence.start else None
        begin = dateline.end() if dateline is not None else begin
        begin = max(begin, shadow.rfind(";", begin, cue.start) + 1)
        for opener in self.scene.words.clause_openers:
            place = shadow.rfind(opener, begin, cue.start)
            if place >= 0:
                begin = place + len(opener)
        place = self._nearest_person(cue.start, begin)
        if place >= 0:
            begin = self.row.entities[place].end
        self._clauses[cue.start] = begin
        return begin

    def _unlisted_subjects(self, cue: Cue, sentence: Span) -> list[tuple[int, int]]:
        """Organisations that no vocabulary knows and that do what a verb says: the list right before it."""
        begin = self._clause(cue, sentence)
        if begin > sentence.start and self.row.starts and self._covered(begin - 1):
            return []  # after a person: who employs him or her
        starts, text = self.row.starts, self.scene.text
        written = [
            (start, end)
            for start, end in self._unlisted(begin, cue.start)
            if starts[bisect_left(starts, end) : bisect_left(starts, end + 2)] == []  # else words that lead to a name
            and not (text[start:end].isupper() and (" " in text[start:end] or end - start < 3))  # a dateline, "PH"
        ]
        if not written:
            return []
        place = self.row.before(cue.start, begin)
        last = max(written[-1][1], self.row.entities[place].end if place >= 0 else 0)
        return written if cue.start - last <= 30 else []

    def _is_body(self, start: int, end: int) -> bool:
        """A series in a list is its body, unless an event's word or an ordinal makes it the meeting."""
        shadow = self.scene.shadow
        if start in self.scene.event_starts or end in self.scene.event_ends:
            return False
        before = shadow[max(0, start - 14) : start].rstrip()
        if any(offset in self.scene.event_ends for offset in range(start - 2, start + 1)) or before.endswith(
            ("lan thu", "th", "truong")
        ):
            return False
        opened = self._opens_item(start)
        after = shadow[end : end + 12].lstrip(" )(-")
        if shadow[start - 1 : start] == "(" and _OFFICIALS.search(shadow, max(0, start - 60), start):
            return False  # "các quan chức cấp cao phụ trách … (SOCA)": what they are called
        return (
            opened
            and not (after.startswith(("lan", "meeting", "thu ")) or after[:1].isdigit())
            and not before[-1:].isdigit()
        )

    def _opens_item(self, start: int) -> bool:
        """Whether an item of a list begins at `start`: after a comma, "and", "of" or the like."""
        before = self.scene.shadow[max(0, start - 14) : start].rstrip()
        return before[-1:] in ",;:(|-" or before == "" or self.scene.words.item_before.search(before) is not None

    def _lines_after(self, offset: int) -> int:
        """The end of the lines under a heading that name someone."""
        text = self.scene.text
        at = end = offset
        while at < len(text) and at - offset < _MAX_LIST:
            stop = text.find("\n", at)
            stop = len(text) if stop < 0 else stop
            if text[at:stop].strip():
                place = self.row.after(at)
                if place >= len(self.row.entities) or self.row.entities[place].start >= stop:
                    break
                end = stop
            at = stop + 1
        return end

    def _written(self, start: int, end: int, role: Value) -> None:
        name = " ".join(self.scene.text[start:end].split())
        key = written_key(self.scene, start, name)
        self.found.give_organisation(key, None, Value(name, start, end, "organisation-in-list"), None, role)

    def _groups(self) -> None:
        """The membership as a whole, and countries by their delegations."""
        for group in self.scene.groups:
            if group.role == "members":
                if MEMBERS not in self.found.delegations:
                    sentence = self._sentence(group.start)
                    if is_membership_present(self.scene, group, sentence.start):
                        name = Value(MEMBERS, group.start, group.end, "membership")
                        self.found.give_delegation(group.start, group.end, name, MEMBERS)
                        self._beside(group, sentence)
                continue
            entity = delegation_of_group(self.scene, self.row, group)
            if entity is not None:
                name = Value(
                    " ".join(self.scene.text[entity.start : entity.end].split()),
                    entity.start,
                    entity.end,
                    "delegation-of-country",
                )
                self.found.give_delegation(
                    min(entity.start, group.start), max(entity.end, group.end), name, entity.code
                )

    def _sources(self) -> None:
        """Whoever is quoted: "Theo ông …, …"."""
        sources, shadow = self.scene.words.sources, self.scene.shadow
        for entity in self.row.entities:
            person = entity.mention.person if entity.mention is not None else None
            if person is not None and shadow[max(0, entity.start - 16) : entity.start].endswith(sources):
                if id(person) in self.found.pressed:
                    self.found.absent.add(id(entity.mention))  # goes on with what was said to the press
                    continue
                self.found.give_person(person, "speaker", entity.start, entity.end, "speaker-source")

    def _appositions(self) -> None:
        """A country in apposition to a chair, and a person with the title of chair of the body reported on."""
        scene = self.scene
        reported = self._reported
        for person in self.persons:
            if person.named is None:
                continue
            offices = [m.office for m in person.mentions if m.office is not None]
            for office in [*offices, *(title for m in person.mentions for title in m.titles)]:
                if office.head in _CHAIRS and not scene.words.former.search(scene.shadow, office.start, office.end):
                    of_which = _OF_WHICH.match(scene.shadow, office.end)
                    reach = max(office.end + 2, of_which.end() + 1 if of_which is not None else 0)
                    first, after = (bisect_left(self._series, offset) for offset in (office.start, reach))
                    series = self._series[first:after]
                    given = {value.value for value in self.found.persons.get(id(person), [])}
                    if "co-chair" not in given and any(scene.series[at].entry.code in reported for at in series):
                        self.found.give_person(person, office.head, office.start, office.end, f"{office.head}-title")
        for post in scene.posts:
            rank = cell(post, "rank")
            if rank not in _CHAIRS or scene.words.former.search(scene.shadow, post.start, post.end):
                continue
            cue = Cue(post.start, post.end, rank, "office")
            beside = self._beside_vice(post) if rank == "chair" else None
            if beside is not None:
                self.found.give_country(beside[0], rank, beside[1], beside[2], f"{rank}-pair")
                continue
            lead = _AS_CHAIR.search(scene.shadow, max(0, post.start - _BEFORE_CHAIR), post.start)
            if lead is not None and self._is_of_reported(post):
                self._holding(Cue(lead.start(), post.end, rank, "office"), self._sentence(post.start))
                continue
            holder = self._holder_of_chair(post)
            if holder is not None:
                self._give(holder, rank, Cue(post.start, post.end, rank, "office"), f"{rank}-apposition")
                continue
            at = scene.skip(post.end)
            if at in scene.series or at in scene.event_starts or _ACRONYM.search(scene.text, post.start, post.end):
                office = read_office(scene, post)
                country = country_in_office(scene, office) or self._whose_term(office)
                if country is not None and not self._is_other_chair(cue):
                    self.found.give_country(country[0], rank, country[1], country[2], f"{rank}-apposition")

    def _is_of_reported(self, post: Match) -> bool:
        """Whether the body that begins a post's words is one whose meeting is told of: "SOMSWD Chair"."""
        body = self.scene.series.get(post.start)
        if body is None:
            return self.scene.shadow.startswith("ascc ", post.start) and "ascc" in self.scene.shadow[:_HEAD]
        return body.entry.code in self._reported

    def _holder_of_chair(self, post: Match) -> Entity | None:
        """The country or organisation with which a chair of a body reported on stands in apposition: "Viet Nam, current
        Chair of the ACDM, …", "the Office of Civil Defence - ACDM's Chair - hosted".
        """
        scene = self.scene
        before = chair_apposition(scene, post.start)
        if before is None:
            return None
        of_which = _OF_WHICH.match(scene.shadow, post.end)
        bodies = [
            before.start("body"),
            post.start,
            scene.skip(post.end),
            of_which.end() if of_which is not None else -1,
        ]
        series = next((scene.series[at].entry.code for at in bodies if at in scene.series), "")
        if not series or series.removesuffix("+3") not in {code.removesuffix("+3") for code in self._reported}:
            return None
        place = self.row.after(before.start()) - 1
        entity = self.row.entities[place] if place >= 0 else None
        if entity is None or entity.kind == "person" or entity.located or entity.end != before.start():
            return None
        first = self._without_ministries(self._joined_back(place, self._sentence(post.start).start))
        if (
            entity.kind == "organisation"
            and place
            and _OF_UNIT.fullmatch(scene.shadow, self.row.entities[place - 1].end, entity.start)
        ):
            unit = self.row.entities[place - 1]  # "the Department of X of the Ministry of Y of Thailand"
            if unit.kind == "organisation" and unit in first:
                return replace(unit, country=unit.country or entity.country)
        return entity

    def _whose_term(self, office: Office) -> tuple[str, int, int] | None:
        """As in "nhiệm kỳ 2 năm Chủ tịch SLOM của Lào": the country that holds the chair."""
        scene = self.scene
        if not scene.words.term_before.search(scene.shadow, max(0, office.start - 24), office.start):
            return None
        if scene.shadow.startswith("asean", scene.skip(office.position[0] + len("chu tich"))):
            return None  # of ASEAN, for a year
        owned = scene.words.term_of.match(scene.shadow, office.end)
        return office.country or (country_at(scene, owned.end()) if owned is not None else None)

    def _beside_vice(self, post: Match) -> tuple[str, int, int] | None:
        """The country right before a chair's post that stands beside a vice-chair's: "Lào Chủ tịch, Mỹ Phó Chủ "
        "tịch"."""
        country = self.scene.country_ends.get(post.start - 1)
        if country is None or _THEN_VICE.match(self.scene.shadow, post.end) is None:
            return None
        return (country.entry.code, country.start, country.end)

    def _beside(self, group: Cue, sentence: Span) -> None:
        """Organisations and countries beside the membership: "the ASEAN Member States and the Secretariat"."""
        shadow, entities = self.scene.shadow, self.row.entities
        cue = Cue(group.start, group.end, "participant", "group")
        place = self.row.after(group.end)
        begin = group.end + 6 if shadow.startswith(" asean", group.end) else group.end
        if place < len(entities) and self.scene.words.joint.fullmatch(shadow[begin : entities[place].start]):
            for entity in self._joined_forward(place, sentence.end):
                if entity.kind != "person" and not entity.located:
                    self._give(entity, "participant", cue, "participant-beside-members")
        place = self.row.before(group.start, sentence.start)
        if (
            place >= 0
            and self.scene.words.joint.fullmatch(shadow[entities[place].end : group.start])
            and entities[place].kind == "organisation"
            and not self._is_of_ministers(entities[place])
            and not self._is_presided(entities[place])
        ):
            self._give(entities[place], "participant", cue, "participant-beside-members")

    def _representative(self, cue: Cue, sentence: Span) -> bool:
        """Someone who speaks for a ministry, a body or a country and is not named."""
        scene = self.scene
        found = scene.words.representative.search(
            scene.shadow, max(sentence.start, cue.start - 200), min(sentence.end, cue.end + 200)
        )
        if found is None:
            return False
        before = scene.shadow[max(0, found.start() - 12) : found.start()].split()
        if before and before[-1] in scene.words.plurals:
            return False
        at = scene.skip(found.end())
        organisation: tuple[int, int] | None = None
        country: tuple[str, int, int] | None = None
        end = at
        for entity in self.row.entities[self.row.after(at) : self.row.after(at) + 2]:
            if entity.start - end > 6 or entity.end > sentence.end:
                break
            if entity.kind == "organisation" and end == at:
                listed = scene.organisations.get((entity.inner or (entity.start, 0))[0])
                if listed is None or listed.entry.kind != "body":
                    organisation = entity.inner or (entity.start, entity.end)
                country, end = entity.country, entity.end
            elif entity.kind == "country" and country is None:
                country, end = (entity.code, entity.start, entity.end), entity.end
            else:
                break
        series = scene.series.get(at)
        if series is not None and organisation is None and end == at:
            end = series.end
            place = self.row.after(end)
            if (
                place < len(self.row.entities)
                and self.row.entities[place].kind == "country"
                and self.row.entities[place].start - end <= 5
            ):
                entity = self.row.entities[place]
                country, end = (entity.code, entity.start, entity.end), entity.end
        if end == at:
            for stretch in self._unlisted(at, cue.start):
                if stretch[0] == at and cue.start - stretch[1] <= 2:
                    organisation, end = stretch, stretch[1]
        if end == at:
            return False
        start = found.start("word")
        known = self._representatives.get(start)
        if known is not None:
            self.found.give_person(known, cue.role, cue.start, cue.end, f"{cue.role}-representative")
            return True
        position = (start, found.end("word") if organisation else end)
        office = Office(start, end, "representative", 0, position, organisation, country, position)
        person = Person([Mention(start, end, None, None, office)]).settle()
        self.extra.append(person)
        self._representatives[start] = person
        self.found.give_person(person, cue.role, cue.start, cue.end, f"{cue.role}-representative")
        return True
