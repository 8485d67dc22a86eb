"""Ways in which the same news can stand on another page, or the same words tell of another meeting.

Each alteration changes a text and says what the facts must then be. It knows the annotation, not the rules.
"""

from __future__ import annotations

import csv
import re
import textwrap
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib import resources
from typing import Any, TypeAlias

from pipelines.evaluation.scoring import fold

# What kind of fact, of which meeting or person, and the value.
Fact: TypeAlias = tuple[str, str, str]
Follow: TypeAlias = Callable[[Fact], Fact]


@dataclass(frozen=True)
class Altered:
    """A changed text, and how the facts of the old one must have changed with it."""

    text: str
    follow: Follow = lambda fact: fact


# None where the alteration does not apply to a notice. `gold` is the notice's annotation.
Alteration: TypeAlias = Callable[[str, Mapping[str, Any]], Altered | None]

DATES = ("published_on", "start_date", "end_date")


# The page: the same words in another shape.


def decomposed(text: str, gold: Mapping[str, Any]) -> Altered:
    return Altered(unicodedata.normalize("NFD", text))


def carriage_returns(text: str, gold: Mapping[str, Any]) -> Altered:
    return Altered(text.replace("\n", "\r\n"))


def doubled_spaces(text: str, gold: Mapping[str, Any]) -> Altered:
    return Altered(text.replace(" ", "  "))


def no_break_spaces(text: str, gold: Mapping[str, Any]) -> Altered:
    return Altered(text.replace(" ", "\N{NO-BREAK SPACE}"))


def wrapped_lines(text: str, gold: Mapping[str, Any]) -> Altered:
    """Lines of at most eighty characters, an empty line between paragraphs, as in a mail."""
    paragraphs = [line for line in text.split("\n") if line.strip()]
    return Altered(
        "\n\n".join(textwrap.fill(p, 80, break_long_words=False, break_on_hyphens=False) for p in paragraphs)
    )


def typewriter(text: str, gold: Mapping[str, Any]) -> Altered:
    """Straight quotes and hyphens for all kinds of them."""
    plain = {"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "–": "-", "—": "-"}
    return Altered(text.translate(str.maketrans(plain)))


HEADS = {
    "vi": (
        "Skip Ribbon Commands\nSkip to main content\nTurn on more accessible mode\nSign In\n",
        "Trang chủ | Giới thiệu | Tin tức - Sự kiện | Văn bản | Liên hệ\nĐăng nhập\n\n",
    ),
    "en": (
        "Skip to main content\nHome | About | News | Documents | Contact\n",
        "Toggle navigation\nSearch\nSign In\n\n",
    ),
}
TAILS = {
    "vi": (
        "\n\nIn trang | Gửi bạn bè | Chia sẻ\n",
        "\n\nBản quyền thuộc về Cổng thông tin điện tử. Điện thoại: 024.3000.1234\nLượt truy cập: 1.204.377\n",
    ),
    "en": (
        "\n\nShare | Tweet | Print this page\n",
        "\n\nCopyright. All rights reserved. Telephone: (62) 21 300 1234\nVisitors: 1,204,377\n",
    ),
}


def furniture(text: str, gold: Mapping[str, Any]) -> Altered:
    """The menu above and the foot below, as a page's text has them when a browser's is saved."""
    language = gold["language"]
    return Altered("".join(HEADS[language]) + text + "".join(TAILS[language]))


OLD_TONE = re.compile(r"([oOuU])([àáảãạèéẻẽẹỳýỷỹỵ])(?!\w)|([òóỏõọÒÓỎÕỌ])([aeAE])(?!\w)|([ùúủũụÙÚỦŨỤ])([yY])(?!\w)")


def other_tone_placement(text: str, gold: Mapping[str, Any]) -> Altered | None:
    """`hoà` for `hòa` and the other way round; `quý` has no other form."""

    def moved(match: re.Match[str]) -> str:
        first, second = (group for group in match.groups() if group)
        if second == "ý" and text[match.start() - 1 : match.start()] in ("q", "Q"):
            return match[0]
        marks = [m for m in unicodedata.normalize("NFD", match[0]) if m in "\u0300\u0301\u0309\u0303\u0323"]
        bare = [unicodedata.normalize("NFD", letter)[0] for letter in (first, second)]
        on = 0 if unicodedata.normalize("NFD", second) != second else 1
        bare[on] += marks[0]
        return unicodedata.normalize("NFC", "".join(bare))

    def unless_after_q(match: re.Match[str]) -> str:
        return match[0] if text[max(0, match.start() - 1) : match.start()] in ("q", "Q") else moved(match)

    altered = OLD_TONE.sub(unless_after_q, text)
    return Altered(altered) if altered != text else None


def without_diacritics(text: str, gold: Mapping[str, Any]) -> Altered | None:
    """As one types Vietnamese without a keyboard for it; typographic quotes and dashes stay."""
    return Altered(_bare(text)) if gold["language"] == "vi" and not text.isascii() else None


def in_ascii(text: str, gold: Mapping[str, Any]) -> Altered | None:
    """Without diacritics, and without any other character that an old machine does not know."""
    bare = without_diacritics(text, gold)
    return Altered(_ascii(typewriter(bare.text, gold).text)) if bare else None


# The order of clauses.

_EN_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)(?: (?:19|20)\d\d)?"
)
_EN_DAYS = r"\d{1,2}(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{1,2})?"
_EN_DATE = (
    rf"(?:on +{_EN_DAYS} {_EN_MONTH}|on +{_EN_MONTH} {_EN_DAYS}|from +\d[^.,;()]{{3,30}}? to {_EN_DAYS} {_EN_MONTH})"
)
_EN_NAME = r"[A-Z]\w+(?: [A-Z]\w+)*"
_EN_PLACE = rf"in (?:the city of )?{_EN_NAME}(?:, (?:the )?{_EN_NAME}){{0,2}}"
_VI_DAYS = r"\d{1,2}(?:[/-]\d{1,4})*"
_VI_DATE = (
    rf"(?:trong (?:hai|ba|bốn|các) |từ )?ngày {_VI_DAYS}(?:(?:, | và | - | đến (?:ngày )?){_VI_DAYS}){{0,2}}"
    r"(?: tháng \d{1,2})?(?: năm \d{4})?"
)
_VI_COUNTRY = (
    r"(?:Cam-pu-chia|Lào|Thái Lan|In-đô-nê-xi-a|Ma-lai-xi-a|Phi-líp-pin|Xinh-ga-po|Mi-an-ma|Bru-nây|Ti-mo Lét-xtê"
    r"|Việt Nam|Nhật Bản|Trung Quốc|Hàn Quốc)"
)
_VI_WITHIN = rf", (?:(?:thành phố|tỉnh) [^,.;]{{3,25}}?|{_VI_COUNTRY})"
_VI_PLACE = rf"(?:cũng )?tại [^,.;()\d]{{3,50}}?(?:{_VI_WITHIN}){{0,2}}"
_AFTER = r"(?!, (?:thành phố|tỉnh) )(?=[,.;)]| với | và | đã | diễn | with | and | was )"
CLAUSES = tuple(
    re.compile(
        rf"(?P<a>{first})(?P<between>,? )(?P<b>{second}){_AFTER}", re.IGNORECASE if "tại" in first + second else 0
    )
    for one, other in ((_EN_DATE, _EN_PLACE), (_VI_DATE, _VI_PLACE))
    for first, second in ((one, other), (other, one))
)


def place_and_date_exchanged(text: str, gold: Mapping[str, Any]) -> Altered | None:
    """`in Bangkok on 5 May` for `on 5 May in Bangkok`; `ngày 5/5, tại Hà Nội` for `tại Hà Nội, ngày 5/5`."""

    def exchanged(match: re.Match[str]) -> str:
        first, second = match["b"], match["a"]
        if second[0].isupper():
            first, second = first[0].upper() + first[1:], second[0].lower() + second[1:]
        return first + match["between"] + second

    for clause in CLAUSES:
        altered = clause.sub(exchanged, text, count=1)
        if altered != text:
            return Altered(altered)
    return None


# The words: the same news of another meeting.

LATER = 23
_VI_DIGITS = ("", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_EN_ONES = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_EN_TENTHS = ("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth")
_EN_TEENS = (*_EN_TENTHS, *(f"{stem}teenth" for stem in ("fif", "six", "seven", "eigh", "nine")))
_EN_TENS = ("", "", "twenty", "thirty", "forty", "fifty")


def _vi_words(number: int) -> str:
    tens, ones = divmod(number, 10)
    if not tens:
        return {1: "nhất", 4: "tư"}.get(ones, _VI_DIGITS[ones])
    head = "mười" if tens == 1 else f"{_VI_DIGITS[tens]} mươi"
    last = {1: "một" if tens == 1 else "mốt", 5: "lăm"}.get(ones, _VI_DIGITS[ones])
    return f"{head} {last}".strip()


def _en_words(number: int) -> str:
    tens, ones = divmod(number, 10)
    if tens == 1:
        return _EN_TEENS[ones]
    if not ones:
        return _EN_TENS[tens].removesuffix("y") + "ieth"
    return f"{_EN_TENS[tens]}-{_EN_ONES[ones]}" if tens else _EN_ONES[ones]


def _en_digits(number: int) -> str:
    return f"{number}{'th' if number // 10 % 10 == 1 else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _roman(number: int) -> str:
    said = ""
    for value, letters in ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        said += letters * (number // value)
        number %= value
    return said


CASES: tuple[Callable[[str], str], ...] = (str, str.capitalize, str.title, str.upper)


def _in_case(case: Callable[[str], str]) -> Callable[[int], str]:
    return lambda number: case(_en_words(number))


_MONTH = r"(?:of |days? of )?(?:January|February|March|April|May|June|July|August|September|October|November|December)"


def _ordinal_forms(number: int) -> list[tuple[str, Callable[[int], str]]]:
    """The ways of writing an ordinal as patterns, each with how another number is written in the same way."""
    words = [
        (
            rf"(?<=thứ ){_vi_words(number)}\b(?! (?:mươi|mười|hai|ba|bốn|tư|năm|lăm|sáu|bảy|tám|chín|mốt|một)\b)",
            _vi_words,
        ),
        (rf"(?<=thu ){re.escape(fold(_vi_words(number)))}\b", lambda n: fold(_vi_words(n))),
        (rf"(?<=thứ ){number}\b(?![/.-]\d)", str),
        (rf"(?<=thu ){number}\b(?![/.-]\d)", str),
        (rf"\b(?<!-){_en_digits(number)}\b(?![ -]{_MONTH})", _en_digits),
        *((rf"\b(?<!-){case(_en_words(number))}\b(?! day\b| time\b)", _in_case(case)) for case in CASES),
        (rf"(?<=[A-Z]{{3}}[ -]){number}\b(?![/.,-]?\d| tháng| quốc gia)", str),
        (rf"(?<=[A-Z] -){number}\b(?![/.,-]?\d)", str),
        (rf"(?<=\+3[ -]){number}\b(?![/.,-]?\d)", str),
        (rf"(?<=thứ ){_roman(number)}\b", _roman),
    ]
    if number > 1:
        words.append((rf"\b{_roman(number)}\b(?! (?:of|và)\b)", _roman))
    return words


def later_ordinals(text: str, gold: Mapping[str, Any]) -> Altered | None:
    """Every ordinal of a meeting is higher by the same number, in the same way of writing."""
    numbers = {meeting["ordinal"] for meeting in gold["meetings"]} - {None}
    numbers |= {int(key.rsplit("-", 1)[1]) for key in gold["referenced"] if re.search(r"-\d+$", key)}
    marks: list[tuple[int, int, str]] = []
    for number in numbers:
        for pattern, written in _ordinal_forms(number):
            for match in re.finditer(pattern, text):
                if not any(start < match.end() and match.start() < end for start, end, _ in marks):
                    marks.append((match.start(), match.end(), written(number + LATER)))
    if not numbers or not marks:
        return None
    altered = _replaced(text, marks)

    def follow(fact: Fact) -> Fact:
        kind, of, value = fact
        if kind == "ordinal" and int(value) in numbers:
            return (kind, of, str(int(value) + LATER))
        if kind == "referenced" and (found := re.fullmatch(r"(.+)-(\d+)", value)) and int(found[2]) in numbers:
            return (kind, of, f"{found[1]}-{int(found[2]) + LATER}")
        return fact

    return Altered(altered, follow)


# The weekdays of all dates stay what they are.
CYCLE = 28
_ERAS = re.compile(r"Reiwa|Heisei|Showa|令和|平成|昭和")
_SHORT_YEAR = re.compile(r"\b\d{1,2}[/.-]\d{1,2}[/.-]\d\d\b(?!\d)")


def earlier_years(text: str, gold: Mapping[str, Any]) -> Altered | None:
    """Every year is twenty-eight years earlier, but for those in the names of plans and in quotations."""
    if _ERAS.search(text) or _SHORT_YEAR.search(text):
        return None
    kept = [match.span() for match in re.finditer(r"“[^”]*”|\"[^\"\n]*\"", text)]
    named = re.compile(
        r"(?:ASEAN|Agenda|Vision|Masterplan|Blueprint|Plan|nghị sự|Tầm nhìn|tổng thể|Kế hoạch|giai đoạn|ASCC"
        r"|Work Programme|Framework|Declaration|Tuyên bố)\D{0,60}(?:19|20)\d\d(?:\s?[-–]\s?20\d\d)?"
        r"|(?:19|20)\d\d\s?[-–]\s?20\d\d|(?:19|20)\d\d (?:Agenda|Blueprint|Vision)"
    )
    # A name runs to its year only where no date stands between them.
    kept += [m.span() for m in named.finditer(text) if not re.search(r"\d[/.]\d|năm (?:19|20)\d\d$|\n", m[0])]
    marks = [
        (*match.span(), str(int(match[0]) - CYCLE))
        for match in re.finditer(r"(?<!\d)(?:(?:19|20)\d\d|25[3-9]\d)(?!\d)", text)
        if not any(start <= match.start() < end for start, end in kept)
    ]

    def follow(fact: Fact) -> Fact:
        kind, of, value = fact
        if kind in DATES and value:
            day = date.fromisoformat(value)
            return (kind, of, day.replace(year=day.year - CYCLE).isoformat())
        return fact

    return Altered(_replaced(text, marks), follow) if marks else None


def other_cities(text: str, gold: Mapping[str, Any]) -> Altered | None:
    """Each city of a meeting is another city of its country."""
    marks: list[tuple[int, int, str]] = []
    renamed: dict[str, str] = {}
    places = _places()
    taken = {row["name_en"] for row in places if row["name_en"] in text or row["name_vi"] in text}
    for city in sorted({m["city"] for m in gold["meetings"] if m["city"]}):
        row = next((row for row in places if row["name_en"] == city and row["kind"] == "city"), None)
        if row is None or row["country_code"] == "SG":
            continue
        others = [r for r in places if r["country_code"] == row["country_code"] and r["kind"] == "city"]
        others = [r for r in others if r["name_en"] not in taken]
        if not others:
            continue
        other = others[sum(map(ord, gold["notice"])) % len(others)]
        taken.add(other["name_en"])
        name = other["name_vi"] if gold["language"] == "vi" and not text.isascii() else other["name_en"]
        for start, end in _names(row, text):
            if not any(start < e and s < end for s, e, _ in marks):
                marks.append((start, end, name.upper() if text[start:end].isupper() else name))
                renamed[fold(text[start:end])] = fold(name)
        renamed[f"city {fold(city)}"] = f"city {fold(other['name_en'])}"
    if not marks:
        return None

    def follow(fact: Fact) -> Fact:
        kind, of, value = fact
        if kind == "city":
            return (kind, of, renamed.get(f"city {value}", f"city {value}").removeprefix("city "))
        return (kind, _renamed(of, renamed), _renamed(value, renamed)) if kind.startswith("participant") else fact

    return Altered(_replaced(text, marks), follow)


def _renamed(folded: str, names: Mapping[str, str]) -> str:
    for old, new in names.items():
        folded = re.sub(rf"\b{re.escape(old)}\b", new, folded)
    return folded


def _names(row: Mapping[str, str], text: str) -> Iterable[tuple[int, int]]:
    names = {row["name_en"], row["name_vi"], *row["aliases"].split("|")} - {""}
    names |= {name.upper() for name in names}
    pattern = "|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name))))
    return [match.span() for match in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text)]


def _places() -> list[dict[str, str]]:
    text = resources.files("schemas").joinpath("vocabularies", "places.csv").read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


PEOPLE = {
    "VN": ("Mai Xuân Thắng", "Lý Thu Quỳnh", "Hồ Bích Liên", "Kiều Quốc Tuấn"),
    "ID": ("Bambang Suryadi", "Dewi Lestari", "Agus Pranoto", "Rini Handayani"),
    "TH": ("Somsak Chaiyaphon", "Kanya Thongdee", "Preecha Wongsakul"),
    "LA": ("Khamphone Sayavong", "Manivanh Keola", "Bounmy Vilayphone"),
    "PH": ("Ramon Delgado", "Teresita Manalo", "Josefina Cordero"),
    "MY": ("Rosnah binti Ismail", "Azman bin Yusof", "Lim Siew Hoon"),
    "MM": ("Aung Myint Oo", "Thandar Win", "Kyaw Zeya"),
    "KH": ("Sok Vannak", "Chea Sreymom", "Keo Dara"),
    "BN": ("Norhayati binti Salleh", "Zulkifli bin Metussin"),
    "SG": ("Tan Mei Ling", "Rajesh Nair", "Koh Boon Hwee"),
    "JP": ("Kenji Watanabe", "Yuko Ishikawa"),
    "KR": ("Park Jin-woo", "Lee Soo-mi"),
    "CN": ("Zhang Weimin", "Liu Fang"),
    "TL": ("Domingos da Costa", "Filomena Soares"),
    None: ("Elena Fischer", "Peter Johansson", "Maria Rossi"),
}
_BEFORE_NAME = (
    r"(?:[Ôô]ng|[Bb]à|[Oo]ng|[Bb]a|Mrs?\.?|Ms\.?|Dr\.?|Minister|Secretary|Director|Governor|Madam|Prof\.?|[Tt]rưởng|[Tt]ruong|tướng|thống|thư"
    r"|TS\.?|U|Dato'?|Datuk|Professor|Ambassador)"
)


def other_people(text: str, gold: Mapping[str, Any]) -> Altered | None:
    """Each named person has another name of the same country, in full and in short."""
    marks: list[tuple[int, int, str]] = []
    renamed: dict[str, str] = {}
    used: dict[str | None, int] = {}
    for person in gold["participants"]:
        old, country = person["name"], person["country"]
        if person["kind"] != "person" or not old or old in renamed or old not in text:
            continue
        names = PEOPLE.get(country, PEOPLE[None])
        place = used.get(country, sum(map(ord, gold["notice"])) if country not in used else 0)
        used[country] = place + 1
        new = names[place % len(names)]
        if new in renamed.values():
            continue
        if text.isascii():
            new = _ascii(new)
        renamed[old] = new
        marks += [(*m.span(), new) for m in re.finditer(rf"(?<!\w){re.escape(old)}(?!\w)", text)]
        for short, other in ((old.split()[-1], new.split()[-1]), (old.split()[0], new.split()[0])):
            for match in re.finditer(rf"\b{_BEFORE_NAME} ({re.escape(short)})(?!\w)(?! [A-ZĐ])", text):
                if not any(s <= match.start(1) < e for s, e, _ in marks):
                    marks.append((*match.span(1), other))
    if not marks:
        return None
    folded = {fold(old): fold(new) for old, new in renamed.items()}

    def follow(fact: Fact) -> Fact:
        kind, of, value = fact
        return (kind, folded.get(of, of), folded.get(value, value))

    return Altered(_replaced(text, marks), follow)


def _bare(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return unicodedata.normalize("NFC", "".join(letter for letter in letters if not unicodedata.combining(letter)))


def _ascii(text: str) -> str:
    return _bare(text).encode("ascii", "ignore").decode()


def _replaced(text: str, marks: Iterable[tuple[int, int, str]]) -> str:
    for start, end, new in sorted(marks, reverse=True):
        text = text[:start] + new + text[end:]
    return text
