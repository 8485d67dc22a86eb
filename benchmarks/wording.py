"""How generated notices are worded and laid out: sentences in Vietnamese and English, pages as sites make them.

Takes a meeting's facts and a source of choices; decides no fact itself. The manners are families of real notices; every
sentence is made up.
"""

from __future__ import annotations

import base64
import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

WORDS_VI = ["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"]
WORDS_EN = [
    "First",
    "Second",
    "Third",
    "Fourth",
    "Fifth",
    "Sixth",
    "Seventh",
    "Eighth",
    "Ninth",
    "Tenth",
    "Eleventh",
    "Twelfth",
]
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
DAYS_VI = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")


@dataclass(frozen=True, slots=True)
class Country:
    """A member state with a city to meet in. The second spelling is a newspaper's; ministries use either."""

    code: str
    en: str
    vi: tuple[str, str]
    city: str
    city_en: str
    city_vi: tuple[str, str]
    persons: tuple[str, str, str]


COUNTRIES = (
    Country("BN", "Brunei Darussalam", ("Bru-nây", "Brunei"), "Bandar Seri Begawan", "Bandar Seri Begawan",
            ("Ban-đa Xê-ri Bê-ga-oan", "Bandar Seri Begawan"),
            ("Hjh Norlia binti Salleh", "Haji Azman bin Yusof", "Dayang Rosnah")),
    Country("KH", "Cambodia", ("Cam-pu-chia", "Campuchia"), "Phnom Penh", "Phnom Penh",
            ("Phnôm Pênh", "Phnom Penh"), ("Chan Sopheap", "Keo Dara", "Sok Vannary")),
    Country("ID", "Indonesia", ("In-đô-nê-xi-a", "Indonesia"), "Jakarta", "Jakarta",
            ("Gia-các-ta", "Jakarta"), ("Dewi Kartikasari", "Bambang Sulistyo", "Ratna Puspita")),
    Country("LA", "Lao PDR", ("Lào", "CHDCND Lào"), "Vientiane", "Vientiane",
            ("Viêng Chăn", "Vientiane"), ("Bounmy Phommachanh", "Khamla Sengdara", "Chansouk Vongsay")),
    Country("MY", "Malaysia", ("Ma-lai-xi-a", "Malaysia"), "Kuala Lumpur", "Kuala Lumpur",
            ("Kua-la Lăm-pơ", "Kuala Lumpur"), ("Noraini binti Hashim", "Rashid bin Omar", "Lim Mei Ling")),
    Country("MM", "Myanmar", ("Mi-an-ma", "Myanmar"), "Nay Pyi Taw", "Nay Pyi Taw",
            ("Nây Pi Tô", "Nay Pyi Taw"), ("Thein Htay", "Khin Mar Oo", "Aung Kyaw Min")),
    Country("PH", "Philippines", ("Phi-líp-pin", "Philippines"), "Manila", "Manila",
            ("Ma-ni-la", "Manila"), ("Maria Teresa Villanueva", "Jose Ramon Aquilar", "Luz Bernardo")),
    Country("SG", "Singapore", ("Xinh-ga-po", "Singapore"), "Singapore", "Singapore",
            ("Xinh-ga-po", "Singapore"), ("Tan Wei Ming", "Goh Siew Lan", "Ravi Menon")),
    Country("TH", "Thailand", ("Thái Lan", "Thái Lan"), "Bangkok", "Bangkok",
            ("Băng Cốc", "Bangkok"), ("Somchai Rattanakul", "Pornthip Saelim", "Anan Chaiyasit")),
    Country("VN", "Viet Nam", ("Việt Nam", "Việt Nam"), "Ha Noi", "Ha Noi",
            ("Hà Nội", "Hà Nội"), ("Trần Văn Quý", "Lê Thị Thu Hằng", "Đỗ Minh Khoa")),
)  # fmt: skip
DELEGATES_VI = ("Nguyễn Thị Bích Liên", "Phạm Quốc Hưng", "Vũ Hoài Nam", "Đặng Thị Mai Phương", "Hoàng Đức Thắng")

# Topic, and the words for it in Vietnamese and English.
SUBJECTS: Mapping[str, tuple[str, str]] = {
    "children": ("trẻ em", "children"),
    "older-persons": ("người cao tuổi", "older persons"),
    "persons-with-disabilities": ("người khuyết tật", "persons with disabilities"),
    "women": ("phụ nữ và bình đẳng giới", "women and gender equality"),
    "youth": ("thanh niên", "young people and youth"),
    "migrant-workers": ("lao động di cư", "migrant workers"),
    "social-protection": ("an sinh xã hội", "social protection"),
    "poverty-reduction": ("giảm nghèo", "poverty reduction"),
    "mental-health": ("sức khỏe tâm thần", "mental health"),
    "child-labour": ("lao động trẻ em", "child labour"),
    "occupational-safety": ("an toàn vệ sinh lao động", "occupational safety and health"),
    "digital-transformation": ("chuyển đổi số", "digital transformation"),
}
THEMES = (
    ("Chung tay vì một cộng đồng không ai bị bỏ lại phía sau", "Hand in Hand so that No One Is Left Behind"),
    ("Gia đình vững vàng, làng xóm ấm no", "Strong Families, Caring Villages"),
    ("Nối liền thế hệ trong một thế giới đổi thay", "Linking Generations in a Changing World"),
    ("Việc làm tử tế cho mọi người", "Decent Work within Everyone's Reach"),
)
# What workshops are about, and in which manner they are held; their titles are put together of both.
EVENTS = (
    ("Hội thảo khu vực ASEAN", "ASEAN Regional Workshop"),
    ("Diễn đàn ASEAN", "ASEAN Forum"),
    ("Đối thoại chính sách ASEAN", "ASEAN Policy Dialogue"),
)


@dataclass(frozen=True, slots=True)
class Meeting:
    """What happened: the facts that all notices of it share. `series` is `OTHER` for a workshop, which has no"
    " ordinal."""

    number: int
    series: str
    name_vi: str
    name_en: str
    ordinal: int | None
    first: date
    last: date
    mode: str
    host: Country
    chair: Country
    topics: tuple[str, str]
    theme: tuple[str, str] | None
    plus_three: str | None = None


@dataclass(frozen=True, slots=True)
class Telling:
    """A notice before it is laid out, and which facts of its meeting it states. `earlier` and `plus_three`: whether it
    names the meeting before, and the one with the three partners."""

    language: str
    title: str
    published: datetime
    paragraphs: tuple[str, ...]
    stated: frozenset[str]
    earlier: bool = False
    plus_three: bool = False


def tell(meeting: Meeting, choose: Random) -> Telling:
    """One notice of the meeting, in the manner of one of the families."""
    day = meeting.last + timedelta(days=choose.choice((0, 0, 1, 2)))
    published = datetime(day.year, day.month, day.day, choose.randrange(7, 18), choose.randrange(60))  # noqa: DTZ001
    return (_vietnamese if choose.random() < 0.65 else _english)(meeting, published, choose)


# Vietnamese


def _vietnamese(meeting: Meeting, published: datetime, choose: Random) -> Telling:
    spelling = choose.randrange(2)
    named, short = _named_vi(meeting, choose)
    when = _when_vi(meeting, choose)
    held, stated = _held_vi(meeting, spelling, choose)
    subjects = [SUBJECTS[topic][0] for topic in meeting.topics]
    lead = choose.choice(
        (
            f"{when}, {named} đã được tổ chức {held}.",
            f"{when}, {named} đã diễn ra {held} với sự tham dự của đại biểu các nước thành viên ASEAN.",
            f"(TTXVN) - {when}, {named} được tổ chức {held}.",
        )
    )
    body = []
    if choose.random() < 0.7:
        chair = meeting.chair
        body.append(
            f"{short} do {chair.vi[spelling]} chủ trì, với sự tham dự của Ban Thư ký ASEAN và đại diện các nước."
        )
        stated |= {"chair"}
    if meeting.theme and choose.random() < 0.6:
        opening, closing = choose.choice(("“”", '""', "«»"))
        body.append(
            f"Với chủ đề {opening}{meeting.theme[0]}{closing}, {short} hướng tới một cộng đồng đùm bọc lẫn nhau."
        )
        stated |= {"theme"}
    if choose.random() < 0.6:
        body.append(
            f"Đoàn Việt Nam do {choose.choice(('ông', 'bà'))} {choose.choice(DELEGATES_VI)}, Phó Cục trưởng Cục Bảo trợ"
            " xã hội, Bộ Lao động - Thương binh và Xã hội, làm Trưởng đoàn."
        )
    body.append(
        f"Tại {short}, các đại biểu đã trao đổi kinh nghiệm về {subjects[0]} và {subjects[1]}, xem xét tiến độ của"
        " các dự"
        " án chung và thống nhất những việc cần làm trong năm tới."
    )
    body += choose.sample(FILL_VI, choose.randrange(2, 5))
    earlier = meeting.ordinal is not None and meeting.ordinal > 1 and choose.random() < 0.3
    if earlier:
        body.append(f"Các nước đã báo cáo những việc làm được kể từ {_numbered_vi(meeting, -1)}.")
    plus_three = meeting.plus_three is not None and choose.random() < 0.4
    if plus_three:
        body.append(
            f"Trong khuôn khổ {short} đã diễn ra Hội nghị {meeting.plus_three} lần thứ {meeting.ordinal} với Trung"
            " Quốc,"
            " Nhật Bản và Hàn Quốc."
        )
    title = choose.choice((f"Việt Nam tham dự {named}", f"Khai mạc {named}", named[0].upper() + named[1:]))
    return Telling(
        "vi",
        title,
        published,
        (lead, *body),
        frozenset(stated | {"start_date", "end_date", "topics"}),
        earlier,
        plus_three,
    )


def _named_vi(meeting: Meeting, choose: Random) -> tuple[str, str]:
    if meeting.ordinal is None:
        return meeting.name_vi, "Hội thảo" if meeting.name_vi.startswith("Hội thảo") else "sự kiện"
    ordinal = meeting.ordinal
    written = f"lần thứ {ordinal}"
    if ordinal <= len(WORDS_VI) and choose.random() < 0.3:
        written = f"lần thứ {WORDS_VI[ordinal - 1]}"
    full = choose.choice(
        (
            f"{_kind_vi(meeting)}{meeting.name_vi} ({meeting.series}) {written}",
            f"{_kind_vi(meeting)}{meeting.name_vi} {written} ({meeting.series}-{ordinal})",
            f"{_kind_vi(meeting)}{meeting.name_vi} {written}",
        )
    )
    return full, choose.choice(("Hội nghị", f"{meeting.series} lần thứ {ordinal}"))


def _kind_vi(meeting: Meeting) -> str:
    return "" if meeting.name_vi.startswith(("Hội nghị", "Diễn đàn", "Tham vấn")) else "Cuộc họp "


def _numbered_vi(meeting: Meeting, step: int) -> str:
    return f"Hội nghị {meeting.series} lần thứ {(meeting.ordinal or 0) + step}"


def _when_vi(meeting: Meeting, choose: Random) -> str:
    first, last = meeting.first, meeting.last
    year = f"/{last.year}" if choose.random() < 0.5 else ""
    if first == last:
        return choose.choice(
            (f"Ngày {first.day}/{first.month}{year}", f"Ngày {first.day} tháng {first.month} năm {first.year}")
        )
    if first.month != last.month:
        return f"Từ ngày {first:%d/%m} đến ngày {last:%d/%m}{year}"
    number = {2: "hai", 3: "ba"}[(last - first).days + 1]
    return choose.choice(
        (
            f"Trong {number} ngày, {first.day}-{last.day}/{last.month}{year}",
            f"Từ ngày {first.day}-{last.day}/{last.month}/{last.year}",
            f"Trong các ngày {', '.join(str(d) for d in range(first.day, last.day))} và {last.day}/{last.month}{year}",
        )
    )


def _held_vi(meeting: Meeting, spelling: int, choose: Random) -> tuple[str, set[str]]:
    place = f"tại {choose.choice(('thủ đô ', ''))}{meeting.host.city_vi[spelling]}, {meeting.host.vi[spelling]}"
    if meeting.mode == "online":
        return choose.choice(("theo hình thức trực tuyến", "dưới hình thức hội nghị truyền hình")), {"mode"}
    if meeting.mode == "hybrid":
        return f"{place} theo hình thức trực tiếp kết hợp trực tuyến", {"mode", "city", "country_code"}
    return place, {"city", "country_code"}


FILL_VI = (
    "Các đại biểu nghe báo cáo của nhóm nghiên cứu về chi tiêu của hộ gia đình ở vùng xa, nơi một chuyến xe lên huyện"
    " có khi tốn bằng ba ngày công.",
    "Theo các ý kiến tại phiên thảo luận, điều khó nhất không phải là tiền mà là người: xã nào cũng thiếu cán bộ biết"
    " việc, và ai giỏi thì sớm được chuyển đi nơi khác.",
    "Đại diện các nước đi thăm một trung tâm ở ngoại thành, trò chuyện với những người đang sống và làm việc tại đó,"
    " xem vườn rau và xưởng may của trung tâm.",
    "Bên lề sự kiện có trưng bày sản phẩm của các cơ sở dạy nghề: giỏ mây, khăn dệt, đồ gốm và mứt trái cây.",
    "Nhiều nước đề nghị rút ngắn biểu mẫu báo cáo hằng năm, vì cán bộ cơ sở mất nhiều ngày để điền những con số mà ít"
    " người đọc tới.",
    "Một số sáng kiến sẽ được thử nghiệm ở quy mô nhỏ trong sáu tháng đầu năm sau, trước khi nhân rộng.",
    "Ban tổ chức cho biết tài liệu sẽ được dịch ra các ngôn ngữ trong khu vực để cán bộ cấp xã có thể dùng ngay.",
)


# English


def _english(meeting: Meeting, published: datetime, choose: Random) -> Telling:
    named, short = _named_en(meeting, choose)
    when = _when_en(meeting, choose)
    held, stated = _held_en(meeting, choose)
    subjects = [SUBJECTS[topic][1] for topic in meeting.topics]
    dateline = f"{meeting.host.city_en.upper()}, {_day_en(published.date())} – " if choose.random() < 0.3 else ""
    lead = choose.choice(
        (
            f"{dateline}The {named} was held {held} {when}.",
            f"{dateline}The {named} was convened {when} {held}, attended by delegates of the ASEAN Member States.",
        )
    )
    body = []
    if choose.random() < 0.7:
        body.append(f"The Meeting was chaired by {meeting.chair.en}. Officers of the ASEAN Secretariat attended.")
        stated |= {"chair"}
    if meeting.theme and choose.random() < 0.6:
        opening, closing = choose.choice(("“”", '""'))
        body.append(f"It was held under the theme {opening}{meeting.theme[1]}{closing}.")
        stated |= {"theme"}
    if choose.random() < 0.5:
        person = choose.choice(meeting.host.persons)
        body.append(f"H.E. {person}, Deputy Minister of {meeting.host.en}, spoke of the work at home.")
    body.append(
        f"The Meeting exchanged experiences on {subjects[0]} and {subjects[1]}, took stock of joint projects and"
        " agreed on"
        " the steps of the coming year."
    )
    body += choose.sample(FILL_EN, choose.randrange(2, 5))
    earlier = meeting.ordinal is not None and meeting.ordinal > 1 and choose.random() < 0.3
    if earlier:
        before = (meeting.ordinal or 0) - 1
        body.append(f"Delegates reported on what was done since the {before}{_suffix(before)} {meeting.series}.")
    plus_three = meeting.plus_three is not None and choose.random() < 0.4
    if plus_three:
        ordinal = meeting.ordinal or 0
        body.append(
            f"The {ordinal}{_suffix(ordinal)} {meeting.plus_three} was held on the sidelines of the {short}, with"
            " China,"
            " Japan and the Republic of Korea."
        )
    title = choose.choice((f"{meeting.host.en} hosts the {named}", f"The {named}", f"Delegates gather for the {named}"))
    if meeting.mode == "online":
        title = f"The {named}"
    return Telling(
        "en",
        title,
        published,
        (lead, *body),
        frozenset(stated | {"start_date", "end_date", "topics"}),
        earlier,
        plus_three,
    )


def _suffix(number: int) -> str:
    return "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _named_en(meeting: Meeting, choose: Random) -> tuple[str, str]:
    if meeting.ordinal is None:
        return meeting.name_en, "event"
    ordinal = meeting.ordinal
    written = f"{ordinal}{_suffix(ordinal)}"
    if ordinal <= len(WORDS_EN) and choose.random() < 0.3:
        written = WORDS_EN[ordinal - 1]
    kind = "" if any(w in meeting.name_en for w in ("Meeting", "Forum", "Summit", "Conference", "Consultation")) else (
        "Meeting of the "
    )  # fmt: skip
    full = choose.choice(
        (
            f"{written} {kind}{meeting.name_en} ({meeting.series})",
            f"{written} {kind}{meeting.name_en} ({ordinal}{_suffix(ordinal)} {meeting.series})",
            f"{written} {kind}{meeting.name_en}",
        )
    )
    return full, f"{ordinal}{_suffix(ordinal)} {meeting.series}"


def _day_en(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _when_en(meeting: Meeting, choose: Random) -> str:
    first, last = meeting.first, meeting.last
    if first == last:
        return f"on {_day_en(first)}"
    if first.month != last.month:
        year = f" {first.year}" if first.year != last.year else ""
        return f"from {first.day} {MONTHS[first.month - 1]}{year} to {_day_en(last)}"
    return choose.choice(
        (f"on {first.day}-{_day_en(last)}", f"from {first.day} to {_day_en(last)}", f"on {first.day}–{_day_en(last)}")
    )


def _held_en(meeting: Meeting, choose: Random) -> tuple[str, set[str]]:
    place = f"in {meeting.host.city_en}"
    if meeting.host.city_en != meeting.host.en:
        place += f", {meeting.host.en}"
    if meeting.mode == "online":
        return choose.choice(("via videoconference", "virtually")), {"mode"}
    if meeting.mode == "hybrid":
        return f"in hybrid format {place}", {"mode", "city", "country_code"}
    return place, {"city", "country_code"}


FILL_EN = (
    "A study on household spending in remote districts was presented; in some of them a ride to the clinic costs what"
    " three days of work bring in.",
    "Several speakers said that money is not what is missing most: every district office is short of people who know"
    " the"
    " work, and the able ones soon move on.",
    "The delegates visited a centre outside the city and talked to those who live and work there, between the vegetable"
    " beds and the sewing rooms.",
    "An exhibition showed what training workshops make: rattan baskets, woven scarves, pottery and fruit preserves.",
    "Some members asked for a shorter form for the yearly report, which takes field officers days to fill with figures"
    " that few people read.",
    "Two pilots on a small scale will run in the first half of the coming year before anything is enlarged.",
)


# Pages


def stamp(telling: Telling, choose: Random) -> str:
    """The line with the day of publication, in one of the forms that sites write. Never one that could be two days."""
    at = telling.published
    forms = [
        f"{at:%Y-%m-%dT%H:%M}:00+07:00",
        f"{DAYS_VI[at.weekday()]}, {at:%d/%m/%Y} | {at:%H:%M}",
        f"Hà Nội, ngày {at:%d} tháng {at:%m} năm {at:%Y}",
    ]
    if at.day > 12:
        forms += [f"{at:%d/%m/%Y}", f"{at:%m/%d/%Y} {at.hour % 12 or 12}:{at:%M}:00 {'PM' if at.hour > 11 else 'AM'}"]
    if telling.language == "en":
        forms = [_day_en(at.date()), f"Last updated: {at.day} {MONTHS[at.month - 1][:3]} {at.year}"]
    return choose.choice(forms)


def as_text(telling: Telling, choose: Random) -> str:
    """The notice as a saved text: with a site's buttons around it, or bare."""
    lines = [telling.title, "", stamp(telling, choose), ""]
    for paragraph in telling.paragraphs:
        lines += [paragraph, ""]
    if choose.random() < 0.4:
        lines[:0] = ["Skip Ribbon Commands", "Skip to main content", "Turn on more accessible mode", "Sign In", ""]
        lines.append("Xem")
    elif telling.language == "vi" and choose.random() < 0.3:
        lines[4:4] = ["Quang cảnh buổi khai mạc. Ảnh: Minh Châu - TTXVN", ""]
        lines.append("Theo TTXVN")
    return "\n".join(lines)


def as_page(telling: Telling, number: int, size: int, choose: Random) -> tuple[str, str]:
    """(layout, page): the notice as one of the usual sites lays it out, at least `size` bytes long."""
    layout = choose.choice(tuple(LAYOUTS))
    page = LAYOUTS[layout](telling, html.escape(telling.title, quote=False), stamp(telling, choose))
    menu = "".join(
        f'<li><a href="/{layout}/{number % 97}/{n}">{MENU[telling.language]} {n}</a></li>' for n in range(12)
    )
    page = page.replace("<!--menu-->", f"<ul>{menu}</ul>")
    fill = size - len(page.encode())
    noise = ""
    if fill > 0:
        # What makes real pages long is said once: scripts, and the state of a form.
        state = base64.b64encode(choose.randbytes(min(fill, 6_000) * 3 // 8)).decode()
        line = f"SP.SOD.registerSod('part{number % 89}.js','/_layouts/15/part.js');\n"
        script = (line * (fill // len(line) + 1))[: max(0, fill - len(state))]
        noise = f'<script>var state="{state}";\n{script}</script>'
    return layout, page.replace("<!--noise-->", noise)


MENU = {"vi": "Chuyên mục số", "en": "Section number"}


def _paragraphs(telling: Telling, tag: str = "p") -> str:
    return "".join(f"<{tag}>{html.escape(paragraph, quote=False)}</{tag}>" for paragraph in telling.paragraphs)


def _sharepoint(telling: Telling, title: str, day: str) -> str:
    return (
        f'<!DOCTYPE html><html lang="{telling.language}"><head><meta charset="utf-8"><title>{title}</title>'
        "<!--noise--></head>"
        '<body><form action="./chitiet.aspx"><div id="ribbon"><a>Skip Ribbon Commands</a><a>Skip to main content</a>'
        '<span>Sign In</span></div><div id="nav"><!--menu--></div><table><tr><td><div class="box"><div'
        f' class="tieude">{title}'
        f'</div><div class="ngay">{day}</div><div class="ms-rtestate-field">{_paragraphs(telling, "div")}</div>'
        "<div>Xem</div></div></td></tr></table></form></body></html>"
    )


def _print_view(telling: Telling, title: str, day: str) -> str:
    return (
        f'<html><head><meta charset="utf-8"><title></title><!--noise--></head><body><div><b>{title}</b></div>'
        f"<div>{day}</div>"
        f"{_paragraphs(telling, 'div')}</body></html>"
    )


def _drupal(telling: Telling, title: str, day: str) -> str:
    return (
        f'<html><head><meta charset="utf-8"><title>{title} | Vụ Hợp tác</title><!--noise--></head><body><div'
        ' id="header">'
        f'<!--menu--></div><div id="content"><h1 class="page-header">{title}</h1><article class="node'
        ' node--type-article">'
        f'<div class="submitted">{day}</div><div class="field field--name-body">{_paragraphs(telling)}</div>'
        "</article></div>"
        "</body></html>"
    )


def _wordpress(telling: Telling, title: str, day: str) -> str:
    at = f"{telling.published:%Y-%m-%dT%H:%M}:00+07:00"
    return (
        f'<html><head><meta charset="utf-8"><title>{title} - Network</title><meta property="og:title"'
        f' content="{title}">'
        f'<meta property="article:published_time" content="{at}"><!--noise--></head><body><nav><!--menu--></nav>'
        "<main><article>"
        f'<header><h1 class="entry-title">{title}</h1><time class="entry-date" datetime="{at}">{day}</time></header>'
        f'<div class="entry-content">{_paragraphs(telling)}<div class="sharedaddy"><h3>Share this:</h3><ul>'
        "<li>Facebook</li>"
        "</ul></div></div></article></main><footer>©</footer></body></html>"
    )


def _newspaper(telling: Telling, title: str, day: str) -> str:
    lead, *rest = (html.escape(paragraph, quote=False) for paragraph in telling.paragraphs)
    return (
        f'<html><head><meta charset="utf-8"><title>{title} - Báo Xã hội</title><!--noise--></head><body><div>'
        "<!--menu--></div>"
        f'<div class="wrap"><h1>{title}</h1><div class="meta"><span class="date">{day}</span></div><h2>{lead}</h2>'
        f'<div class="detail">{"".join(f"<p>{paragraph}</p>" for paragraph in rest)}</div></div><div><h3>Tin liên'
        " quan</h3>"
        "</div></body></html>"
    )


LAYOUTS = {
    "sharepoint": _sharepoint,
    "print": _print_view,
    "drupal": _drupal,
    "wordpress": _wordpress,
    "newspaper": _newspaper,
}

# Junk: what lies in a drop folder and is no notice of a meeting.


def junk(number: int, choose: Random) -> tuple[str, bytes, str | None]:
    """(ending, bytes, the reason of the rejection, or None where it is a notice of no meeting)."""
    kinds: Sequence[tuple[str, bytes, str | None]] = (
        (".txt", b"", "empty"),
        (".txt", b"\x89PNG\r\n\x1a\n" + choose.randbytes(900), "binary"),
        (".html", b"<html><body><ul><li><a href='/'>Xem</a></li></ul></body></html>", "no-text"),
        (".txt", _market(number, choose).encode(), None),
        (".txt", _market(number, choose).encode("utf-16"), None),
    )
    return choose.choice(kinds)


def _market(number: int, choose: Random) -> str:
    price = choose.randrange(20, 90)
    return (
        f"Giá rau ở chợ đầu mối số {number} giảm nhẹ\n\n14/03/2019\n\nSáng nay, giá một cân rau cải là {price} nghìn"
        " đồng,"
        " thấp hơn tuần trước. Người bán cho biết trời ấm nên rau về nhiều. Buổi chiều, hàng cá và hàng thịt đông khách"
        " hơn, xe tải đỗ kín hai bên đường."
    )
