"""Who came: subjects of attending, lists of those present, groups, those who paid for it, and who stayed away."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from itertools import pairwise

from ..document import Span, Value
from ..lexicon import Match
from ..works import is_of_a_work, pays_for_a_work
from .delegations import MEMBERS, countries_named, delegation_of_group, is_all, is_membership_present
from .entities import Entity
from .scene import Cue, cell
from .stage import BEFORE_CHAIR, MAX_LIST, Stage

_WE = re.compile(r"(?:^|[\n.:]|\d\.)\s*(?P<we>we, (?:the|asean)\b)")
_MET = re.compile(r"\b(?:convened|met|gathered|assembled|having|held|reaffirm|adopted|attended|participated)\b")
_ASEAN = re.compile(r"\b(?<!\d[a-z]{2} )asean(?: member (?:states|countries))?(?! (?:plus|\+))\b")
_WITH_ASEAN = re.compile(r"\basean(?: and | & |[ -]+)(?:the )?\Z")
_COUNTED = re.compile(
    r"\b\d+ (?:[\w-]+ ){0,3}(?:officials|delegates|participants|representatives|experts|ministers) \([^()\n]{3,60}\) "
    r"(?:from|of)(?= )"
)
_ASEAN_AND = re.compile(r" (?:both )?(?P<asean>asean)(?: and|,| as well as| va|, va| cung(?: voi)?) (?:the )?")
_THANKED = re.compile(r"\b(?:cam on|tri an)\b[^.;\n]{0,90} da (?:tao|cho|giup|ho tro|danh|mang)\b[^.;\n]{0,60}\Z")
_HELD_RIGHT_BEFORE = re.compile(r"\bto chuc,? \Z")
_BEFORE_ABSENT = 24  # characters between who stayed away and the verb
_OFFICIALS = re.compile(r"\b(?:quan chuc|senior officials)\b[^,;.()\n]*\(\Z")
_SOMEBODY_OF = re.compile(r"['’]s [A-Z][\w'’-]+ [A-Z]")
_WANTED = re.compile(r"\b(?:keu goi|khuyen khich|thuc day|tang cuong|huy dong|bao dam|dam bao|nang cao) \Z")
# "Đoàn đại biểu Việt Nam do ông X, … đã tham dự"
_SENT_WITH = re.compile(r"(?<!truong )\b(?:phai )?doan\b(?! ket)[^.;,\n]{0,60} do \Z")
# "at the 13th ASEAN and Japan High Level Officials Meeting": a country in a meeting's name
_OF_A_MEETING = re.compile(r" (?:high|senior|ministers?|ministerial|summit|meeting|forum|labour|health|social)\b")
_SMALL_NOUN = re.compile(r" ([a-z][\w-]+)")
_SENT_PEOPLE = re.compile(
    r"(?:and|or|delegat|official|representative|minister|counterpart|government|side|participant|expert|child|youth|student|"
    r"leader|team|authorit|senior|deputy|delegation|member|women|young|people|partner|social|labour|health|education)"
)
_COOPERATION = re.compile(r"\b(?:cooperation|collaboration|relations|engagement|ties) with (?:[\w'’]+ ){0,2}\Z")
_OPENED_BY_WITH = re.compile(r", with (?:the )?")
_IN_ATTENDANCE = re.compile(r",? with (?:the )?")
_CHAIRED_THE = re.compile(r"\b(?:co-?)chair(?:ed|s|ing)? (?:the|this) (?:\w+ )?\Z")
_DID = re.compile(
    r"\b(?:shared|presented|attended|participated|took part|joined|updated|exchanged|spoke|briefed|proposed|"
    r"were (?:also )?(?:present|represented|in attendance|there)|gave|delivered|introduced)\b"
)
_CAME_BEFORE = re.compile(
    r"\b(?:attended|attendance|participat\w+|took part|taking part|joined|gathered|brought together|present|"
    r"delegates)\b[^.\n]*[.\n]\s*\Z"
)
_TO_ASEAN = re.compile(r" (?:to|in) (?:the )?(?:asean|aichr|acwc|cpr)\b")
_COMING = ("taking part", "participating", "attending", "in attendance", "joining the")
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
_LEADS = re.compile(r" dieu hanh(?=[.,;)\n]|\Z)")  # "diễn ra …, do Thứ trưởng … điều hành."
_ASSIGNED = re.compile(
    r",? (?:has |had )?(?:also )?"
    r"(?:assigned|authori[sz]ed|delegated|designated|tasked|instructed|sent|appointed)(?: the)? "
)
_APART = re.compile(r"song phuong|hop bao")  # met by one; told to the press
_SENDS = re.compile(r" (?:uy quyen|phan cong|giao)\b")


# "Đại diện ACWC của" + "Lào và Brunei,"
_REPRESENTS_IN = re.compile(r"\bdai dien (?P<body>[a-z]{3,8}) (?:cua |tu |den tu )?(?:nuoc )?")
_NEXT_COUNTRY = re.compile(r"(?:,| va|, va| cung) (?:cua )?")
_AFTER_COUNTRIES = re.compile(r"[,;.)\n]| va\b| cung\b|\Z")

_LONG_SUBJECT = 2  # commas
_OTHER_VERBS = frozenset({"speaker", "opening-speaker", "participant", "head-of-delegation"})
_OPENS = 40  # characters from the beginning of a sentence to the membership that opens it


class Attendance:
    """Gives the roles of those who took part."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.scene, self.row, self.found = stage, stage.scene, stage.row, stage.found

    def absentees(self) -> None:
        """Who sent somebody in his or her place: "The Prime Minister assigned Deputy Minister X to chair …"."""
        for entity, following in pairwise(self.row.entities):
            if entity.kind == following.kind == "person" and _ASSIGNED.fullmatch(
                self.scene.shadow, entity.end, following.start
            ):
                self.found.absent.add(id(entity.mention))

    def receptions(self) -> None:
        """Who receives those who came, or sends somebody in his or her place, is not seen at the meeting there; who is
        told to have led it was in the chair.
        """
        shadow = self.scene.shadow
        for entity in self.row.entities:
            if entity.mention is None and entity.kind != "country":
                continue
            sent = _SENDS.match(shadow, entity.end) and shadow.endswith("duoc ", 0, entity.start)
            beside = _BESIDE_IT.search(shadow, self.stage.sentence(entity.start).start, entity.start)
            if _LEADS.match(shadow, entity.end) and shadow.endswith("do ", 0, entity.start):
                led = Cue(entity.end + 1, entity.end + len(" dieu hanh"), "chair", "before")
                self.stage.give(entity, "chair", led, "chair-subject")
            ordered = entity.kind == "person" and _ORDERS.match(shadow, entity.end) is not None
            if sent or ordered or (_RECEIVES.match(shadow, entity.end) and beside is None):
                self.found.absent.add(id(entity.mention))

    def statement(self) -> None:
        """Those in whose name a joint statement speaks: "We, the Ministers of ASEAN, China, Japan and …, met …"."""
        shadow = self.scene.shadow
        opening = _WE.search(shadow) if "we, " in shadow else None
        if opening is None:
            return
        sentence = self.stage.sentence(opening.start("we"))
        verb = _MET.search(shadow, opening.end(), min(sentence.end, opening.end() + MAX_LIST))
        if verb is None:
            return
        role = Cue(opening.start("we"), opening.end(), "participant", "list")
        for entity in self.row.entities[self.row.after(opening.end()) : self.row.after(verb.start())]:
            if entity.kind == "country" and not _OF_A_MEETING.match(shadow, entity.end):
                self.stage.give(replace(entity, located=False), "participant", role, "participant-list")
        asean = _ASEAN.search(shadow, opening.end(), verb.start())
        if asean is not None and MEMBERS not in self.found.delegations:
            name = Value(MEMBERS, asean.start(), asean.end(), "membership")
            self.found.give_delegation(asean.start(), asean.end(), name, MEMBERS)

    def together_with(self, cue: Cue, sentence: Span) -> None:
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
            self.listed(cue, sentence)  # a line of a programme: partners, not organisers
            return
        limit = self.scene.stop_after(cue.end, min(sentence.end, cue.end + 400))
        place = self.row.after(cue.end)
        with_cue = cue._replace(role="organiser")
        told = self.stage.agents(with_cue, min(limit, self.scene.next_cue(cue.end)), "organiser-with")
        if not told and place < len(self.row.entities) and self.row.entities[place].start - cue.end <= 30:
            for entity in self.stage.joined_forward(place, limit):
                if entity.kind == "organisation" and self.row.entities[place].start < limit:
                    self.stage.give(entity, "organiser", cue, "organiser-with")
        place = self.stage.subject(cue.start, sentence.start)
        if place >= 0:
            entity = self.row.entities[place]
            written = self.stage.unlisted_subjects(cue, sentence)
            if self.stage.is_within(entity, written):
                self.stage.written(*written[-1], Value("organiser", cue.start, cue.end, "organiser-with"))
            elif entity.kind == "organisation" and len(self.stage.gap(entity, cue.start)) <= 30:
                chain = self.stage.without_ministries(self.stage.joined_back(place, sentence.start)[:2])
                self.stage.give(next(iter(chain), entity), "organiser", cue, "organiser-with")
        else:
            for stretch in self.stage.unlisted_subjects(cue, sentence):
                if stretch[0] not in self.scene.series:
                    self.stage.written(*stretch, Value("organiser", cue.start, cue.end, "organiser-with"))
        organise = self.scene.next_cue(cue.end)
        for entity in self.row.entities[self.row.after(cue.end) : self.row.after(min(limit, organise))]:
            government = self.stage.government(entity)
            if government is not None:
                self.stage.written(*government, Value("organiser", cue.start, cue.end, "organiser-with"))
        if _HELD_RIGHT_BEFORE.search(self.scene.shadow, max(sentence.start, cue.start - 10), cue.start):
            for start, end in self.stage.unlisted(cue.end, limit):  # "do X tổ chức với sự phối hợp của Y và Z"
                self.stage.written(start, end, Value("organiser", cue.start, cue.end, "organiser-with"))
        elif organise < limit:
            for start, end in self.stage.unlisted(cue.end, organise):
                self.stage.written(start, end, Value("organiser", cue.start, cue.end, "organiser-with"))

    def absent(self, cue: Cue) -> None:
        """Who is told not to have come."""
        if _CHAIRED_THE.search(self.scene.shadow, max(0, cue.start - BEFORE_CHAIR), cue.start):
            return  # "co-chaired the meeting with …"
        place = self.row.after(cue.end)
        if place < len(self.row.entities):
            entity = self.row.entities[place]
            beside = "," in self.scene.text[cue.end : entity.start]  # "Thay mặt Chính phủ, Thứ trưởng X phát biểu"
            if entity.kind == "person" and entity.start - cue.end <= 12 and not beside:
                chain = self.stage.joined_forward(place, self.stage.sentence(cue.start).end)
                apart = _APART.search(self.scene.shadow, cue.start, cue.end)  # beside the meeting
                self.found.absent.update(id(e.mention) for e in (chain if apart else [entity]) if e.mention)
            elif entity.kind == "country" and entity.start - cue.end <= 6:  # "with the exception of Thailand and Laos"
                end = self.stage.sentence(cue.start).end
                bracket = self.scene.text.find(")", entity.end, end)
                chain = self.stage.joined_forward(place, end if bracket < 0 else bracket)
                self.found.away.update(one.start for one in chain if one.kind == "country")

    def stayed_away(self, cue: Cue, sentence: Span) -> None:
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
            absent = self.stage.joined_back(place, max(sentence.start, clause))
        for entity in absent:
            if entity.kind == "country":
                self.found.away.add(entity.start)
            elif entity.mention is not None:
                self.found.absent.add(id(entity.mention))

    def attending(self, cue: Cue, sentence: Span) -> None:
        """The subject of "attended"; where the verb comes first, the list after it."""
        shadow = self.scene.shadow
        if _THANKED.search(shadow, sentence.start, cue.start):
            return  # "Em xin cảm ơn Cục X đã tạo điều kiện cho em được tham dự diễn đàn"
        coming = shadow.startswith(_COMING, cue.start)
        beside = shadow.startswith("in attendance", cue.start)
        opener = _IN_ATTENDANCE if beside else _OPENED_BY_WITH
        joints = list(opener.finditer(shadow, sentence.start, cue.start)) if coming else []
        opened = joints[-1] if joints else None
        if opened is not None:  # "…, with the Secretary-General, delegates of … and the Secretariat taking part"
            whole = Cue(opened.start() + 1, opened.end(), cue.role, "list")
            self.listed(whole, Span(sentence.start, cue.start))
            return
        meets = self.stage.meets(cue, sentence)
        if meets:
            self._officials_before(cue, sentence)
        written = self.stage.unlisted_subjects(cue, sentence) if meets else []
        for stretch in written:
            self.stage.written(*stretch, Value("participant", cue.start, cue.end, "participant-subject"))
        place = self.stage.subject(cue.start, sentence.start)
        if place >= 0:
            entity = self.row.entities[place]
            gap = self.stage.gap(entity, cue.start)
            if written and written[-1][0] <= entity.start < written[-1][1]:
                return  # a country in an organisation's name
            if len(gap) > 110 or self.stage.of_others(gap):
                return
            if entity.kind == "country" and _SOMEBODY_OF.match(self.scene.text, entity.end):
                return  # "Cambodia's Vong Soth also attended"
            if entity.kind == "person" and _SENT_WITH.search(shadow, sentence.start, entity.start):
                self.stage.give(entity, "head-of-delegation", cue, "head-of-delegation-agent")
                return
            for member in self.stage.joined_back(place, sentence.start):
                if self.stage.is_presided(member):
                    continue  # "…, Chủ tịch Ủy ban X đã tham dự"
                if (meets or member.kind == "person") and not member.located:
                    self.stage.give(member, "participant", cue, "participant-subject")
            return
        if written:
            return
        if cue.start - sentence.start <= 45:
            lead = self.scene.words.lists_who.match(shadow, cue.end, sentence.end)
            self.listed(Cue(cue.start, lead.end() if lead else cue.end, cue.role, "list"), sentence)
        else:
            place = self.row.before(cue.start, sentence.start)
            if place >= 0 and cue.start - self.row.entities[place].end < 45 and meets:
                for member in self.stage.joined_back(place, sentence.start):
                    if member.owner and not member.located:
                        self.stage.give(member, "participant", cue, "participant-subject")

    def _officials_before(self, cue: Cue, sentence: Span) -> None:
        """Those without a name in the long subject of a Vietnamese sentence that begins with those who came: "Các Bộ
        trưởng …, Phó Tổng Thư ký …, ông A, Giám đốc …, đã tham dự".
        """
        scene = self.scene
        if scene.document.notice.language != "vi" or scene.text.count(", ", sentence.start, cue.start) < _LONG_SUBJECT:
            return
        if not any(group.start - sentence.start < _OPENS for group in scene.groups if group.start >= sentence.start):
            return
        place = bisect_left(scene.cue_starts, sentence.start)
        between = scene.cues[place : bisect_left(scene.cue_starts, cue.start)]
        if any(other.side == "before" and other.role in _OTHER_VERBS for other in between):
            return
        first = self.row.after(sentence.start)
        for entity in self.row.entities[first : self.row.after(cue.start)]:
            if entity.mention is not None and entity.mention.name is None and entity.mention.person is not None:
                self.stage.give(entity, "participant", cue, "participant-subject")

    def funding(self, cue: Cue, sentence: Span) -> None:
        """An organisation that paid for the meeting or is its partner took part; a government that paid need not."""
        if pays_for_a_work(self.scene.document, Span(cue.start, cue.end)):
            return
        stretches = self.stage.unlisted_subjects(cue, sentence)
        if stretches and is_of_a_work(self.scene.document, min(start for start, _ in stretches)):
            return
        for stretch in stretches:
            self.stage.written(*stretch, Value("participant", cue.start, cue.end, "participant-funding"))
        place = self.stage.subject(cue.start, sentence.start)
        if place < 0 or cue.start - self.row.entities[place].end > 30:
            return
        members = self.stage.joined_back(place, sentence.start)
        if is_of_a_work(self.scene.document, min(member.start for member in members)):
            return
        for member in members:
            if member.kind == "organisation":
                self.stage.give(member, "participant", cue, "participant-funding")

    def funded(self, cue: Cue, sentence: Span) -> None:
        """As `_funding`, where who paid stands after the verb."""
        place = self.row.after(cue.end)
        if is_of_a_work(self.scene.document, cue.start):
            return
        if place < len(self.row.entities) and self.row.entities[place].start - cue.end <= 30:
            for member in self.stage.joined_forward(place, sentence.end):
                if member.kind == "organisation":
                    self.stage.give(member, "participant", cue, "participant-funding")

    def listed(self, cue: Cue, sentence: Span) -> None:
        """Persons, organisations and countries named after "với sự tham dự của", "attended by"."""
        begin, end = cue.end, min(sentence.end, cue.end + MAX_LIST)
        text = self.scene.text
        if _WANTED.search(self.scene.shadow, max(0, cue.start - 20), cue.start):
            return  # "kêu gọi sự tham gia của …": who is wanted, and not who came
        if self.scene.shadow.endswith(" been ", 0, cue.start):
            return  # "ASEAN has since been joined by Brunei": to become a member is not to come to a meeting
        if self.scene.shadow.startswith("among them", cue.start) and not _CAME_BEFORE.search(
            self.scene.shadow, max(0, sentence.start - MAX_LIST), sentence.start
        ):
            return  # those of whom something else was told
        if self.scene.shadow.endswith(" such as", cue.start, cue.end) and not _DID.search(
            self.scene.shadow, cue.end, end
        ):
            return  # "support from partners such as …": they may not have come
        if self.scene.words.sends.search(self.scene.shadow, max(sentence.start, cue.start - 12), cue.end):
            self.attending(cue, sentence)  # "Bộ X có các đại biểu tham dự"
        if self.scene.shadow.endswith("partners", cue.start, cue.end) and _COOPERATION.search(
            self.scene.shadow, max(0, cue.start - 40), cue.start
        ):
            return  # "cooperation with ASEAN's dialogue partners – China, …": a subject
        if self.stage.is_heading(cue, sentence) or text[begin : begin + 3].strip(" ").startswith((":\n", "\n")):
            end = self.stage.lines_after(max(begin, sentence.end))
        end = self.scene.stop_after(begin, end)
        role = Value("participant", cue.start, cue.end, "participant-list")
        place = self.row.after(begin)
        entities = self.row.entities[place : self.row.after(end)]
        speak = cue.role == "speaker"  # "Speakers included Ms A (UNICEF) and Mr B": whoever they work for
        if not speak:
            self._asean_beside(begin, end)
        written = [] if speak else self.stage.unlisted(begin, end)
        for stretch in written:
            self.stage.written(*stretch, role)
        self._representatives(begin, end)
        for entity in entities:
            if speak and entity.kind != "person":
                continue
            if entity.kind == "country" and (entity.located or any(s <= entity.start < e for s, e in written)):
                continue
            if entity.kind == "country" and (self._in_name(entity) or self._has_seat(entity)):
                continue
            if entity.kind == "country" and self._describes(entity):
                continue
            if self.stage.is_of_ministers(entity):
                continue
            series = self.scene.series.get(entity.start)
            if series is not None and (
                not self._opens_item(entity.start)
                or (series.entry.code in self.stage.reported and " " not in self.scene.text[series.start : series.end])
            ):
                continue  # "đầu mối ASWC của mười nước": of which body; "các đại diện của ACWC": that which meets
            self.stage.give(entity, "speaker" if speak else "participant", cue, role.rule)
        if entities or written:
            for start in self.stage.series[bisect_left(self.stage.series, begin) : bisect_left(self.stage.series, end)]:
                series_end = self.scene.series[start].end
                reported = self.scene.series[start].entry.code in self.stage.reported
                if not self.stage.covered(start) and not reported and self._is_body(start, series_end):
                    self.stage.written(start, series_end, role)

    def _representatives(self, begin: int, end: int) -> None:
        """The countries whose representatives in a body came, none of them named: "Đại diện ACWC của Lào và Brunei"."""
        scene = self.scene
        for found in _REPRESENTS_IN.finditer(scene.shadow, begin, end):
            if found.start("body") not in scene.series:
                continue
            countries: list[Match] = []
            at = found.end()
            while at in scene.countries and at < end:
                countries.append(scene.countries[at])
                joint = _NEXT_COUNTRY.match(scene.shadow, countries[-1].end)
                at = joint.end() if joint is not None else -1
            if not countries or _AFTER_COUNTRIES.match(scene.shadow, countries[-1].end) is None:
                continue
            for country in countries:
                written = " ".join(scene.text[country.start : country.end].split())
                name = Value(written, country.start, country.end, "country-in-list")
                self.found.give_delegation(country.start, country.end, name, country.entry.code)

    def _asean_beside(self, begin: int, end: int) -> None:
        """The membership where a list has it beside a country: "representatives from ASEAN and China"."""
        asean = _ASEAN_AND.match(self.scene.shadow, begin, end)
        country = self.scene.countries.get(asean.end()) if asean is not None else None
        if asean is None or country is None or MEMBERS in self.found.delegations:
            return
        if cell(country, "kind") != "adjective" and not _OF_A_MEETING.match(self.scene.shadow, country.end):
            name = Value(MEMBERS, *asean.span("asean"), "membership")
            self.found.give_delegation(*asean.span("asean"), name, MEMBERS)

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

    def counted(self) -> None:
        """Those counted, with some of them in brackets: "41 officials (including two ministers) from Laos and …"."""
        if ") from " not in self.scene.shadow and ") of " not in self.scene.shadow:
            return
        for found in _COUNTED.finditer(self.scene.shadow):
            self.listed(Cue(found.start(), found.end(), "participant", "list"), self.stage.sentence(found.start()))

    def groups(self) -> None:
        """The membership as a whole, and countries by their delegations."""
        for group in self.scene.groups:
            if group.role == "members":
                named = countries_named(self.scene, group.end)
                if is_all(named):  # one delegation, by whatever names
                    self.found.away.update(match.start for match in named)
                if MEMBERS not in self.found.delegations:
                    sentence = self.stage.sentence(group.start)
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

    def sources(self) -> None:
        """Whoever is quoted: "Theo ông …, …"."""
        sources, shadow = self.scene.words.sources, self.scene.shadow
        for entity in self.row.entities:
            person = entity.mention.person if entity.mention is not None else None
            if person is not None and shadow[max(0, entity.start - 16) : entity.start].endswith(sources):
                if id(person) in self.found.pressed:
                    self.found.absent.add(id(entity.mention))  # goes on with what was said to the press
                    continue
                self.found.give_person(person, "speaker", entity.start, entity.end, "speaker-source")

    def _beside(self, group: Cue, sentence: Span) -> None:
        """Organisations and countries beside the membership: "the ASEAN Member States and the Secretariat"."""
        shadow, entities = self.scene.shadow, self.row.entities
        cue = Cue(group.start, group.end, "participant", "group")
        place = self.row.after(group.end)
        begin = group.end + 6 if shadow.startswith(" asean", group.end) else group.end
        if place < len(entities) and self.scene.words.joint.fullmatch(shadow[begin : entities[place].start]):
            for entity in self.stage.joined_forward(place, sentence.end):
                if entity.kind != "person" and not entity.located:
                    self.stage.give(entity, "participant", cue, "participant-beside-members")
        place = self.row.before(group.start, sentence.start)
        if (
            place >= 0
            and self.scene.words.joint.fullmatch(shadow[entities[place].end : group.start])
            and entities[place].kind == "organisation"
            and not self.stage.is_of_ministers(entities[place])
            and not self.stage.is_presided(entities[place])
        ):
            self.stage.give(entities[place], "participant", cue, "participant-beside-members")
