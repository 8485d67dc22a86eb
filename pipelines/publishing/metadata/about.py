"""The dataset in a few sentences: title, description, licence, keywords, who made it. Said once, for all metadata."""

from __future__ import annotations

from typing import Final

NAME: Final = "asean-meetings"
TITLE_EN: Final = "asean-meetings: meetings of ASEAN read from public notices, with the evidence for each fact"
TITLE_VI: Final = "asean-meetings: các cuộc họp của ASEAN theo tin công khai, kèm bằng chứng cho từng dữ kiện"
DESCRIPTION_EN: Final = (
    "Who met, when, where and about what: meetings of ASEAN bodies for social welfare and neighbouring fields as "
    "ministries, secretariats and newspapers report them. Each value has its evidence: which notice, from which letter "
    "to which, by which rule. What a notice leaves open stays open."
)
DESCRIPTION_VI: Final = (
    "Ai họp, khi nào, ở đâu và về việc gì: các cuộc họp của ASEAN về phúc lợi xã hội và các lĩnh vực liên quan theo "
    "tin của các bộ, ban thư ký và báo chí. Mỗi giá trị đều có bằng chứng: tin nào, từ chữ nào đến chữ nào, theo quy "
    "tắc nào. Điều mà tin để ngỏ thì vẫn để ngỏ."
)
KEYWORDS: Final = (
    "ASEAN",
    "intergovernmental meetings",
    "social welfare",
    "social protection",
    "ministerial meetings",
    "information extraction",
    "Vietnamese",
)
LANGUAGES: Final = ("en", "vi")
CONTRIBUTORS: Final = "The asean-meetings contributors"
LICENCE: Final = "CC-BY-4.0"
LICENCE_TITLE: Final = "Creative Commons Attribution 4.0 International"
LICENCE_URL: Final = "https://creativecommons.org/licenses/by/4.0/"
RIGHTS: Final = (
    "The licence covers the tables and vocabularies. The words of notices (notices.text, evidence.quote) "
    "belong to whoever published them and are shown with their source as proof of the facts."
)


def urn(*parts: str) -> str:
    """The name of something of the dataset that holds wherever a release lies; addresses may change."""
    return ":".join(("urn", NAME, *parts))


def citation(version: str) -> str:
    """How to cite a release."""
    return f"{CONTRIBUTORS}. asean-meetings, release {version} [data set]. {LICENCE}."
