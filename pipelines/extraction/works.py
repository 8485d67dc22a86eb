"""What is paid for or made together beside a meeting: a project, a centre, a study that the meeting heard of."""

from __future__ import annotations

import re

from .document import Document, Span
from .owners import EVENT_WORD

_FARTHEST = 90  # characters between the word for a work and what tells who paid
# What is held as meetings are, or the occasion itself: "the ASEAN training on research", "was launched with support of"
_HELD = re.compile(
    EVENT_WORD.pattern + r"|\b(?:trainings?|courses?|visits?|tours?|program(?:me)?s?|launch(?:ed)?|camps?|exchanges?|"
    r"contests?|competitions?|tap huan|khoa hoc|chuyen tham|chuong trinh|cuoc thi|hoi thi|hoat dong|ra mat)\b"
)
# The meeting's own frame or place: "Within the project …, funded by KOICA, a workshop was held", "at the Asia Centre".
_FRAME = re.compile(
    r"(?:\b(?:under|within|through|part of|(?:framework|frame|scope|auspices|support) of|by|at|in)"
    r"(?: the| an?| its| their| this)?(?: [\w’'-]+){0,4}? |"
    r"\b(?:trong khuon kho|thuoc|nam trong|khuon kho|tu|thong qua|qua|tai|o|hoat dong (?:cua|trong))"
    r"(?: cac| mot| cua)? )\Z"
)
_FRAME_REACH = 60
# What parts a meeting from a work it heard of: "The delegates" + "visited" + "a centre funded by Japan".
_TELLS = re.compile(
    r"[,;:](?! an? )|\b(?:heard|visited|toured|reviewed|discussed|noted|welcomed|commended|praised|launched|presented|"
    r"introduced|considered|endorsed|adopted|approved|appreciated|thanked|nghe|tham|gioi thieu|ra mat|cong bo|xem xet|"
    r"thao luan|ghi nhan|hoan nghenh|danh gia|thong qua|cam on|trinh bay)\b"
)
# "The Centre, supported by UNICEF, organised a workshop"
_ORGANISES = re.compile(r"\b(?:organi[sz]ed|held|hosted|convened|conducted|to chuc|dang cai|khai mac|dien ra)\b")

# "a handbook developed" + "in partnership with X", "được biên soạn" + "với sự hỗ trợ của X"
_MADE = re.compile(
    r"\b(?:developed|prepared|produced|published|drafted|built|compiled|written|authored|"
    r"(?:duoc|do) (?:[a-z-]+ )?(?:bien soan|xay dung|bien tap|xuat ban|soan thao))(?: [\w-]+){0,2},? \Z"
)
_MADE_REACH = 60
_OBJECT_REACH = 40
_OBJECT = re.compile(r"(?: (?:for|cho|viec|the|a|an|its|their|this|cac|mot|nhieu))*(?: [\w-]+){0,4}? ?")


def pays_for_a_work(document: Document, verb: Span) -> bool:
    """Whether a work follows a verb of paying: "UNICEF" + "funded the" + "study", "JICA tài trợ dự án"."""
    end = min(document.sentence_at(verb.start).end, verb.end + _OBJECT_REACH)
    work = next((one for one in document.cues_meeting("work", verb.end, end) if one.start >= verb.end), None)
    return (
        work is not None
        and _OBJECT.fullmatch(document.shadow, verb.end, work.start) is not None
        and not _names_event(document, verb.start, work.start)
    )


def is_of_a_work(document: Document, offset: int) -> bool:
    """Whether support told of from an offset on is that of a work, and not of a meeting: "A home care project" +
    "funded by KOICA was presented", "Trung tâm đào tạo" + "do Nhật Bản tài trợ"; not where the meeting is held within
    the work or is about it.
    """
    shadow, sentence = document.shadow, document.sentence_at(offset)
    if _MADE.search(shadow, max(sentence.start, offset - _MADE_REACH), offset):
        return True
    begin = max([sentence.start, offset - _FARTHEST, *(shadow.rfind(mark, 0, offset) + 1 for mark in ";\n")])
    works = [
        one for one in document.cues_meeting("work", begin, offset) if begin <= one.start and not _named(document, one)
    ]
    if not works or shadow.endswith("this ", sentence.start, works[-1].start):
        return False  # "This project is funded by": that of which the meeting is a part
    work = works[-1]
    if _names_event(document, work.end, offset) or _ORGANISES.search(shadow, offset, sentence.end):
        return False
    if _FRAME.search(shadow, max(sentence.start, work.start - _FRAME_REACH), work.start):
        return False
    ends = [  # a "training" + "centre" is a centre
        *(found.end() for found in _HELD.finditer(shadow, sentence.start, work.start) if found.end() + 1 < work.start),
        *(match.end for match in document.names_in(sentence.start, work.start, "series")),
    ]
    return not ends or _TELLS.search(shadow, max(ends), work.start) is not None


def _named(document: Document, work: Span) -> bool:
    """Whether a word for a work is one of an organisation's name: "Văn phòng … về dịch vụ dự án"."""
    return any(
        one.start <= work.start < one.end for one in document.names_in(work.start - 80, work.end, "organisation")
    )


def _names_event(document: Document, start: int, end: int) -> bool:
    return _HELD.search(document.shadow, start, end) is not None or bool(document.names_in(start, end, "series"))
