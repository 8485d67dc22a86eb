"""What a fetch is asked to do and what it tells of it; and how it is run, as a process of its own."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from pipelines.sources.drop_folder import MAX_BYTES

# Whom a server's operator can write to, or a page that says so. No spaces: it stands in a header.
_CONTACT = re.compile(r"[^\s@<>()\"';,]+@[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)+|https?://[^\s<>()\"';,]+\.[^\s<>()\"';,]+")
# Reasons to end that are no fault: there is more to fetch, and the next run goes on.
GOOD_ENDS = frozenset({"complete", "budget", "time"})


class FetchError(Exception):
    """A fetch cannot start or has died; the message names the source and the cure."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one run may take. Seconds, bytes, numbers; `attempts` counts the first request too."""

    page_bytes: int = MAX_BYTES
    page_seconds: float = 60.0
    kept_bytes: int = 65_536
    attempts: int = 3
    longest_wait: float = 600.0
    failures: int = 5
    redirects: int = 5
    run_seconds: float = 6 * 3600.0
    run_bytes: int = 1_000_000_000
    run_items: int | None = None
    list_pages: int | None = None
    free_bytes: int = 1_000_000_000
    memory_bytes: int = 2_000_000_000


@dataclass(frozen=True, slots=True)
class FetchJob:
    """One fetch of one source into `raw`. `contact` is the operator's address, and stands in no report or archive.

    With `captures`, from web archives instead of its own site. `registry` is another folder of entries than the shipped
    one, `web_archives` another file of archives. For tests: `now` is the time at which the run's clock
    starts, `addresses` are used instead of DNS, each list in turn, and `loopback` lets them lead to this machine.
    """

    source_id: str
    raw: str
    contact: str
    limits: Limits = field(default_factory=Limits)
    captures: bool = False
    registry: str | None = None
    web_archives: str | None = None
    now: str | None = None
    loopback: bool = False
    addresses: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def from_json(cls, text: str) -> FetchJob:
        """The job that `to_json` wrote."""
        data = json.loads(text)
        addresses = {host: tuple(found) for host, found in data.pop("addresses").items()}
        return cls(limits=Limits(**data.pop("limits")), addresses=addresses, **data)

    def to_json(self) -> str:
        """The job as one line."""
        return json.dumps(asdict(self))

    @property
    def folder(self) -> Path:
        """The source's archive."""
        return Path(self.raw, self.source_id)


@dataclass(frozen=True, slots=True)
class Fault:
    """What went wrong with one address: a short code, and a sentence."""

    url: str
    kind: str
    detail: str


@dataclass(frozen=True, slots=True)
class Looked:
    """A place that was looked at, and how many addresses of notices it gave."""

    url: str
    kind: str
    found: int


@dataclass(frozen=True, slots=True)
class FetchReport:
    """What came of a fetch. `ended` is `complete`, or why it ended before all was done, which `detail` says in words.

    `new`, `changed`, `unchanged` and `gone` count notices; `refused` counts responses and addresses by reason, and
    `refusals` names the first of them; `faults` names each thing that went wrong; `files` are the archive files made.
    """

    source_id: str
    ended: str
    detail: str = ""
    requests: int = 0
    bytes: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0
    refused: Mapping[str, int] = field(default_factory=dict)
    refusals: tuple[Fault, ...] = ()
    faults: tuple[Fault, ...] = ()
    looked: tuple[Looked, ...] = ()
    files: tuple[str, ...] = ()
    seconds: float = 0.0

    @property
    def well(self) -> bool:
        """Whether the source was fetched as far as its budget goes."""
        return self.ended in GOOD_ENDS

    @classmethod
    def from_json(cls, text: str) -> FetchReport:
        """The report that `to_json` wrote."""
        data: dict[str, Any] = json.loads(text)
        data["faults"] = tuple(Fault(**fault) for fault in data["faults"])
        data["refusals"] = tuple(Fault(**refusal) for refusal in data["refusals"])
        data["looked"] = tuple(Looked(**looked) for looked in data["looked"])
        return cls(**data | {"files": tuple(data["files"])})

    def to_json(self) -> str:
        """The report as one line."""
        return json.dumps(asdict(self))


def check_contact(contact: str | None) -> str:
    """The operator's address, for the user agent. FetchError where it is none: then nothing is fetched."""
    if contact and _CONTACT.fullmatch(contact.strip()):
        return contact.strip()
    raise FetchError(
        "set ASEAN_MEETINGS_CONTACT to a mail or web address at which the operators of the sites can reach you"
    )


def not_looked_for(*, captures: bool) -> str:
    """What is said of a source that is not fetched in this way."""
    return f"not looked {'for in web archives' if captures else 'at live'}; 'asean-meetings sources' lists what is"


def fetch(job: FetchJob) -> FetchReport:
    """Run a job in a process of its own, which may be killed at any moment. FetchError where it gives no report.

    The job goes by standard input: nobody who lists the machine's processes sees the contact address.
    """
    check_contact(job.contact)
    command = [sys.executable, "-m", "pipelines.sources.fetch"]
    try:
        done = subprocess.run(
            command, input=job.to_json(), capture_output=True, text=True, timeout=job.limits.run_seconds + 600
        )
    except subprocess.TimeoutExpired as error:
        raise FetchError(f"{job.source_id}: the fetch did not end in {error.timeout:.0f} s and was stopped") from error
    last = done.stdout.strip().rpartition("\n")[2]
    if done.returncode or not last.startswith("{"):
        said = done.stderr.strip().rpartition("\n")[2].replace(job.contact, "…")
        raise FetchError(f"{job.source_id}: the fetch died ({done.returncode}): {said or 'it said nothing'}")
    return FetchReport.from_json(last)
