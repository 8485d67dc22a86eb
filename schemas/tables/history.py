"""The tables of how releases follow each other: what changed since the one before, and what is gone for good.

They tell of a release and are no part of its content: the same facts in a row of releases have other histories.
"""

from schemas.codes import CHANGE_CAUSE, CHANGE_KIND
from schemas.declare import IDENTIFIER, NOT_BLANK, Long, TableModel, Text, column, row_rule
from schemas.tables.evidence import TABLE_NAME

COLUMN_NAME = r"^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$"
VERSION = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}\.[1-9][0-9]*$"


class Changes(TableModel, name="changes", vi="Những gì đã thay đổi so với bản phát hành trước, và vì sao"):
    """What changed since the release before, and why."""

    change_number: Long = column(
        "Place in the order of tables, keys and columns", "Vị trí theo thứ tự bảng, khóa và cột", key=True, least=1
    )
    kind: Text = column("What became of the row", "Dòng đã thay đổi thế nào", codes=CHANGE_KIND)
    table_name: Text = column("Table of the row", "Bảng chứa dòng", pattern=TABLE_NAME)
    row_id: Text = column(
        "Key of the row, its parts joined by |; of a removed row the key that it had",
        "Khóa của dòng, các phần nối bằng |; với dòng không còn là khóa đã có",
        pattern=NOT_BLANK,
    )
    former_id: Text = column(
        "Key that a renamed row had before", "Khóa trước đây của dòng được đổi khóa", optional=True, pattern=NOT_BLANK
    )
    column_name: Text = column("Column that was modified", "Cột bị sửa đổi", optional=True, pattern=COLUMN_NAME)
    old_value: Text = column(
        "Value before, as text, at most 1,000 characters of it; null where there was none",
        "Giá trị trước, dạng văn bản, tối đa 1.000 ký tự; để trống nếu không có",
        optional=True,
    )
    new_value: Text = column(
        "Value now, as text, at most 1,000 characters of it; null where there is none",
        "Giá trị nay, dạng văn bản, tối đa 1.000 ký tự; để trống nếu không có",
        optional=True,
    )
    cause: Text = column("Because of what", "Nguyên nhân", codes=CHANGE_CAUSE)
    notice_id: Text = column(
        "Notice because of which, one of them where there are several",
        "Tin là nguyên nhân, một trong số đó nếu có nhiều",
        optional=True,
        pattern=IDENTIFIER,
    )

    only_modified_rows_have_a_column = row_rule(
        "(kind = 'modified') = (column_name IS NOT NULL)", "column_name is given for what is not modified, or is not"
    )
    only_renamed_rows_have_a_former_key = row_rule(
        "(kind = 'renamed') = (former_id IS NOT NULL)", "former_id is given for what is not renamed, or is not"
    )


class Tombstones(TableModel, name="tombstones", vi="Các dòng từng được công bố và nay không còn"):
    """Rows that were published once and are gone."""

    table_name: Text = column("Table of the row", "Bảng chứa dòng", key=True, pattern=TABLE_NAME)
    row_id: Text = column(
        "Key that it had, its parts joined by |", "Khóa đã có, các phần nối bằng |", key=True, pattern=NOT_BLANK
    )
    last_version: Text = column("Last release that had it", "Bản phát hành cuối cùng có dòng này", pattern=VERSION)
    removed_in: Text = column("First release without it", "Bản phát hành đầu tiên không còn dòng này", pattern=VERSION)
    cause: Text = column("Because of what", "Nguyên nhân", codes=CHANGE_CAUSE)
    notice_id: Text = column(
        "Notice because of which, one of them where there are several",
        "Tin là nguyên nhân, một trong số đó nếu có nhiều",
        optional=True,
        pattern=IDENTIFIER,
    )
