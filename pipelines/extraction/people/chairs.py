"""Who was in the chair, hosted, organised or led: of the verbs of chairing and holding, and of titles."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from itertools import takewhile

from ..document import Span, Value
from ..lexicon import Match
from .entities import Entity
from .names import LETTER, UPPER
from .offices import Office, read_office
from .person import Person
from .persons import chair_apposition, country_in_office
from .scene import Cue, cell
from .stage import BEFORE_CHAIR, CHAIR_ROLES, HEAD, LONGEST_CLAUSE, OF_UNIT, Stage
from .units import country_at

_ACRONYM = re.compile(r"[A-Z]{3}")
_OF_MANY = re.compile(r"(?:\b\d+|\bcac|\bnhung)\s+(?:(?:bo truong|thu truong)\s*(?:[,/]|va)?\s*)*\Z")
_LONGEST_PAIR = 160  # characters in which a chair and a vice-chair are named together
_THEN_VICE = re.compile(r",? (?:va |con )?[\w-]+(?: [\w-]+)? pho chu tich\b")
# "PHNOM PENH, Oct 20 (AKP) -- Cambodia hosted …"
_AS_ITS = ("capacity as ", "role as ")  # "A, in her capacity as Laos' leader, chaired": A, and her country
_BESIDE_CAPACITY = 24  # characters of ", in her capacity as "
_OF_THE_MEETING = re.compile(r" of the (?:meeting|forum|conference)\Z")
_LEADER_IN_BRACKETS = re.compile(r" ?\((?:la |lam )?(?P<title>truong doan(?: viet nam)?|head of delegation)[),;]")
_PREPARING = re.compile(
    r" (?:cuoc |buoi )?(?:hop|lam viec)(?: [\w-]+){0,8}? "
    r"(?:chuan bi|(?:cong tac|viec) (?:chuan bi|to chuc|dang cai))\b(?! quan chuc| cap)"
)
_TAKES_OVER = re.compile(r"(?:tiep )?nhan\b")
_CONGRATULATES = re.compile(r"\b(?:chuc mung|ung ho|tin tuong)\b[^.;\n]{2,60}\Z")
_THROUGH = re.compile(r", through (?:its|the|their) [^;.\n]{3,200}\Z")
_ACRONYM_ALONE = re.compile(r"(?: \([A-Z][A-Za-z&-]{1,11}\))?")
_CLOSES_BRACKET = re.compile(r"(?: viet nam)?\)")
_OF_OFFICIALS = re.compile(r" (?:cac )?(?:quan chuc|som\b|sous-som\b)")
_LONG_AGO = re.compile(r"\blan dau tien (?:duoc to chuc|dien ra) (?:vao )?nam (?:19|20)\d\d\b")
_BODY = re.compile(r"\b(?:council|committee|commission|board|panel|task force|network) \Z")
# "a research team" + "led by", "the task force, which is" + "headed by"
_AT_WORK = re.compile(
    r"\b(?:team|project|programme|program|initiative|study|research|efforts?|company|movement|working group|task force|"
    r"network|cent(?:re|er)|foundation|coalition)s?"
    r"(?:,? (?:which|that))?,?(?: (?:is|was|are|were|being|currently|also|jointly|now))* \Z"
)
_MET_BETWEEN = re.compile(r"\b(?:meeting|consultation|dialogue) between [^.;\n]{10,220}\Z")
_PASSIVE = re.compile(r"(?: and (?:co-)?[a-z]+ed)? (?:jointly )?by\b")
_IN_CAPACITY = re.compile(r",? (?:as|in (?:its|his|her|their) (?:capacity|role)|on behalf of)\b")
_LONGEST_TITLE = 110  # characters of a chair's title before the name: "chaired by the Senior Officials … Chair, Dr X"
_AND_ALSO = re.compile(r" va (?:da |cung |da duoc |duoc |nhan )")
_APART_IN_CHAIR = 90  # characters of posts between two who are in the chair together
_LONGEST_UNIT = 90  # characters of a unit's name before the bracket with its ministry
_BESIDE = 3  # characters between who held an event and the verb
# "The Ministry of …" + "yesterday" + "held the …"
_THAT_DAY = re.compile(
    r"\)?(?: (?:yesterday|today|recently|jointly|successfully|also|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"this (?:week|morning|afternoon|month)|last (?:week|month)|earlier))+ "
)
_OWN_MEETING = re.compile(
    r" (?:\w+ ){0,2}?(?:\d+(?:st|nd|rd|th)|[a-z]+(?:st|nd|rd|th)) (?:\w+ ){0,1}(?:meeting|session)\b"
)
# "Minister of Health and Chair of the 7th ASEAN Plus Three …"
_OF_WHICH = re.compile(
    r" of (?:the )?(?:(?:\d{1,2}(?:st|nd|rd|th)|[a-z]{3,12}(?:st|nd|rd|th)) )?(?:asean )?(?:(?:plus three|\+ ?3) )?"
)
_JOINTLY = re.compile(r"\b(?:co-?\s?|jointly )(?:hosted|organi[sz]ed|convened|held)\b")
# A workshop may be part of one, and is whole where a sentence is of it.
_WHOLE_EVENT = re.compile(
    r"\b(?:meetings?|conferences?|forum|summit)\Z|"
    r"(?:\A|[.\n] ?)(?:the|this) (?:[a-z]+ )?(?:workshop|dialogue|consultation|seminar|colloquium|symposium)\Z"
)
_LAST_WORD = re.compile(r"\w+\Z")
_LONGEST_WORD = 16
_PART = re.compile(r"workshop|dialogue|consultation|seminar|colloquium|symposium")
_WAS_LED = re.compile(r"\)?(?:,| (?:is|was|were|are|(?:will|to) be|being|had been|has been|which was))? \Z")
# "As SOMSWD Chair, Thailand …", "the ministry, in its capacity as ASCC Chair 2020, …"
_AS_CHAIR = re.compile(r"\b(?:in (?:its|his|her|their|the) (?:capacity|role) )?as (?:the )?(?:current |acting )?\Z")
_HOSTS_ASEAN = re.compile(r"(?: of)? (?:the )?asean(?: this| in| for| chairmanship| 20|[.,;])")
_OPENING_WAS = re.compile(r"\bopening (?:ceremony|session)(?:, which)?(?: was| is)?(?: also)? \Z")
_OPENS = re.compile(rf"[\s\"“]*[{UPPER}][{LETTER}'’-]+")
_WITH = re.compile(r"[\"'” )] ?with (?:the )?")
_PARTICIPLES = ("chairing", "co-chairing", "presiding over")
# Between who holds an event and the verb: ", với sự hỗ trợ kỹ thuật của UNICEF và …, đã tổ chức"
_WITH_SUPPORT = re.compile(r",? voi su (?:ho tro|tai tro|dong hanh|giup do)\b[^;]{3,200}, (?:da |se )?\Z")
# ", in partnership with X and Y, …"
_BESIDE_OTHERS = re.compile(
    r",? (?:in (?:close )?(?:partnership|collaboration|co-?operation|coordination) with|together with|"
    r"with (?:the )?(?:\w+ ){0,3}(?:support|assistance|help) (?:of|from)|supported by) "
    r"[^;]{3,200}, (?:will |jointly )?\Z"
)
_BESIDE_UNIT = 12  # characters of "recently " between a ministry and the verb
_BODY_BEHIND = re.compile(r" ?[–—-] ?(?:the )?|, (?:the )?")
_LONGEST_BODY = 20  # characters of a body's acronym before the word for its chair
_SUMMITS = re.compile(r"\basean (?:summits|meetings|events)(?: (?:this year|in 20\d\d))?,? \Z")
_HANDED_OVER = re.compile(
    r"[^.;\n]{0,90}?\b(?:handed over|passed|transferred|turned over|moved|shifted|changed hands)(?: on)?\b"
    r"[^.;\n]{0,24}? from (?:the )?"
)
_KIND_OF_BODY = re.compile(
    r"to chuc (?:quoc te|phi chinh phu|xa hoi|thanh vien|chinh tri|doan the|cong doan|dai dien)\b"
)

# An event that is no body's regular meeting.
_OTHER_EVENT = re.compile(
    r"\b(?:hoi thao|toa dam|dien dan|doi thoai|trien lam|le (?:trao|phat dong|ky niem|khai mac))\b"
)


_BEHIND_OFFICE = re.compile(r" ?(?P<comma>,)? ?(?P<is>(?:la|is|was) )?(?=\w)")
# "Chủ trì có các đồng chí: …"
_SEVERAL_LED = re.compile(r"\bcac (?:dong chi|ong|ba|ong ba|vi|thu truong|bo truong|ong, ba)\b")
_COPULA = re.compile(r"\b(?:la|lam|giu(?: chuc| vai tro| cuong vi)?|dam nhiem|is|was|as|elected|named|the) \Z")
_LONGEST_COPULA = 24  # characters
_READY = re.compile(r"\b(?:ready|prepare[sd]?|preparing|willing|keen|hopes?|wants?|offers?|volunteers?|poised) \Z")
_GONE = re.compile(r"\b(?:former|outgoing|incoming|previous|next|past|upcoming) \Z")
_LONGEST_TERM = 12  # characters of "and outgoing" before a post


class Chairs:
    """Gives the roles of those who held a meeting."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.scene, self.row, self.found = stage, stage.scene, stage.row, stage.found

    def _in_chair(self, chain: list[Entity], limit: int) -> list[Entity]:
        """Those of a chain who are in the chair: not who stands after a later semicolon or is the vice-chair."""
        shadow = self.scene.shadow
        for place in range(1, len(chain)):
            begin, end = chain[place].end, chain[place + 1].start if place + 1 < len(chain) else limit
            first = bisect_left(self.scene.cue_starts, begin)
            following = self.scene.cues[first] if first < len(self.scene.cues) else None
            alone = place == 1 and (following is None or following.start >= limit)  # a co-chair is none alone
            if ";" in shadow[chain[place - 1].end : chain[place].start] and not alone:
                return chain[:place]
            if following is not None and following.role == "vice-chair" and following.start < min(end, begin + 40):
                return chain[:place]
        return chain

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

    def _is_named_by(self, cue: Cue) -> bool:
        """Whether the name of an organisation, and not of an event, follows a word."""
        at = self.scene.skip(cue.end)
        named = (
            self.scene.text[at : at + 1].isupper() and at not in self.scene.event_starts and at not in self.scene.series
        )
        return named and (at in self.scene.organisations or cue.start in self.scene.organisations)

    def holding(self, cue: Cue, sentence: Span) -> None:
        """The subject of a chairing, hosting, organising or leading verb; a subject that follows a fronted verb."""
        role = cue.role
        shadow = self.scene.shadow
        aside = _WITH_SUPPORT.search(shadow, sentence.start, cue.start) if role == "organiser" else None
        helped = role in ("host", "organiser") and self.scene.document.notice.language == "en"
        if helped and shadow.endswith((", ", ", jointly ", ", will "), 0, cue.start):
            aside = _BESIDE_OTHERS.search(shadow, max(sentence.start, cue.start - LONGEST_CLAUSE), cue.start)
        if aside is not None:
            cue = cue._replace(start=aside.start())
        passive = _PASSIVE.match(shadow, cue.end, sentence.end) if role in ("host", "organiser") else None
        if passive is not None:  # "The meeting hosted and chaired by …"
            self.after(cue._replace(end=passive.end(), side="after"), sentence)
            return
        if role in ("host", "organiser") and _JOINTLY.search(shadow, max(0, cue.start - 8), cue.end):
            self._together(cue, sentence)
        if role == "chair" and self.scene.words.and_vice.match(shadow, cue.end):
            self.pair(cue, sentence)
            return
        if role in CHAIR_ROLES and self.stage.is_other_chair(cue):
            return
        if role == "host" and _HOSTS_ASEAN.match(shadow, cue.end) is not None:
            return  # "part of the Philippines' hosting of ASEAN this year"
        if role in (*CHAIR_ROLES, "host") and _LONG_AGO.search(shadow, sentence.start, cue.start):
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
        if role == "chair" and _PREPARING.match(shadow, cue.end):
            return  # "chủ trì cuộc họp về công tác tổ chức Hội nghị …": at home, before it
        low = max(sentence.start, cue.start - BEFORE_CHAIR)
        if role == "chair" and _TAKES_OVER.match(shadow, cue.start) and _CONGRATULATES.search(shadow, low, cue.start):
            return  # "chúc mừng Lào tiếp nhận vai trò Chủ tịch": in the chair from now on
        if role == "head-of-delegation" and _CLOSES_BRACKET.match(shadow, cue.end):
            return  # "bà A (Trưởng đoàn) và ông B": told with the person, see _leads_by_title
        if role == "head-of-delegation" and _OF_OFFICIALS.match(shadow, cue.end):
            return  # "Trưởng đoàn Quan chức cao cấp ASEAN (SOM) của Việt Nam": a post for years
        if role == "head-of-delegation" and self.stage.covered(cue.start) and self._is_post_alone(cue.start):
            return  # "Trưởng đoàn Lào" is who holds the post, no verb
        if role in CHAIR_ROLES and _READY.search(shadow, max(sentence.start, cue.start - _LONGEST_TERM), cue.start):
            return  # "Laos is ready" + "to chair …": what may yet be
        if role in CHAIR_ROLES and self._named_behind(cue, sentence):
            return
        if role in CHAIR_ROLES:
            relative = self.scene.words.relative.search(shadow, max(sentence.start, cue.start - 40), cue.start)
            given = self.stage.given_before(relative.start()) if relative is not None else None
            if given is not None:  # "Hoi, who chaired the meeting"
                self.found.give_person(given, role, cue.start, cue.end, f"{role}-by-short-name")
                return
        if role in ("host", "organiser"):
            self._through_another(cue, sentence)
        written: list[tuple[int, int]] = []
        if role == "organiser" and _MET_BETWEEN.search(shadow, max(sentence.start, cue.start - 240), cue.start):
            return  # "the 5th Consultation between the ACW and the ACWC convened in …"
        held = role == "organiser" and shadow.startswith(("held ", "conducted "), cue.start)
        if (
            role in ("chair", "host", "organiser")
            and not held
            and cue.side == "before"
            and (role == "host" or self.stage.meets(cue, sentence))
        ):
            written = self.stage.unlisted_subjects(cue, sentence)
            for stretch in written:
                self.stage.written(*stretch, Value(role, cue.start, cue.end, f"{role}-subject"))
        place = self.stage.subject(cue.start, sentence.start)
        if role == "chair" and cue.side == "office" and is_beside and self.row.entities[beside].located:
            place = beside  # "tại Đà Nẵng, Việt Nam trên cương vị Chủ tịch …"
        if place >= 0 and written and self.stage.is_within(self.row.entities[place], written):
            ministry = self.row.entities[place]
            if role == "chair" and ministry.country is not None:  # "Cục …, Bộ … chủ trì"
                self.found.give_country(
                    ministry.country[0], role, ministry.start, ministry.end, "chair-subject-ministry"
                )
            place = self.stage.subject(self.row.entities[place].start, sentence.start)
            if place < 0 or self.row.entities[place].end < written[0][0] - 6:
                return
        if place >= 0:
            place = self._holder(place) if role in CHAIR_ROLES else place
            entity = self.row.entities[place]
            gap = self.stage.gap(entity, cue.start)
            reach = {"organiser": 45, "host": 70, "head-of-delegation": 90}.get(role, 130)
            if _IN_CAPACITY.match(gap):
                reach = max(reach, 130)
            if len(gap) > reach or (role in CHAIR_ROLES and self.scene.words.plural_subject.search(gap)):
                return
            government = self.stage.government(entity) if role == "organiser" else None
            if government is not None and len(gap) <= _BESIDE and self.stage.meets(cue, sentence):
                self.stage.written(*government, Value(role, cue.start, cue.end, "organiser-subject"))
                return
            below = self.stage.unit_before(entity) if role in ("chair", "host", "organiser") else None
            if role == "organiser" and (
                entity.kind != "organisation"
                or (gap.startswith(",") and below is None)
                or not self.stage.meets(cue, sentence)
            ):
                return
            if held and ((len(gap) > _BESIDE and not _THAT_DAY.fullmatch(gap)) or _OWN_MEETING.match(shadow, cue.end)):
                return
            if below is not None and below[0] >= sentence.start and len(gap.strip(" ,")) <= _BESIDE_UNIT:
                self.stage.written(*below, Value(role, cue.start, cue.end, f"{role}-subject"), entity.country)
                if role == "chair" and entity.country is not None:
                    self.found.give_country(entity.country[0], role, entity.start, entity.end, "chair-subject-ministry")
                return
            unit = self._unit_of(entity, gap, sentence) if role == "organiser" else None
            if unit is not None:
                self.stage.written(*unit, Value(role, cue.start, cue.end, "organiser-subject"))
                return
            if role == "head-of-delegation" and entity.kind != "person":
                place = self.stage.nearest_person(cue.start, sentence.start)
                if place < 0:
                    return
                entity = self.row.entities[place]
            if cue.side == "office" and entity.kind == "country" and len(gap) > 60:
                return
            chain = self.stage.joined_back(place, sentence.start)
            if role in ("host", "organiser"):
                chain = self.stage.without_ministries(chain)
            several = role in ("co-chair", "host", "organiser") or (role == "chair" and cue.side == "before")
            for member in chain if several else chain[:1]:
                if self.stage.is_presided(member):
                    continue
                government = self.stage.government(member) if role == "organiser" else None
                if government is not None:
                    self.stage.written(*government, Value(role, cue.start, cue.end, "organiser-subject"))
                if not (member.kind == "country" and (member.located or member.owner)):
                    self.stage.give(member, role, cue, f"{role}-subject")
            if role == "co-chair" and len(chain) == 1:
                self._chaired_with(cue, sentence)
            if role in CHAIR_ROLES and entity.kind == "country" and shadow.endswith(_AS_ITS, 0, entity.start):
                person = self.stage.nearest_person(entity.start, sentence.start)
                if person >= 0 and entity.start - self.row.entities[person].end < _BESIDE_CAPACITY:
                    self.stage.give(self.row.entities[person], role, cue, f"{role}-subject")
            return
        if role == "chair" and shadow.endswith("while ", 0, cue.start):
            teller = self._teller(sentence)
            if teller is not None:  # "Lee made the remarks while chairing the meeting"
                self.found.give_person(teller, role, cue.start, cue.end, f"{role}-by-short-name")
                return
        if role in ("chair", "co-chair", "head-of-delegation"):
            comma = shadow.find(",", cue.end, sentence.end) if shadow.startswith(_PARTICIPLES, cue.start) else -1
            after = self.row.after(max(comma, cue.end))  # "Co-chairing the ACDM Plus Japan meeting, A and B …"
            if after + 1 < len(self.row.entities) and self.stage.is_presided(self.row.entities[after]):
                after += 1  # "Trong vai trò Chủ tịch AICHR, Đại sứ X …"
            if after < len(self.row.entities) and self.row.entities[after].end <= sentence.end:
                entity = self.row.entities[after]
                if (
                    entity.start - max(comma, cue.end) <= 110
                    and not entity.located
                    and (entity.kind != "country" or role in CHAIR_ROLES)
                    and not self._is_thing_of(entity, cue)
                    and not self._acts_elsewhere(cue, entity, sentence)
                ):
                    chain = [entity]
                    several = _SEVERAL_LED.search(shadow, cue.end, entity.start) is not None
                    if role == "co-chair" or (role == "chair" and several):
                        chain = self._in_chair(self.stage.joined_forward(after, sentence.end), sentence.end)
                    for member in chain:
                        self.stage.give(member, role, cue, f"{role}-fronted")

    def _named_behind(self, cue: Cue, sentence: Span) -> bool:
        """Gives the office to who stands right behind it: "nước Phó Chủ tịch Brunei phát biểu", "đồng chủ trì là bà …";
        in English to the holder of a post that is itself the office: "and Vice-Chair Brunei spoke".
        """
        shadow = self.scene.shadow
        english = self.scene.document.notice.language == "en"
        if english and self.stage.covered(cue.start) and self._is_post_alone(cue.start):
            office = self.row.entities[bisect_right(self.row.starts, cue.start) - 1]
            read = office.mention.office if office.mention is not None else None
            if office.start >= cue.start - len("the ") and read is not None and read.country is not None:
                self.stage.give(office, cue.role, cue, f"{cue.role}-title")
                return True
        behind = _BEHIND_OFFICE.match(shadow, cue.end, sentence.end)
        if behind is None or _COPULA.search(shadow, max(0, cue.start - _LONGEST_COPULA), cue.start) is not None:
            return False
        place = self.row.after(behind.end())
        if place >= len(self.row.entities) or self.row.entities[place].start != behind.end():
            return False
        entity = self.row.entities[place]
        if entity.kind != ("person" if behind["is"] else "country") or entity.located:
            return False
        if behind["comma"] and not shadow.startswith(",", entity.end):
            return False  # "Thái Lan Chủ tịch, Việt Nam Phó Chủ tịch"
        self.stage.give(entity, cue.role, cue, f"{cue.role}-fronted")
        return True

    def _unit_of(self, entity: Entity, gap: str, sentence: Span) -> tuple[int, int] | None:
        """The unit before a ministry in brackets: "Tổng cục Kiểm ngư (Bộ X) tổ chức"."""
        if not gap.startswith(")") or not self.scene.shadow.startswith("bo ", entity.start):
            return None  # "Cơ quan … Hàn Quốc (KOSHA)": its acronym
        if self.scene.text[entity.start - 1 : entity.start] != "(":
            return None
        units = self.stage.unlisted(max(sentence.start, entity.start - _LONGEST_UNIT), entity.start - 1)
        return units[-1] if units and units[-1][1] >= entity.start - _BESIDE else None

    def _acts_elsewhere(self, cue: Cue, entity: Entity, sentence: Span) -> bool:
        """Whether who is in a body's chair does something at another event: "Với tư cách Chủ tịch Hội nghị X lần thứ 9,
        Bộ trưởng … khai mạc Hội thảo Y".
        """
        scene = self.scene
        body = next((scene.series[at] for at in self.stage.series if cue.end <= at < entity.start), None)
        if body is None or scene.document.notice.language != "vi" or cue.role != "chair":
            return False
        code = body.entry.code.removesuffix("+3")
        named = {
            scene.series[at].entry.code.removesuffix("+3")
            for at in self.stage.series
            if entity.end <= at < sentence.end
        }
        if named:
            return code not in named
        return _OTHER_EVENT.search(scene.shadow, entity.end, sentence.end) is not None

    def _is_thing_of(self, entity: Entity, cue: Cue) -> bool:
        """Whether a country only owns what follows a chair: "với vai trò Chủ tịch X và được sự ủng hộ của Y"."""
        return (
            entity.kind == "country"
            and entity.owner
            and _AND_ALSO.search(self.scene.shadow, cue.end, entity.start) is not None
        )

    def _together(self, cue: Cue, sentence: Span) -> None:
        """Those with whom somebody held an event, named behind it: "co-hosted the seminar “…” with the X and Y"."""
        for joint in _WITH.finditer(self.scene.shadow, cue.end, min(sentence.end, cue.end + LONGEST_CLAUSE)):
            place = self.row.after(joint.end())
            if place < len(self.row.entities) and self.row.entities[place].start == joint.end():
                for entity in self.stage.joined_forward(place, sentence.end):
                    if entity.kind == "organisation":
                        self.stage.give(entity, cue.role, cue, f"{cue.role}-with")
                return

    def _chaired_with(self, cue: Cue, sentence: Span) -> None:
        """The other one in the chair: "co-chaired the meeting with Mr X, Minister of Y"."""
        for joint in _WITH.finditer(self.scene.shadow, cue.end, min(sentence.end, cue.end + LONGEST_CLAUSE)):
            place = self.row.after(joint.end())
            entity = self.row.entities[place] if place < len(self.row.entities) else None
            if entity is not None and entity.start - joint.end() <= len("their ") and not entity.located:
                self.stage.give(entity, cue.role, cue, f"{cue.role}-with")
                return

    def titled(self, cue: Cue) -> bool:
        """As in "A, Permanent Secretary and Chair of the meeting, said": the title of the one who presides here."""
        place = self.row.after(cue.start) - 1
        entity = self.row.entities[place] if place >= 0 else None
        if entity is None or entity.kind != "person" or entity.end < cue.start:
            return False
        if _OF_THE_MEETING.search(self.scene.shadow, cue.start, cue.end) is None:
            return False
        self.stage.give(entity, cue.role, cue, f"{cue.role}-title")
        return True

    def _is_post_alone(self, offset: int) -> bool:
        place = bisect_right(self.row.starts, offset) - 1
        mention = self.row.entities[place].mention
        return mention is not None and mention.name is None

    def after(self, cue: Cue, sentence: Span) -> None:
        """Those who stand after "chaired by", "dưới sự chủ trì của"."""
        if cue.role in CHAIR_ROLES and (self.stage.is_other_chair(cue) or self._of_another_body(cue)):
            return
        if cue.role == "chair" and (self._handed_over(cue, sentence) or self._of_the_summits(cue)):
            return
        if cue.role == "head-of-delegation" and _AT_WORK.search(self.scene.shadow, max(0, cue.start - 40), cue.start):
            return  # "a research team led by …"
        if cue.role == "chair" and _OPENING_WAS.search(self.scene.shadow, max(0, cue.start - 40), cue.start):
            cue = cue._replace(role="opening-speaker")  # "The Opening Ceremony was presided over by …"
        if cue.role == "head-of-delegation" and self._leads_meeting(cue):
            cue = cue._replace(role="chair")  # "The 27th Meeting was led by …"
        if cue.role in ("host", "organiser") and self.stage.is_heading(cue, sentence):
            below = self.stage.lines_after(max(cue.end, sentence.end))
            for entity in self.row.entities[self.row.after(cue.end) : self.row.after(below)]:
                acronym = self.scene.text.startswith("(", entity.start - 1)
                if entity.kind == "organisation" and not acronym:
                    self.stage.give(entity, cue.role, cue, f"{cue.role}-agent")
            return
        if cue.role in ("host", "organiser"):
            limit = min(sentence.end, cue.end + LONGEST_CLAUSE, self.scene.next_cue(cue.end))
            if self.stage.agents(cue, self.scene.stop_after(cue.end, limit), f"{cue.role}-agent"):
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
        chain = self.stage.joined_forward(self._holder(place), sentence.end)
        role = "chair" if cue.role == "chair" else cue.role
        single = cue.role in ("vice-chair", "head-of-delegation")
        if cue.role in ("speaker", "opening-speaker"):
            persons = [entity for entity in chain if entity.kind == "person"]
            if chain[0].kind == "organisation":  # "remarks from the Ministry of X, UNICEF and Mr Y of the ILO"
                persons = [*takewhile(lambda entity: entity.kind == "organisation", chain), *persons]
            chain = persons or chain[:1]
            if self.scene.shadow.startswith("according", cue.start) and chain[0].kind != "person":
                return  # "according to data of the ILO": whose figures are told
            if self.scene.shadow.startswith("according", cue.start) and len(chain) > 1:
                apart = "," in self.scene.shadow[chain[0].end : chain[1].start]
                chain = chain[:1] if apart else chain  # "According to Minister A, President B will …"
        if cue.role == "organiser":
            chain = [entity for entity in chain if entity.kind != "country"]
        elif role in CHAIR_ROLES:
            chain = self._in_chair(self._without_employers(chain), sentence.end)
            if role == "co-chair" and len([entity for entity in chain if entity.kind == "person"]) == 1:
                chain = [*chain, *self._other_chair(chain[-1], sentence)]
        beside = False  # "hosted by A in cooperation with B": B is no host, but an organiser
        for place, entity in enumerate(chain[:1] if single else chain):
            if role == "host" and place and entity.kind == "organisation":
                beside = beside or self._is_beside(chain[place - 1], entity)
            if entity.kind != "country" or role in (*CHAIR_ROLES, "host"):
                self.stage.give(entity, "organiser" if beside else role, cue, f"{role}-agent")

    def _of_the_summits(self, cue: Cue) -> bool:
        """As in "held among the summits under the chairmanship of Thailand": the chairmanship of a year."""
        return _SUMMITS.search(self.scene.shadow, max(0, cue.start - BEFORE_CHAIR), cue.start) is not None

    def _handed_over(self, cue: Cue, sentence: Span) -> bool:
        """As in "the chairmanship of SLOM was handed over from Brunei to Laos": the latter has it now."""
        handed = _HANDED_OVER.match(self.scene.shadow, cue.end, sentence.end)
        if handed is None:
            return False
        place = self.row.after(handed.end())
        pair = self.row.entities[place : place + 2]
        if len(pair) == 2 and self.scene.shadow[pair[0].end : pair[1].start] in (" to ", " to the "):
            self.stage.give(replace(pair[1], located=False), cue.role, cue, f"{cue.role}-agent")
        return True

    def _is_beside(self, first: Entity, second: Entity) -> bool:
        """Whether words such as "in cooperation with" join the second one to the first."""
        cues = self.scene.cues[
            bisect_left(self.scene.cue_starts, first.end) : bisect_left(self.scene.cue_starts, second.start)
        ]
        return any(cue.side == "with" for cue in cues)

    def _leads_meeting(self, cue: Cue) -> bool:
        """Whether what somebody led is a meeting, and no delegation, study or campaign."""
        low = max(0, cue.start - BEFORE_CHAIR)
        floor = max(0, cue.start - LONGEST_CLAUSE)
        if "delegation" in self.scene.shadow[max(floor, self.stage.sentence(cue.start).start) : cue.start]:
            return False  # "The Brunei delegation for the 1st AMMW was led by …"
        found = _WAS_LED.search(self.scene.shadow, low, cue.start)
        return found is not None and (
            (
                found.start() in self.scene.event_ends
                and self._is_whole(found.start())
                and _WHOLE_EVENT.search(self.scene.shadow, low, found.start()) is not None
            )
            or found.start() in self.stage.series_ends
        )

    def _is_whole(self, end: int) -> bool:
        """Whether an event that was led is the one told of: a workshop by that name alone is, if it has a capital."""
        word = _LAST_WORD.search(self.scene.text, max(0, end - _LONGEST_WORD), end)
        return word is None or word[0][0].isupper() or _PART.fullmatch(word[0]) is None

    def _is_titled_chair(self, entity: Entity) -> bool:
        """Whether a person is told by a chair's title, before which the body may stand: "the SOMSWD Chair, Dr X"."""
        office = entity.mention.office if entity.mention is not None else None
        return office is not None and office.head in CHAIR_ROLES

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
        place = bisect_left(self.stage.series, cue.start) - 1
        return place < 0 or self.scene.series[self.stage.series[place]].end < cue.start - 1

    def pair(self, cue: Cue, sentence: Span) -> None:
        """Two countries, the first in the chair and the second in the vice-chair."""
        if self.stage.is_other_chair(cue):
            return
        told = self.scene.words.pair_told.match(self.scene.shadow, cue.end, sentence.end)
        if told is not None:  # "Chủ tọa và Phó Chủ tọa cuộc họp là đại diện của Lào và đại diện của Thái Lan"
            after = self.row.after(told.end())
            held = [entity for entity in self.row.entities[after : after + 2] if entity.end <= sentence.end]
            if len(held) == 2 and held[1].start - told.end() <= _LONGEST_PAIR:
                self.stage.give(held[0], "chair", cue, "chair-pair")
                self.stage.give(held[1], "vice-chair", cue, "vice-chair-pair")
            return
        place = self.stage.subject(cue.start, sentence.start)
        if place < 0:
            return
        chain = self.stage.joined_back(place, sentence.start)
        if len(chain) >= 2 and self.row.entities[place].end > cue.start - 60:
            first, second = chain[1], chain[0]
            self.stage.give(first, "chair", cue, "chair-pair")
            self.stage.give(second, "vice-chair", cue, "vice-chair-pair")

    def _teller(self, sentence: Span) -> Person | None:
        """The person meant by the one name or pronoun that opens a sentence."""
        word = _OPENS.match(self.scene.text, sentence.start)
        return None if word is None else self.stage.given_before(word.end())

    def _through_another(self, cue: Cue, sentence: Span) -> None:
        """As in "The Ministry of X (MX), through its Department of Y (DY), hosted": the ministry hosts with it."""
        through = _THROUGH.search(self.scene.shadow, sentence.start, cue.start)
        place = self.row.before(through.start(), sentence.start) if through is not None else -1
        ministry = self.row.entities[place] if place >= 0 else None
        if ministry is None or through is None or ministry.kind != "organisation":
            return
        if _ACRONYM_ALONE.fullmatch(self.scene.text, ministry.end, through.start()):
            self.stage.give(ministry, cue.role, cue, f"{cue.role}-subject")

    def _leads_by_title(self, person: Person) -> None:
        """As in "bà A, Phó Vụ trưởng Vụ B, Trưởng đoàn Việt Nam" and "bà A, Phó Vụ trưởng Vụ B (Trưởng đoàn)"."""
        shadow = self.scene.shadow
        for mention in person.mentions:
            told = [(title.start, title.end) for title in mention.titles if title.head == "head-of-delegation"]
            bracket = _LEADER_IN_BRACKETS.search(shadow, mention.start, mention.end)
            if bracket is not None:
                told.append(bracket.span("title"))
            for start, end in told:
                if not shadow.startswith("pho ", start) and _OF_OFFICIALS.match(shadow, end) is None:
                    self.found.give_person(person, "head-of-delegation", start, end, "head-of-delegation-title")

    def appositions(self) -> None:
        """A country in apposition to a chair, and a person with the title of chair of the body reported on."""
        scene = self.scene
        reported = self.stage.reported
        for person in self.stage.persons:
            if person.named is None:
                continue
            offices = [m.office for m in person.mentions if m.office is not None]
            for office in [*offices, *(title for m in person.mentions for title in m.titles)]:
                if _GONE.search(scene.shadow, max(0, office.start - _LONGEST_TERM), office.start):
                    continue  # "and outgoing" + "ACW Chair"
                if office.head in CHAIR_ROLES and not scene.words.former.search(scene.shadow, office.start, office.end):
                    of_which = _OF_WHICH.match(scene.shadow, office.end)
                    reach = max(office.end + 2, of_which.end() + 1 if of_which is not None else 0)
                    first, after = (bisect_left(self.stage.series, offset) for offset in (office.start, reach))
                    series = self.stage.series[first:after]
                    given = {value.value for value in self.found.persons.get(id(person), [])}
                    if "co-chair" not in given and any(scene.series[at].entry.code in reported for at in series):
                        self.found.give_person(person, office.head, office.start, office.end, f"{office.head}-title")
            self._leads_by_title(person)
        for post in scene.posts:
            rank = cell(post, "rank")
            if rank not in CHAIR_ROLES or scene.words.former.search(scene.shadow, post.start, post.end):
                continue
            cue = Cue(post.start, post.end, rank, "office")
            beside = self._beside_vice(post) if rank == "chair" else None
            if beside is not None:
                self.found.give_country(beside[0], rank, beside[1], beside[2], f"{rank}-pair")
                continue
            lead = _AS_CHAIR.search(scene.shadow, max(0, post.start - BEFORE_CHAIR), post.start)
            if lead is not None and self._is_of_reported(post):
                self.holding(Cue(lead.start(), post.end, rank, "office"), self.stage.sentence(post.start))
                continue
            holder = self._holder_of_chair(post) or self._body_behind(post)
            if holder is not None:
                self.stage.give(holder, rank, Cue(post.start, post.end, rank, "office"), f"{rank}-apposition")
                continue
            at = scene.skip(post.end)
            if at in scene.series or at in scene.event_starts or _ACRONYM.search(scene.text, post.start, post.end):
                office = read_office(scene, post)
                country = country_in_office(scene, office) or self._whose_term(office)
                if country is not None and not self.stage.is_other_chair(cue):
                    self.found.give_country(country[0], rank, country[1], country[2], f"{rank}-apposition")

    def _is_of_reported(self, post: Match) -> bool:
        """Whether the body that begins a post's words is one whose meeting is told of: "SOMSWD Chair"."""
        body = self.scene.series.get(post.start)
        if body is None:
            return self.scene.shadow.startswith("ascc ", post.start) and "ascc" in self.scene.shadow[:HEAD]
        return body.entry.code in self.stage.reported

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
        if not series or series.removesuffix("+3") not in {code.removesuffix("+3") for code in self.stage.reported}:
            return None
        place = self.row.after(before.start()) - 1
        entity = self.row.entities[place] if place >= 0 else None
        if entity is None or entity.kind == "person" or entity.located or entity.end != before.start():
            return None
        first = self.stage.without_ministries(self.stage.joined_back(place, self.stage.sentence(post.start).start))
        if (
            entity.kind == "organisation"
            and place
            and OF_UNIT.fullmatch(scene.shadow, self.row.entities[place - 1].end, entity.start)
        ):
            unit = self.row.entities[place - 1]  # "the Department of X of the Ministry of Y of Thailand"
            if unit.kind == "organisation" and unit in first:
                return replace(unit, country=unit.country or entity.country)
        return entity

    def is_of_a_body(self, cue: Cue) -> bool:
        """Whether a chair's word ends a post behind which the organisation stands that holds it."""
        if _BODY_BEHIND.match(self.scene.shadow, cue.end) is None:
            return False
        starts = self.scene.post_starts
        posts = (starts[at] for at in range(max(0, cue.start - _LONGEST_BODY), cue.start + 1) if at in starts)
        return any(post.end == cue.end and self._body_behind(post) is not None for post in posts)

    def _body_behind(self, post: Match) -> Entity | None:
        """The organisation that stands behind a chair's post: "the SOMSWD Chair – Ministry of Villages of Laos"."""
        behind = _BODY_BEHIND.match(self.scene.shadow, post.end)
        if behind is None or self.scene.document.notice.language != "en" or not self._is_of_reported(post):
            return None
        place = self.row.after(behind.end())
        entity = self.row.entities[place] if place < len(self.row.entities) else None
        return entity if entity is not None and entity.kind == "organisation" and entity.start == behind.end() else None

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
