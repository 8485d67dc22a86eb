"""Who is told of at other meetings than the notice's: last year's, the next one, a national one; or of another year."""

from __future__ import annotations

import re

from .document import Span, Value
from .owners import Owners
from .people import CountryRole, Participant
from .people.records import STRENGTH
from .people.stage import CHAIR_ROLES

_EVENT = {
    "vi": r"(?:hoi nghi|cuoc hop|phien hop|ky hop|dien dan|hoi thao|doi thoai)",
    "en": r"(?:meeting|conference|forum|session|summit|workshop|edition|dialogue)",
}
# At the beginning of a sentence; the year is that of what the sentence tells.
_BEFORE = {
    "vi": re.compile(
        rf"\W*(?:(?:ngay |con )?tai|trong)? ?{_EVENT['vi']}(?: [a-z]+){{0,4}} "
        r"(?:nam ngoai|nam truoc|(?:lan|ky) truoc)\b|"
        r"\W*(?:nam ngoai|nam toi|nam sau|sang nam)\b|"
        r"\W*(?:(?:con |hoi |tu )?(?:dau |cuoi |giua )?nam|hoi thang \d{1,2}/) ?(?P<year>(?:19|20)\d\d)\b(?! ?[-–])"
    ),
    "en": re.compile(
        r"\W*(?:(?:and|but|also|earlier),? )?(?:at|during) (?:the |its |their |our )?(?:last year's|previous|preceding|"
        rf"earlier) (?:[\w-]+ ){{0,3}}{_EVENT['en']}\b|"
        rf"\W*(?:the )?last (?:week|month|year)'s (?:[\w-]+ ){{1,4}}(?:was|were|had)\b|"
        r"\W*(?:the|its|their) (?:previous|preceding) (?:[\w-]+ ){1,4}?(?:\([\w+ -]+\) )?"
        r"(?:was|were|had|took|met|convened)\b|"
        r"\W*(?:the|its|their) last (?:[\w-]+ ){0,3}?"
        r"(?:meeting|conference|forum|summit|edition|gathering|one) (?:was|were|had|took|met|convened)\b|"
        r"\W*(?:and |but |back )?in (?:(?:early |late |mid-)?|[a-z]{3,9} )(?P<year>(?:19|20)\d\d)\b(?! ?[-–])"
    ),
}
# Anywhere before who is told of: what is still to come after the meetings of the notice.
_NEXT = {
    "vi": re.compile(
        rf"\b{_EVENT['vi']}(?: [a-z]+){{0,6}} (?:nam sau|nam toi|(?:lan|ky) (?:sau|toi|tiep theo|ke tiep)|tiep theo|"
        r"ke tiep)\b[^.;\n]{0,40}\b(?:se|du kien)\b"
    ),
    "en": re.compile(
        rf"\b(?:the|its|their|our) (?:next|following) (?:[\w-]+ ){{0,5}}{_EVENT['en']}\b"
        r"[^.;\n]{0,40}\b(?:will|is|are)\b|"
        rf"\bnext year's (?:[\w-]+ ){{0,3}}{_EVENT['en']}\b"
    ),
}


def told_in_their_time(owners: Owners, participant: Participant) -> Participant | None:
    """A participant with the roles that are told of the notice's own meetings; None where no role is."""
    roles = participant.roles or (participant.role,)
    kept = tuple(role for role in roles if not is_of_another_time(owners, role))
    if len(kept) == len(roles):
        return participant
    if not kept:
        return None
    best = min(kept, key=lambda role: STRENGTH[role.value])
    return participant._replace(role=best, roles=kept)


def is_of_another_time(owners: Owners, told: Value | CountryRole) -> bool:
    """Whether what is told at some place is told of an earlier or later meeting than those of the notice."""
    sentence = owners.document.sentence_at(told.start)
    if owners.document.notice.language not in _BEFORE or _names_its_own(owners, sentence):
        return False
    chairs = isinstance(told, CountryRole) or told.value in CHAIR_ROLES
    if chairs and owners.tells_of_something_else(sentence):
        return True  # "A national workshop on … will be chaired by Deputy Minister X"
    return told_at_another_time(owners, told.start)


def told_at_another_time(owners: Owners, offset: int) -> bool:
    """Whether the sentence there tells of another time, up to an offset: "At last year's meeting", "The next meeting
    will …", "Năm 2018, …"; not where it names a meeting of the notice.
    """
    shadow, language = owners.document.shadow, owners.document.notice.language
    sentence = owners.document.sentence_at(offset)
    if language not in _BEFORE or _names_its_own(owners, sentence):
        return False
    before = _BEFORE[language].match(shadow, sentence.start, sentence.end)
    if before is not None and (before["year"] is None or _is_past(owners, int(before["year"]))):
        return True
    return _NEXT[language].search(shadow, sentence.start, offset) is not None or _is_of_a_later(
        owners, sentence, offset
    )


def _names_its_own(owners: Owners, sentence: Span) -> bool:
    return any(
        mention.is_meeting
        and meeting.reported
        and _EARLIER_ONE.search(owners.document.shadow, max(sentence.start, mention.start - 16), mention.start) is None
        for mention, meeting in owners.in_span(*sentence)
    )


_EARLIER_ONE = re.compile(r"\b(?:the|its|their) (?:previous|preceding|last) \Z")  # "The previous" + "X was …"


def _is_past(owners: Owners, year: int) -> bool:
    """Whether a year lies before those of the notice and its meetings."""
    published = owners.document.notice.published_on
    years = {int(day.value[:4]) for meeting in owners.meetings for day in (meeting.start_date, meeting.end_date) if day}
    if published is not None:
        years.add(published.year)
    return bool(years) and year < min(years)


def _is_of_a_later(owners: Owners, sentence: Span, offset: int) -> bool:
    """Whether a later meeting of the notice's own series is named last before: "Laos will host the 20th X, led by"."""
    for mention, meeting in reversed(owners.in_span(sentence.start, offset)):
        if mention.is_meeting:
            own = [one.ordinal for one in owners.meetings if one.series == meeting.series and one.ordinal is not None]
            return bool(own) and meeting.ordinal is not None and meeting.ordinal > max(own)
    return False
