"""What the files of a release are, and whom each is for: read by everything that lists them. Knows no release."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from typing import Final

from pipelines.publishing.draft import DATABASE, MANIFEST, SUMS, TABLES_FOLDER
from schemas import HISTORY, TABLES, Table

README: Final = "README.md"

_EU: Final = "http://publications.europa.eu/resource/authority/file-type/"


@dataclass(frozen=True, slots=True)
class Product:
    """A file: its media type, what it is in English and Vietnamese, and whom it is for; `eu` is the EU's file type."""

    media_type: str
    eu: str
    title_en: str
    title_vi: str
    readers: str = ""

    @property
    def eu_file_type(self) -> str:
        """The address of the EU's file type."""
        return f"{_EU}{self.eu}"


# By what the path looks like; what stands first decides. The last of them take what nobody has described.
_PRODUCTS: Final = {
    DATABASE: Product(
        "application/vnd.duckdb",
        "BIN",
        "All tables in one DuckDB file, with keys, checks, comments and views",
        "Mọi bảng trong một tệp DuckDB, kèm khóa, ràng buộc, chú thích và khung nhìn",
        "whoever asks questions in SQL; DuckDB 1.1 and later",
    ),
    "asean_meetings.xlsx": Product(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "XLSX",
        "The core tables as an Excel workbook",
        "Các bảng chính dưới dạng sổ Excel",
        "whoever works in Excel or LibreOffice",
    ),
    "asean_meetings_csv.zip": Product(
        "application/zip",
        "ZIP",
        "All tables as CSV, with what loads them",
        "Mọi bảng dưới dạng CSV, kèm cách nạp dữ liệu",
        "every other tool: R, Stata, databases",
    ),
    "meetings.ics": Product(
        "text/calendar",
        "TXT",
        "The meetings whose days are known, as a calendar",
        "Lịch các cuộc họp đã biết ngày",
        "a calendar that subscribes to it",
    ),
    "meetings.jsonl.gz": Product(
        "application/jsonl",
        "JSON",
        "Each meeting with all that belongs to it, as schema.org events in JSON Lines",
        "Mỗi cuộc họp cùng mọi dữ liệu liên quan, theo sự kiện của schema.org trong JSON Lines",
        "programs and search engines",
    ),
    "DICTIONARY.md": Product(
        "text/markdown",
        "TXT",
        "Every table, column and code, with its meaning, an example and how often it is missing",
        "Mọi bảng, cột và mã, kèm ý nghĩa, ví dụ và tỷ lệ thiếu",
        "everybody",
    ),
    "dictionary.html": Product(
        "text/html",
        "HTML",
        "The dictionary as a page",
        "Từ điển dữ liệu dưới dạng trang",
        "everybody, in a browser",
    ),
    "datapackage.json": Product(
        "application/json",
        "JSON",
        "The tables as a Data Package: types, keys, codes, sources, licences",
        "Mô tả các bảng theo Data Package: kiểu, khóa, mã, nguồn, giấy phép",
        "frictionless and other tools for Data Packages",
    ),
    "croissant.json": Product(
        "application/ld+json",
        "JSON_LD",
        "The tables described for machine learning (Croissant)",
        "Mô tả các bảng cho học máy (Croissant)",
        "mlcroissant and the libraries that read Croissant",
    ),
    "dataset.jsonld": Product(
        "application/ld+json",
        "JSON_LD",
        "The release for catalogues and search engines (schema.org, DCAT-AP), and how it was made (PROV)",
        "Mô tả bản phát hành cho danh mục và máy tìm kiếm (schema.org, DCAT-AP) và quá trình tạo ra (PROV)",
        "data catalogues and search engines",
    ),
    "quality.json": Product(
        "application/json",
        "JSON",
        "How far the release can be trusted, in figures",
        "Mức độ tin cậy của bản phát hành bằng số liệu",
        "programs that watch quality",
    ),
    "QUALITY.md": Product(
        "text/markdown",
        "TXT",
        "How far the release can be trusted, in words and pictures",
        "Mức độ tin cậy của bản phát hành bằng lời và hình ảnh",
        "everybody",
    ),
    "CHANGES.md": Product(
        "text/markdown",
        "TXT",
        "What changed since the release before, in words",
        "Những gì đã thay đổi so với bản phát hành trước",
        "everybody who used the release before",
    ),
    MANIFEST: Product(
        "application/json",
        "JSON",
        "Rows, sizes and sums of all files, and what the release was made with",
        "Số dòng, kích thước và mã băm của mọi tệp, và những gì đã dùng để tạo ra",
        "`asean-meetings check`, and programs that fetch releases",
    ),
    SUMS: Product(
        "text/plain",
        "TXT",
        "The SHA-256 of every file",
        "Mã băm SHA-256 của mọi tệp",
        "`sha256sum --check SHA256SUMS`",
    ),
    README: Product("text/markdown", "TXT", "What the release holds", "Bản phát hành gồm những gì", "everybody"),
    "*.parquet": Product("application/vnd.apache.parquet", "PARQUET", "A table in Parquet", "Bảng ở dạng Parquet"),
    "*.json": Product("application/json", "JSON", "Data in JSON", "Dữ liệu JSON"),
    "*.md": Product("text/markdown", "TXT", "A text", "Văn bản"),
    "*.html": Product("text/html", "HTML", "A page", "Trang"),
    "*.svg": Product("image/svg+xml", "SVG", "A picture of QUALITY.md", "Hình ảnh của QUALITY.md", "whoever shows it"),
    "*.png": Product("image/png", "PNG", "A picture of QUALITY.md", "Hình ảnh của QUALITY.md", "whoever shows it"),
    "*.csv": Product("text/csv", "CSV", "A table in CSV", "Bảng ở dạng CSV"),
    "*": Product("application/octet-stream", "OCTET", "A file", "Tệp"),
}


def product(path: str) -> Product:
    """What the file at a path below the release is."""
    place = PurePosixPath(path)
    if place.parent.name == TABLES_FOLDER and place.stem in TABLES:
        return _table(TABLES[place.stem])
    if place.suffix == ".parquet" and path == place.name and place.stem in HISTORY:
        return _table(HISTORY[place.stem])
    return next(found for pattern, found in _PRODUCTS.items() if fnmatchcase(path, pattern))


def _table(table: Table) -> Product:
    """The Parquet file of a table."""
    meanings = {"title_en": table.description_en, "title_vi": table.description_vi}
    return replace(_PRODUCTS["*.parquet"], **meanings, readers="pandas, Polars, DuckDB, R")
