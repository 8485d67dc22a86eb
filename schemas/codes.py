"""The closed lists of codes that columns take, each with its meaning in English and Vietnamese; no open lists."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeAlias

Codes: TypeAlias = Mapping[str, tuple[str, str]]


def _codes(**meanings: tuple[str, str]) -> Codes:
    """Codes written as keywords: an underscore stands for the hyphen of the published code."""
    return MappingProxyType({code.replace("_", "-"): meaning for code, meaning in meanings.items()})


ASEAN_STANDING = _codes(
    member=("member state of ASEAN", "quốc gia thành viên ASEAN"),
    plus_three=("partner in ASEAN+3", "đối tác trong khuôn khổ ASEAN+3"),
    dialogue=("other dialogue partner of ASEAN", "đối tác đối thoại khác của ASEAN"),
    other=("any other country", "quốc gia khác"),
)

ORGANISATION_KIND = _codes(
    asean=("body or fund of ASEAN", "cơ quan hoặc quỹ của ASEAN"),
    un=("organisation of the United Nations", "tổ chức thuộc Liên hợp quốc"),
    bank=("development bank", "ngân hàng phát triển"),
    partner=("partner agency or union of states", "cơ quan đối tác hoặc liên minh quốc gia"),
    ngo=("non-governmental organisation", "tổ chức phi chính phủ"),
)

PLACE_KIND = _codes(
    city=("city or town", "thành phố hoặc thị xã"),
    province=("province or state", "tỉnh hoặc bang"),
    resort=("resort or island", "khu nghỉ dưỡng hoặc đảo"),
    venue_town=(
        "town or district beside a larger city, known as a venue",
        "thị trấn hoặc quận cạnh đô thị lớn, nơi hay tổ chức họp",
    ),
)

SERIES_LEVEL = _codes(
    leaders=("heads of state or government", "nguyên thủ hoặc người đứng đầu chính phủ"),
    ministerial=("ministers", "bộ trưởng"),
    senior_officials=("senior officials", "quan chức cấp cao"),
    working_group=("working group", "nhóm công tác"),
    expert=("experts and practitioners", "chuyên gia và người làm chuyên môn"),
    forum=("forum open to others than officials", "diễn đàn mở cho cả bên ngoài chính phủ"),
    award=("award or its ceremony", "giải thưởng hoặc lễ trao giải"),
    other=("none of these", "cấp khác"),
)

FORMAT: Codes = MappingProxyType(
    {
        "ASEAN": ("the member states alone", "chỉ các quốc gia thành viên"),
        "ASEAN+1": ("the member states and one partner", "các quốc gia thành viên và một đối tác"),
        "ASEAN+3": (
            "the member states with China, Japan and Korea",
            "các quốc gia thành viên cùng Trung Quốc, Nhật Bản và Hàn Quốc",
        ),
        "EAS": ("the countries of the East Asia Summit", "các nước tham gia Cấp cao Đông Á"),
    }
)

FRAMEWORK: Codes = MappingProxyType({code: FORMAT[code] for code in ("ASEAN+1", "ASEAN+3", "EAS")})

TOPIC_GROUP = _codes(
    people=("groups of people", "nhóm đối tượng"),
    welfare=("welfare and social work", "phúc lợi và công tác xã hội"),
    health=("health", "y tế"),
    protection=("protection and rights", "bảo vệ và quyền"),
    labour=("labour and education", "lao động và giáo dục"),
    resilience=("resilience and technology", "khả năng chống chịu và công nghệ"),
    cooperation=("how ASEAN works together", "cách thức hợp tác của ASEAN"),
)

NOTICE_KIND = _codes(
    notice=("page or file that reports meetings", "trang hoặc tệp đưa tin về các cuộc họp"),
    register=("entry of the register of known meetings", "mục trong sổ các cuộc họp đã biết"),
    correction=("correction by a person", "đính chính của người rà soát"),
)

DATE_ORDER = _codes(
    dmy=("day, month, year", "ngày, tháng, năm"),
    mdy=("month, day, year", "tháng, ngày, năm"),
    ymd=("year, month, day", "năm, tháng, ngày"),
)

DATE_PRECISION = _codes(
    day=("the day is known", "biết đến ngày"),
    month=("the month is known, the day is the first of it", "chỉ biết đến tháng, ngày ghi là ngày đầu tháng"),
    year=("the year is known, the day is the first of it", "chỉ biết đến năm, ngày ghi là ngày đầu năm"),
)

MODE = MappingProxyType(
    {
        "online": ("by video conference alone", "hoàn toàn trực tuyến"),
        "in-person": ("at a place", "trực tiếp tại một địa điểm"),
        "hybrid": ("at a place and by video conference", "trực tiếp kết hợp trực tuyến"),
    }
)

MEETING_STATUS = _codes(
    reported=("a notice reports or announces it", "có tin đưa hoặc thông báo về cuộc họp"),
    referenced=("a notice only names it", "chỉ được nhắc đến trong tin"),
)

NOTICE_RELATION = _codes(
    reports=("tells of the meeting as held", "đưa tin cuộc họp đã hoặc đang diễn ra"),
    announces=("tells of the meeting as coming", "thông báo cuộc họp sẽ diễn ra"),
    references=("only names the meeting", "chỉ nhắc đến cuộc họp"),
)

PARTICIPANT_KIND = _codes(
    person=("a person, by name or by position", "một người, theo tên hoặc theo chức vụ"),
    organisation=("an organisation", "một tổ chức"),
    delegation=("a delegation of a country or of several", "đoàn của một hoặc nhiều nước"),
)

# The strongest first: of several roles that a notice gives, the first is the row's.
PARTICIPANT_ROLE = _codes(
    chair=("in the chair", "chủ trì"),
    co_chair=("in the chair with others", "đồng chủ trì"),
    vice_chair=("in the vice-chair", "phó chủ trì"),
    host=("host", "đăng cai"),
    organiser=("organiser", "tổ chức"),
    opening_speaker=("opened the meeting with a speech", "phát biểu khai mạc"),
    speaker=("spoke", "phát biểu"),
    head_of_delegation=("led a delegation", "trưởng đoàn"),
    participant=("took part", "tham dự"),
)

CHAIR_ROLE = _codes(
    chair=("holds the chair", "giữ vai trò chủ tịch"),
    co_chair=("holds the chair with others", "đồng chủ tịch"),
    vice_chair=("holds the vice-chair", "phó chủ tịch"),
)

TOPIC_CONTEXT = _codes(
    title=("in the title", "trong tiêu đề"),
    theme=("in the theme", "trong chủ đề"),
    body=("in the body", "trong nội dung"),
    instrument=("through an instrument that the meeting dealt with", "qua một văn kiện mà cuộc họp đề cập"),
)

PARTNER_KIND = _codes(
    country=("a country outside ASEAN", "quốc gia ngoài ASEAN"),
    organisation=("an organisation", "tổ chức"),
)

PARTNER_BASIS = _codes(
    stated=("the text names the partner", "văn bản nêu tên đối tác"),
    format=("it follows from the meeting's format", "suy ra từ khuôn khổ của cuộc họp"),
)

PARTNER_ROLE = _codes(
    partner=("partner at the table", "đối tác tham dự"),
    chair=("in the chair", "chủ trì"),
    co_chair=("in the chair with others", "đồng chủ trì"),
    host=("host", "đăng cai"),
    organiser=("organiser", "tổ chức"),
    funder=("funder", "tài trợ"),
)

INSTRUMENT_ACTION = _codes(
    adopted=("adopted at the meeting", "được thông qua tại cuộc họp"),
    endorsed=("endorsed or agreed at the meeting", "được tán thành tại cuộc họp"),
    reviewed=("discussed or reviewed", "được thảo luận hoặc rà soát"),
    implemented=("its implementation was dealt with", "bàn về việc thực hiện"),
    noted=("taken note of", "được ghi nhận"),
    mentioned=("only named", "chỉ được nhắc đến"),
)

LINK_RELATION = _codes(
    part_of=("was held within it", "diễn ra trong khuôn khổ"),
    reports_to=("reports its outcome to it", "báo cáo kết quả lên"),
    prepares=("prepares it", "chuẩn bị cho"),
    follows=("follows it", "tiếp nối"),
    mentions=("names it without saying how they hang together", "nhắc đến, không nêu rõ quan hệ"),
)

REVIEW_STATUS = _codes(
    open=("waits for a decision", "đang chờ quyết định"),
    decided=("decided by a person", "đã có người quyết định"),
)

CORRECTION_OUTCOME = _codes(
    applied=("the release says what it says", "bản phát hành đã theo đính chính này"),
    needless=("the rules say the same by themselves", "quy tắc tự cho cùng kết quả"),
    unmatched=("it matches nothing", "không khớp với dữ liệu nào"),
    outdated=(
        "what it expects does not hold any more, so that it is not applied",
        "điều kiện không còn đúng nên không áp dụng",
    ),
    refused=("it would break the row, so that it is not applied", "làm sai dòng dữ liệu nên không áp dụng"),
    withdrawn=("it was taken back", "đã được rút lại"),
)

CHANGE_KIND = _codes(
    added=("the row is new", "dòng mới"),
    modified=("a value of the row is another", "một giá trị của dòng đã khác"),
    removed=("the row is gone", "dòng không còn"),
    renamed=("the row goes on under another key", "dòng tiếp tục dưới khóa khác"),
)

CHANGE_CAUSE = _codes(
    notice_new=("a notice came in", "có tin mới"),
    notice_changed=("a notice was changed", "một tin đã được sửa"),
    notice_withdrawn=("a notice was withdrawn", "một tin đã bị rút"),
    correction=("a correction came in, was changed or withdrawn", "có đính chính mới, sửa đổi hoặc bị rút lại"),
    code=("the pipeline was changed", "mã xử lý đã thay đổi"),
    vocabulary=("a vocabulary was changed", "một danh mục đã thay đổi"),
    code_or_vocabulary=(
        "the pipeline and a vocabulary were changed, which of them is not known",
        "cả mã xử lý và danh mục đã thay đổi, không rõ do bên nào",
    ),
    other_rows=("it follows from changes of other rows", "hệ quả từ thay đổi của các dòng khác"),
)
