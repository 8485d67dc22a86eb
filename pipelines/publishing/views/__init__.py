"""What the DuckDB file has for analysts beside the tables: views, macros, and the words of a search. No new facts."""

from __future__ import annotations

from pipelines.publishing.views.declare import Macro, SearchTable, View, Words

MEETING: Words = ("Meeting", "Cuộc họp")
SERIES: Words = ("Series", "Chuỗi cuộc họp")
ORDINAL: Words = ("Which meeting of the series it is", "Lần thứ mấy trong chuỗi")
YEAR: Words = ("Year in which it began", "Năm bắt đầu")
FIRST_DAY: Words = ("First day", "Ngày bắt đầu")
LAST_DAY: Words = ("Last day", "Ngày kết thúc")
PRECISION: Words = ("How exactly the dates are known", "Mức độ chính xác của ngày")
MODE: Words = ("How it was held", "Hình thức họp")
CITY: Words = ("City where it was held", "Thành phố nơi họp")
HOST: Words = ("Country where it was held", "Quốc gia nơi họp")
STATUS: Words = ("Reported or only referenced", "Được đưa tin hay chỉ được nhắc đến")
NOTICE: Words = ("Notice that says so", "Tin nêu thông tin này")

SERIES_CALENDAR = View(
    name="series_calendar",
    description=(
        "Each series meeting by meeting: every ordinal up to the highest known, with the gaps, and the unnumbered ones",
        "Lịch của từng chuỗi: mọi số thứ tự đến số cao nhất đã biết, kể cả số còn thiếu, và các cuộc họp không đánh số",
    ),
    columns={
        "series_code": SERIES,
        "ordinal": ORDINAL,
        "is_gap": ("Whether no meeting with this ordinal is known", "Chưa biết cuộc họp nào mang số thứ tự này"),
        "meeting_id": MEETING,
        "year": YEAR,
        "start_date": FIRST_DAY,
        "end_date": LAST_DAY,
        "date_precision": PRECISION,
        "mode": MODE,
        "city": CITY,
        "host_code": HOST,
        "chair_codes": (
            "Countries in the chair, joined by a bar",
            "Các quốc gia giữ vai trò chủ tịch, nối bằng gạch đứng",
        ),
        "vice_chair_codes": (
            "Countries in the vice-chair, joined by a bar",
            "Các quốc gia giữ vai trò phó chủ tịch, nối bằng gạch đứng",
        ),
        "status": STATUS,
        "not_before": (
            "Year of the last dated meeting with a lower ordinal",
            "Năm của cuộc họp gần nhất có số thứ tự nhỏ hơn",
        ),
        "not_after": (
            "Year of the first dated meeting with a higher ordinal",
            "Năm của cuộc họp gần nhất có số thứ tự lớn hơn",
        ),
    },
)

TITLE: Words = (
    "Title in English, else in Vietnamese, else made of the ordinal and the name of the series",
    "Tên bằng tiếng Anh, nếu không có thì tiếng Việt, nếu không có thì ghép số thứ tự và tên chuỗi",
)

MEETING_TITLES = View(
    name="meeting_titles",
    description=("What to call each meeting", "Tên để gọi từng cuộc họp"),
    columns={
        "meeting_id": MEETING,
        "title": TITLE,
        "series_code": SERIES,
        "ordinal": ORDINAL,
        "start_date": FIRST_DAY,
    },
)

MEETING_OVERVIEW = View(
    name="meeting_overview",
    description=(
        "All that is known of a meeting in one row; a person whom several notices name counts once",
        "Mọi điều đã biết về cuộc họp trên một dòng; người được nhiều tin nêu chỉ tính một lần",
    ),
    columns={
        "meeting_id": MEETING,
        "series_code": SERIES,
        "ordinal": ORDINAL,
        "title": TITLE,
        "level": ("At which level it meets", "Cấp họp"),
        "sector": ("Sector that it belongs to", "Lĩnh vực"),
        "year": YEAR,
        "start_date": FIRST_DAY,
        "end_date": LAST_DAY,
        "date_precision": PRECISION,
        "mode": MODE,
        "city": CITY,
        "host_code": HOST,
        "host_country": ("Name of that country in English", "Tên quốc gia đó bằng tiếng Anh"),
        "chair_codes": ("Countries in the chair", "Các quốc gia giữ vai trò chủ tịch"),
        "vice_chair_codes": ("Countries in the vice-chair", "Các quốc gia giữ vai trò phó chủ tịch"),
        "chair_names": ("Who was in the chair", "Những người chủ trì"),
        "host_names": ("Who hosted or organised it", "Bên đăng cai hoặc tổ chức"),
        "format": ("Who sits at the table", "Khuôn khổ tham dự"),
        "partner_codes": ("Codes of the partners", "Mã các đối tác"),
        "partners": ("Names of the partners in English", "Tên các đối tác bằng tiếng Anh"),
        "theme": ("Its own theme, as quoted", "Chủ đề của cuộc họp, theo nguyên văn"),
        "topics": ("What it dealt with, in English", "Các chủ đề được bàn, bằng tiếng Anh"),
        "instruments": (
            "Declarations, plans and conventions that it dealt with, in English",
            "Các tuyên bố, kế hoạch và công ước được đề cập, bằng tiếng Anh",
        ),
        "person_count": ("Number of different persons known to have taken part", "Số người khác nhau đã biết tham dự"),
        "organisation_count": ("Number of organisations known", "Số tổ chức đã biết tham dự"),
        "delegation_count": ("Number of delegations known", "Số đoàn đã biết tham dự"),
        "part_of": ("Meeting within which it was held", "Cuộc họp bao trùm"),
        "status": STATUS,
        "notice_count": ("Number of notices that speak of it", "Số tin có nói về cuộc họp"),
        "urls": ("Addresses of the pages that report or announce it", "Địa chỉ các trang đưa tin hoặc thông báo"),
        "confidence": ("How sure the row of meetings is, 0 to 1", "Độ tin cậy của dòng trong meetings, từ 0 đến 1"),
    },
)

PARTNER_MEETINGS = View(
    name="partner_meetings",
    description=("Each partner with each of its meetings", "Từng đối tác với từng cuộc họp"),
    columns={
        "partner_code": ("Code of the partner", "Mã đối tác"),
        "partner_kind": ("Country or organisation", "Quốc gia hay tổ chức"),
        "name_en": ("Name in English", "Tên tiếng Anh"),
        "name_vi": ("Name in Vietnamese", "Tên tiếng Việt"),
        "framework": ("Framework of the cooperation", "Khuôn khổ hợp tác"),
        "basis": ("On what the partner rests", "Căn cứ xác định đối tác"),
        "role": ("Part that the partner had", "Vai trò của đối tác"),
        "meeting_id": MEETING,
        "series_code": SERIES,
        "ordinal": ORDINAL,
        "year": YEAR,
        "start_date": FIRST_DAY,
        "mode": MODE,
        "city": CITY,
        "host_code": HOST,
        "status": STATUS,
    },
)

PARTICIPATION_BY_COUNTRY = View(
    name="participation_by_country",
    description=(
        "In how many meetings of a year a country took part, and as what; a meeting stands in one year, so that the "
        "numbers of meetings add up over the years",
        "Mỗi quốc gia dự bao nhiêu cuộc họp trong từng năm và với tư cách gì; mỗi cuộc họp thuộc một năm nên số cuộc "
        "họp cộng được qua các năm",
    ),
    columns={
        "country_code": ("Country", "Quốc gia"),
        "name_en": ("Its name in English", "Tên tiếng Anh"),
        "name_vi": ("Its name in Vietnamese", "Tên tiếng Việt"),
        "asean": ("How the country stands to ASEAN", "Quan hệ của quốc gia với ASEAN"),
        "year": ("Year in which the meetings began; null where unknown", "Năm bắt đầu của cuộc họp; trống nếu chưa rõ"),
        "meetings": ("Meetings in which it took part in any way", "Số cuộc họp có tham gia dưới mọi hình thức"),
        "with_people": (
            "Meetings with a person, organisation or delegation of it",
            "Số cuộc họp có người, tổ chức hay đoàn của quốc gia",
        ),
        "as_chair": ("Meetings in whose chair it was", "Số cuộc họp giữ vai trò chủ tịch hoặc đồng chủ tịch"),
        "as_vice_chair": ("Meetings in whose vice-chair it was", "Số cuộc họp giữ vai trò phó chủ tịch"),
        "as_host": ("Meetings that were held there", "Số cuộc họp tổ chức tại quốc gia"),
        "as_partner": (
            "Meetings whose partner it was, by their words or their format",
            "Số cuộc họp là đối tác, theo nguyên văn hoặc theo khuôn khổ",
        ),
        "persons": (
            "Different persons of it in that year; over the years they do not add up",
            "Số người khác nhau trong năm; không cộng được qua các năm",
        ),
    },
)

TOPIC_BY_YEAR = View(
    name="topic_by_year",
    description=(
        "How many meetings of a year dealt with each topic, each meeting counted once however many notices say so",
        "Mỗi chủ đề được bao nhiêu cuộc họp trong năm bàn đến; mỗi cuộc họp tính một lần dù có nhiều tin",
    ),
    columns={
        "topic_code": ("Topic", "Chủ đề"),
        "group": ("Group of topics that it belongs to", "Nhóm chủ đề"),
        "label_en": ("Name of the topic in English", "Tên chủ đề bằng tiếng Anh"),
        "label_vi": ("Name of the topic in Vietnamese", "Tên chủ đề bằng tiếng Việt"),
        "year": ("Year in which the meetings began; null where unknown", "Năm bắt đầu của cuộc họp; trống nếu chưa rõ"),
        "meetings": ("Meetings that dealt with it", "Số cuộc họp bàn đến"),
        "prominent": ("Of these, with the topic in title or theme", "Trong đó nêu ở tiêu đề hoặc chủ đề"),
        "of_meetings": ("Meetings of that year with any topic known", "Số cuộc họp trong năm đã biết chủ đề"),
        "share": ("The former by the latter, 0 to 1", "Tỷ lệ giữa hai số, từ 0 đến 1"),
        "mention_count": ("How often the notices speak of it", "Số lần các tin nhắc đến"),
    },
)

DISAGREEMENTS = View(
    name="disagreements",
    description=(
        "Facts of which notices say different things: each value, whether it is published, and the words that say so",
        "Những dữ kiện mà các tin nêu khác nhau: từng giá trị, có được công bố hay không, và nguyên văn",
    ),
    columns={
        "table_name": ("Table of the fact", "Bảng chứa dữ kiện"),
        "row_id": ("Key of the fact's row", "Khóa của dòng chứa dữ kiện"),
        "column_name": ("Column of the fact", "Cột chứa dữ kiện"),
        "published_value": ("The value that is published, if any", "Giá trị được công bố, nếu có"),
        "value": ("The value as this notice gives it", "Giá trị theo tin này"),
        "accepted": ("Whether this value is the published one", "Giá trị này có được công bố hay không"),
        "quote": ("The words that say so", "Nguyên văn"),
        "notice_id": NOTICE,
        "kind": ("Notice or entry of the register", "Tin hoặc mục trong sổ"),
        "source_id": ("Source that it comes from", "Nguồn tin"),
        "published_on": ("Day of its publication", "Ngày đăng"),
        "url": ("Address that it was published at", "Địa chỉ đăng tin"),
        "char_start": (
            "Where the words begin in notices.text, in code points from 0",
            "Vị trí bắt đầu trong notices.text, theo điểm mã từ 0",
        ),
        "rule": ("Name of the rule that found it", "Tên quy tắc đã tìm ra"),
        "confidence": ("How sure the rule is, 0 to 1", "Độ tin cậy của quy tắc, từ 0 đến 1"),
    },
)

# A view stands after those that it looks at.
PERSON_POSTS = View(
    name="person_posts",
    description=(
        "Each person with each post under which notices name them, and from when to when they do",
        "Từng người với từng chức vụ được các tin nêu, và khoảng thời gian được nêu",
    ),
    columns={
        "person_id": ("Person", "Người"),
        "name": ("Name without honorifics and titles", "Họ tên, không kèm danh xưng"),
        "country_code": ("Country that the person stands for", "Quốc gia mà người này đại diện"),
        "position": ("Position as written", "Chức vụ như trong tin"),
        "organisation": ("Organisation as written", "Cơ quan như trong tin"),
        "first_day": (
            "First day of the first meeting with this post, else when its notice came out",
            "Ngày của cuộc họp đầu tiên với chức vụ này, nếu không rõ thì ngày đăng tin",
        ),
        "last_day": ("The same of the last meeting", "Như trên, với cuộc họp gần nhất"),
        "meeting_count": ("Number of meetings with this post", "Số cuộc họp với chức vụ này"),
        "meeting_ids": ("These meetings, joined by a bar", "Các cuộc họp đó, nối bằng gạch đứng"),
    },
)

VIEWS: tuple[View, ...] = (
    MEETING_TITLES,
    MEETING_OVERVIEW,
    PARTNER_MEETINGS,
    PARTICIPATION_BY_COUNTRY,
    TOPIC_BY_YEAR,
    SERIES_CALENDAR,
    PERSON_POSTS,
    DISAGREEMENTS,
)

# What the tables of the search are made with.
_WORDS: tuple[Macro, ...] = (
    Macro(
        name="fold",
        description=(
            "The text in lower case and without diacritics, đ as d, composed and decomposed letters alike",
            "Văn bản viết thường và bỏ dấu, đ thành d, không phân biệt Unicode dựng sẵn hay tổ hợp",
        ),
        parameters=("text",),
    ),
    Macro(
        name="search_key",
        description=("The number under which a word is kept", "Con số dùng để lưu một từ"),
        parameters=("word",),
    ),
    Macro(
        name="search_terms",
        description=("The words of a text as the search knows them", "Các từ của văn bản theo cách tìm kiếm hiểu"),
        parameters=("text",),
    ),
)

# A macro stands after those that it calls.
_QUESTIONS: tuple[Macro, ...] = (
    Macro(
        name="search_hits",
        description=(
            "Documents of the search that have all words of what is sought, and how many neighbouring pairs of them, "
            "up to eight",
            "Các văn bản có đủ mọi từ cần tìm, và số cặp từ đứng cạnh nhau, nhiều nhất là tám",
        ),
        parameters=("sought",),
        columns=("document", "pairs", "as_phrase"),
    ),
    Macro(
        name="meetings_about",
        description=(
            "Meetings with all words of what is sought, with or without diacritics, in title, names, theme, topics or "
            "the text of their notices: phrases first, then titles, then other facts, then texts",
            "Các cuộc họp có đủ mọi từ cần tìm, có dấu hay không dấu, trong tên, tên riêng, chủ đề hoặc văn bản tin: "
            "cụm từ trước, rồi đến tên cuộc họp, các dữ kiện khác, và văn bản tin",
        ),
        parameters=("sought",),
        columns=("rank", "meeting_id", "series_code", "ordinal", "title", "start_date", "found_in", "as_phrase"),
    ),
    Macro(
        name="notices_about",
        description=(
            "Notices with all words of what is sought, with or without diacritics, in headline and text: phrases "
            "first, then the newest",
            "Các tin có đủ mọi từ cần tìm, có dấu hay không dấu, trong tiêu đề và văn bản: cụm từ trước, rồi tin mới",
        ),
        parameters=("sought",),
        columns=("rank", "notice_id", "kind", "title", "published_on", "language", "url", "as_phrase"),
    ),
    Macro(
        name="evidence_of",
        description=(
            "What the notices say of a row, column by column, with their words: table and key, its parts joined by |",
            "Các tin nói gì về một dòng, theo từng cột, kèm nguyên văn: bảng và khóa, các phần nối bằng |",
        ),
        parameters=("of_table", "of_row"),
        columns=(
            *("column_name", "value", "accepted", "quote", "notice_id", "kind", "title", "published_on", "url"),
            *("char_start", "char_end", "rule", "confidence"),
        ),
    ),
)

SEARCH_TABLES: tuple[SearchTable, ...] = (
    SearchTable(
        name="search_documents",
        description=(
            "What the search looks through, the newest first: each notice's text, each meeting's titles, all its "
            "facts; and what an answer shows of it",
            "Những gì được tìm kiếm, mới nhất trước: văn bản của tin, tên cuộc họp, mọi dữ kiện của cuộc họp; và "
            "những gì câu trả lời cho thấy",
        ),
        columns={
            "document": ("INTEGER NOT NULL", ("Number of the document, from 0", "Số của văn bản, từ 0")),
            "part": (
                "VARCHAR NOT NULL",
                (
                    "text: headline and text of a notice; title: names, theme and series of a meeting; facts: all that "
                    "is known of a meeting",
                    "text: tiêu đề và văn bản tin; title: tên, chủ đề và chuỗi của cuộc họp; facts: mọi điều đã biết",
                ),
            ),
            "id": ("VARCHAR NOT NULL", ("Notice, or meeting", "Tin, hoặc cuộc họp")),
            "title": ("VARCHAR", ("Its headline, or the meeting's title", "Tiêu đề tin, hoặc tên cuộc họp")),
            "day": ("DATE", ("Day of publication, or the meeting's first", "Ngày đăng, hoặc ngày đầu của cuộc họp")),
            "kind": ("VARCHAR", ("Notice or entry of the register", "Tin hoặc mục trong sổ")),
            "language": ("VARCHAR", ("Language of the notice", "Ngôn ngữ của tin")),
            "url": ("VARCHAR", ("Address of the notice", "Địa chỉ của tin")),
            "series_code": ("VARCHAR", ("Series of the meeting", "Chuỗi của cuộc họp")),
            "ordinal": ("SMALLINT", ("Number of the meeting in its series", "Số thứ tự của cuộc họp trong chuỗi")),
        },
    ),
    SearchTable(
        name="search_meetings",
        description=(
            "Which meetings a document of the search is about",
            "Mỗi văn bản được tìm kiếm nói về những cuộc họp nào",
        ),
        columns={
            "document": ("INTEGER NOT NULL", ("Number of the document", "Số của văn bản")),
            "meeting": ("INTEGER NOT NULL", ("Number of the meeting's titles", "Số của văn bản chứa tên cuộc họp")),
            "distance": (
                "TINYINT NOT NULL",
                (
                    "How near: 1 its titles, 2 its facts, 3 the text of its notice, 4 that of one that only names it",
                    "Mức độ gần: 1 tên, 2 dữ kiện, 3 văn bản tin về cuộc họp, 4 tin chỉ nhắc đến",
                ),
            ),
        },
    ),
    SearchTable(
        name="search_words",
        description=(
            "In which documents each folded word, and each pair of neighbouring words, stands",
            "Mỗi từ đã bỏ dấu, và mỗi cặp từ đứng cạnh nhau, có trong những văn bản nào",
        ),
        columns={
            "key": ("UINTEGER NOT NULL", ("search_key of the word", "search_key của từ")),
            "word": (
                "VARCHAR NOT NULL",
                ("Word, or two words and a blank", "Từ, hoặc hai từ cách nhau một khoảng trắng"),
            ),
            "shard": (
                "SMALLINT NOT NULL",
                ("Which 65,536 documents the row is about, from 0", "Dòng nói về nhóm 65.536 văn bản nào, từ 0"),
            ),
            "documents": (
                "USMALLINT[]",
                (
                    "Numbers of the documents, less 65,536 times the shard; null where they are many",
                    "Số của các văn bản, trừ đi 65.536 nhân với số nhóm; trống nếu có nhiều",
                ),
            ),
            "bits": (
                "BIT",
                (
                    "A bit for each document of the shard; null where documents has their numbers",
                    "Mỗi văn bản của nhóm một bit; trống nếu đã có số của các văn bản",
                ),
            ),
        },
        at_once=False,
    ),
)

MACROS: tuple[Macro, ...] = (*_WORDS, *_QUESTIONS)

# All of it in the order of making.
FOR_ANALYSTS: tuple[View | Macro | SearchTable, ...] = (*VIEWS, *_WORDS, *SEARCH_TABLES, *_QUESTIONS)

__all__ = ["FOR_ANALYSTS", "MACROS", "SEARCH_TABLES", "VIEWS", "Macro", "SearchTable", "View"]
