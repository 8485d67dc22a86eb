"""The language of a notice is told also without diacritics and from little text."""

from __future__ import annotations

import pytest

from pipelines.reading.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Các nước thành viên đã họp.", "vi"),
        ("Cac nuoc thanh vien da hop voi nhau trong hai ngay", "vi"),
        ("ASEAN - ASEAN (SOMSWD) tại Hà Nội", "vi"),
        ("The member states met for two days.", "en"),
        ("The ministers of Việt Nam and Lào met in Đà Nẵng to discuss the plan for the years that are to come", "en"),
        ("Les ministres se sont réunis pour deux jours dans la capitale", "fr"),
        ("Para menteri bertemu selama dua hari dan membahas rencana tersebut karena akan", "id"),
        ("Para menteri bertemu selama dua hari dan membincangkan rancangan tersebut kerana akan", "ms"),
        ("Los ministros se reunieron durante dos días en la capital", "es"),
        ("Ang mga ministro ay nagpulong sa loob ng dalawang araw", "tl"),
        ("รัฐมนตรีประชุมกันสองวัน", "th"),
        ("ບັນດາລັດຖະມົນຕີໄດ້ປະຊຸມ", "lo"),
        ("រដ្ឋមន្ត្រីបានជួបប្រជុំគ្នា", "km"),
        ("大臣たちは二日間会合した。", "ja"),
        ("部长们开了两天会。", "zh"),
        ("장관들이 이틀간 만났다.", "ko"),
    ],
)
def test_the_language_is_told(text, language):
    assert language_of(text) == language


def test_where_the_text_tells_nothing_the_source_does():
    assert language_of("ASEAN 2020", ("vi",)) == "vi"
    assert language_of("ASEAN 2020", ("vi", "en")) == "en"
    assert language_of("ASEAN 2020") == "en"
