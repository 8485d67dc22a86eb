"""The tables of what came in: sources, notices, the pages that register entries cite, and what was refused."""

from schemas.codes import DATE_ORDER, NOTICE_KIND
from schemas.declare import (
    IDENTIFIER,
    LANGUAGE,
    NOT_BLANK,
    SHA256,
    SLUG,
    URL,
    Day,
    Flag,
    Instant,
    LocalTime,
    Long,
    TableModel,
    Text,
    column,
    row_rule,
)


class Sources(TableModel, name="sources", vi="Các cơ quan và bộ sưu tập mà tin được lấy từ đó"):
    """Publishers and collections that notices come from."""

    source_id: Text = column("Identifier of the source", "Mã định danh nguồn tin", key=True, pattern=SLUG)
    name_en: Text = column("Name of the source in English", "Tên nguồn tin bằng tiếng Anh", pattern=NOT_BLANK)
    name_vi: Text = column("Name of the source in Vietnamese", "Tên nguồn tin bằng tiếng Việt", pattern=NOT_BLANK)
    publisher: Text = column("Who is behind the source", "Cơ quan chủ quản", pattern=NOT_BLANK)
    country_code: Text = column(
        "Country of the publisher", "Quốc gia của cơ quan chủ quản", optional=True, references="countries.country_code"
    )
    home_url: Text = column("Address of its home page", "Địa chỉ trang chủ", optional=True, pattern=URL)
    date_order: Text = column(
        "How its numeric dates are usually written",
        "Thứ tự thường dùng khi viết ngày bằng số",
        optional=True,
        codes=DATE_ORDER,
    )
    rights: Text = column(
        "What its publisher allows to be done with its notices",
        "Điều kiện sử dụng tin do cơ quan chủ quản quy định",
        optional=True,
    )


class Notices(TableModel, name="notices", vi="Tin: một trang, tệp hoặc mục trong sổ đưa về một hoặc nhiều cuộc họp"):
    """Notices: one web page, file or register entry that reports one or more meetings."""

    notice_id: Text = column(
        "Identifier of the notice; the same page or file keeps it",
        "Mã định danh của tin; cùng một trang hoặc tệp giữ nguyên mã",
        key=True,
        pattern=IDENTIFIER,
    )
    kind: Text = column("Notice or entry of the register", "Tin hoặc mục trong sổ", codes=NOTICE_KIND)
    raw_name: Text = column("Path of the raw file below raw/", "Đường dẫn tệp gốc bên dưới raw/", pattern=NOT_BLANK)
    raw_sha256: Text = column("SHA-256 of the raw bytes", "Mã băm SHA-256 của dữ liệu gốc", pattern=SHA256)
    source_id: Text = column("Source that it comes from", "Nguồn tin", references="sources.source_id")
    url: Text = column("Address that it was published at", "Địa chỉ đăng tin", optional=True, pattern=URL)
    language: Text = column("Language of the text, ISO 639-1", "Ngôn ngữ của văn bản theo ISO 639-1", pattern=LANGUAGE)
    title: Text = column("Headline", "Tiêu đề")
    published_on: Day = column("Day of publication", "Ngày đăng", optional=True)
    published_at: LocalTime = column(
        "Time of publication in the source's local time, where the page gives a time",
        "Thời điểm đăng theo giờ địa phương của nguồn, nếu trang có ghi giờ",
        optional=True,
    )
    date_order: Text = column(
        "How the page's numeric date was read",
        "Thứ tự đã dùng để đọc ngày viết bằng số trên trang",
        optional=True,
        codes=DATE_ORDER,
    )
    retrieved_at: Instant = column("Time at which the page was fetched", "Thời điểm tải trang", optional=True)
    last_seen: Instant = column(
        "Time at which the page was last there, where it has disappeared since",
        "Thời điểm cuối cùng trang còn tồn tại, nếu trang đã bị gỡ",
        optional=True,
    )
    is_meeting_notice: Flag = column(
        "Whether it reports a meeting or event of ASEAN or with its partners",
        "Tin có đưa về cuộc họp hoặc sự kiện của ASEAN hay với đối tác của ASEAN hay không",
    )
    text: Text = column(
        "Cleaned text (NFC), in which evidence offsets count",
        "Văn bản đã làm sạch (NFC), là nơi tính vị trí của bằng chứng",
    )
    text_sha256: Text = column(
        "SHA-256 of the text in UTF-8", "Mã băm SHA-256 của văn bản ở dạng UTF-8", pattern=SHA256
    )
    duplicate_of: Text = column(
        "Notice that has the same text under another address",
        "Tin có cùng văn bản ở địa chỉ khác",
        optional=True,
        references="notices.notice_id",
    )

    text_has_its_sum = row_rule("text_sha256 = sha256(text)", "text_sha256 is not the SHA-256 of the text")
    day_of_the_time = row_rule(
        "published_on = CAST(published_at AS DATE)", "published_on is not the day of published_at"
    )
    time_has_a_day = row_rule(
        "published_at IS NULL OR published_on IS NOT NULL", "published_at is given without published_on"
    )
    no_copy_of_itself = row_rule("duplicate_of <> notice_id", "the notice is a duplicate of itself")


class Revisions(TableModel, name="revisions", vi="Các phiên bản văn bản của mỗi tin theo thời gian"):
    """Texts that the page of a notice has had, the published one among them."""

    notice_id: Text = column("Notice whose page it is", "Tin có trang này", key=True, references="notices.notice_id")
    text_sha256: Text = column(
        "SHA-256 of the text in UTF-8", "Mã băm SHA-256 của văn bản ở dạng UTF-8", key=True, pattern=SHA256
    )
    raw_name: Text = column(
        "Path of the raw file below raw/ that has it first",
        "Đường dẫn tệp gốc đầu tiên có văn bản này, bên dưới raw/",
        pattern=NOT_BLANK,
    )
    raw_sha256: Text = column("SHA-256 of those raw bytes", "Mã băm SHA-256 của dữ liệu gốc đó", pattern=SHA256)
    title: Text = column("Headline", "Tiêu đề")
    first_seen: Instant = column("Time at which it was first fetched", "Thời điểm tải lần đầu", optional=True)
    last_seen: Instant = column(
        "Time at which the page was last seen with it", "Thời điểm cuối cùng thấy trang với văn bản này", optional=True
    )
    is_published: Flag = column("Whether it is the text in notices", "Có phải là văn bản trong bảng notices hay không")

    seen_in_order = row_rule("first_seen <= last_seen", "last_seen is before first_seen")


class Citations(TableModel, name="citations", vi="Các trang làm căn cứ cho mục trong sổ các cuộc họp đã biết"):
    """Pages that state what an entry of the register of known meetings says."""

    notice_id: Text = column("Register entry", "Mục trong sổ", key=True, references="notices.notice_id")
    url: Text = column("Address of a page that states it", "Địa chỉ trang nêu thông tin này", key=True, pattern=URL)
    host: Text = column("Host of that address", "Máy chủ của địa chỉ", pattern=r"^[^\s/:A-Z]+$")


class Rejections(TableModel, name="rejections", vi="Các tệp gốc không đọc được thành tin, kèm lý do"):
    """Raw items that could not be read as a notice, each with its reason."""

    raw_name: Text = column(
        "Path of the raw file below raw/", "Đường dẫn tệp gốc bên dưới raw/", key=True, pattern=NOT_BLANK
    )
    raw_sha256: Text = column(
        "SHA-256 of the raw bytes", "Mã băm SHA-256 của dữ liệu gốc", optional=True, pattern=SHA256
    )
    byte_count: Long = column("Size in bytes", "Kích thước tính bằng byte", optional=True, least=0)
    reason: Text = column("Short code of the reason", "Mã lý do", pattern=SLUG)
    detail: Text = column("What is wrong, in a sentence", "Mô tả vấn đề", pattern=NOT_BLANK)
    cure: Text = column("What can be done about it", "Cách khắc phục", pattern=NOT_BLANK)
