"""What a release is made with, beside its notices: the code and the vocabularies, by their sums."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import pipelines
from pipelines.batches import CODE, code_fingerprint
from pipelines.corrections.decisions import Alias, alias_digest
from schemas import vocabularies

# What the tables' rows are made by.
_CODE = (
    *(part for part in CODE if part != "../schemas/vocabularies"),
    "corrections",
    "resolution",
    "../schemas/tables",
)


@cache
def _code_sha256() -> str:
    return code_fingerprint(_CODE)


@dataclass(frozen=True, slots=True)
class BuildInputs:
    """What a release was made with, beside its notices."""

    code_version: str
    code_sha256: str
    vocabulary_sha256: str

    @classmethod
    def of_this_code(cls, aliases: Sequence[Alias] = ()) -> BuildInputs:
        """The version of this package, the sums of its code and libraries and of its vocabularies, with the words that
        people added.
        """
        words, added = vocabularies.sha256(), alias_digest(aliases)
        if added:
            words = hashlib.sha256(f"{words}\n{added}".encode()).hexdigest()
        return cls(pipelines.__version__, _code_sha256(), words)
