"""Countries that sent someone, and the membership as a whole. Decides what names a delegation, not chairs or hosts."""

from __future__ import annotations

import re

from .entities import Entity, Row
from .scene import Cue, Scene

MEMBERS = "ASEAN Member States"

_AFTER_GROUP = re.compile(
    r"\s*(?:(?:dai bieu|quan chuc|cap cao|cua nuoc|cua|tu|den tu|nuoc|chu nha|of the|of|from the|from|can bo)\s+){0,3}$"
)
_BEFORE_GROUP = re.compile(r"(?:'s|s'|')?\s(?:(?:national|official|senior|high-level|government)\s)?$|^\s$")
_NUMBER = re.compile(
    r"(?<!\w)(\d{1,2}|one|two|three|four|five|six|seven|eight|hai|ba|bon|nam|sau|bay|tam|mot so|some|cua|several|nhieu)\s+(?:cac\s+)?(?:asean\s+)?$"
)
_PEOPLE = re.compile(
    r"(?<!\w)(?:dai dien|dai bieu|doan|quan chuc|bo truong|lanh dao|thanh vien|tham du|tham gia|tap hop|delegates?|representatives?|officials?|ministers?|delegations?|participants?|children|attended|"
    r"participation|leaders|heads|represented|delegat|tre em|chuyen gia|experts?|dau moi|truong doan|du hoi nghi|can bo|thu truong|su co mat)(?!\w)"
)
_MEETING = re.compile(
    r"\s*(?:,|\([^)]{0,20}\)|\w+\s){0,6}(?:da\s)?(?:thao luan|nhat tri|trao doi|thong qua|met\b|gathered|convened|agreed|discussed|reaffirmed|attended|participated|adopted|exchanged|noted|tham du|tham gia|represented|cung tham|danh gia|ghi nhan|chia se)"
)


def is_membership_present(scene: Scene, group: Cue, sentence_start: int) -> bool:
    """Whether words for the whole membership stand for those who came, not for the region."""
    before = scene.shadow[max(sentence_start, group.start - 160) : group.start]
    if before.endswith("hiep hoi "):
        return False
    number = _NUMBER.search(before)
    if number and number.group(1) not in ("10", "11", "9", "ten", "cua"):
        return False
    if (
        _PEOPLE.search(before)
        or "minister" in scene.shadow[group.start : group.end]
        or "bo truong" in scene.shadow[group.start : group.end]
    ):
        return True
    if "official" in scene.shadow[group.start : group.end]:
        return True
    return _MEETING.match(scene.shadow, group.end, min(len(scene.shadow), group.end + 120)) is not None


def delegation_of_group(scene: Scene, row: Row, group: Cue) -> Entity | None:
    """The country of "đoàn Việt Nam", "the Vietnamese delegation", "delegation of Lao PDR"."""
    before = scene.shadow[max(0, group.start - 8) : group.start].rstrip()
    if before.endswith(("truong", "tap", "head of", "cong", "nhac", "lien")):
        return None
    place = row.after(group.end)
    if place < len(row.entities):
        entity = row.entities[place]
        if entity.kind == "country" and _AFTER_GROUP.fullmatch(scene.shadow[group.end : entity.start]):
            return entity
    place = row.before(group.start, max(0, group.start - 60))
    if place >= 0:
        entity = row.entities[place]
        gap = scene.shadow[entity.end : group.start]
        if (
            entity.kind == "country"
            and gap
            and scene.text[entity.start : entity.end].isascii()
            and _BEFORE_GROUP.fullmatch(gap)
        ):
            return entity
    return None
