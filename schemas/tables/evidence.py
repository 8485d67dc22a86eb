"""The tables of the trail: what each notice says of each fact and where, and what a person should look at."""

from schemas.codes import CORRECTION_OUTCOME, REVIEW_STATUS
from schemas.declare import (
    IDENTIFIER,
    NOT_BLANK,
    SLUG,
    Day,
    Flag,
    Int,
    Share,
    TableModel,
    Text,
    column,
    row_rule,
)

TABLE_NAME = r"^[a-z]+(?:_[a-z]+)*$"


class Evidence(
    TableModel,
    name="evidence",
    vi="Mỗi tin nói gì về từng dữ kiện và nguyên văn ở đâu, kể cả khi các tin không thống nhất",
):
    """What each notice says of each fact and the words that say so, also where notices disagree."""

    evidence_id: Text = column("Identifier of the row", "Mã định danh của dòng", key=True, pattern=IDENTIFIER)
    table_name: Text = column("Table of the fact", "Bảng chứa dữ kiện", pattern=TABLE_NAME)
    row_id: Text = column(
        "Key of the fact's row, its parts joined by |",
        "Khóa của dòng chứa dữ kiện, các phần nối bằng |",
        pattern=NOT_BLANK,
    )
    column_name: Text = column(
        "Column of the fact; the last key column where a table is all key",
        "Cột chứa dữ kiện; là cột khóa cuối nếu bảng chỉ gồm khóa",
        pattern=TABLE_NAME,
    )
    value: Text = column(
        "The value as this notice gives it: ISO dates, codes, numbers in digits",
        "Giá trị theo tin này: ngày theo ISO, mã, số viết bằng chữ số",
    )
    accepted: Flag = column(
        "Whether the published row carries this value", "Dòng được công bố có dùng giá trị này hay không"
    )
    notice_id: Text = column("Notice that says so", "Tin nêu thông tin này", references="notices.notice_id")
    char_start: Int = column(
        "Where the words begin in notices.text, in Unicode code points from 0",
        "Vị trí bắt đầu trong notices.text, tính theo điểm mã Unicode từ 0",
        least=0,
    )
    char_end: Int = column("Where they end, exclusive", "Vị trí kết thúc, không bao gồm", least=1)
    quote: Text = column("The words themselves", "Nguyên văn")
    rule: Text = column("Name of the rule that found it", "Tên quy tắc đã tìm ra", pattern=NOT_BLANK)
    confidence: Share = column("How sure the rule is, 0 to 1", "Độ tin cậy của quy tắc, từ 0 đến 1", least=0, most=1)

    quote_has_its_length = row_rule(
        "length(quote) = char_end - char_start", "the quote is not as long as its offsets say"
    )


class Corrections(
    TableModel, name="corrections", vi="Những điều người rà soát đã quyết định, kèm lý do và kết quả áp dụng"
):
    """What people decided where the rules were wrong or unsure, why, and what came of it in this release."""

    correction_id: Text = column(
        "Identifier of the correction", "Mã định danh của đính chính", key=True, pattern=IDENTIFIER
    )
    table_name: Text = column("Table that it corrects", "Bảng được đính chính", pattern=TABLE_NAME)
    match: Text = column(
        "Columns and values that tell which row is meant, as JSON",
        "Các cột và giá trị xác định dòng được đính chính, dạng JSON",
        pattern=NOT_BLANK,
    )
    override: Text = column(
        "What they are to be, as JSON, null for empty; none where the row is left out",
        "Giá trị đúng, dạng JSON, null nghĩa là để trống; không có nếu dòng bị bỏ",
        optional=True,
        pattern=NOT_BLANK,
    )
    expect: Text = column(
        "What must be so before, for it to be applied, as JSON",
        "Điều kiện phải đúng trước khi áp dụng, dạng JSON",
        optional=True,
        pattern=NOT_BLANK,
    )
    reason: Text = column("Why it was decided so", "Lý do quyết định", pattern=NOT_BLANK)
    who: Text = column("Who decided it", "Người quyết định", pattern=NOT_BLANK)
    decided_on: Day = column("When it was decided", "Ngày quyết định")
    outcome: Text = column(
        "What came of it in this release", "Kết quả trong bản phát hành này", codes=CORRECTION_OUTCOME
    )
    detail: Text = column(
        "Why it needs a look, where it does", "Vì sao cần xem lại, nếu cần", optional=True, pattern=NOT_BLANK
    )


class ReviewItems(TableModel, name="review_items", vi="Những điều quy tắc không quyết định được, cần người xem xét"):
    """What the rules could not decide and a person should look at."""

    review_id: Text = column("Identifier of the item", "Mã định danh của mục", key=True, pattern=IDENTIFIER)
    notice_id: Text = column("Notice concerned", "Tin liên quan", references="notices.notice_id")
    kind: Text = column("What kind of doubt it is", "Loại nghi vấn", pattern=SLUG)
    table_name: Text = column("Table concerned", "Bảng liên quan", optional=True, pattern=TABLE_NAME)
    row_id: Text = column("Key of the row concerned", "Khóa của dòng liên quan", optional=True, pattern=NOT_BLANK)
    detail: Text = column("What is in doubt, in a sentence", "Mô tả nghi vấn", pattern=NOT_BLANK)
    status: Text = column("Open or decided", "Đang chờ hay đã quyết định", codes=REVIEW_STATUS)
    char_start: Int = column(
        "Where the words in doubt begin in notices.text, in Unicode code points from 0",
        "Vị trí bắt đầu của phần nghi vấn trong notices.text, tính theo điểm mã Unicode từ 0",
        optional=True,
        least=0,
    )
    char_end: Int = column(
        "Where they end, exclusive", "Vị trí kết thúc của phần nghi vấn, không bao gồm", optional=True, least=0
    )
    decided_by: Text = column(
        "The correction that decides it",
        "Đính chính quyết định mục này",
        optional=True,
        references="corrections.correction_id",
    )

    row_of_a_table = row_rule("row_id IS NULL OR table_name IS NOT NULL", "row_id is given without table_name")
    span_is_whole = row_rule(
        "(char_start IS NULL) = (char_end IS NULL)", "one end of the words in doubt is given without the other"
    )
    span_is_forward = row_rule("char_start <= char_end", "the words in doubt end before they begin")
    decided_by_somebody = row_rule(
        "(status = 'decided') = (decided_by IS NOT NULL)", "it is decided by nothing, or open and decided by something"
    )
