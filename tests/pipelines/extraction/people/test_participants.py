"""Who took part, as a reader of the tables would see it: persons, organisations, delegations, chairs of countries."""

from __future__ import annotations

import pytest

from pipelines.extraction.document import Document
from pipelines.extraction.people import CountryRole, Participant, find_participants
from pipelines.extraction.vocabulary import lexicon
from pipelines.model import Notice
from pipelines.together import by_itself


def read(text: str, language: str) -> tuple[list[Participant], list[CountryRole]]:
    notice = Notice("n1", "n1.txt", "0" * 64, "test", text, language, text.split("\n")[0])
    return by_itself(find_participants(Document.of(notice, lexicon())))


def told(text: str, language: str) -> set[tuple[str, ...]]:
    """Each participant in short: a person with post, employer, country; others with name and country; all with role."""
    said = set()
    for p in read(text, language)[0]:
        values = (p.name, p.position, p.organisation, p.country) if p.kind == "person" else (p.name, p.country)
        said.add((p.kind, *(value.value if value else "-" for value in values), p.role.value))
    return said


def seats(text: str, language: str) -> set[tuple[str, str]]:
    return {(role.country, role.role) for role in read(text, language)[1]}


MEMBERS = ("delegation", "ASEAN Member States", "-", "participant")
SECRETARIAT = ("organisation", "ASEAN Secretariat", "-", "participant")

VIETNAMESE = {
    "who came along with the head of a delegation, or on a country's side": (
        "Đoàn Việt Nam do Thứ trưởng Lê Thị Hạnh dẫn đầu cùng các đồng chí lãnh đạo Cục Bảo trợ xã hội, Cục Phòng "
        "chống tệ nạn xã hội. Về phía Việt Nam có Cục trưởng Trần Văn Tú, đại diện Bộ Ngoại giao, UNICEF và ILO.",
        {
            ("delegation", "Việt Nam", "VN", "participant"),
            ("person", "Lê Thị Hạnh", "Thứ trưởng", "-", "VN", "head-of-delegation"),
            ("person", "Trần Văn Tú", "Cục trưởng", "-", "VN", "participant"),
            ("organisation", "Cục Bảo trợ xã hội", "VN", "participant"),
            ("organisation", "Cục Phòng chống tệ nạn xã hội", "VN", "participant"),
            ("organisation", "Bộ Ngoại giao", "VN", "participant"),
            ("organisation", "United Nations Children's Fund", "-", "participant"),
            ("organisation", "International Labour Organization", "-", "participant"),
        },
    ),
    "posts in the Party and the one of the state after them are one person's": (
        "Đoàn Việt Nam do đồng chí Trần Văn Tú, Ủy viên Trung ương Đảng, Bí thư Ban cán sự Đảng, Bộ trưởng Bộ Nội vụ "
        "dẫn đầu. Tham dự Hội nghị có bà Lê Thị Hạnh, Ủy viên Ban cán sự Đảng, Thứ trưởng Bộ Y tế; ông Phạm Văn Lâm, "
        "Bí thư Đảng ủy, Vụ trưởng Vụ Pháp chế.",
        {
            ("delegation", "Việt Nam", "VN", "participant"),
            (
                *("person", "Trần Văn Tú", "Ủy viên Trung ương Đảng, Bí thư Ban cán sự Đảng, Bộ trưởng"),
                *("Bộ Nội vụ", "VN", "head-of-delegation"),
            ),
            ("person", "Lê Thị Hạnh", "Ủy viên Ban cán sự Đảng, Thứ trưởng", "Bộ Y tế", "VN", "participant"),
            ("person", "Phạm Văn Lâm", "Bí thư Đảng ủy, Vụ trưởng", "Vụ Pháp chế", "VN", "participant"),
        },
    ),
    "a province's unit is named with it, before whoever heads it": (
        "Giám đốc Sở Y tế Quảng Ninh Trần Văn Tú phát biểu tại Hội nghị. Phó Giám đốc Sở Lao động - Thương binh và Xã "
        "hội Cần Thơ trình bày tại Hội nghị. Dự Hội nghị có Giám đốc Sở Ngoại vụ TP.HCM Lê Thị Hạnh; Giám đốc Sở Y tế "
        "Hải Phòng và bà Phạm Thị Lụa, Giám đốc Bệnh viện Nhi miền Trung.",
        {
            ("person", "Trần Văn Tú", "Giám đốc", "Sở Y tế Quảng Ninh", "VN", "speaker"),
            ("person", "-", "Phó Giám đốc", "Sở Lao động - Thương binh và Xã hội Cần Thơ", "VN", "speaker"),
            ("person", "Lê Thị Hạnh", "Giám đốc", "Sở Ngoại vụ TP.HCM", "VN", "participant"),
            ("person", "-", "Giám đốc", "Sở Y tế Hải Phòng", "VN", "participant"),
            ("person", "Phạm Thị Lụa", "Giám đốc", "Bệnh viện Nhi miền Trung", "VN", "participant"),
        },
    ),
    "a commission's field of two parts ends before its country": (
        "Hội nghị do Bộ trưởng Y tế Brunei Omar Hassan và Chủ nhiệm Ủy ban Y tế và Kế hoạch hóa gia đình Trung Quốc "
        "Li Wei đồng chủ trì.",
        {
            ("person", "Omar Hassan", "Bộ trưởng Y tế", "-", "BN", "co-chair"),
            ("person", "Li Wei", "Chủ nhiệm", "Ủy ban Y tế và Kế hoạch hóa gia đình", "CN", "co-chair"),
        },
    ),
    "who stands for a country is of it, and a post of the own says more": (
        "Đại diện Hàn Quốc là bà Kim So-ra, Phó Vụ trưởng Bộ Y tế và Phúc lợi, trình bày tại Hội nghị. Đại diện "
        "Trung Quốc - ông Li Wei, Vụ trưởng Vụ Công tác xã hội - phát biểu. Đại diện Philippines, Thứ trưởng Ana Reyes "
        "phát biểu.",
        {
            ("person", "Kim So-ra", "Phó Vụ trưởng", "Bộ Y tế và Phúc lợi", "KR", "speaker"),
            ("person", "Li Wei", "Vụ trưởng", "Vụ Công tác xã hội", "CN", "speaker"),
            ("person", "Ana Reyes", "Thứ trưởng", "-", "PH", "speaker"),
        },
    ),
    "who leads a country's delegation is of it": (
        "Hội nghị có đoàn Malaysia do Tổng Vụ trưởng Omar Hassan dẫn đầu tham dự. Dẫn đầu đoàn đại biểu Lào là ông "
        "Bun-thoong Xay-nha, Cục trưởng Cục Phúc lợi xã hội.",
        {
            ("delegation", "Malaysia", "MY", "participant"),
            ("person", "Omar Hassan", "Tổng Vụ trưởng", "-", "MY", "head-of-delegation"),
            ("delegation", "Lào", "LA", "participant"),
            ("person", "Bun-thoong Xay-nha", "Cục trưởng", "Cục Phúc lợi xã hội", "LA", "head-of-delegation"),
        },
    ),
    "a name whose first word is another one without its marks": (
        "Trưởng SOMSWD Việt Nam Tô Nam phát biểu tại Hội nghị.",
        {("person", "Tô Nam", "Trưởng SOMSWD", "-", "VN", "speaker")},
    ),
    "a post's field with a capital is no name": (
        "Tổng cục trưởng Phục hồi xã hội Omar Hassan phát biểu tại Hội nghị. Thứ trưởng Lê Thị Mận nêu kinh nghiệm; "
        "Thứ trưởng Mận thăm trẻ em bên lề Hội nghị.",
        {
            ("person", "Omar Hassan", "Tổng cục trưởng Phục hồi xã hội", "-", "-", "speaker"),
            ("person", "Lê Thị Mận", "Thứ trưởng", "-", "VN", "speaker"),
        },
    ),
    "a ministry by its letters and by its name is one": (
        "Bộ NN&PTNT tổ chức Hội nghị. Tham dự Hội nghị có đại diện Bộ Nông nghiệp và Phát triển nông thôn, Bộ Y tế.",
        {
            ("organisation", "Bộ Nông nghiệp và Phát triển nông thôn", "VN", "organiser"),
            ("organisation", "Bộ Y tế", "VN", "participant"),
        },
    ),
    "who holds a post for the time being, and a host's head of government": (
        "Hội nghị do Thứ trưởng Bộ Nội vụ Lê Hùng Vĩ và bà Ana Reyes, quyền Trưởng đại diện UNICEF đồng chủ trì, với "
        "sự tham dự của Thủ tướng nước chủ nhà Lào Bun-thoong Xay-nha và Phó Thủ tướng Malaysia Omar Hassan.",
        {
            ("person", "Lê Hùng Vĩ", "Thứ trưởng", "Bộ Nội vụ", "VN", "co-chair"),
            ("person", "Ana Reyes", "quyền Trưởng đại diện", "UNICEF", "-", "co-chair"),
            ("person", "Bun-thoong Xay-nha", "Thủ tướng", "-", "LA", "participant"),
            ("person", "Omar Hassan", "Phó Thủ tướng", "-", "MY", "participant"),
        },
    ),
    "a post and the capacity that goes with it, then the name, are one person": (
        "Thứ trưởng Bộ Ngoại giao, Trưởng SOM ASEAN Việt Nam Lê Hùng Vĩ đã chủ trì Hội nghị, với sự tham dự của Phó Vụ "
        "trưởng Vụ Hợp tác quốc tế, Bộ Nội vụ, Phó Trưởng Ban Thư ký ASCC Việt Nam Lê Thị Mận.",
        {
            ("person", "Lê Hùng Vĩ", "Thứ trưởng", "Bộ Ngoại giao", "VN", "chair"),
            ("person", "Lê Thị Mận", "Phó Vụ trưởng Vụ Hợp tác quốc tế", "Bộ Nội vụ", "VN", "participant"),
        },
    ),
    "two posts one after the other, of two persons": (
        "Tham dự Hội nghị có Thứ trưởng Bộ Ngoại giao Lê Hùng Vĩ, Trưởng SOCA Việt Nam Lê Thị Mận.",
        {
            ("person", "Lê Hùng Vĩ", "Thứ trưởng", "Bộ Ngoại giao", "VN", "participant"),
            ("person", "Lê Thị Mận", "Trưởng SOCA Việt Nam", "-", "VN", "participant"),
        },
    ),
    "a province between a post and its holder is no part of the name, whatever family name it begins with": (
        "Phó Chủ tịch UBND tỉnh Hà Giang Nguyễn Văn Bé tham dự Hội nghị.",
        {("person", "Nguyễn Văn Bé", "Phó Chủ tịch UBND tỉnh Hà Giang", "-", "VN", "participant")},
    ),
    "an office of a body of the United Nations is that body": (
        "Tham dự Hội nghị có đại diện Văn phòng UNICEF tại Việt Nam.",
        {("organisation", "United Nations Children's Fund", "-", "participant")},
    ),
    "people who are counted are no part of the name before them": (
        "Tham dự Hội nghị có đại diện UBND tỉnh Bắc Hà và hơn 80 đại biểu.",
        {("organisation", "UBND tỉnh Bắc Hà", "-", "participant")},
    ),
    "an office of a province is not the ministry whose letters it bears": (
        "Tham dự Hội nghị có đại diện Sở LĐTBXH tỉnh Bắc Hà cùng 50 đại biểu.",
        {("organisation", "Sở LĐTBXH tỉnh Bắc Hà", "-", "participant")},
    ),
    "who praises how another presides does not preside": (
        "Phát biểu tại Hội nghị, Thứ trưởng Lê Thị Mận đánh giá cao vai trò chủ trì của Lào.",
        {("person", "Lê Thị Mận", "Thứ trưởng", "-", "VN", "speaker")},
    ),
    "who leads a delegation of several fields, and whose it is": (
        "Thứ trưởng Lê Thị Mận dẫn đầu đoàn công tác liên ngành của Việt Nam tham dự Hội nghị.",
        {
            ("person", "Lê Thị Mận", "Thứ trưởng", "-", "VN", "head-of-delegation"),
            ("delegation", "Việt Nam", "VN", "participant"),
        },
    ),
    "a post of the own behind one in a body of ASEAN is another post": (
        "Bà Lê Thị Mận, Trưởng SOCA Việt Nam, Phó Vụ trưởng Vụ Hợp tác quốc tế phát biểu tại Hội nghị.",
        {("person", "Lê Thị Mận", "Trưởng SOCA Việt Nam", "-", "VN", "speaker")},
    ),
    "a post in a body of ASEAN behind a dash is the same person's": (
        "Tham dự Hội nghị có bà Lê Thị Mận, Phó Vụ trưởng Vụ Hợp tác quốc tế - Trưởng SOCA Việt Nam.",
        {("person", "Lê Thị Mận", "Phó Vụ trưởng", "Vụ Hợp tác quốc tế", "VN", "participant")},
    ),
    "who is called head of the delegation behind the own post leads it": (
        "Tham dự Hội nghị có bà Lê Thị Mận, Phó Vụ trưởng Vụ Hợp tác quốc tế, Trưởng đoàn Việt Nam.",
        {("person", "Lê Thị Mận", "Phó Vụ trưởng", "Vụ Hợp tác quốc tế", "VN", "head-of-delegation")},
    ),
    "so does who is called it in brackets": (
        "Tham dự Hội nghị có bà Lê Thị Mận, Phó Vụ trưởng Vụ Việc làm (Trưởng đoàn) và ông Trần Văn Bé, chuyên viên.",
        {
            ("person", "Lê Thị Mận", "Phó Vụ trưởng", "Vụ Việc làm", "VN", "head-of-delegation"),
            ("person", "Trần Văn Bé", "chuyên viên", "-", "VN", "participant"),
        },
    ),
    "a field of two syllables between a post and a name is no name": (
        "Phó Trưởng ban Tổ chức Lê Thị Mận và Phó Chủ nhiệm Hỗ trợ nhân đạo Trần Văn Bé tham dự Hội nghị.",
        {
            ("person", "Lê Thị Mận", "Phó Trưởng ban Tổ chức", "-", "VN", "participant"),
            ("person", "Trần Văn Bé", "Phó Chủ nhiệm Hỗ trợ nhân đạo", "-", "VN", "participant"),
        },
    ),
    "fields of senior officials are no organisations": (
        "Hội nghị có sự tham dự của các quan chức cao cấp Ngoại giao (SOM), Kinh tế (SEOM) và Văn hóa - Xã hội (SOCA).",
        set(),
    ),
    "post, ministry, name; led a delegation": (
        "Thứ trưởng Bộ Nội vụ Trịnh Văn Quyết dẫn đầu đoàn Việt Nam tham dự Hội nghị Bộ trưởng Lao động ASEAN.",
        {
            ("person", "Trịnh Văn Quyết", "Thứ trưởng", "Bộ Nội vụ", "VN", "head-of-delegation"),
            ("delegation", "Việt Nam", "VN", "participant"),
        },
    ),
    "name, post, ministry, country between commas; chair; a list of those present": (
        "Hội nghị do ông Somchai Rattanakul, Thứ trưởng Bộ Lao động Thái Lan chủ trì, với sự tham dự của đại diện "
        "các nước thành viên ASEAN, Ban Thư ký ASEAN và Tổ chức Lao động Quốc tế (ILO).",
        {
            ("person", "Somchai Rattanakul", "Thứ trưởng", "Bộ Lao động", "TH", "chair"),
            MEMBERS,
            SECRETARIAT,
            ("organisation", "International Labour Organization", "-", "participant"),
        },
    ),
    "a unit stays in the position where a ministry is named": (
        "Bà Hoàng Thị Lan, Phó Vụ trưởng Vụ Hợp tác quốc tế, Bộ Nội vụ làm Trưởng đoàn Việt Nam.",
        {
            ("person", "Hoàng Thị Lan", "Phó Vụ trưởng Vụ Hợp tác quốc tế", "Bộ Nội vụ", "VN", "head-of-delegation"),
        },
    ),
    "one person by full name, given name and post is one, with the strongest role": (
        "Thứ trưởng Hà nhấn mạnh hợp tác. Trước đó, Thứ trưởng Bộ Y tế Trần Thị Hà phát biểu khai mạc Hội nghị. "
        "Thứ trưởng cho biết các nước đã thống nhất.",
        {("person", "Trần Thị Hà", "Thứ trưởng", "Bộ Y tế", "VN", "opening-speaker")},
    ),
    "officials by position alone": (
        "Hội nghị có sự tham dự của Phó Tổng Thư ký ASEAN phụ trách Cộng đồng Văn hóa - Xã hội và Ban Thư ký ASEAN.",
        {
            ("person", "-", "Phó Tổng Thư ký ASEAN phụ trách Cộng đồng Văn hóa - Xã hội", "-", "-", "participant"),
            SECRETARIAT,
        },
    ),
    "organisers together": (
        "Bộ Nội vụ phối hợp với Ban Thư ký ASEAN và UNICEF tổ chức Hội thảo ASEAN tại Đà Nẵng.",
        {
            ("organisation", "Bộ Nội vụ", "VN", "organiser"),
            ("organisation", "ASEAN Secretariat", "-", "organiser"),
            ("organisation", "United Nations Children's Fund", "-", "organiser"),
        },
    ),
    "partners and organisations that no vocabulary lists": (
        "Tham dự Hội nghị có đại diện Trung Quốc, Nhật Bản, Hàn Quốc và Mạng lưới Chăm sóc Trẻ em Á Đông (MCTAD).",
        {
            ("delegation", "Trung Quốc", "CN", "participant"),
            ("delegation", "Nhật Bản", "JP", "participant"),
            ("delegation", "Hàn Quốc", "KR", "participant"),
            ("organisation", "Mạng lưới Chăm sóc Trẻ em Á Đông (MCTAD)", "-", "participant"),
        },
    ),
    "a representative without a name": (
        "Phát biểu khai mạc Hội nghị, đại diện Bộ Y tế Lào cảm ơn các đại biểu.",
        {("person", "-", "đại diện", "Bộ Y tế", "LA", "opening-speaker")},
    ),
    "written without diacritics": (
        "Hoi nghi do Thu truong Bo Noi vu Nguyen Van Hai chu tri, voi su tham du cua dai dien 10 nuoc thanh vien "
        "ASEAN.",
        {("person", "Nguyen Van Hai", "Thu truong", "Bo Noi vu", "VN", "chair"), MEMBERS},
    ),
    "the head of a delegation alone, and whom one only meets": (
        "Trưởng đoàn Thái Lan giới thiệu một dự án. Bên lề Hội nghị, Bộ trưởng Đỗ Văn Dung tiếp trưởng đoàn Lào.",
        {
            ("person", "-", "Trưởng đoàn Thái Lan", "-", "TH", "speaker"),
            ("person", "Đỗ Văn Dung", "Bộ trưởng", "-", "VN", "participant"),
        },
    ),
    "an official by post alone, without the country": (
        "Phó Tổng thống Indonesia phát biểu khai mạc Hội nghị.",
        {("person", "-", "Phó Tổng thống", "-", "ID", "opening-speaker")},
    ),
    "a centre's own name is no person": (
        "Ông Đinh Văn Tú, Giám đốc Trung tâm Hỗ trợ Gia đình Nari, Hàn Quốc, trình bày mô hình mới.",
        {("person", "Đinh Văn Tú", "Giám đốc", "Trung tâm Hỗ trợ Gia đình Nari", "KR", "speaker")},
    ),
    "a representative to a body, who chairs": (
        "Phiên họp do bà Ratna Dewi, Đại diện In-đô-nê-xi-a tại AICHR, chủ trì.",
        {("person", "Ratna Dewi", "Đại diện", "AICHR", "ID", "chair")},
    ),
    "who sends someone, observes, pays": (
        "Các nước thành viên ASEAN đều cử đoàn, Ấn Độ dự với tư cách quan sát viên. UNFPA tài trợ; Na Uy cử quan sát "
        "viên.",
        {
            MEMBERS,
            ("delegation", "Ấn Độ", "IN", "participant"),
            ("organisation", "United Nations Population Fund", "-", "participant"),
            ("delegation", "Na Uy", "NO", "participant"),
        },
    ),
    "a unit organises, not its ministry; a name ends at its verb": (
        "Cục Trẻ em, Bộ Nội vụ phối hợp với UNICEF tổ chức Hội thảo ASEAN. Đại học Nông nghiệp Bắc Hà tham dự.",
        {
            ("organisation", "Cục Trẻ em", "VN", "organiser"),
            ("organisation", "United Nations Children's Fund", "-", "organiser"),
            ("organisation", "Đại học Nông nghiệp Bắc Hà", "-", "participant"),
        },
    ),
    "the country in the name of a union, and an event's word": (
        "Tham dự Hội nghị còn có đại diện Hội Liên hiệp Phụ nữ Việt Nam.",
        {("organisation", "Hội Liên hiệp Phụ nữ Việt Nam", "VN", "participant")},
    ),
    "who speaks to the press": (
        "Thông tin được bà Lý Thị Hoa, Phó Vụ trưởng Vụ Báo chí, nêu tại cuộc họp báo. Theo bà Hoa, Hội nghị sẽ họp.",
        set(),
    ),
    "a list after a verb of opening; what is still to be said": (
        "Phát biểu khai mạc có ông Mori Kenji, Thứ trưởng Bộ Y tế Nhật Bản, và Phó Tổng Thư ký ASEAN để trao đổi.",
        {
            ("person", "Mori Kenji", "Thứ trưởng", "Bộ Y tế", "JP", "opening-speaker"),
            ("person", "-", "Phó Tổng Thư ký ASEAN", "-", "-", "opening-speaker"),
        },
    ),
    "photographers, countries of place and whom one calls on take no part": (
        "Bên lề Hội nghị tại Viêng Chăn, Lào, Bộ trưởng Đỗ Văn Dung đến chào Thủ tướng Thongphan Sisavat. Ảnh: Lê Bình",
        {("person", "Đỗ Văn Dung", "Bộ trưởng", "-", "VN", "participant")},
    ),
    "a name that holds a country's syllable": (
        "Phó Thủ tướng Vũ Đức Anh và các đại biểu chụp ảnh lưu niệm.",
        {("person", "Vũ Đức Anh", "Phó Thủ tướng", "-", "VN", "participant")},
    ),
}

ENGLISH = {
    "a country whose letters begin as a title does": (
        "The meeting was attended by officials from Japan and the U.S. and by U Ko Lin.",
        {
            ("delegation", "Japan", "JP", "participant"),
            ("delegation", "U.S.", "US", "participant"),
            ("person", "Ko Lin", "-", "-", "-", "participant"),
        },
    ),
    "the chair of a numbered meeting, then the name": (
        "In his opening speech, Malaysian Minister of Education and Chair of the 9th ASED, Dato' Omar bin Yusof, spoke "
        "of schools.",
        {("person", "Omar bin Yusof", "Minister of Education", "-", "MY", "chair")},
    ),
    "the stop behind a name at the end of a line": (
        "The meeting was attended by ASEAN Secretary-General Dato Lim Wei Hoi.\nThe next one is far.",
        {("person", "Lim Wei Hoi", "ASEAN Secretary-General", "-", "-", "participant")},
    ),
    "an office by what its holder is called in passing": (
        "Social Welfare Secretary Ana Reyes attended the meeting. Reyes said it was late, and the DSWD chief agreed.",
        {("person", "Ana Reyes", "Social Welfare Secretary", "-", "PH", "speaker")},
    ),
    "a union is no word of a post": (
        "The meeting was attended by Lao Women's Union vice president Thoum Keo.",
        {("person", "Thoum Keo", "vice president", "Lao Women's Union", "LA", "participant")},
    ),
    "another post behind a name, with officials": (
        "The meeting was attended by Deputy Minister U Ko Lin, the permanent secretary and officials.",
        {
            ("person", "Ko Lin", "Deputy Minister", "-", "-", "participant"),
        },
    ),
    "who leads a country's delegation or stands for it is of it": (
        "The Lao delegation was led by Ms Ana Reyes, Deputy Director General. Malaysia was represented by Ms Sue Tan, "
        "Director of Community Development. Undersecretary Ben Cruz of the Philippines delivered remarks.",
        {
            ("delegation", "Lao", "LA", "participant"),
            ("person", "Ana Reyes", "Deputy Director General", "-", "LA", "head-of-delegation"),
            ("delegation", "Malaysia", "MY", "participant"),
            ("person", "Sue Tan", "Director of Community Development", "-", "MY", "participant"),
            ("person", "Ben Cruz", "Undersecretary", "-", "PH", "speaker"),
        },
    ),
    "a second post is no part of the first one's employer, and no official by itself": (
        "The meeting was chaired by Mr Omar Hassan, SOMSWD Leader of Malaysia and Director General of the Department "
        "of Social Welfare. It was attended by Ms Ana Reyes, Director of the Department of Social Work of Thailand and "
        "Head of Delegation.",
        {
            ("person", "Omar Hassan", "SOMSWD Leader", "-", "MY", "chair"),
            ("person", "Ana Reyes", "Director", "Department of Social Work", "TH", "head-of-delegation"),
        },
    ),
    "a unit behind the ministry that owns it": (
        "Deputy head of the MoLISA’s Department of International Cooperation Ha Thi Lan said it was late. Director of "
        "the ministry's Department of Child Affairs Dang Van Nam said so, too.",
        {
            (
                "person",
                "Ha Thi Lan",
                "Deputy head of the MoLISA’s Department of International Cooperation",
                "MoLISA",
                "VN",
                "speaker",
            ),
            ("person", "Dang Van Nam", "Director of the ministry's Department of Child Affairs", "-", "-", "speaker"),
        },
    ),
    "a unit, then the delegation to a body that the same person heads": (
        "Director of MoLISA's Department of International Cooperation and head of the Vietnamese SLOM delegation Tran "
        "Van Binh said it was late.",
        {
            (
                "person",
                "Tran Van Binh",
                "Director of MoLISA's Department of International Cooperation",
                "MoLISA",
                "VN",
                "speaker",
            ),
        },
    ),
    "a minister of women's empowerment": (
        "Indonesian Minister of Women's Empowerment and Child Protection Siti Aminah said it was late.",
        {("person", "Siti Aminah", "Minister of Women's Empowerment and Child Protection", "-", "ID", "speaker")},
    ),
    "whence somebody came is the person's country and no delegation": (
        "The Meeting was attended by H.E. Hajah Aisyah binti Omar from Brunei Darussalam, Ms. Ana Reyes from the "
        "Philippines and H.E. Sok Dara from Cambodia.",
        {
            ("person", "Aisyah binti Omar", "-", "-", "BN", "participant"),
            ("person", "Ana Reyes", "-", "-", "PH", "participant"),
            ("person", "Sok Dara", "-", "-", "KH", "participant"),
        },
    ),
    "two elected, each to a seat": (
        "His Excellency Mr. Somphone Keo, Minister of Labour of the Lao People's Democratic Republic and Mr Jacob "
        "Putra, "
        "Minister for Manpower of Indonesia were elected Chairman and Vice-Chairman of the Meeting, respectively.",
        {
            ("person", "Somphone Keo", "Minister of Labour", "-", "LA", "chair"),
            ("person", "Jacob Putra", "Minister for Manpower", "-", "ID", "vice-chair"),
        },
    ),
    "an organisation with its acronym before a post": (
        "Department of Social Welfare and Development (DSWD) Secretary Ana Reyes opened the meeting. National "
        "Council on "
        "Disability Affairs (NCDA) Executive Director Ben Cruz also spoke. Officer Rosa Lim attended the meeting.",
        {
            (
                "person",
                "Ana Reyes",
                "Secretary",
                "Department of Social Welfare and Development",
                "PH",
                "opening-speaker",
            ),
            ("person", "Ben Cruz", "Executive Director", "National Council on Disability Affairs", "PH", "speaker"),
            ("person", "Rosa Lim", "Officer", "-", "-", "participant"),
        },
    ),
    "names right behind the words for a role": (
        "The meeting was chaired by Kham Phouvong, who leads the youth union, and a research team led by Tan Wei "
        "spoke.",
        {("person", "Kham Phouvong", "-", "-", "-", "chair")},
    ),
    "a meeting that was led had a chair, a delegation a head": (
        "The 9th AMMW was led by Minister Ana Reyes. The Brunei delegation for the meeting was led by Datin Hajah "
        "Aisyah.",
        {
            ("person", "Ana Reyes", "Minister", "-", "-", "chair"),
            ("person", "Aisyah", "-", "-", "-", "head-of-delegation"),
            ("delegation", "Brunei", "BN", "participant"),
        },
    ),
    "the country of a second post, and that of an embassy": (
        "The Meeting was attended by H.E. Chhim Leng, Senior Minister and Minister of Rural Development of Cambodia, "
        "and "
        "H.E. Ravee Hong, Ambassador of the Royal Thai Embassy in Manila.",
        {
            ("person", "Chhim Leng", "Senior Minister", "-", "KH", "participant"),
            ("person", "Ravee Hong", "Ambassador of the Royal Thai Embassy in Manila", "-", "TH", "participant"),
        },
    ),
    "a shortened word inside a Malay name": (
        "The Meeting was attended by Datuk Omar bin Mohd. Yusof, Minister of Youth and Sports of Malaysia.",
        {("person", "Omar bin Mohd. Yusof", "Minister of Youth and Sports", "-", "MY", "participant")},
    ),
    "an adjective of something else sends nobody": (
        "The forum was attended by Thai delegates, Indonesian children and members of a famous Korean boyband.",
        {("delegation", "Thai", "TH", "participant"), ("delegation", "Indonesian", "ID", "participant")},
    ),
    "those with whom an event was held together": (
        "The Mission of Japan to ASEAN co-hosted the “ASEAN-Japan Seminar on Care” with the ASEAN Secretariat and "
        "JICA.",
        {
            ("organisation", "Mission of Japan to ASEAN", "JP", "host"),
            ("organisation", "ASEAN Secretariat", "-", "host"),
            ("organisation", "Japan International Cooperation Agency", "-", "host"),
        },
    ),
    "a form of address before a post is no part of it": (
        "The meeting was opened by H.E. Nguyen Van Ba, Prime Minister of Viet Nam. In his speech, His Excellency Prime "
        "Minister noted the need for care.",
        {("person", "Nguyen Van Ba", "Prime Minister", "-", "VN", "opening-speaker")},
    ),
    "of the country in which all takes place, who opened it": (
        "Coordinating Minister for Welfare Agus Putra officially opened the Council Meeting in Semarang.",
        {("person", "Agus Putra", "Coordinating Minister for Welfare", "-", "ID", "opening-speaker")},
    ),
    "the country that the text gives a ministry goes before the one that is known to have it": (
        "The forum was hosted by the Ministry of Manpower of Indonesia. Ana Reyes, Secretary General of the Ministry "
        "of Manpower, opened it.",
        {
            ("organisation", "Ministry of Manpower", "ID", "host"),
            ("person", "Ana Reyes", "Secretary General", "Ministry of Manpower", "ID", "opening-speaker"),
        },
    ),
    "who leads a delegation, together with others behind whose names their units stand": (
        "DSWD Undersecretary Denise Cruz leads the Philippine delegation together with Director Maria Santos of the "
        "Policy Bureau and Division Chief Ramon Lim.",
        {
            ("delegation", "Philippine", "PH", "participant"),
            ("person", "Denise Cruz", "Undersecretary", "DSWD", "PH", "head-of-delegation"),
            ("person", "Maria Santos", "Director", "Policy Bureau", "-", "participant"),
            ("person", "Ramon Lim", "Division Chief", "-", "-", "participant"),
        },
    ),
    "a post, a name and its unit, then another post and name": (
        "The meeting was attended by Director Maria Santos of the Policy Bureau, and Social Welfare Officer Ramon Lim.",
        {
            ("person", "Maria Santos", "Director", "Policy Bureau", "-", "participant"),
            ("person", "Ramon Lim", "Social Welfare Officer", "-", "-", "participant"),
        },
    ),
    "chaired by a minister of a country; attended by the membership": (
        "The Meeting was chaired by H.E. Dr. Tan Wei Ming, Minister for Manpower of Singapore, and attended by "
        "Ministers from ASEAN Member States and the Secretary-General of ASEAN.",
        {
            ("person", "Tan Wei Ming", "Minister for Manpower", "-", "SG", "chair"),
            ("person", "-", "Secretary-General of ASEAN", "-", "-", "participant"),
            MEMBERS,
        },
    ),
    "the country before the post, the name after it": (
        "Malaysian Human Resources Minister V. Siva Rajan said the ministers agreed. Thailand's Deputy Minister of "
        "Labour Anan Chaiyasit welcomed it.",
        {
            ("person", "V. Siva Rajan", "Human Resources Minister", "-", "MY", "speaker"),
            ("person", "Anan Chaiyasit", "Deputy Minister of Labour", "-", "TH", "speaker"),
        },
    ),
    "names of many peoples in one list": (
        "The Meeting was attended by H.E. Pehin Dato Haji Osman bin Haji Rahman, Minister of Home Affairs of Brunei "
        "Darussalam; H.E. Sok Dara, Minister of Labour and Vocational Training of Cambodia; U Kyaw Win, Director-"
        "General of Myanmar; and Ms. Maria Luz dela Cruz, Undersecretary of the Department of Health, Philippines.",
        {
            ("person", "Osman bin Haji Rahman", "Minister of Home Affairs", "-", "BN", "participant"),
            ("person", "Sok Dara", "Minister of Labour and Vocational Training", "-", "KH", "participant"),
            ("person", "Kyaw Win", "Director-General", "-", "MM", "participant"),
            ("person", "Maria Luz dela Cruz", "Undersecretary", "Department of Health", "PH", "participant"),
        },
    ),
    "an employer is no participant": (
        "Ms. Ratna Sari, Director of Human Development Directorate of the ASEAN Secretariat, delivered opening "
        "remarks.",
        {
            (
                "person",
                "Ratna Sari",
                "Director of Human Development Directorate",
                "ASEAN Secretariat",
                "-",
                "opening-speaker",
            )
        },
    ),
    "quoted speech, and the same person by a shorter name": (
        '"We must do more," said Indonesian Minister of Social Affairs Tri Wahyuni. Wahyuni urged all to join.',
        {("person", "Tri Wahyuni", "Minister of Social Affairs", "-", "ID", "speaker")},
    ),
    "countries one by one, an observer, unknown organisations": (
        "Participants included officials from Cambodia and Indonesia, as well as the Asian Carers Council (ACCX). "
        "Timor-Leste participated as an observer.",
        {
            ("delegation", "Cambodia", "KH", "participant"),
            ("delegation", "Indonesia", "ID", "participant"),
            ("organisation", "Asian Carers Council (ACCX)", "-", "participant"),
            ("delegation", "Timor-Leste", "TL", "participant"),
        },
    ),
    "a programme with speakers one a line": (
        "Programme\nOpening Address:\n- Dr. Kenji Mori, Director, Ministry of Health, Labour and Welfare\n"
        "Closing:\n- Ms. Aya Ono, Professor, Nanto University\n",
        {
            ("person", "Kenji Mori", "Director", "Ministry of Health, Labour and Welfare", "JP", "opening-speaker"),
            ("person", "Aya Ono", "Professor", "Nanto University", "-", "speaker"),
        },
    ),
    "a chair and a vice-chair named with one verb": (
        "The Meeting was chaired by Ms. Rina Putri, Minister of Health of Indonesia, with Ms. Thida Win, Deputy "
        "Minister of Health of Myanmar, as Vice-Chair.",
        {
            ("person", "Rina Putri", "Minister of Health", "-", "ID", "chair"),
            ("person", "Thida Win", "Deputy Minister of Health", "-", "MM", "vice-chair"),
        },
    ),
    "observers, senders and those who were gathered": (
        "Norway and Chile came as observers. The World Bank sent an observer. The forum gathered China and Japan.",
        {
            ("delegation", "Norway", "NO", "participant"),
            ("delegation", "Chile", "CL", "participant"),
            ("organisation", "World Bank", "-", "participant"),
            ("delegation", "China", "CN", "participant"),
            ("delegation", "Japan", "JP", "participant"),
        },
    ),
    "organisations that no vocabulary lists as the subject": (
        "The Council of Island Carers, UNICEF and the Lakeside Nurses' Union took part. The forum was hosted by the "
        "City of Iloilo.",
        {
            ("organisation", "Council of Island Carers", "-", "participant"),
            ("organisation", "United Nations Children's Fund", "-", "participant"),
            ("organisation", "Lakeside Nurses' Union", "-", "participant"),
            ("organisation", "City of Iloilo", "-", "host"),
        },
    ),
    "a national branch of a listed organisation": (
        "The workshop was attended by the Red Cross Society of Cambodia.",
        {("organisation", "Red Cross Society of Cambodia", "KH", "participant")},
    ),
    "who heads a delegation sends none, nor does one that is only met": (
        "Head of the Vietnamese delegation, Minister Le Thu Ha, said much. Mr. Kim Ho-jin met the Malaysian delegation "
        "for talks.",
        {
            ("person", "Le Thu Ha", "Minister", "-", "VN", "speaker"),
            ("person", "Kim Ho-jin", "-", "-", "-", "participant"),
        },
    ),
    "a representative to a body after an ambassador's title": (
        "Ambassador Lina Cruz, the Representative of the Philippines to the AICHR, chaired the Meeting.",
        {("person", "Lina Cruz", "Representative", "AICHR", "PH", "chair")},
    ),
    "one who does two things in a sentence": (
        "Secretary Ben Alonso of the Department of Labor and Employment welcomed the delegates and opened the Forum.",
        {("person", "Ben Alonso", "Secretary", "Department of Labor and Employment", "-", "opening-speaker")},
    ),
    "generic words are no names": (
        "The Meeting was attended by Ministers from the ASEAN Member Countries. The Social Worker Award was given.",
        {MEMBERS},
    ),
    "two posts of one person": (
        "Minister of Social Welfare of Singapore and AMMSWD Chair, Mr. Daniel Lim, opened the meeting.",
        {("person", "Daniel Lim", "Minister of Social Welfare", "-", "SG", "chair")},
    ),
}


@pytest.mark.parametrize("case", VIETNAMESE)
def test_a_vietnamese_sentence_gives_its_participants(case: str) -> None:
    text, expected = VIETNAMESE[case]
    assert told(text, "vi") == expected


@pytest.mark.parametrize("case", ENGLISH)
def test_an_english_sentence_gives_its_participants(case: str) -> None:
    text, expected = ENGLISH[case]
    assert told(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Cuộc họp do Lào giữ chức Chủ tịch và Malaysia giữ vai trò Phó Chủ tịch.",
            "vi",
            {("LA", "chair"), ("MY", "vice-chair")},
        ),
        (
            "Các nước hỗ trợ Lào và Malaysia trong nhiệm kỳ Chủ tịch và Phó Chủ tịch.",
            "vi",
            {("LA", "chair"), ("MY", "vice-chair")},
        ),
        ("Năm 2020, Việt Nam giữ chức Chủ tịch ASEAN.", "vi", set()),
        ("Với tư cách Chủ tịch Hội nghị SOMY, Việt Nam kêu gọi các nước hợp tác.", "vi", {("VN", "chair")}),
        ("Sáng kiến do Brunei, Chủ tịch AMMSWD đương nhiệm, nêu ra.", "vi", {("BN", "chair")}),
        ("Hội nghị do Bộ Lao động Thái Lan chủ trì tổ chức tại Bangkok.", "vi", {("TH", "chair")}),
        ("Campuchia đăng cai tổ chức Hội nghị Bộ trưởng ASEAN về Phụ nữ.", "vi", {("KH", "host")}),
        ("Indonesia, Chủ tịch tiền nhiệm ACW, đánh giá cao các nước.", "vi", set()),
        ("Bộ Y tế là cơ quan chủ trì tại Việt Nam.", "vi", set()),
        ("The meeting was co-chaired by Malaysia and Japan.", "en", {("MY", "co-chair"), ("JP", "co-chair")}),
        (
            "The Philippines chaired the meeting with Viet Nam as Vice-Chair.",
            "en",
            {("PH", "chair"), ("VN", "vice-chair")},
        ),
        ("The forum was hosted by Lao PDR.", "en", {("LA", "host")}),
        (
            "Hội nghị họp dưới sự chủ trì của Cam-pu-chia, Hàn Quốc làm Phó Chủ tịch.",
            "vi",
            {("KH", "chair"), ("KR", "vice-chair")},
        ),
        (
            "Chủ trì Hội nghị là bà Lina Cruz, Thứ trưởng Bộ Y tế Phi-líp-pin; Lào giữ vai trò Phó Chủ tịch.",
            "vi",
            {("PH", "chair"), ("LA", "vice-chair")},
        ),
        (
            "Đồng chủ trì Diễn đàn là ông Anan Chai, Cục trưởng Cục Việc làm Thái Lan và bà Lê Hà, Thứ trưởng Bộ Y tế.",
            "vi",
            {("TH", "co-chair"), ("VN", "co-chair")},
        ),
        ("Hội nghị họp tại Gia-các-ta, In-đô-nê-xi-a dưới sự chủ trì của Bộ Y tế nước này.", "vi", {("ID", "chair")}),
        (
            "Cuộc họp SLOM diễn ra. Ông Budi Hartono, Tổng Thư ký Bộ Nhân lực Indonesia, Chủ tịch SLOM, nêu ba việc.",
            "vi",
            {("ID", "chair")},
        ),
        ("Myanmar was in the chair and the Philippines was Vice-Chair.", "en", {("MM", "chair"), ("PH", "vice-chair")}),
        (
            "Manila hosts the talks. The meeting will be chaired by Labor Secretary Ben Alonso.",
            "en",
            {("PH", "chair")},
        ),
    ],
)
def test_countries_in_the_chair_and_hosts(text: str, language: str, expected: set[tuple[str, str]]) -> None:
    assert seats(text, language) == expected


def test_a_country_only_in_the_chair_is_no_delegation() -> None:
    assert told("Việt Nam tham gia Cuộc họp. Việt Nam giữ vai trò Phó Chủ tịch Cuộc họp.", "vi") == set()


def test_every_value_stands_in_the_words_it_points_at() -> None:
    text = "H.E. Mr. Sok Dara, Deputy Minister at the Ministry of Women's Affairs of Cambodia, chaired the meeting."
    (person,), _ = read(text, "en")
    values = (person.name, person.honorific, person.position, person.organisation, person.country, person.role)
    written = [text[value.start : value.end] for value in values if value]
    assert written == ["Sok Dara", "H.E. Mr.", "Deputy Minister", "Ministry of Women's Affairs", "Cambodia", "chaired"]


def test_a_seat_at_two_meetings_is_told_once_for_both_and_again_for_another() -> None:
    text = "Lào giữ cương vị Chủ tịch của cả hai Hội nghị. Hội nghị SOMY do Lào chủ trì."
    roles = read(text, "vi")[1]
    assert [(role.country, role.role, role.both) for role in roles] == [("LA", "chair", True), ("LA", "chair", False)]
