"""The tables of facts: meetings, who took part, what they dealt with, and how they hang together."""

from schemas.codes import (
    CHAIR_ROLE,
    DATE_PRECISION,
    FRAMEWORK,
    INSTRUMENT_ACTION,
    LINK_RELATION,
    MEETING_STATUS,
    MODE,
    NOTICE_RELATION,
    PARTICIPANT_KIND,
    PARTICIPANT_ROLE,
    PARTNER_BASIS,
    PARTNER_KIND,
    PARTNER_ROLE,
    TOPIC_CONTEXT,
)
from schemas.declare import (
    CAPITALS,
    CODE,
    IDENTIFIER,
    NOT_BLANK,
    SLUG,
    Day,
    Int,
    Share,
    Short,
    TableModel,
    Text,
    Texts,
    column,
    row_rule,
)


class Meetings(
    TableModel,
    name="meetings",
    vi="Các cuộc họp và sự kiện của ASEAN, mỗi cuộc một dòng dù có nhiều tin đưa",
    evidence="values",
):
    """Meetings and events of ASEAN, one row each, however many notices report them."""

    meeting_id: Text = column(
        "Identifier of the meeting: the slug of its series and its ordinal, else its date",
        "Mã cuộc họp: dạng mã của chuỗi và số thứ tự, nếu không có thì dùng ngày",
        key=True,
        pattern=SLUG,
    )
    series_code: Text = column("Series that it belongs to", "Chuỗi cuộc họp", references="series.series_code")
    ordinal: Short = column(
        "Which meeting of the series it is", "Lần thứ mấy trong chuỗi", optional=True, least=1, most=999
    )
    title_vi: Text = column("Title in Vietnamese", "Tên cuộc họp bằng tiếng Việt", optional=True, pattern=NOT_BLANK)
    title_en: Text = column("Title in English", "Tên cuộc họp bằng tiếng Anh", optional=True, pattern=NOT_BLANK)
    start_date: Day = column("First day", "Ngày bắt đầu", optional=True)
    end_date: Day = column("Last day", "Ngày kết thúc", optional=True)
    date_precision: Text = column(
        "How exactly the dates are known", "Mức độ chính xác của ngày", optional=True, codes=DATE_PRECISION
    )
    mode: Text = column("How it was held", "Hình thức họp", optional=True, codes=MODE)
    city: Text = column(
        "City where it was held, else province or resort, by its usual English name",
        "Thành phố nơi họp, nếu không rõ thì tỉnh hoặc khu nghỉ dưỡng, theo tên tiếng Anh thường dùng",
        optional=True,
        pattern=NOT_BLANK,
    )
    country_code: Text = column(
        "Country where it was held", "Quốc gia nơi họp", optional=True, references="countries.country_code"
    )
    theme: Text = column(
        "Its own theme, as quoted", "Chủ đề của cuộc họp, theo nguyên văn", optional=True, pattern=NOT_BLANK
    )
    part_of: Text = column(
        "Meeting within which it was held", "Cuộc họp bao trùm", optional=True, references="meetings.meeting_id"
    )
    status: Text = column("Reported or only referenced", "Được đưa tin hay chỉ được nhắc đến", codes=MEETING_STATUS)
    notice_count: Int = column(
        "Number of notices that speak of it", "Số tin có nói về cuộc họp", least=1, computed=True
    )
    confidence: Share = column(
        "How sure the row is, 0 to 1", "Độ tin cậy của dòng, từ 0 đến 1", least=0, most=1, computed=True
    )
    superseded_ids: Texts = column(
        "Identifiers that the meeting had in earlier releases",
        "Các mã mà cuộc họp từng mang trong những bản phát hành trước",
        optional=True,
        computed=True,
    )

    ends_after_it_starts = row_rule("start_date <= end_date", "the meeting ends before it starts")
    dates_have_a_precision = row_rule(
        "coalesce(start_date, end_date) IS NULL OR date_precision IS NOT NULL", "a date is given without date_precision"
    )
    not_part_of_itself = row_rule("part_of <> meeting_id", "the meeting is part of itself")


class MeetingNotices(TableModel, name="meeting_notices", vi="Tin nào nói về cuộc họp nào"):
    """Which notice speaks of which meeting."""

    meeting_id: Text = column("Meeting", "Cuộc họp", key=True, references="meetings.meeting_id")
    notice_id: Text = column(
        "Notice that speaks of it", "Tin nói về cuộc họp", key=True, references="notices.notice_id"
    )
    relation: Text = column("How the notice speaks of it", "Tin nói về cuộc họp như thế nào", codes=NOTICE_RELATION)


class Persons(
    TableModel, name="persons", vi="Những người tham dự các cuộc họp, mỗi người một dòng trên tất cả các tin"
):
    """People who took part in meetings, one row each over all notices."""

    person_id: Text = column("Identifier of the person", "Mã định danh người", key=True, pattern=IDENTIFIER)
    name: Text = column("Name without honorifics and titles", "Họ tên, không kèm danh xưng", pattern=NOT_BLANK)
    names: Texts = column(
        "All names under which notices speak of the person, the most frequent first",
        "Mọi cách các tin viết tên người này, cách thường gặp nhất đứng trước",
    )
    honorific: Text = column("Form of address", "Danh xưng", optional=True, pattern=NOT_BLANK)
    country_code: Text = column(
        "Country that the person stands for",
        "Quốc gia mà người này đại diện",
        optional=True,
        references="countries.country_code",
    )
    position: Text = column("Latest known position", "Chức vụ gần nhất được biết", optional=True, pattern=NOT_BLANK)
    organisation: Text = column(
        "Latest known organisation", "Cơ quan gần nhất được biết", optional=True, pattern=NOT_BLANK
    )
    meeting_count: Int = column("Number of meetings that the person took part in", "Số cuộc họp đã tham dự", least=1)
    confidence: Share = column(
        "How sure it is that these are one person, 0 to 1",
        "Độ chắc chắn rằng đây là cùng một người, từ 0 đến 1",
        least=0,
        most=1,
        computed=True,
    )


class Institutions(
    TableModel,
    name="institutions",
    vi="Các bộ, cơ quan và tổ chức tham dự hoặc có người tham dự, mỗi nơi một dòng dù có nhiều tên gọi",
):
    """Ministries, agencies and organisations that took part or that people came from, one row each under all names."""

    institution_id: Text = column(
        "Identifier of the institution", "Mã định danh cơ quan, tổ chức", key=True, pattern=IDENTIFIER
    )
    name: Text = column(
        "Its listed name in English, else the name that most notices use",
        "Tên tiếng Anh nếu có trong danh mục, nếu không thì tên được nhiều tin dùng nhất",
        pattern=NOT_BLANK,
    )
    name_en: Text = column(
        "Its listed name in English, else the most frequent in the notices, where one has it",
        "Tên tiếng Anh trong danh mục, nếu không thì tên tiếng Anh thường gặp nhất trong các tin",
        optional=True,
        pattern=NOT_BLANK,
    )
    name_vi: Text = column(
        "Its listed name in Vietnamese, else the most frequent in the notices, where one has it",
        "Tên tiếng Việt trong danh mục, nếu không thì tên tiếng Việt thường gặp nhất trong các tin",
        optional=True,
        pattern=NOT_BLANK,
    )
    names: Texts = column(
        "All names under which notices speak of it, the most frequent first",
        "Mọi tên gọi trong các tin, tên thường gặp nhất đứng trước",
    )
    country_code: Text = column(
        "Country that it is of; none for international organisations",
        "Quốc gia chủ quản; để trống với tổ chức quốc tế",
        optional=True,
        references="countries.country_code",
    )
    organisation_code: Text = column(
        "Its code, where it is a listed organisation",
        "Mã tổ chức, nếu có trong danh mục",
        optional=True,
        references="organisations.organisation_code",
    )
    meeting_count: Int = column(
        "Number of meetings that it or its people took part in", "Số cuộc họp có tham dự", least=1
    )
    confidence: Share = column(
        "How sure it is that these are names of one, 0 to 1",
        "Độ chắc chắn rằng đây là cùng một nơi, từ 0 đến 1",
        least=0,
        most=1,
        computed=True,
    )


class Participants(
    TableModel, name="participants", vi="Ai tham dự cuộc họp và với vai trò gì, theo từng tin", evidence="rows"
):
    """Who took part in a meeting and in which role, as one notice tells it."""

    participant_id: Text = column("Identifier of the row", "Mã định danh của dòng", key=True, pattern=IDENTIFIER)
    meeting_id: Text = column("Meeting", "Cuộc họp", references="meetings.meeting_id")
    notice_id: Text = column("Notice that says so", "Tin nêu thông tin này", references="notices.notice_id")
    kind: Text = column("Person, organisation or delegation", "Người, tổ chức hay đoàn", codes=PARTICIPANT_KIND)
    name: Text = column(
        "Name as written; a person in the text by position alone has none",
        "Tên như trong tin; người chỉ được nêu theo chức vụ thì không có tên",
        optional=True,
        pattern=NOT_BLANK,
    )
    honorific: Text = column("Form of address before the name", "Danh xưng trước tên", optional=True, pattern=NOT_BLANK)
    position: Text = column("Position as written", "Chức vụ như trong tin", optional=True, pattern=NOT_BLANK)
    organisation: Text = column("Organisation as written", "Cơ quan như trong tin", optional=True, pattern=NOT_BLANK)
    country_code: Text = column(
        "Country that the participant stands for",
        "Quốc gia mà bên tham dự đại diện",
        optional=True,
        references="countries.country_code",
    )
    role: Text = column(
        "Strongest role that the notice tells of", "Vai trò cao nhất mà tin nêu", codes=PARTICIPANT_ROLE
    )
    person_id: Text = column(
        "The person over all notices", "Người này trên tất cả các tin", optional=True, references="persons.person_id"
    )
    institution_id: Text = column(
        "The institution over all notices that the row is of, or that it is, where the words tell which",
        "Cơ quan, tổ chức của dòng này trên tất cả các tin, nếu các tin nêu đủ rõ",
        optional=True,
        references="institutions.institution_id",
    )

    is_somebody = row_rule(
        "coalesce(name, position, organisation, country_code) IS NOT NULL",
        "the participant has neither name nor position, organisation or country",
    )
    only_persons_have_a_person = row_rule(
        "person_id IS NULL OR kind = 'person'", "person_id is given for what is not a person"
    )


class Topics(TableModel, name="topics", vi="Các chủ đề của cuộc họp, theo từng tin", evidence="rows"):
    """Topics that a meeting dealt with, as one notice tells it."""

    meeting_id: Text = column("Meeting", "Cuộc họp", key=True, references="meetings.meeting_id")
    notice_id: Text = column("Notice that says so", "Tin nêu thông tin này", key=True, references="notices.notice_id")
    topic_code: Text = column("Topic", "Chủ đề", key=True, references="topic_codes.topic_code")
    context: Text = column(
        "Most prominent place where it stands", "Vị trí nổi bật nhất nêu chủ đề", codes=TOPIC_CONTEXT
    )
    mention_count: Int = column("How often the notice speaks of it", "Số lần tin nhắc đến", least=1)


class Partners(
    TableModel, name="partners", vi="Các quốc gia và tổ chức ngoài ASEAN cùng tham gia cuộc họp", evidence="rows"
):
    """Countries and organisations outside ASEAN that a meeting was held with."""

    meeting_id: Text = column("Meeting", "Cuộc họp", key=True, references="meetings.meeting_id")
    partner_code: Text = column(
        "Country code, organisation code, or acronym or name in capitals of an organisation that has no code",
        "Mã quốc gia, mã tổ chức, hoặc tên hay chữ viết tắt in hoa của tổ chức chưa có mã",
        key=True,
        pattern=CAPITALS,
    )
    partner_kind: Text = column("Country or organisation", "Quốc gia hay tổ chức", codes=PARTNER_KIND)
    name_en: Text = column("Name in English", "Tên tiếng Anh", pattern=NOT_BLANK)
    name_vi: Text = column("Name in Vietnamese", "Tên tiếng Việt", pattern=NOT_BLANK)
    framework: Text = column("Framework of the cooperation", "Khuôn khổ hợp tác", optional=True, codes=FRAMEWORK)
    basis: Text = column("On what the partner rests", "Căn cứ xác định đối tác", codes=PARTNER_BASIS)
    role: Text = column("Part that the partner had", "Vai trò của đối tác", codes=PARTNER_ROLE)

    countries_by_code = row_rule(
        "partner_kind <> 'country' OR regexp_full_match(partner_code, '[A-Z]{2}')",
        "a country is not given by its two-letter code",
    )


class Instruments(
    TableModel,
    name="instruments",
    vi="Các tuyên bố, kế hoạch và công ước được cuộc họp đề cập, theo từng tin",
    evidence="rows",
):
    """Declarations, plans and conventions that a meeting dealt with, as one notice tells it."""

    meeting_id: Text = column("Meeting", "Cuộc họp", key=True, references="meetings.meeting_id")
    notice_id: Text = column("Notice that says so", "Tin nêu thông tin này", key=True, references="notices.notice_id")
    instrument_code: Text = column("Instrument", "Văn kiện", key=True, references="instrument_codes.instrument_code")
    action: Text = column("What was done to it", "Cuộc họp đã làm gì với văn kiện", codes=INSTRUMENT_ACTION)


class Chairs(
    TableModel, name="chairs", vi="Các quốc gia giữ vai trò chủ tịch hoặc phó chủ tịch cuộc họp", evidence="rows"
):
    """Countries that held the chair or the vice-chair of a meeting."""

    meeting_id: Text = column("Meeting", "Cuộc họp", key=True, references="meetings.meeting_id")
    country_code: Text = column("Country", "Quốc gia", key=True, references="countries.country_code")
    role: Text = column(
        "Chair, co-chair or vice-chair", "Chủ tịch, đồng chủ tịch hay phó chủ tịch", key=True, codes=CHAIR_ROLE
    )


class MeetingLinks(
    TableModel,
    name="meeting_links",
    vi="Quan hệ giữa các cuộc họp: thuộc khuôn khổ, báo cáo lên, chuẩn bị, tiếp nối",
    evidence="rows",
):
    """How meetings hang together: part of, reports to, prepares, follows."""

    from_meeting_id: Text = column(
        "Meeting that the link starts from",
        "Cuộc họp xuất phát của liên kết",
        key=True,
        references="meetings.meeting_id",
    )
    relation: Text = column("How the two hang together", "Quan hệ giữa hai bên", key=True, codes=LINK_RELATION)
    to_key: Text = column(
        "What it leads to: series and ordinal joined by a hyphen, or the series alone",
        "Đích của liên kết: chuỗi và số thứ tự nối bằng gạch ngang, hoặc chỉ chuỗi",
        key=True,
        pattern=CODE,
    )
    to_meeting_id: Text = column(
        "The meeting that it leads to, where known",
        "Cuộc họp đích, nếu biết",
        optional=True,
        references="meetings.meeting_id",
    )
    to_series_code: Text = column("The series that it leads to", "Chuỗi cuộc họp đích", references="series.series_code")

    leads_elsewhere = row_rule("to_meeting_id <> from_meeting_id", "the meeting is linked to itself")
