"""Which meetings a notice reports or announces, and which it only references, by the words around their names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .dates import DateMention
from .document import Document, Span
from .drafts import LEADERS
from .meetings import CONJUNCTION, Meeting, listed
from .preparing import is_prepared
from .second_look import (
    HEAD_OF_RELEASE,
    RECENT_DAYS,
    TO_COME,
    demote_at_home,
    demote_examples,
    demote_far,
    demote_history,
    demote_organisers,
    demote_other_numbers,
    demote_plans,
    is_overview,
    merge_headline,
    rank,
    referenced,
    rescue_adopting,
    rescue_chaired,
    rescue_headless,
    rescue_prepared,
    rescue_results,
    rescue_titled,
    rows_of,
)
from .spans import Row
from .tokens import MeetingMention


def decide(document: Document, meetings: list[Meeting], dates: Sequence[DateMention], headline: Span | None) -> None:
    """Marks the meetings that the notice reports or announces, each with the rule that tells so and its words."""
    rows = rows_of(document, meetings)
    told = Row(date for date in dates if date.precision == "day" and not date.period)
    days = Row(date for date in dates if date.first is not None and not date.period)
    lead_end = _lead_end(document, headline)
    for meeting in meetings:
        for mention in meeting.mentions:
            if is_prepared(document, mention, meetings):
                continue  # "the 2nd Preparatory Meeting of" + "the 9th X"
            rule = _told(document, mention, headline, told, rows[mention.start], lead_end)
            if rule and (not meeting.reported or rank(rule) < rank(meeting.rule)):
                meeting.reported, meeting.rule = True, rule
                meeting.anchor = Span(mention.start, mention.end)
    demote_other_numbers(document, meetings)
    demote_organisers(document, meetings)
    months = Row(date for date in dates if date.precision in ("month", "year") and not date.period)
    demote_plans(document, meetings, told, months)
    demote_history(document, meetings, days, months)
    demote_far(document, meetings, told)
    demote_examples(document, meetings)
    _demote_lately(document, meetings)
    merge_headline(document, meetings, headline)
    demote_at_home(document, meetings)
    if is_overview(document) or _is_national_round(document) or _is_vacancy(document):
        for meeting in meetings:
            meeting.reported = False
        return
    if not any(meeting.reported for meeting in meetings):
        rescue_results(document, meetings, lead_end)
    if not any(meeting.reported for meeting in meetings):
        rescue_adopting(document, meetings, told)
    if not any(meeting.reported for meeting in meetings):
        rescue_chaired(document, meetings)
    if not any(meeting.reported for meeting in meetings):
        _rescue_spoken(document, meetings)
    if not any(meeting.reported for meeting in meetings):
        _rescue_discussed(document, meetings)
    if not any(meeting.reported for meeting in meetings):
        rescue_prepared(document, meetings, told)
    if not any(meeting.reported for meeting in meetings):
        rescue_headless(document, meetings)
    if not any(meeting.reported for meeting in meetings):
        rescue_titled(document, meetings)


_VACANCY = re.compile(
    r"\bvacancy (?:announcement|notice)\b|\b(?:job|position) (?:vacancy|opening|announcement)\b|\bwe are hiring\b|"
    r"\brequest for (?:proposals?|quotations?)\b|\binvitation to (?:bid|tender)\b|"
    r"\b(?:thong bao|thong tin|tin) tuyen dung\b|\btuyen dung (?:vi tri|nhan su|chuyen gia|tu van)\b|"
    r"\b(?:thu )?moi thau\b|\binvites (?:\w+ ){0,3}?(?:applications|candidates) (?:for the (?:position|post)|from)\b"
)
_TOP = 400  # characters


def _is_vacancy(document: Document) -> bool:
    """Whether a page seeks somebody for a post or a task, whatever meetings the task has to do with."""
    return _VACANCY.search(document.shadow, 0, _TOP) is not None


# "the ASEAN Committee on Women (ACW) met Thursday in Cebu"
_BODY_MET = re.compile(
    r"\)? (?:has |have )?(?:met|convened|gathered|is meeting|will meet|meets)"
    r"(?: here| again| virtually| online| for the [a-z]+ time)* "
    r"(?:in|at|on|from|via|today|yesterday|this|last|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)
# "Hội đồng Cộng đồng Văn hóa - Xã hội" + "họp ngày 12/11 tại Bandung": a day or place of its own
_BODY_MET_THEN = re.compile(
    r"\)? (?:(?:asean|se|da|cung|vua|nhom) ){0,3}hop (?:phien [^.;,\n]{0,30})?"
    r"(?:ngay|vao|tai|tu ngay|trong hai ngay|trong ngay|truc tuyen|sang|chieu)\b"
)
# "they discussed Brunei’s hosting of the 13th X": what is planned or was
_ITS_HOSTING = re.compile(r"['’]s? hosting (?:of )?(?:the )?\Z")
# "X meetings are hosted by the rotating chair"
_AS_A_RULE = re.compile(
    r"(?: meetings)? (?:is|are) (?:usually |normally )?(?:hosted|held|convened|organi[sz]ed|chaired) "
    r"(?:by the rotating|on rotation|in rotation|by turns|in turn|annually|yearly|regularly|every|once|twice)\b"
)
# "the 4th ADMX Plus China, the launch of … and the 2nd ADMX Plus Japan all took place on …": whatever stands between
_ALL_HELD = re.compile(r"all (?<!\wall )(?:were |was )?(?:took place|held|convened|organi[sz]ed|hosted)\b")
_OTHER_CLAUSE = re.compile(r";|\b(?:va|and)\b")
_STOP = re.compile(r"[,;:.]")


def _body_met(document: Document, mention: MeetingMention) -> bool:
    """Whether a body named without its meeting is told to have met, or that it will."""
    met = _BODY_MET if document.notice.language == "en" else _BODY_MET_THEN
    return met.match(document.shadow, mention.end) is not None


def _told(
    document: Document,
    mention: MeetingMention,
    headline: Span | None,
    days: Row[DateMention],
    row: Span,
    lead_end: int,
) -> str | None:
    """The rule by which this mention reports its meeting, None where it does not."""
    if mention.event is None and _PEOPLE_OF.search(document.shadow, max(0, mention.start - 30), mention.start):
        return None
    if headline and headline.start <= mention.start < headline.end:
        beside = not mention.is_meeting and _OCCASION.search(document.shadow, headline.start, mention.start) is not None
        if _PROPOSED.search(document.shadow, max(headline.start, mention.start - 60), mention.start):
            return None
        if mention.is_meeting or (mention.abbreviated and not beside):
            return None if referenced(document, mention.start, headline.start) else "headline"
        return None
    if mention.event is None and mention.series is not None and _body_met(document, mention):
        return "held"
    if not (mention.is_meeting or mention.abbreviated):
        return None
    if mention.ordinal is None and _OFFICE_OF.match(document.shadow, mention.end):
        return None  # "chaired by the Senior Officials Meeting on X (SOMX) Chair, …"
    if mention.ordinal is None and _CHAIR_OF_IT.search(document.shadow, max(0, mention.start - 24), mention.start):
        return None  # "Chủ tịch" + "Hội nghị Bộ trưởng …; Ban Thư ký ASEAN": an office
    sentence = document.sentence_at(mention.start)
    if _PREAMBLE.match(document.text, sentence.start):
        return None
    if _AMONG_PROJECTS.search(document.shadow, max(sentence.start, mention.start - _LONGEST_LIST), mention.start):
        return None
    loose = mention.ordinal is None and mention.series in (None, "OTHER")
    if _PREPARATIONS.fullmatch(document.shadow, sentence.start, mention.start):
        return None
    if loose and _AMONG_ACTIVITIES.search(document.shadow, max(sentence.start, mention.start - 120), mention.start):
        return None
    if _ITS_HOSTING.search(document.shadow, max(0, mention.start - 24), mention.start) or (
        mention.ordinal is None and _AS_A_RULE.match(document.shadow, mention.end)
    ):
        return None
    if _ADOPTED_AT.search(document.shadow, max(sentence.start, mention.start - 100), mention.start):
        return None
    if mention.format is not None and document.shadow.startswith("counterparts", mention.start):
        return "held"  # "The ministers met their" + "counterparts from China, Japan and …"
    before = document.cue_before("framework", mention.start, 25, sentence.start)
    if before is not None and _TOLD_OF.search(document.shadow, sentence.start, before.start):
        return None
    if before is None:
        held = _MEETING_OF.search(document.shadow, max(sentence.start, mention.start - 50), mention.start)
        before = document.cue_before("framework", held.start(), 6, sentence.start) if held is not None else None
    if before is not None and mention.is_meeting:
        gap = document.text[before.end : mention.start]
        # "nhân Hội nghị …", not "văn kiện nhân quyền … tại Hội nghị …"
        if "," not in gap and (before.end - before.start > len("nhân") or gap.isspace()):
            return "framework"
    if mention.ordinal is not None and mention.is_meeting and mention.series in (None, "OTHER"):
        behind = max(sentence.start, mention.start - _LONGEST_LIST)
        if CONJUNCTION.search(document.shadow, behind, mention.start) is not None:
            return "framework"
    background = referenced(document, mention.start, sentence.start)
    held_before = _held_before(document, mention.start, sentence)
    if row.start != mention.start:
        background = background or referenced(document, row.start, sentence.start)
        held_before = held_before or _held_before(document, row.start, sentence)
    if background is not None and _held_with(document, mention, background, sentence):
        background = None
    if background is not None and _held_by_its_chair(document, mention, background):
        background = None
    if background is not None and _told_after(document, mention, background, sentence):
        return "held"
    behind = max(sentence.start, mention.start - _LONGEST_LEAD)
    if mention.ordinal is None and _AGENT.search(document.shadow, behind, mention.start):
        return None
    if _PROPOSED_IN_ENGLISH.search(document.shadow, behind, mention.start):
        return None
    if background is not None and _held_these_days(document, mention, sentence):
        return "held"
    if background and not (held_before is not None and _overrides(document, held_before, background)):
        recent = mention.ordinal is not None and _just_held(document, mention, sentence, days)
        return "dated" if recent else None
    if _PROPOSED.search(document.shadow, max(sentence.start, mention.start - 60), mention.start):
        return None
    organises = mention.ordinal is None and ORGANISES.match(document.shadow, mention.end) is not None
    if _is_among_bodies(document, mention, sentence):
        return None
    if sentence.start < lead_end and mention.is_meeting and not organises:
        return "lead"
    if organises:
        return None  # "the ACW and the AICHR held the 3rd ASEAN Village Fair"
    preceded = _PRECEDED.search(document.shadow, max(sentence.start, mention.start - 48), mention.start)
    if preceded is not None and mention.is_meeting:
        dated = days.between(mention.end, min(sentence.end, mention.end + 120))
        if any(day.precision == "day" for day in dated):
            return "sequel"
    if (
        mention.series in LEADERS
        and mention.ordinal is None
        and _IN_PASSING.match(document.shadow, mention.end)
        and _SPOKEN_AT.search(document.shadow, max(0, mention.start - 16), mention.start)
    ):
        return None
    if held_before is None and any(
        _AT.search(document.shadow, max(sentence.start + 1, at - 16), at) for at in {mention.start, row.start}
    ):
        return None  # "… gia nhập ASEAN tại Hội nghị cấp cao ASEAN lần thứ 47": the scene of something else
    if mention.event is not None and mention.ordinal is None and mention.named and document.cues("related"):
        summit = mention.series in ("ASEAN-SUMMIT", "APT-SUMMIT")
        if not summit and _AT.fullmatch(document.shadow, sentence.start, mention.start):
            return "sequel"  # "Tại phiên họp SOMRDPE, …" in a notice of a meeting and the related ones
    with_partners = mention.partner is not None or mention.format is not None
    counted = mention.ordinal is not None and mention.is_meeting and mention.series not in LEADERS
    if with_partners and counted and _IN_IT.fullmatch(document.shadow, sentence.start, row.start):
        return "sequel"  # "In the 12th X+ROK Consultation and the 9th X+China Consultation, …"
    sequel = document.cue_before("sequel", mention.start, 10, sentence.start)
    if sequel is not None and sequel.start - sentence.start < 3 and mention.event is not None:
        return "sequel"
    opening = document.cue_after("sequel", sentence.start, 3, sentence.end)
    numbered = mention.event is not None and mention.ordinal is not None
    if opening is not None and numbered:
        dated = [day for day in days.between(opening.end, mention.start) if day.precision == "day"]
        if dated:
            return "sequel"
    if mention.ordinal is not None and _ALL_HELD.search(document.shadow, mention.end, sentence.end):
        return "list"
    if (mention.is_meeting or mention.ordinal is not None) and listed(document, mention, sentence):
        return "sequel" if _PRECEDED_BY.search(document.shadow, sentence.start, mention.start) else "list"
    opens = mention.start - sentence.start < 14 and mention.event is not None
    held_after = document.cue_after("held_after", row.end, 300 if opens else 45, sentence.end)
    if held_after is not None and _is_noun(document, held_after):
        held_after = None  # "…, tổ chức Y tế thế giới": an organisation
    if held_after is not None and not mention.is_meeting and _holds_an_event(document, held_after):
        held_after = None
    if held_after is not None and not opens and _OTHER_CLAUSE.search(document.shadow, row.end, held_after.start):
        held_after = None
    if held_after is not None and not mention.is_meeting and _OF_A_BODY.match(document.shadow, held_after.start):
        held_after = None  # "AICHR đã thông qua …": what a body did, perhaps elsewhere
    if (held_before is not None or held_after is not None) and (mention.is_meeting or held_after is not None):
        return "held"
    came = not mention.is_meeting and _CAME_TO.search(
        document.shadow, max(sentence.start, mention.start - 24), mention.start
    )
    if (mention.is_meeting or came) and _dated(document, mention, sentence, days):
        return "dated"
    of_three = mention.series is not None and mention.series.endswith("+3")
    return "dated" if (with_partners or of_three) and _in_its_brackets(document, mention, days) else None


# "Minister Tan attended the" + "AMMSWD in Cebu on 3 May": a body's acronym for its meeting
_CAME_TO = re.compile(
    r"\b(?:(?:attend|host)(?:s|ed|ing)?|(?:spoke|speaks|speaking) at|participat(?:es|ed|ing) in) (?:the )?\Z|"
    r"\b(?:tham du|du|khai mac|dang cai|phat bieu tai) \Z"
)


def _in_its_brackets(document: Document, mention: MeetingMention, days: Row[DateMention]) -> bool:
    """As in "SOMSWD+3 (15/9)": its own day in the brackets right behind its name."""
    opened = _OPENED.match(document.shadow, mention.end)
    told = days.between(opened.end(), opened.end() + 1) if opened is not None else []
    return any(day.precision == "day" for day in told)


_OPENED = re.compile(r"\s?\((?:(?:tu|vao|on|from)\s)?")


def _held_with(document: Document, mention: MeetingMention, background: Span, sentence: Span) -> bool:
    """As in "The ACDM held its 40th Meeting together with the 3rd ACDM Plus China": a numbered one of those held."""
    if mention.ordinal is None or document.shadow[background.start : background.end] != "together with":
        return False
    return _WAS_HELD.search(document.shadow, sentence.start, background.start) is not None


def _told_after(document: Document, mention: MeetingMention, background: Span, sentence: Span) -> bool:
    """As in "told a press conference after the 2nd Council Meeting": what was told right after it is of it."""
    if document.shadow[background.start : background.end].split()[0] not in ("after", "following"):
        return False
    press = document.cue_before("press", background.start, 6, sentence.start)
    return press is not None and mention.is_meeting


def _is_among_bodies(document: Document, mention: MeetingMention, sentence: Span) -> bool:
    """As in "Representatives of the ACW, the Senior Officials Meeting on Youth and UNFPA took part": a body."""
    if mention.ordinal is not None or mention.series in (None, "OTHER") or document.notice.language != "en":
        return False
    if _HELD_ANOTHER.match(document.shadow, mention.end) is not None:
        return True  # "The ACW and the SOMSWD jointly convened the ASEAN Conference on Villages"
    behind = max(sentence.start, mention.start - _LONGEST_LIST)
    return _BODIES_THAT_CAME.search(document.shadow, behind, mention.start) is not None


def _held_by_its_chair(document: Document, mention: MeetingMention, background: Span) -> bool:
    """As in "As chair of the 9th SOMX held in Cebu, …": who presides there, and that it was held."""
    if mention.ordinal is None or document.shadow[background.start : background.end] not in _CHAIR_OF:
        return False
    return _WHICH_IS_HELD.match(document.shadow, mention.end) is not None


_BODIES_THAT_CAME = re.compile(
    r"\b(?:representatives?|officials?|members|delegates?|experts?) (?:of|from) (?:the )?"
    r"(?:(?!\b(?:attended|attending|held|hold|met|meet|gathered|joined|convened|in|at|for the|to)\b)[^.;:\n]){0,200}\Z"
)
_HELD_ANOTHER = re.compile(
    r"\)?(?:,? and (?:the )?[^.;:,\n]{3,140}?)? (?:jointly |successfully |also |has |have )*(?:co-?)?"
    r"(?:held|hosted|organi[sz]ed|convened|conducted|launched) (?:the|an?) "
    r"(?!(?:[\w-]+ ){0,6}?(?:meetings?|sessions?)\b)(?=(?:[\w-]+ ){0,4}?asean\b)"
)
_CHAIR_OF = frozenset({"chair of", "chairman of", "chairperson of"})
_WHICH_IS_HELD = re.compile(
    r"[\s)]*(?:\([^()\n]*\))?,? ?(?:which (?:is|was) )?(?:being )?(?:held|hosted|convened|taking place)\b"
)
_LONGEST_LIST = 240  # characters of a list before one of what it names
# "Among the endorsed projects and initiatives were the 2nd … Conference; …": work that is planned
_AMONG_PROJECTS = re.compile(
    r"\b(?:projects?|initiatives|deliverables)(?: [^.;:\n]{0,40})? "
    r"(?:were|are|include[sd]?|including|such as|namely)\b[^.\n]{0,200}\Z"
)
# "Preparations for the X-UN Forum, a visit to Cebu, and the" + "6th … Dialogue were discussed"
_PREPARATIONS = re.compile(r"(?:the )?preparations? for (?:(?!\b(?:were|was|held|took|discussed)\b)[^.;\n]){0,240}")
# "Liên hoan có nhiều hoạt động như: trại hè … ASEAN; thi vẽ …": what an event consists of
_AMONG_ACTIVITIES = re.compile(
    r"\b(?:nhieu|cac|loat|chuoi)(?: noi dung)? hoat dong(?: [^.;:,\n]{1,40})? (?:nhu|gom|bao gom)\b:?[^.\n]{0,100}\Z"
)
# "noted the convening of a youth dialogue on the sidelines of the Summit": what was told there of another
_TOLD_OF = re.compile(
    r"\b(?:noted|recalled|welcomed|commended|appreciated|hailed|highlighted|lauded|praised|acknowledged) "
    r"(?:[\w'-]+ ){0,4}?the (?:successful )?"
    r"(?:convening|holding|hosting|conduct|organi[sz]ation|outcomes?|success|results?|adoption|launch) of\b"
)
# "the plan, which had been adopted in May 2020 at the" + "6th ASEAN Ministerial Meeting": where a paper comes from
_ADOPTED_AT = re.compile(
    r"\bwhich (?:was|were|had been) (?:(?:previously|earlier|first|already) )?"
    r"(?:adopted|endorsed|signed|approved|agreed|issued|announced|proposed|established)\b[^.;,]{0,50} "
    r"(?:at|during) (?:the )?\Z"
)
_LONGEST_LEAD = 140  # characters before a name in which it is told what it is named for
# "welcomed Thailand's proposal to host a working group meeting"
_PROPOSED_IN_ENGLISH = re.compile(
    r"\b(?:proposals?|proposed|offer|offered|plans?|planned|intention|willingness|interest|readiness|agreed|agreement|"
    r"consensus|need|importance) (?:by [^.,;\n]{2,40} )?(?:to|in|on|of|for) "
    r"(?:host|hold|convene|organi[sz]e|hosting|holding|convening|organi[sz]ing)\b"
    r"[^.,;\n]{0,60}\Z"
)
_LEAD_OF_THREE = 3
_WHICH_WAS_HELD = re.compile(
    r"[\s)]*(?:\([^)]*\))?[\s),]*which (?:was|is being|has been|wrapped|concluded|ended|took)\b[^.;\n]{0,60}\b"
    r"(?:today|yesterday|monday|tuesday|wednesday|thursday|friday|saturday|sunday|this week|last week)\b"
)


def _held_these_days(document: Document, mention: MeetingMention, sentence: Span) -> bool:
    """As in "a statement adopted at the 12th AHMM, which was held in Cebu from Monday to Friday": told in the lead."""
    if mention.ordinal is None or not mention.is_meeting or mention.series in ("ASEAN-SUMMIT", "APT-SUMMIT"):
        return False
    lead = [s for s in document.sentences if s.end - s.start > _LONGER_THAN_A_HEADLINE][:_LEAD_OF_THREE]
    return sentence in lead and _WHICH_WAS_HELD.match(document.shadow, mention.end) is not None


_LONGER_THAN_A_HEADLINE = 50
# "a task force co-chaired by the AICHR and the Senior Officials Meeting on …": bodies, not their meetings
_AGENT = re.compile(
    r"\b(?:chaired|led|developed|drafted|implemented|formed|spearheaded|prepared|initiated|coordinated|launched) "
    r"(?:jointly )?by (?:the )?[^.;:,\n]{3,80} and (?:the )?\Z|"
    r"\b(?:met|(?:interface |joint )?(?:meetings?|dialogues?|interface|consultations?|sessions?)) with (?:the )?"
    r"[^.;:\n]{3,100}(?:,| and|, and) (?:the )?\Z"
)
_WAS_HELD = re.compile(r"\b(?:held|convened|organi[sz]ed|conducted|took place|hosted)\b")
_OFFICE_OF = re.compile(
    r"[\s)]*(?:(?:and|on|of|&)? ?[a-z]+ ?){0,2}(?:\([a-z+-]{2,12}\)? )?"
    r"(?:chair(?:man|person|woman)?|leader|focal points?)\b"
)
# "as part of the three-day virtual meeting of the 16th SOMSWD"
_MEETING_OF = re.compile(
    r" (?:the |this )?(?:\w+-day )?(?:virtual |online |annual |series of )?(?:meetings?|events?|activities|programme)"
    r" (?:of|for|around) (?:the )?\Z"
)
# "các đại diện của Ủy ban …", "Chủ tịch ACDM": who is of a body, not its meeting.
_CHAIR_OF_IT = re.compile(r"\b(?<!duoi su )(?:pho )?chu tich(?: cua)?(?: cac)? \Z")
_PEOPLE_OF = re.compile(r"\b(?:dai dien|thanh vien|quan chuc|chu tich)(?: cua| tai)?(?: cac)? \Z")


def _is_noun(document: Document, cue: Span) -> bool:
    """Whether "tổ chức" stands for an organisation: before a name that is no event's."""
    if document.shadow[cue.start : cue.end] != "to chuc":
        return False
    if _KIND_OF_BODY.match(document.shadow, cue.end):
        return True
    if not document.text[cue.end + 1 : cue.end + 2].isupper():
        return False
    return not document.names_in(cue.end + 1, cue.end + 2, "event", "series", "level")


def _holds_an_event(document: Document, cue: Span) -> bool:
    """Whether a body holds an event that is named: "ACDM phối hợp với … tổ chức Hội thảo …"."""
    if document.shadow[cue.start : cue.end] != "to chuc":
        return False
    return bool(document.names_in(cue.end + 1, cue.end + 2, "event"))


_KIND_OF_BODY = re.compile(
    r" (?:quoc te|phi chinh phu|khu vuc|xa hoi|thanh vien|lien quan|chinh tri|doan the|cua|doi tac|trong nuoc|"
    r"phat trien)\b"
)
# "các nước nhất trí sẽ tổ chức Hội nghị …": to come, if at all
_PROPOSED = re.compile(
    r"\b(?:nhat tri|thong nhat|de xuat|de nghi|cam ket|mong muon|san sang|ung cu)(?: viec)?(?: se)? "
    r"(?:to chuc|dang cai(?: to chuc)?)\b[^.,;]{0,24}\Z"
)
_OF_A_BODY = re.compile(r"(?:da )?(?:thong qua|thao luan|nhat tri)|ra tuyen bo|co su tham")
_AT = re.compile(r"\btai (?:cac )?\Z")
# "They will hand over the chair at the ASEAN Summit, which is scheduled to …": announced in passing
_IN_IT = re.compile(r"(?:(?:in|at|during) (?:the )?|(?:tai|trong) (?:cac )?)")
_IN_PASSING = re.compile(r"\)?,? (?:which|that) (?:is|are|will) ")
# Not "KUCHING – …", a dateline.
# As in "RECALLING the Joint Statement of the 14th AHMM …": what a statement is built on is not what it reports.
_PREAMBLE = re.compile(
    r"(?:[A-Z]{3,}(?:ING(?! ?[,(:/–—-])|IVE OF|OUS OF|FUL OF|ED BY)|Recalling|Reaffirming|Noting|Acknowledging|"
    r"Recogni[sz]ing|Affirming|Remembering|Emphasising|Emphasizing|Underscoring|Mindful of|"
    r"(?:\d{1,2}\. )?We (?:recall|reaffirm|reiterate|commend|look forward))\b"
)
_PRECEDED = re.compile(
    r"\b(?:preceded|preceeded|followed) by\s+(?:the\s+|a\s+|an\s+|its\s+)?(?:preparatory\s+|prep\s+)?$"
)
_PRECEDED_BY = re.compile(r"\b(?:preceded|preceeded|followed) by\b")
ORGANISES = re.compile(
    r"[\s)]*(?:\([^)]*\))?[\s)]*(?:has |have |had |jointly |successfully )*"
    r"(?:held|convened|organi[sz]ed|hosted|launched|co-organi[sz]ed)\s+(?:the|its|their|a|an)\b"
)


def _overrides(document: Document, held: Span, background: Span) -> bool:
    """Whether a verb of holding is nearer to the name than what makes it background. The "for the" of "preparations for
    the" is no such verb.
    """
    within = held.start < background.end and document.shadow.startswith("for ", held.start)
    return held.end >= background.end and not within


# An event of its own in a headline, in whose name a body stands: "… Interface Meeting between AICHR and the ACW".
_OCCASION = re.compile(r"\b(?:interface|workshop|seminar|dialogue|launch|training|webinar)\b")


def _held_before(document: Document, start: int, sentence: Span) -> Span | None:
    """A verb of holding or attending right before a name."""
    cue = document.cue_before("held_before", start, 32, sentence.start)
    return None if cue is None or _STOP.search(document.text, cue.end, start) else cue


def _dated(document: Document, mention: MeetingMention, sentence: Span, days: Row[DateMention]) -> bool:
    """Its own days follow its name, or open its clause: "the 14th SLOM on 24-25 November", "Ngày 7/6 sẽ là …"."""
    for date in days.between(max(sentence.start, mention.start - 80), mention.start):
        between = document.shadow[date.end : mention.start]
        if len(between) < 26 and _LEADS_ON.fullmatch(between):
            return date.precision == "day"
    opens = mention.start - sentence.start < 14 and mention.is_meeting
    reach = sentence.end if opens else min(sentence.end, mention.end + 30)
    for date in days.between(mention.end, reach):
        if date.precision == "day":
            return opens or not _OTHER_CLAUSE.search(document.shadow, mention.end, date.start)
    return False


def _just_held(document: Document, mention: MeetingMention, sentence: Span, days: Row[DateMention]) -> bool:
    """Named for its results, but told with its own day of these weeks: "kết quả Cuộc họp ACW lần thứ 22 tổ chức
    ngày 21/8".
    """
    published = document.notice.published_on
    if _THEN_ANOTHER.match(document.shadow, mention.end, sentence.end):
        return False
    for date in days.between(mention.end, min(sentence.end, mention.end + 40)):
        if published is not None and date.first is not None and date.precision == "day":
            ahead = (date.first - published).days
            # What the meeting only looks forward to is not told with a verb of its own.
            if ahead > 0 and not TO_COME.search(document.shadow, mention.end, date.start):
                return False
            return abs(ahead) <= RECENT_DAYS
    return False


# "Nhằm chuẩn bị cho Hội nghị X lần thứ 7" + ", sáng 3/4, tại Huế, Bộ Y tế tổ chức Hội thảo …": the day of what follows
_THEN_ANOTHER = re.compile(
    r"[)\s]*,\s(?:(?:trong )?(?:ngay|sang|chieu|toi|hai ngay|cac ngay)\b|tai\b)[^.;\n]{0,160}?"
    r"\b(?:to chuc|dien ra|khai mac)\b[^.;,\n]{0,24}\b(?:hoi thao|toa dam|dien dan|hoi nghi|cuoc hop|le|doi thoai)\b"
)
_LEADS_ON = re.compile(r"(?:[\s,]|\b(?:da|se|la|dien ra|cung|tai|cac|to chuc|hop|vua qua|the)\b)*")


def _lead_end(document: Document, headline: Span | None) -> int:
    """Where the lead ends: after the second sentence of the body that is long enough to be one."""
    start = headline.end if headline else 0
    if document.notice.published_span:
        published = document.notice.published_span
        if start <= published[0] < start + 200:
            start = published[1]
    report = _REPORT.search(document.text, max(0, start - 1), start + _REPORT_WITHIN)
    if report is not None:
        start = report.start() + 1
    seen = 0
    for sentence in document.sentences:
        if sentence.start < start:
            continue
        if sentence.end - sentence.start > 50:
            seen += 1
            if seen == 1:
                return sentence.end
    return len(document.text)


# "Jakarta (VNA) – …", "MANILA, March 3 (PNA) -- …": where a report begins, whatever caption stands above it
_REPORT = re.compile(r"\n[A-ZĐ][^\n.;:()]{1,40}\([A-ZĐ][\w ,/.+-]{1,30}\)\s?[-–—]+\s")
_REPORT_WITHIN = 600  # characters of captions and headlines
# "Cuộc họp quốc gia chuẩn bị cho Diễn đàn … ASEAN lần thứ 11"
_NATIONAL_ROUND = re.compile(
    r"\b(?:cuoc hop|hoi thao|hoi nghi|toa dam|tham van)(?: tham van)?(?: cap)? quoc gia (?:nham )?chuan bi (?:cho )?"
)
_OPENS_WITHIN = 120  # characters in which a text says what it tells of


def _is_national_round(document: Document) -> bool:
    """Whether a page tells of a country's own meeting ahead of one of ASEAN's."""
    return _NATIONAL_ROUND.search(document.shadow, 0, _OPENS_WITHIN) is not None


def _demote_lately(document: Document, meetings: list[Meeting]) -> None:
    """Another event recalled behind the own one: "Hội nghị … ASEAN – Mỹ diễn ra tại … vừa qua đã khẳng định"."""
    told = [meeting for meeting in meetings if meeting.reported]
    first = min((meeting.anchor.start for meeting in told), default=0)
    for meeting in told:
        lately = meeting.anchor.start > first and meeting.rule in ("held", "dated") and meeting.ordinal is None
        if lately and _LATELY.match(document.shadow, meeting.anchor.end):
            meeting.reported = False


_LATELY = re.compile(r"[^.;\n]{0,60}?\bvua qua,? (?:da|cung|cho thay|la)\b")
_SPOKEN_AT = re.compile(r"\b(?:during|at|attending|addressing) (?:the )?$")
_TOLD = re.compile(
    r"\b(?:said|stated|stressed|highlighted|emphasi[sz]ed|underscored|underlined|noted|expressed|shared|added|told|made|"
    r"mentioned|reiterated|reaffirmed|affirmed|conveyed|pointed out|remarks?|statement|speech|intervention)\b"
)


# "Care at home was one of the issues that emerged in the" + "ASEAN High-Level Forum on Village Schools"
_CAME_UP_AT = re.compile(
    r"\b(?:discussed|debated|emerged|raised|produced|presented|shared|highlighted|told|issues?|themes?|topics?) "
    r"(?:in|at|during|from|of) (?:the |an? )?\Z"
)


def _rescue_discussed(document: Document, meetings: list[Meeting]) -> None:
    """A report that begins with what came up, and where only then, reports the event outside the series of that."""
    if document.notice.language != "en":
        return
    for meeting in meetings:
        for mention in meeting.mentions:
            own = meeting.series == "OTHER" and mention.is_meeting and mention.ordinal is None
            if (
                own
                and mention.start < HEAD_OF_RELEASE
                and _CAME_UP_AT.search(document.shadow, max(0, mention.start - 30), mention.start)
            ):
                meeting.reported, meeting.rule, meeting.anchor = True, "held", Span(mention.start, mention.end)
                return


def _rescue_spoken(document: Document, meetings: list[Meeting]) -> None:
    """A report that begins with what was said, and where only then, reports the numbered meeting of that: "… This was
    said by the Minister of X during the 8th Y".
    """
    rows = rows_of(document, meetings) if document.notice.language == "en" else {}
    for meeting in meetings if rows else ():
        for mention in meeting.mentions:
            start = rows[mention.start].start
            numbered = mention.is_meeting and mention.ordinal is not None and mention.series not in (None, "OTHER")
            at = _SPOKEN_AT.search(document.shadow, max(0, start - 24), start) if numbered else None
            if at is None or start > HEAD_OF_RELEASE:
                continue
            if _TOLD.search(document.shadow, document.sentence_at(start).start, at.start()):
                meeting.reported, meeting.rule, meeting.anchor = True, "held", Span(mention.start, mention.end)
                break
