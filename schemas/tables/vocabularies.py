"""The tables that hold the codes which facts are written in. Their rows are the CSV files of `schemas.vocabularies`."""

from schemas.codes import ASEAN_STANDING, FORMAT, ORGANISATION_KIND, PLACE_KIND, SERIES_LEVEL, TOPIC_GROUP
from schemas.declare import (
    CAPITALS,
    CODE,
    COUNTRY,
    NOT_BLANK,
    SLUG,
    Day,
    Short,
    TableModel,
    Text,
    Texts,
    column,
    row_rule,
)


class Countries(
    TableModel,
    name="countries",
    vi="Quốc gia và vùng lãnh thổ theo ISO 3166-1, quan hệ với ASEAN và các tên gọi đang dùng",
):
    """Countries and territories of ISO 3166-1, with their standing in ASEAN and the names in use."""

    country_code: Text = column(
        "Country code, ISO 3166-1 alpha-2", "Mã quốc gia theo ISO 3166-1 alpha-2", key=True, pattern=COUNTRY
    )
    name_en: Text = column("Usual name in English", "Tên thường dùng bằng tiếng Anh", pattern=NOT_BLANK)
    name_vi: Text = column("Usual name in Vietnamese", "Tên thường dùng bằng tiếng Việt", pattern=NOT_BLANK)
    asean: Text = column("How the country stands to ASEAN", "Quan hệ của quốc gia với ASEAN", codes=ASEAN_STANDING)
    asean_since: Day = column(
        "Day on which it became a member of ASEAN", "Ngày trở thành thành viên ASEAN", optional=True
    )
    aliases: Texts = column(
        "Other names and transliterations in use, in any language", "Các tên gọi và cách phiên âm khác đang dùng"
    )

    members_have_a_date = row_rule(
        "(asean = 'member') = (asean_since IS NOT NULL)",
        "members of ASEAN have the day of their accession, and nobody else has",
    )


class Organisations(TableModel, name="organisations", vi="Các tổ chức quốc tế hợp tác với ASEAN trong lĩnh vực xã hội"):
    """International organisations that work with ASEAN's social sectors."""

    organisation_code: Text = column("Code of the organisation", "Mã tổ chức", key=True, pattern=CAPITALS)
    kind: Text = column("What kind of organisation it is", "Loại tổ chức", codes=ORGANISATION_KIND)
    name_en: Text = column("Name in English", "Tên tiếng Anh", pattern=NOT_BLANK)
    name_vi: Text = column("Name in Vietnamese", "Tên tiếng Việt", pattern=NOT_BLANK)
    aliases: Texts = column("Other names and abbreviations in use", "Các tên gọi và chữ viết tắt khác đang dùng")


class Places(TableModel, name="places", vi="Các địa điểm tổ chức cuộc họp, cùng tên gọi và cách phiên âm đang dùng"):
    """Places where meetings are held, with the names and transliterations in use."""

    place_id: Text = column("Identifier of the place", "Mã định danh địa điểm", key=True, pattern=SLUG)
    name_en: Text = column("Usual name in English", "Tên thường dùng bằng tiếng Anh", pattern=NOT_BLANK)
    name_vi: Text = column("Usual name in Vietnamese", "Tên thường dùng bằng tiếng Việt", pattern=NOT_BLANK)
    country_code: Text = column("Country that it lies in", "Quốc gia sở tại", references="countries.country_code")
    kind: Text = column("What kind of place it is", "Loại địa điểm", codes=PLACE_KIND)
    aliases: Texts = column(
        "Other names and transliterations in use, in any language", "Các tên gọi và cách phiên âm khác đang dùng"
    )


class Series(
    TableModel, name="series", vi="Các chuỗi cuộc họp: cấp bộ trưởng, quan chức cấp cao, ủy ban, diễn đàn, giải thưởng"
):
    """Series of meetings: ministerial meetings, senior officials' meetings, committees, forums, awards."""

    series_code: Text = column("Code of the series", "Mã chuỗi cuộc họp", key=True, pattern=CODE)
    slug: Text = column("The code as it begins meeting ids", "Dạng mã đứng đầu mã cuộc họp", pattern=SLUG)
    name_en: Text = column("Full name in English", "Tên đầy đủ bằng tiếng Anh", pattern=NOT_BLANK)
    name_vi: Text = column("Full name in Vietnamese", "Tên đầy đủ bằng tiếng Việt", pattern=NOT_BLANK)
    level: Text = column("At which level it meets", "Cấp họp", codes=SERIES_LEVEL)
    sector: Text = column("Sector that it belongs to", "Lĩnh vực", pattern=SLUG)
    format: Text = column("Who sits at the table", "Khuôn khổ tham dự", optional=True, codes=FORMAT)
    partners: Texts = column(
        "Codes of the partners that the format implies", "Mã các đối tác theo khuôn khổ của chuỗi cuộc họp"
    )
    aliases: Texts = column("Other names and abbreviations in use", "Các tên gọi và chữ viết tắt khác đang dùng")


class TopicCodes(TableModel, name="topic_codes", vi="Các chủ đề được bàn tại cuộc họp"):
    """Topics that meetings deal with."""

    topic_code: Text = column("Code of the topic", "Mã chủ đề", key=True, pattern=SLUG)
    group: Text = column("Group of topics that it belongs to", "Nhóm chủ đề", codes=TOPIC_GROUP)
    label_en: Text = column("Name of the topic in English", "Tên chủ đề bằng tiếng Anh", pattern=NOT_BLANK)
    label_vi: Text = column("Name of the topic in Vietnamese", "Tên chủ đề bằng tiếng Việt", pattern=NOT_BLANK)


class InstrumentCodes(
    TableModel,
    name="instrument_codes",
    vi="Tuyên bố, kế hoạch, khung và công ước được thông qua, rà soát hoặc thực hiện tại các cuộc họp",
):
    """Declarations, plans, frameworks and conventions that meetings adopt, review or carry out."""

    instrument_code: Text = column("Code of the instrument", "Mã văn kiện", key=True, pattern=SLUG)
    name_en: Text = column("Name in English", "Tên tiếng Anh", pattern=NOT_BLANK)
    name_vi: Text = column("Name in Vietnamese", "Tên tiếng Việt", pattern=NOT_BLANK)
    year: Short = column("Year of its adoption", "Năm thông qua", optional=True, least=1945, most=2100)
    topic_codes: Texts = column("Codes of the topics that it is about", "Mã các chủ đề của văn kiện")
