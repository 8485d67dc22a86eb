"""From bytes to one readable notice: decoding, furniture, headline, publication line, language."""

from pipelines.reading.reader import read, reading

__all__ = ["read", "reading"]
