"""Who spoke, opened, or represented somebody."""

from __future__ import annotations

import re
from bisect import bisect_left

from ..document import Span
from .entities import Entity
from .names import LETTER, UPPER
from .offices import Office
from .person import Mention, Person
from .scene import Cue
from .stage import Stage

_BULLET = re.compile(r"[^\S\n]*(?:[-–—•·*+○●▪►]|\d{1,2}[.)]|[a-z][.)])[^\S\n]*")
_AFTER_COMMA = re.compile(rf"[^,\n]{{0,80}}, (?:Mr\.? |Ms\.? |Dr\.? |ông |bà )?(?P<name>[{UPPER}][{LETTER}]+)")
_OF_IT = (" of t", " at t", " to t")  # "at the opening of the meeting, Minister X"
_LISTS = re.compile(
    r"\b(?:du|tham gia|co mat)\b(?! va phat)[^.;]{0,80}\b(?:co|gom)(?: su (?:co mat|tham gia) cua)?(?: cac)?:? \Z"
)
_BEFORE_LIST = 120  # characters before a list in which the verb that opens it stands
_ALL_OF_THEM = re.compile(r"\b(?:cung|deu|lan luot)\b")
_MOST_BESIDE = 100  # characters after a person on a line of a list

_AT_MEETING = re.compile(
    r"\btai (?:cac )?(?:hoi nghi|cuoc hop|phien|dien dan|hoi thao|doi thoai|le khai mac|le be mac)\b|"
    r"\bat (?:the|this|its) (?:\w+ ){0,4}"
    r"(?:meeting|conference|forum|session|summit|workshop|ceremony|opening|closing)\b"
)
# What an organisation does at a meeting, and not before the press.
_PRESENTED = frozenset(
    {"presented", "briefed", "gave a presentation", "gave presentations", "made a presentation", "had a presentation",
     "delivered a presentation", "delivered presentations"}
)  # fmt: skip
_SPEECH = re.compile(
    r"(?:delivered|gave|made) (?:(?:the|an?|their|its|\w+ing|brief|welcome|keynote|congratulatory|short) ){0,3}"
    r"(?:remarks|speech(?:es)?|address(?:es)?|statements?|messages?)\b"
)
_FOLLOWED = re.compile(r",? (?:and (?:was )?)?followed by (?:(?:remarks|speeches|those) (?:of|from|by) )?(?:the )?")
_MOST_BETWEEN = 60  # characters between remarks and those that followed
_HAS = re.compile(r" (?:has |had |also |then |further |likewise )*")
_SUBJECT_AT = re.compile(r"(?:[,;] |\band |\bwhile )(?:the )?\Z")
_AT_THE = re.compile(r"\b(?:at|during) (?:the |its )?(?:[\w-]+ ){0,4}\Z")
_LONGEST_AT = 40  # characters from "at the" to the meeting's name
_BESIDE = 8  # characters between an organisation and the verb
_STOP = frozenset(".;\n")
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being|be) (?:also )?\Z")
_ASIDE = re.compile(r", (?:who|representing|from|of|the|a|dai dien|nguoi)\b[^,;.]*\Z")
_TENSE = re.compile(r"(?:,? (?:đã|đang|cũng|vừa|đều|còn|lần lượt))+,?\Z")  # between who represents and the verb


class Speakers:
    """Gives the roles of those who spoke."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.scene, self.row, self.found = stage, stage.scene, stage.row, stage.found
        self._representatives: dict[int, Person] = {}
        self._last: tuple[int, Entity] | None = None  # who spoke last, with the sentence

    def opening(self, cue: Cue, sentence: Span) -> Cue:
        """A speech near words for the opening of the meeting is one that opens it."""
        begin, end = max(sentence.start, cue.start - 60), min(sentence.end, cue.end + 50)
        if cue.role == "speaker" and self.scene.words.opening.search(self.scene.shadow, begin, end):
            return cue._replace(role="opening-speaker")
        return cue

    def opens_nothing(self, cue: Cue, sentence: Span) -> bool:
        """Whether "opened the", "opened a" is said of something else than a meeting."""
        words = self.scene.shadow[cue.start : cue.end]
        return words.endswith((" the", " a")) and words.startswith("open") and not self.stage.meets(cue, sentence)

    def _absent_speaker(self, cue: Cue, sentence: Span) -> None:
        """Marks the person whom a verb of speaking belongs to as not seen at the meeting there."""
        place = self.stage.nearest_person(cue.start, sentence.start)
        place = self.row.after(cue.end) if place < 0 else place
        if place < len(self.row.entities) and self.row.entities[place].end <= sentence.end:
            mention = self.row.entities[place].mention
            if mention is not None:
                self.found.absent.add(id(mention))
                self.found.pressed.add(id(mention.person))

    def _goes_on_to_press(self, speaker: Entity, cue: Cue, sentence: Span) -> bool:
        """Whether who spoke to the press goes on, and nothing says that it was at the meeting."""
        person = speaker.mention.person if speaker.mention is not None else None
        at_meeting = _AT_MEETING.search(self.scene.shadow, sentence.start, min(sentence.end, cue.end + 40))
        return id(person) in self.found.pressed and at_meeting is None

    def speaking(self, cue: Cue, sentence: Span) -> bool:
        """Remarks and opening remarks; True where the cue heads a list of speakers."""
        entities = self.row.entities
        following = self.row.after(cue.end)
        nearest = entities[following] if following < len(entities) else None
        is_next = nearest is not None and nearest.kind == "person" and nearest.start - cue.end <= 2
        is_next = is_next and nearest is not None and nearest.start < sentence.end
        is_next = is_next and self._nearest_gap(cue, sentence) > 3
        if nearest is not None and is_next and self.scene.shadow[cue.start : cue.end] in self.scene.words.addressing:
            # "Tôi cảm ơn Chủ tịch …": who is thanked
            following += len(self.stage.joined_forward(following, sentence.end))
            nearest = entities[following] if following < len(entities) else None
        elif nearest is not None and is_next and _STOP.isdisjoint(self.scene.text[cue.end : nearest.start]):
            self.stage.give(nearest, cue.role, cue, f"{cue.role}-inverted")
            return False
        if self.scene.shadow.endswith(self.scene.words.purpose, 0, cue.start):
            return False  # "để trao đổi", "to share": what is still to be said
        self._followed(cue, sentence)
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
            self.stage.give(self._last[1], cue.role, cue, f"{cue.role}-subject")
            return False
        given = self.stage.given_before(cue.start)
        if given is not None:
            self.found.give_person(given, cue.role, cue.start, cue.end, f"{cue.role}-by-short-name")
            return False
        place = self.stage.nearest_person(cue.start, sentence.start)
        if place >= 0:
            gap = self.stage.without_company(entities[place], cue.start)
            if len(gap) <= 170 and not self.stage.of_others(gap):
                last = self.row.before(cue.start, sentence.start)
                aside = self._is_in_an_aside(entities[place], entities[last], cue)
                if entities[last].kind == "organisation" and cue.start - entities[last].end <= 3 and not aside:
                    self._presented(last, cue, sentence)
                    return False  # a ministry says it
                self._last = (sentence.start, entities[place])
                chain = self.stage.joined_back(place, sentence.start)
                if len(chain) > 1 and self._came(sentence.start, chain[-1].start) and not _ALL_OF_THEM.search(gap):
                    chain = chain[:1]  # "Dự có A, B và C phát biểu": the last of those who came
                for member in chain:
                    if member.kind == "person" and self._goes_on_to_press(member, cue, sentence):
                        self.found.absent.add(id(member.mention))
                    elif member.kind == "person":
                        self.stage.give(member, cue.role, cue, f"{cue.role}-subject")
                earlier = self._employed_before(place, sentence.start)
                if earlier is not None:
                    self.stage.give(earlier, cue.role, cue, f"{cue.role}-subject")
                return False
            if len(gap) <= 170 or cue.start - sentence.start > 60:
                return False
        self._presented(self.row.before(cue.start, sentence.start), cue, sentence)
        self._country_said(cue, sentence)
        named = _AFTER_COMMA.match(self.scene.text, cue.end, sentence.end)
        if named is not None and (nearest is None or nearest.start > named.start("name")):
            known = self.stage.given.get(self.scene.shadow[named.start("name") : named.end("name")])
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
                        chain = self.stage.joined_forward(self.row.after(entity.start), sentence.end)
                        for member in chain if several else [entity]:
                            if member.kind == "person":
                                self.stage.give(member, cue.role, cue, f"{cue.role}-fronted")
                    return False
        return self._representative(cue, sentence) or self._heading(cue, sentence)

    def _is_in_an_aside(self, person: Entity, organisation: Entity, cue: Cue) -> bool:
        """Whether commas hold what tells of a person, the body in it: "Ms Lan, who sits in the ACWC, presented …"."""
        opened = _ASIDE.match(self.scene.shadow, person.end, organisation.start)
        return opened is not None and self.scene.shadow[organisation.end : cue.start].startswith(",")

    def _owns(self, entity: Entity) -> bool:
        """Whether an official without a name is only told of as whose something is: "chủ đề “…” của Chủ tịch ASEAN"."""
        named = entity.mention is not None and entity.mention.name is not None
        return not named and self.scene.shadow.endswith(self.scene.words.leads_on, 0, entity.start - 1)

    def _heard(self, cue: Cue, sentence: Span) -> None:
        """Organisations whose report the meeting heard: "Các đại biểu nghe Ban Thư ký ASEAN trình bày …"."""
        last = self.row.before(cue.start, sentence.start)
        if last < 0 or self.row.entities[last].kind != "organisation" or cue.start - self.row.entities[last].end > 3:
            return
        chain = self.stage.joined_back(last, sentence.start)
        begin = chain[-1].start
        if self.scene.words.hearing.search(self.scene.shadow, max(sentence.start, begin - 20), begin):
            for member in chain:
                if member.kind == "organisation":
                    self.stage.give(member, "participant", cue, "participant-heard")

    def _followed(self, cue: Cue, sentence: Span) -> None:
        """Those who spoke next: "A delivered opening remarks, followed by B, Director of X, and C"."""
        after = _FOLLOWED.search(self.scene.shadow, cue.end, min(sentence.end, cue.end + _MOST_BETWEEN))
        place = self.row.after(after.end()) if after is not None else len(self.row.entities)
        if after is None or place >= len(self.row.entities) or self.row.entities[place].start - after.end() > _BESIDE:
            return
        if self.row.entities[place].kind != "person":
            return
        for member in self.stage.joined_forward(place, sentence.end):
            if member.kind == "person":
                self.stage.give(member, "speaker", cue, "speaker-subject")

    def _presented(self, last: int, cue: Cue, sentence: Span) -> None:
        """Organisations that showed their work at the meeting: "UNICEF and HelpAge presented their plans"."""
        if last < 0 or self.scene.document.notice.language != "en":
            return
        if cue.start - self.row.entities[last].end > _BESIDE:
            return
        if _PASSIVE.search(self.scene.shadow, self.row.entities[last].end, cue.start):
            return  # "a project funded by KOICA was presented"
        speech = _SPEECH.match(self.scene.shadow, cue.start) is not None  # "UNICEF and the ILO delivered remarks"
        if not speech and self.scene.shadow[cue.start : cue.end] not in _PRESENTED:
            return
        role, rule = (cue.role, f"{cue.role}-subject") if speech else ("participant", "participant-presenting")
        for member in self.stage.joined_back(last, sentence.start):
            if member.kind == "organisation" and not self.stage.is_presided(member):
                self.stage.give(member, role, cue, rule)

    def _country_said(self, cue: Cue, sentence: Span) -> None:
        """A country that said something at the meeting was there: "Laos shared its experience at the 14th X"."""
        place = self.row.before(cue.start, sentence.start)
        entity = self.row.entities[place] if place >= 0 else None
        if entity is None or entity.kind != "country" or entity.located or self.scene.document.notice.language != "en":
            return
        if _HAS.fullmatch(self.scene.shadow, entity.end, cue.start) is None:
            return
        opens = self.scene.shadow[sentence.start : entity.start] in ("", "the ")
        if not opens and _SUBJECT_AT.search(self.scene.shadow, sentence.start, entity.start) is None:
            return
        if _AT_MEETING.search(self.scene.shadow, sentence.start, sentence.end) or any(
            _AT_THE.search(self.scene.shadow, max(sentence.start, start - _LONGEST_AT), start)
            for start in self.stage.series[
                bisect_left(self.stage.series, sentence.start) : bisect_left(self.stage.series, sentence.end)
            ]
        ):
            self.stage.give(entity, "participant", cue, "participant-subject")

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
            self.stage.give(entity, cue.role, cue, f"{cue.role}-heading")
            given = True
            at = text.find("\n", entity.end)
            if at < 0:
                break
        return given

    def agenda(self) -> None:
        """In a programme, whoever stands on a line of its own speaks."""
        text = self.scene.text
        for person in self.stage.persons:
            if id(person) in self.found.persons:
                continue
            mention = person.mentions[0]
            line = text.rfind("\n", 0, mention.start) + 1
            bullet = _BULLET.match(text, line)
            if bullet and mention.start - bullet.end() <= 2:
                self.found.give_person(person, "speaker", mention.start, mention.end, "speaker-in-programme")

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
            for begin, reach in self.stage.unlisted(at, cue.start):
                if begin == at and cue.start - reach <= 2:
                    end = begin + len(_TENSE.sub("", scene.text[begin:reach]))
                    organisation = (begin, end)
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
        self.stage.extra.append(person)
        self._representatives[start] = person
        self.found.give_person(person, cue.role, cue.start, cue.end, f"{cue.role}-representative")
        return True
