"""Countries that sent someone, and the membership as a whole. Decides what names a delegation, not chairs or hosts."""

from __future__ import annotations

import re

from ..lexicon import Match
from .entities import Entity, Row
from .scene import Cue, Scene
from .units import MINISTRY

MEMBERS = "ASEAN Member States"
ASEAN = frozenset({"BN", "KH", "ID", "LA", "MY", "MM", "PH", "SG", "TH", "TL", "VN"})

_ADJECTIVE = re.compile(r"(?:'s|s'|')?\s(?:(?:national|official|senior|high-level|government)\s)?|\s")
# "hợp tác giữa các nước ASEAN", "đại sứ quán các nước ASEAN", "Hội nghị lần thứ 11 các Bộ trưởng ASEAN"
_NOT_THOSE_WHO_CAME = re.compile(
    r"\b(?:giua|de|cho|(?<!thien )tai|dai su quan|thanh nien|nhan dan|nguoi dan|doanh nghiep|uy ban|"
    r"(?:thanh vien|nghia vu|chuong trinh cong tac|ke hoach cong tac|hop tac) cua|"
    r"hoi nghi(?: lan thu \d+)?|"
    r"(?:hoi nghi|cuoc hop|tuyen bo|thong cao)(?: (?:truc tuyen|dac biet|thuong nien|chung|"
    r"lan thu \d+))* cua|(?:thank|thanked|thanking|among|between|(?<!from )across)(?: all)?(?: the| other)?) \Z|"
    # "The fair offers ASEAN countries a market"
    r"\b(?:gives?|gave|giving|guides?|guided|guiding|enables?|enabled|enabling|allow(?:s|ed|ing)?|"
    r"helps?|helped|helping|offers?|offered|"
    r"opportunit(?:y|ies) for|platform for|chance for)(?: all)?(?: the| other| ten| 10)? \Z|"
    # "Hội nghị là dịp để các nước ASEAN …", "Tổ chức các quan chức ASEAN về Môi trường": for whom it is, a body's name
    r"\bla (?:mot )?(?:dip|co hoi)\b[^.;,]{0,50} (?:de|cho) (?:[^.;,]{0,40} )?\Z|\bto chuc (?:cac )?\Z|"
    # "finalised the Joint Statement of" + "ASEAN Youth Ministers on …"
    r"\b(?:statement|declaration|communique|plan|guidelines|decisions?) of (?:the )?\Z|"
    # "wrote letters to the governments of ASEAN countries"
    r"\bto (?:the )?(?:government |senior |high-level )?(?:officials|leaders|ministers|governments) (?:of|in|from) "
    r"(?:the )?\Z|"
    # "bày tỏ lòng biết ơn tới Chính phủ và nhân dân các nước ASEAN"
    r"\b(?:cam on|biet on|tri an|cam ta|(?:appreciation|gratitude|thanks) (?:to|towards?))\b"
    r"(?:(?!\b(?:participants|delegates|delegations|representatives|dai bieu)\b)[^.;]){0,80} \Z"
)
# "the 27th ASEAN Labour Ministers' Meeting", "ASEAN Senior Officials (SOM) Meeting"
_OF_A_NAME = re.compile(r"['s]{0,2}(?: \([^)]{2,12}\))?[\s-]+(?:meeting|forum|conference|retreat|summit)\b")
# "các nước ASEAN cần tiếp tục chia sẻ …", "… đang chuẩn bị tham gia đại hội thể thao": what they ought to do, or do
# elsewhere
_OUGHT = re.compile(
    r"(?: asean)? (?:(?:deu|cung|dang|van|se|khan truong|tich cuc) )*"
    r"(?:can|phai|nen|hay|chuan bi)\b(?! hoi nghi)"
)
_ENTRUST = re.compile(r"[^.;,\n]{0,24}? (?:giao|phe duyet|uy quyen|chi dao)\b")
# "Các nước ASEAN đều đã ký Công ước …": what they did elsewhere
_RATIFIED = re.compile(
    r"[^.;,\n]{0,24}? (?:(?:da |cung |deu )+(?:phe chuan|ky ket|ky|gia nhap|tham gia cong uoc)|"
    r"(?:have|had|has) (?:all |already |now )*(?:ratified|signed|acceded to|joined|acceded))\b"
)
# "kết nối với các điểm cầu tại" + "9 nước thành viên"
_AT_THEIR_ENDS = re.compile(r"\b(?:diem|dau) cau (?:o |tai |cua )?(?:(?:cac|9|10|11|chin|muoi) )*\Z")
# "officials from ministries across all" + "ASEAN Member States" + "gathered to discuss …"
_ACROSS = re.compile(
    r"\b(?:officials|representatives|delegates|experts|ministers|participants)\b[^.;]{0,120} across (?:all |the )*\Z"
)
_GATHERED = re.compile(r" (?:have |had )?(?:gathered|met|convened|came together|attended|took part|participated)\b")
_MOST = frozenset({"9", "10", "11"})  # as many member states as make the membership, one absent


def is_membership_present(scene: Scene, group: Cue, sentence_start: int) -> bool:
    """Whether words for the whole membership stand for those who came, not for the region."""
    words, shadow = scene.words, scene.shadow
    before = shadow[max(sentence_start, group.start - 160) : group.start]
    if _AT_THEIR_ENDS.search(before):
        return True
    if before.endswith("ban thu ky "):
        return False  # "Ban Thư ký Quốc gia ASEAN": a country's own office
    if _ACROSS.search(before) and _GATHERED.match(shadow, group.end):
        return True
    if before.endswith(words.membership_names) or _NOT_THOSE_WHO_CAME.search(before):
        return False
    if _RATIFIED.match(shadow, group.end) or _OUGHT.match(shadow, group.end):
        return False
    if before.endswith("duoc ") and _ENTRUST.match(shadow, group.end):
        return False  # "những nhiệm vụ được các Bộ trưởng ASEAN giao cho …"
    if _OF_A_NAME.match(shadow, group.end) or before.endswith("association of "):
        return False
    number = words.membership_part.search(before)
    if number is not None and number.group("number") not in _MOST:
        return False
    if _is_enumerated(scene, group.end):
        return False  # "the member states, including Brunei, …": those named came
    series = scene.series.get(group.start)
    if series is not None and series.end > group.end:
        return False  # "the outcomes of the 44th ASEAN Senior Officials on Drug Matters"
    if _attending(scene, before) or words.attendants.search(shadow, group.start, group.end):
        return True
    end = min(len(shadow), group.end + 130, scene.document.sentence_at(group.start).end)
    return bool(words.met.match(shadow, group.end, end) or words.came.search(shadow, group.end, end))


def _attending(scene: Scene, before: str) -> bool:
    """Whether words for those who came lead to the membership: not "Deputy Minister X said that ASEAN countries …"."""
    if scene.document.notice.language != "en":
        return any(not before.endswith(_MEETING_OF, 0, one.start()) for one in scene.words.attendants.finditer(before))
    end = -1
    for found in scene.words.attendants.finditer(before):
        end = found.end()
    return end >= 0 and _TOLD_OF.search(before, end) is None


# "Hội nghị Bộ trưởng Thể thao có ý nghĩa với các nước ASEAN": the ministers of a meeting's name
_MEETING_OF = ("hoi nghi ", "hoi nghi cap ", "hoi nghi cac ", "cuoc hop ", "cuoc hop cap ", "cuoc hop cac ")
_TOLD_OF = re.compile(
    r"\b(?:said|says|that|stressed|noted|called|urged|gives?|gave|helps?|affirmed|emphasi[sz]ed|underlined|"
    r"highlighted|reaffirmed|pledged|thanked|commended|congratulated)\b"
)
_ENUMERATES = re.compile(r"(?:,? (?:including|namely|such as|i\.e\.|:)|:| ?[-–—(]) ?(?:the )?")
_NEXT = re.compile(r"(?:, and|,| and) (?:the )?")


def countries_named(scene: Scene, end: int) -> list[Match]:
    """The countries listed right behind words for the member states: "the member states, including A and B"."""
    named: list[Match] = []
    opened = _ENUMERATES.match(scene.shadow, end)
    country = scene.countries.get(opened.end()) if opened is not None else None
    while country is not None:
        named.append(country)
        following = _NEXT.match(scene.shadow, country.end)
        country = scene.countries.get(following.end()) if following is not None else None
    return named


def is_all(named: list[Match]) -> bool:
    """Whether countries by name are the whole membership, one absent or the host left out."""
    return len({match.entry.code for match in named} & ASEAN) >= int(min(_MOST, key=int))


def _is_enumerated(scene: Scene, end: int) -> bool:
    """Whether two countries at least are named as the member states that are meant, and not all of them."""
    named = countries_named(scene, end)
    return len(named) > 1 and not is_all(named)


def delegation_of_group(scene: Scene, row: Row, group: Cue) -> Entity | None:
    """The country of "đoàn Việt Nam", "the Vietnamese delegation", "delegation of Lao PDR"."""
    shadow = scene.shadow
    before = shadow[max(0, group.start - 8) : group.start].rstrip()
    if before.endswith(scene.words.not_groups):
        return None
    place = row.after(group.end)
    if place < len(row.entities):
        entity = row.entities[place]
        linked = scene.words.group_link.fullmatch(shadow, group.end, entity.start) is not None
        if entity.kind == "country" and linked:
            return entity
        if (
            entity.kind == "organisation"
            and linked
            and entity.country is not None
            and MINISTRY.match(shadow, entity.start)
        ):
            code, start, end = entity.country  # "đoàn đại biểu Bộ Công an Lào"
            if start > entity.start:
                return Entity(start, end, "country", code=code)
    place = row.before(group.start, max(0, group.start - 60))
    if place >= 0:
        entity = row.entities[place]
        is_adjective = entity.kind == "country" and scene.text[entity.start : entity.end].isascii()
        before = f" {shadow[max(0, entity.start - 16) : entity.start]}"
        if before.rstrip().endswith(scene.words.not_groups) or before.endswith(scene.words.visited):
            return None
        if is_adjective and _ADJECTIVE.fullmatch(shadow, entity.end, group.start):
            return entity
    return None
