"""The same notice reads the same in whatever encoding a site wrote it."""

from __future__ import annotations

import unicodedata

import pytest

from pipelines.reading.decoding import decode
from pipelines.reading.legacy import from_tcvn3, from_vni, repair
from pipelines.reading.normalise import entities, tidy

BODY = (
    "Sáng nay, cuộc họp nhóm công tác của các nước thành viên đã được tổ chức tại thủ đô. Các đại biểu nhất trí rằng "
    "việc hợp tác phát triển lao động và bảo đảm an sinh cho người dân là nhiệm vụ lâu dài."
)
TONES = str.maketrans({"\u0300": "\xcc", "\u0309": "\xd2", "\u0303": "\xde", "\u0301": "\xec", "\u0323": "\xf2"})


def windows_1258(text: str) -> bytes:
    """As a Vietnamese Windows wrote it: shapes of vowels in one code with the letter, tones in one of their own."""
    out = bytearray()
    for char in unicodedata.normalize("NFC", text):
        try:
            out += char.encode("cp1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", char)
            tone = next(mark for mark in parts if mark in "\u0300\u0309\u0303\u0301\u0323")
            out += unicodedata.normalize("NFC", parts.replace(tone, "")).encode("cp1258") + tone.encode("cp1258")
    return bytes(out)


def tcvn3(text: str) -> bytes:
    back = {from_tcvn3(chr(code)): code for code in range(0xA1, 0xFF) if from_tcvn3(chr(code)) != chr(code)}
    return bytes(back.get(char, ord(char) if ord(char) < 128 else 63) for char in text)


def vni(text: str) -> bytes:
    signs = "ùøûõïâáàåãäêéèúüë"
    back = {from_vni(base + sign): base + sign for base in "aeouyôöAEOU" for sign in ("", *signs)}
    back |= {from_vni(char): char for char in "ñôöíìæóòîÑÔÖ"}
    return "".join(back.get(char, char) for char in text).encode("cp1252")


def text_of(content: bytes, declared: str | None = None) -> str:
    return tidy(repair(decode(content, declared).text)[0])


@pytest.mark.parametrize(
    "content",
    [
        BODY.encode(),
        BODY.encode("utf-8-sig"),
        BODY.encode("utf-16"),
        BODY.encode("utf-16-le"),
        BODY.encode("utf-16-be"),
        b"\xfe\xff" + BODY.encode("utf-16-be"),
        BODY.encode("utf-32"),
        unicodedata.normalize("NFD", BODY).encode(),
        unicodedata.normalize("NFD", BODY).encode("utf-16"),
        windows_1258(BODY),
        tcvn3(BODY),
        vni(BODY),
        BODY.encode().decode("cp1252", "ignore").encode()[:0] or BODY.encode().decode("latin-1").encode(),
        tcvn3(BODY).decode("latin-1").encode(),
        BODY.encode("gb18030").decode("gb18030").encode(),
    ],
    ids=lambda content: repr(content[:12]),
)
@pytest.mark.parametrize("declared", [None, "utf-8", "windows-1252", "no-such-charset", "hex", "unicode_escape"])
def test_vietnamese_reads_the_same_from_every_encoding(content, declared):
    assert text_of(content, declared) == BODY


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        ("การประชุมรัฐมนตรีแรงงานอาเซียนจัดขึ้นที่กรุงเทพมหานคร", "tis-620"),
        ("第十九回の会合は東京で開催され、各国の代表が参加した。", "shift_jis"),
        ("第十九回の会合は東京で開催され、各国の代表が参加した。", "iso-2022-jp"),
        ("제5차 회의가 서울에서 개최되었다. 각국 대표가 참석하였다.", "euc-kr"),
        ("第五次会议在北京举行，各国代表出席了会议。", "gb2312"),
        ("La réunion des ministres s’est tenue à Genève.", "windows-1252"),
        ("La réunion des ministres a été tenue à Genève.", "iso-8859-1"),
    ],
)
def test_what_the_header_or_the_page_declares_is_believed_where_the_bytes_do_not_contradict(text, charset):
    assert text_of(text.encode(charset), charset) == text
    page = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}"></head>'.encode()
    assert text_of(page + text.encode(charset)).endswith(text)


def test_windows_1258_is_recognised_without_a_declaration():
    decoded = decode(windows_1258(BODY))
    assert (decoded.encoding, decoded.errors, decoded.certain) == ("cp1258", 0, True)


def test_the_encoding_that_nothing_tells_is_told_as_uncertain():
    assert not decode(b"Caf\xe9 K\xf6ln").certain


@pytest.mark.parametrize("cut", [1, 2])
def test_a_letter_cut_in_two_at_the_end_is_left_out_and_told(cut):
    content = "các nước thành viên ạ".encode()[:-cut]
    decoded = decode(content)
    assert (decoded.text, decoded.errors, decoded.cut) == ("các nước thành viên ", 0, True)


def test_damage_in_the_middle_keeps_the_rest_and_is_counted():
    content = BODY.encode().replace("đã".encode(), b"\xff\xfe")
    decoded = decode(content)
    assert decoded.encoding == "utf-8"
    assert decoded.errors == 2
    assert decoded.text.endswith("lâu dài.")


def test_bytes_that_are_latin_are_not_repaired_into_vietnamese():
    french = "La réunion a été organisée à Hanoï, où les délégués ont été reçus près de l'hôtel. " * 3
    assert repair(french) == (french, None)


@pytest.mark.parametrize(
    "broken",
    ["the â€œworld of workâ€\u009d and the regionâ€™s people", "the โ€œworld of workโ€ and the regionโ€™s people"],
)
def test_quotation_marks_of_a_wrong_code_page_are_mended(broken):
    assert repair(broken)[0] == "the “world of work” and the region’s people"


def test_one_form_for_all_characters():
    text = "Hô\u0323i\xa0nghi\u0323\u200b  lần\u00ad thứ\u202f5\r\n\r\n\r\n  Ð\u1ea1i biểu ðã\tdự \u2028 A\u0301̂n"
    assert tidy(text) == "Hội nghị lần thứ 5\n\nĐại biểu đã dự\nẤn"


def test_an_icelandic_letter_stays_where_nothing_is_vietnamese():
    assert tidy("Hafnarfjörður") == "Hafnarfjörður"


def test_entities_are_characters_also_where_they_were_written_twice():
    assert (
        entities("A&amp;B &#7897; &amp;nbsp;x &ndash; AT&T &unknownentity; &") == "A&B ộ \xa0x – AT&T &unknownentity; &"
    )
