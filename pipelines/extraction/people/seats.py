"""Whose country a person is of, and the name as it is published."""

from __future__ import annotations

import re

from ..document import Value
from ..lexicon import Match
from .names import is_syllable, is_vietnamese, name_at, plain
from .offices import Office
from .person import Mention, Person, is_asean
from .scene import Scene
from .units import country_at, country_of_field, owner_at


def name_value(scene: Scene, person: Person) -> Value | None:
    """The name as written at its fullest, without honorifics."""
    mention = person.named
    if mention is None or mention.name is None:
        return None
    start, end = mention.name
    written = " ".join(scene.text[start:end].split()).rstrip(",-")
    return Value(written, start, end, "name-with-post" if mention.office else "name-with-honorific")


def country_value(scene: Scene, person: Person) -> Value | None:
    """The country stated with the post, of the ministry, or of a Vietnamese name in a Vietnamese notice."""
    for mention in person.mentions:
        headed = _whose_seniors(scene, mention) if mention.office is not None else None
        if headed is not None:
            return Value(*headed, "country-with-post")
    for mention in person.mentions:
        if mention.office is not None and mention.office.country is not None:
            code, start, end = mention.office.country
            known = mention.office.organisation is not None and (start, end) == mention.office.organisation
            return Value(code, start, end, "country-of-ministry" if known else "country-with-post")
    for mention in person.mentions:
        if mention.name is not None:
            degree = _DEGREE.match(scene.text, mention.name[1])
            at = scene.skip(mention.name[1] if degree is None else degree.end())
            of = at + 2 if scene.text.startswith(", of", at) else at
            before = mention.office is not None and mention.office.end <= mention.name[0]
            lead = (
                scene.words.country_of.match(scene.shadow, of) if mention.office is None or of > at or before else None
            )
            lead = lead or scene.words.comes_from.match(scene.shadow, at)
            if lead is not None:
                owner = owner_at(scene, lead.end())
                stated = owner[0] if owner is not None else country_at(scene, lead.end())
                if stated:
                    return Value(stated[0], stated[1], stated[2], "country-after-name")
            if scene.text[at : at + 1] == "(" or (scene.text[at : at + 1] == "," and mention.office is not None):
                stated = country_at(scene, scene.skip(at + 1))
                # not "A, Cambodian Senior Minister B": who follows
                apart = scene.text[stated[2] : stated[2] + 1] in (")", ",", ".", ";", " ") if stated else False
                if stated and apart and not scene.text[stated[2] + 1 : stated[2] + 2].isupper():
                    return Value(stated[0], stated[1], stated[2], "country-after-name")
    for mention in person.mentions:
        sent = _AND_SENT_BY.match(scene.shadow, mention.end) if mention.office is not None else None
        stated = country_at(scene, sent.end()) if sent is not None else None
        if stated:
            return Value(stated[0], stated[1], stated[2], "country-after-name")
    for mention in person.mentions:
        sender = _sender(scene, mention)
        if sender is not None:
            return Value(sender.entry.code, sender.start, sender.end, "country-with-delegation")
    for mention in person.mentions:
        whose = _owner_of(scene, mention)
        if whose is not None:
            return Value(whose.entry.code, whose.start, whose.end, "country-with-post")
    for mention in person.mentions:
        led = _LEADS.match(scene.shadow, mention.end)
        theirs = country_at(scene, led.end()) if led is not None else None
        if theirs is not None and _DELEGATION.match(scene.shadow, theirs[2]):
            return Value(theirs[0], theirs[1], theirs[2], "country-with-delegation")
    for mention in person.mentions:
        if mention.office is not None and mention.office.organisation is None:
            field = country_of_field(scene.shadow[slice(*mention.office.position)])
            if field:
                return Value(field, *mention.office.position, "country-of-field")
    named = person.named
    if named is None or named.name is None:
        return None
    office = person.office
    written = scene.text[named.name[0] : named.name[1]]
    if (
        office is not None
        and not is_asean(scene, office)
        and (is_vietnamese(written) or _is_of_vietnam(office, written))
    ):
        return Value("VN", named.name[0], named.name[1], "country-of-name")
    return None


_DEGREE = re.compile(r", (?:MPH|MD|M\.D\.|Ph\.? ?D\.?|RSW|MSW|MA|MPA)(?=, of )")


def _whose_seniors(scene: Scene, mention: Mention) -> tuple[str, int, int] | None:
    """The country for which somebody heads a body's officials beside the own post: "…, Trưởng SOMHD" + "Brunei"."""
    head = _HEADS.search(scene.shadow, mention.start, mention.end)
    behind = head is None
    if head is None and mention.name is not None and (mention.office is None or mention.office.country is None):
        head = _HEADS.match(scene.shadow, mention.end)
    if head is None:
        return None
    body = scene.series.get(head.end())
    end = body.end if body is not None else head.end()
    of = _OF.match(scene.shadow, end)
    country = country_at(scene, of.end() if of is not None else end)
    if behind and country is not None and name_at(scene.text, scene.skip(country[2])) is not None:
        return None  # "bà A và Trưởng SOMHD Brunei" + "Awang …": another one
    return country


# "bà A, Thứ trưởng Bộ Y tế" + ", Trưởng SOMHD của" + "Brunei"
_HEADS = re.compile(r"(?:,| va| kiem| -) (?:kiem )?(?:quyen |pho )?truong (?:doan )?(?:som |quan chuc cap cao )?")
_OF = re.compile(r" ?(?:(?:asean )?(?:cua|phia|nuoc) | )")


def _owner_of(scene: Scene, mention: Mention) -> Match | None:
    """The country that owns an English name: "the Philippines'" + "Ana Reyes", "Laos's" + "Mr. Kham Souk"."""
    if mention.name is None or scene.document.notice.language != "en":
        return None
    for at in (mention.name[0], mention.start):
        for sign in ("'s ", "’s ", "' ", "’ "):
            if scene.text.endswith(sign, 0, at):
                return scene.country_ends.get(at - len(sign))
    return None


def _sender(scene: Scene, mention: Mention) -> Match | None:
    """The country for which somebody stands or whose delegation somebody leads, named right before."""
    floor = max(0, mention.start - 40)
    led = _LED_BY.search(scene.shadow, floor, mention.start)
    if led is not None:
        return scene.country_ends.get(led.start())
    joint = _STANDS_FOR_JOINT.search(scene.shadow, floor, mention.start)
    sender = scene.country_ends.get(joint.start()) if joint is not None else None
    if sender is None or _STANDS_FOR.search(scene.shadow, max(0, sender.start - 28), sender.start) is None:
        return None
    return sender


# "Minister Tan," + "who is leading the" + "Malaysian" + "delegation"
_LEADS = re.compile(
    r",? (?:who )?(?:(?:will|is|was|has been|had|has) )?(?:also )?(?:to )?"
    r"(?:lead(?:s|ing)?|led|head(?:s|ed|ing)?) (?:an? |the )?(?:[\d-]+-member |high-level |strong )?"
)
_DELEGATION = re.compile(r"(?:['’]s)?(?: [a-z-]+){0,2} delegation\b")
# "The Lao" + "delegation was led by …", "Brunei" + "was represented by …", "heading the Thai" + "delegation was Ms …"
_LED_BY = re.compile(
    r"(?:(?:[’']s)? delegation(?:,| was| is)?(?: (?:led|headed) by)?|(?: was| is) represented by)(?: the| its)? \Z"
)
# "Đoàn Lào do" + "bà …", "Đại diện Philippines," + "Thứ trưởng …", "dẫn đầu đoàn Thái Lan là" + "ông …"
_STANDS_FOR = re.compile(
    r"\b(?:(?:doan|doan dai bieu|dai dien|phia)(?: cua| cho)?(?: nuoc)?|delegations? (?:of|from)(?: the)?) \Z"
)
_STANDS_FOR_JOINT = re.compile(
    r"(?:,? do|,? la|,| [-–]|,? gom(?: co)?|(?:,| was| is)? (?:led|headed) by(?: the| its)?) \Z"
)
# "Chair of the AICHR and Representative of Indonesia to the AICHR"
_AND_SENT_BY = re.compile(r"(?: and|,) (?:the )?(?:permanent )?representative of (?:the )?")
_BARE_SURNAMES = frozenset(
    {*("nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang", "bui", "do", "ho", "ngo", "duong"),
     *("dao", "doan", "vuong", "trinh", "dinh", "phung", "ta", "luong", "luu", "truong", "cao", "ha", "lam", "dam")}
)  # fmt: skip
# Posts that are a state's, whatever the country.
STATE_POSTS = frozenset(
    {*("minister", "deputy-minister", "assistant-minister"),
     *("deputy-prime-minister", "head-of-government", "head-of-state")}
)  # fmt: skip
_LEAST_OF_A_NAME = 3  # words of a name by which a text without diacritics shows that it is Vietnamese


def _is_bare_vietnamese(name: str) -> bool:
    """Whether a name without diacritics can only be Vietnamese: "Vu Duc Dam", not "Le Boon Heng"."""
    parts = [plain(part) for part in name.split()]
    known = len(parts) >= _LEAST_OF_A_NAME and parts[0] in _BARE_SURNAMES
    return known and all(is_syllable(part) for part in parts) and not parts[-1].endswith(("ee", "oo", "ay", "oon"))


def _is_of_vietnam(office: Office, name: str) -> bool:
    return office.head in STATE_POSTS and office.organisation is None and _is_bare_vietnamese(name)
