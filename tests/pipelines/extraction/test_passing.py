"""Subjects that a sentence only mentions, and the same words where they are the matter of a meeting."""

from __future__ import annotations

import pytest

from tests.pipelines.extraction.facts import said

VI = "Ngày 14/3/2022, tại Viêng Chăn, Hội nghị Quan chức cấp cao ASEAN về Thông tin đã diễn ra. "
EN = "The 9th ASEAN Youth Camp was held in Vientiane on 14 March 2022. "


def topics(text: str, language: str = "en") -> set[str]:
    found = said((VI if language == "vi" else EN) + text, language)
    return {claim.row.split("|")[1] for claim in found.claims if claim.table == "topics"} - {"youth"}


MENTIONED = {
    "what has come about": "Mr. Kyaw said the loans have greatly helped families, widows, women and older persons.",
    "how many were helped": "Brunei presented its aid for 900 people, including persons with disabilities.",
    "one country's law": "Mr. Kyaw said the Forest Act covers education, health and nutrition.",
    "other events": "She told them of events planned for June, including one on nutrition and one on child labour.",
    "a call paid": "Mr. Kyaw will pay a courtesy call on the mayor and hear of nutrition.",
    "condolences": "The Camp expressed its condolences and discussed how to sing for the victims of the earthquake.",
    "help against a plague": "They thanked Norway for its support to fight Covid-19.",
    "who paid": "Mr. Kyaw said that the buses were paid for by three NGOs.",
    "a vision": "They spoke of a vision of a just community that ends child labour and hunger.",
    "a likeness": "Ms. Dao said their choir is an investment in human capital.",
    "how the world is": "Mr. Kyaw said that health care and education have improved.",
    "sides of a talk": "It offers a place where governments, NGOs, academia and the private sector hear each other.",
    "who was there": "NGOs from two provinces were also present.",
    "all that a matter touches": "Mr. Kyaw said it must be felt in all sectors, including education and employment.",
    "as somebody speaks": "“As we emerge from the Covid-19 pandemic, we want to sing again,” Mr. Kyaw said.",
    "an office in capitals": "“We sing,” said Mr. Kyaw, Chief of Care for Widows, Women and Disabilities in the town.",
    "granted before": "Even as unemployment and poverty remain, Mr. Kyaw said, they sing.",
    "who somebody is": "Mr. Kyaw, a former teacher of nutrition, led them.",
    "what was seen": "They visited a home for the elderly and a clinic.",
    "what a country achieved": "Laos has made great strides in education and health care, Mr. Kyaw said.",
    "events further on": "Among upcoming events are a workshop on nutrition and one on child labour.",
    "a law": "Mr. Kyaw said the Labour Law covers child labour.",
    "from one field to another": "Mr. Kyaw said it is felt in every field, from education to health care.",
    "who lives there": "It is a land of 60 million people, half of whom are women and children.",
    "a share of people": "Mr. Kyaw said one percent of the population are older persons and live with disability.",
    "what people suffer": "Mr. Kyaw said singers face obstacles in education and employment.",
    "what else somebody does": "The minister will also meet migrant workers in the town.",
    "where somebody spoke": "Mr. Kyaw was speaking after opening a home for older persons.",
    "a website": "Its website has pages on nutrition and child labour.",
    "whence they came": "They came from ministries of finance, labour, health and education.",
    "since when": "It was the first since the Covid-19 pandemic.",
    "what a plague did to a town": "The town, hit by the pandemic, sang with them.",
    "why not as planned": "Owing to Covid-19, the evening could not be held.",
    "the field's own name": "It was the first event in the history of cooperation in social welfare and development.",
}


@pytest.mark.parametrize("text", MENTIONED.values(), ids=MENTIONED)
def test_what_a_sentence_mentions_beside_the_matter_is_no_topic(text: str) -> None:
    assert topics(text) == set()


MATTER = {
    "what they want": ("The Camp agreed to help women and older persons.", {"women", "older-persons"}),
    "a common plan": ("The Camp adopted a plan that covers education and nutrition.", {"education", "nutrition"}),
    "an event": ("The Camp agreed to hold a workshop on nutrition.", {"nutrition"}),
    "work on disasters": ("The Camp discussed how to prepare for the next earthquake.", {"disaster-climate"}),
    "work on a plague": ("The Camp discussed how to fight Covid-19.", {"covid-19"}),
    "work with some sides": (
        "The Camp agreed on closer cooperation with governments, NGOs, academia and the private sector.",
        {"civil-society", "private-sector"},
    ),
    "what is to improve": ("The Camp called for education to be improved.", {"education"}),
    "a matter in parts": (
        "The Camp discussed all sectors, including education and health care.",
        {"education", "health-care"},
    ),
    "a paper's title": (
        "The Camp endorsed the “Guidelines on Digital Choirs”.",
        {"digital-transformation"},
    ),
    "for whose sake": (
        "The Camp discussed the role of choirs in sustainable development.",
        {"sustainable-development"},
    ),
    "safe work": ("The Camp discussed safety and health in the workplace.", {"occupational-safety"}),
    "social work taught": ("The Camp discussed social work practice and education.", {"social-work"}),
    "skills of a kind": (
        "The Camp discussed digital skills.",
        {"digital-transformation", "skills-training"},
    ),
    "a workshop attended by many": (
        "A workshop on nutrition was attended by sixty cooks.",
        {"nutrition"},
    ),
    "those who were sold": ("The Camp discussed shelters for trafficked women.", {"human-trafficking", "women"}),
    "one crime": ("The Camp discussed trafficking of women and children.", {"human-trafficking"}),
}


@pytest.mark.parametrize(("text", "expected"), MATTER.values(), ids=MATTER)
def test_the_same_words_are_a_topic_where_they_are_the_matter(text: str, expected: set[str]) -> None:
    assert topics(text) == expected


def test_what_has_ever_been_is_no_topic_and_what_is_agreed_is_one() -> None:
    assert topics("Ông Kham cho biết Lào luôn coi trọng xây dựng hệ thống an sinh xã hội.", "vi") == set()
    assert topics("Các tổ chức xã hội đề nghị được tham gia xây dựng chính sách.", "vi") == {"civil-society"}
    assert topics("Hội nghị bàn về việc làm cho người cao tuổi.", "vi") == {"employment", "older-persons"}
    assert topics("Hội nghị nhất trí xây dựng hệ thống an sinh xã hội.", "vi") == {"social-protection"}


MENTIONED_VI = {
    "what was done": "Nhiều lớp dạy nghề khác đã được triển khai.",
    "what the world is like": "Hội nghị diễn ra trong bối cảnh các nước tìm cách mở rộng bảo hiểm xã hội.",
    "whither work leads": "Ông Kham cho biết việc này góp phần thực hiện các mục tiêu phát triển bền vững.",
    "one family": "Ông Kham nói về đại gia đình ASEAN và mái nhà chung ASEAN.",
    "the poor among others": "Hội nghị ghi nhận việc giúp người nghèo và các nhóm dễ bị tổn thương.",
    "a newspaper": "Ông Kham đã phát biểu.\n\nThanh Niên\n\nHội nghị kết thúc trong ngày.",
    "a law": "Ông Kham cho biết Luật Trẻ em của nước này quy định cả về giáo dục và lao động trẻ em.",
    "what was seen": "Các đại biểu đi thăm một trường dạy nghề cho người khuyết tật.",
    "who somebody is": "Bà Mơ, nguyên là chuyên viên về phòng chống ma túy, điều hành hội nghị.",
    "what a country achieved": "Ông Kham cho biết Lào đã có nhiều tiến bộ trong giáo dục.",
    "other events": "Sắp tới sẽ có các hoạt động khác như hội thảo về phòng chống ma túy.",
    "since when": "Lần đầu tiên kể từ đại dịch COVID-19, hội nghị họp trực tiếp.",
    "who paid": "Hội nghị do một tổ chức phi chính phủ tài trợ.",
    "who came": "Bác sĩ, giáo viên và các tổ chức phi chính phủ đã đến dự.",
    "a body's years": "Qua 12 năm hoạt động, các bên đã thúc đẩy phúc lợi xã hội.",
    "a ministry": "Hội nghị do Bộ Xã hội, Cựu chiến binh và Phục hồi thanh niên Cam-pu-chia tổ chức.",
}


@pytest.mark.parametrize("text", MENTIONED_VI.values(), ids=MENTIONED_VI)
def test_what_a_vietnamese_sentence_mentions_is_no_topic(text: str) -> None:
    assert topics(text, "vi") <= {"vulnerable-groups"}


def test_a_title_that_names_who_meets_and_where_has_neither_as_its_matter() -> None:
    def of(title: str) -> set[str]:
        found = said(EN, "en", title=title)
        return {claim.row.split("|")[1] for claim in found.claims if claim.table == "topics"}

    assert "partner-cooperation" not in of("ASEAN and partners sing in Vientiane")
    assert "partner-cooperation" in of("ASEAN and partners sing of stronger partnerships")
    assert "education" not in of("Less noise at home and at school")
    assert "education" in of("Better schools for ASEAN")
