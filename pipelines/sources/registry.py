"""The registry of sources: who publishes, under which addresses, and with which habits. Data in `registry/*.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Literal
from urllib.parse import parse_qsl, urlsplit

import yaml

from pipelines.model import DateOrder
from pipelines.yaml_data import load_yaml

LookKind = Literal["listing", "feed", "sitemap", "captures"]

FOLDER = Path(__file__).with_name("registry")
WEB_ARCHIVES = Path(__file__).with_name("web_archives.yaml")
_CODE = re.compile(r"[a-z][a-z0-9-]*")
_COUNTRY = re.compile(r"[A-Z]{2}")
_LANGUAGE = re.compile(r"[a-z]{2}")
_OFFSET = re.compile(r"([+-])(\d{2}):(\d{2})")
_ORDERS: Mapping[str, DateOrder] = {"dmy": "dmy", "mdy": "mdy", "ymd": "ymd"}
_LOOKS: Mapping[str, LookKind] = {
    "listing": "listing",
    "feed": "feed",
    "sitemap": "sitemap",
    "captures": "captures",
}
_CAPTURES = re.compile(r"[a-z0-9.-]+(?::\d+)?/[^\s#]*")
_WEB = re.compile(r"https?://[a-z0-9.-]+(?::\d+)?/[^\s#]*")
_WEB_PAGES = re.compile(rf"{_WEB.pattern.replace('#', '#{}')}\{{page\}}[^\s#{{}}]*")
_VERIFIED = re.compile(r"never|\d{4}-\d{2}-\d{2}")
MOST_PAGES = 20
_REPLAY = re.compile(r"https?://[a-z0-9.-]+(?::\d+)?/[^\s#{}]*\{time\}[a-z_]*/\{url\}")
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")


def host_of(url: str) -> str:
    """The host of a web address in lower case, without a leading `www.` and a final dot."""
    return (urlsplit(url).hostname or "").rstrip(".").removeprefix("www.")


@dataclass(frozen=True, slots=True)
class NativeId:
    """Where an address carries the publisher's own id of an item.

    `path` must be found in the path; its group, if it has one, is the id. Else the id is the value of the query
    parameter `query`, whatever the case of the parameter's name.
    """

    path: re.Pattern[str]
    query: str | None = None

    def find(self, url: str) -> str | None:
        """The native id in `url`, in lower case, or None."""
        parts = urlsplit(url)
        match = self.path.search(parts.path)
        if match is None:
            return None
        if self.query is None:
            return match.group(1).lower()
        values = [value for key, value in parse_qsl(parts.query) if key.lower() == self.query]
        return values[0].strip().lower() or None if len(values) == 1 else None


@dataclass(frozen=True, slots=True)
class Look:
    """A place where a source's notices are found.

    `listing`: a page with links, `pages` its further pages (with `{page}`, from 2 to `most`); `feed`: RSS or Atom;
    `sitemap`: a sitemap, or an index of those, of which the addresses with `part` are opened; `captures`: what a web
    archive's index has under `url`, which is then an address without scheme that may end with `*`.
    """

    kind: LookKind
    url: str
    pages: str | None = None
    most: int = MOST_PAGES
    part: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class Manners:
    """How a source is treated: seconds between requests, seconds before the first retry, requests of one run."""

    delay: float = 10.0
    backoff: float = 30.0
    budget: int = 300


@dataclass(frozen=True, slots=True)
class Source:
    """One publisher's site, or a folder of files that came without one.

    `date_order` is how a bare numeric date is written there, `clock_order` how one with seconds and AM/PM is.
    `headline`, `main`, `published` and `drop` are CSS selectors, tried in their order. `utc_offset` is the publisher's
    local time. A file without an address is this source's where all of `fingerprints` stand in it.

    `look` says where its notices are found. An address is a notice's where one of `items` is found in its path and
    query. Where a source tells of much else, `only` must be found in a notice's address or in a link's words.
    `habit` is the number of days after which its silence is unusual.
    """

    source_id: str
    name_en: str
    name_vi: str
    publisher: str
    country: str | None
    languages: tuple[str, ...]
    hosts: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()
    fingerprints: tuple[str, ...] = ()
    utc_offset: timedelta | None = None
    date_order: DateOrder | None = None
    clock_order: DateOrder | None = None
    native_ids: tuple[NativeId, ...] = ()
    headline: tuple[str, ...] = ()
    main: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    look: tuple[Look, ...] = ()
    items: tuple[re.Pattern[str], ...] = ()
    only: re.Pattern[str] | None = None
    manners: Manners = Manners()
    habit: int | None = None
    rights: str = ""
    verified: str = "never"
    note: str = ""

    def is_item(self, url: str) -> bool:
        """Whether an address at one of the source's hosts is that of a notice."""
        parts = urlsplit(url)
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        return host_of(url) in self.hosts and any(pattern.search(target) for pattern in self.items)

    @property
    def live(self) -> tuple[Look, ...]:
        """The places that are looked at on the source's own site."""
        return tuple(look for look in self.look if look.kind != "captures")

    @property
    def captured(self) -> tuple[Look, ...]:
        """The addresses under which web archives are asked for captures."""
        return tuple(look for look in self.look if look.kind == "captures")


@dataclass(frozen=True, slots=True)
class WebArchive:
    """A web archive: where its CDX server answers, and the address of a capture as it was archived.

    `replay` holds `{time}` (14 digits, UTC) and `{url}`.
    """

    archive_id: str
    index: str
    replay: str
    verified: str = "never"


@dataclass(frozen=True, slots=True)
class Registry:
    """All sources, sorted by id. `fallback` is the source of a file of which nothing is known."""

    sources: tuple[Source, ...]
    fallback: Source
    _by_id: Mapping[str, Source] = field(repr=False, compare=False)
    _by_host: Mapping[str, Source] = field(repr=False, compare=False)
    _by_folder: Mapping[str, Source] = field(repr=False, compare=False)
    _marks: tuple[tuple[tuple[bytes, ...], Source], ...] = field(repr=False, compare=False)

    def get(self, source_id: str) -> Source | None:
        """The source with this id."""
        return self._by_id.get(source_id)

    def by_url(self, url: str) -> Source | None:
        """The source that publishes at the address's host."""
        return self._by_host.get(host_of(url))

    def by_raw_name(self, raw_name: str) -> Source:
        """The source of a file by its folder: the longest folder that is registered, else the fallback."""
        folder = raw_name
        while "/" in folder:
            folder = folder.rpartition("/")[0]
            if folder in self._by_folder:
                return self._by_folder[folder]
        return self.fallback

    def by_fingerprint(self, content: bytes) -> Source | None:
        """The source all of whose fingerprints stand in a page; None where that is true of none or of several."""
        found = [source for marks, source in self._marks if all(mark in content for mark in marks)]
        return found[0] if len(found) == 1 else None

    def native_id(self, url: str) -> tuple[str, str] | None:
        """(source id, the publisher's own id of the item) where the address carries one."""
        source = self.by_url(url)
        if source is None:
            return None
        for pattern in source.native_ids:
            if found := pattern.find(url):
                return source.source_id, found
        return None


class RegistryError(ValueError):
    """An entry of the registry that does not hold what it should; the message names the file and the key."""


@cache
def load_registry(folder: Path = FOLDER) -> Registry:
    """Read and check every `*.yaml` of `folder`. Raises RegistryError with all that is wrong, a line each."""
    sources: list[Source] = []
    wrong: list[str] = []
    for path in sorted(folder.glob("*.yaml")):
        try:
            entry = load_yaml(path.read_text("utf-8"))
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            wrong.append(f"{path.name}: not YAML: {' '.join(str(error).split())}")
            continue
        reader = _Entry(entry if isinstance(entry, dict) else {})
        source = reader.source()
        if source.source_id != path.stem:
            reader.wrong.append(f"source_id: {source.source_id!r} must be the file's name, {path.stem!r}")
        wrong += [f"{path.name}: {what}" for what in reader.wrong]
        sources.append(source)
    by_host, doubled = _index((host, source) for source in sources for host in source.hosts)
    wrong += [f"hosts: {host} stands in {one} and {other}" for host, one, other in doubled]
    by_folder, doubled = _index((name, source) for source in sources for name in source.folders)
    wrong += [f"folders: {name} stands in {one} and {other}" for name, one, other in doubled]
    if "" not in by_folder:
        wrong.append("folders: no source takes the files that no other takes (the folder '')")
    if wrong:
        raise RegistryError("\n".join(wrong))
    return Registry(
        sources=tuple(sorted(sources, key=lambda source: source.source_id)),
        fallback=by_folder[""],
        _by_id={source.source_id: source for source in sources},
        _by_host=by_host,
        _by_folder={name: source for name, source in by_folder.items() if name},
        _marks=tuple(
            (tuple(map(str.encode, source.fingerprints)), source) for source in sources if source.fingerprints
        ),
    )


@cache
def load_web_archives(path: Path = WEB_ARCHIVES) -> tuple[WebArchive, ...]:
    """The web archives that are asked, in the order of the file. Raises RegistryError with all that is wrong in it."""
    try:
        entries = load_yaml(path.read_text("utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise RegistryError(f"{path.name}: not YAML: {' '.join(str(error).split())}") from error
    found, wrong = [], []
    for entry in entries if isinstance(entries, list) else [entries]:
        reader = _Entry(entry if isinstance(entry, dict) else {})
        found.append(
            WebArchive(
                reader.text("archive_id", _CODE),
                reader.text("index", _WEB),
                reader.text("replay", _REPLAY),
                reader.text("verified", _VERIFIED),
            )
        )
        wrong += [f"{path.name}: {what}" for what in reader.wrong]
        wrong += [f"{path.name}: {key}: not a key of a web archive" for key in reader.left]
    if wrong:
        raise RegistryError("\n".join(wrong))
    return tuple(found)


def _index(pairs: Iterable[tuple[str, Source]]) -> tuple[dict[str, Source], list[tuple[str, str, str]]]:
    index: dict[str, Source] = {}
    doubled: list[tuple[str, str, str]] = []
    for key, source in pairs:
        if key in index:
            doubled.append((key, index[key].source_id, source.source_id))
        index[key] = source
    return index, doubled


class _Entry:
    """Takes each key that it knows out of one entry, and then reports what is left."""

    def __init__(self, entry: Mapping[str, object]) -> None:
        self.left = dict(entry)
        self.wrong: list[str] = []

    def source(self) -> Source:
        source = Source(
            source_id=self.text("source_id", _CODE),
            name_en=self.text("name_en"),
            name_vi=self.text("name_vi"),
            publisher=self.text("publisher"),
            country=self.text("country", _COUNTRY, needed=False) or None,
            languages=self.texts("languages", _LANGUAGE),
            hosts=self.texts("hosts", _HOST),
            folders=self.texts("folders"),
            fingerprints=self.texts("fingerprints"),
            utc_offset=self.offset(),
            date_order=self.order("date_order"),
            clock_order=self.order("clock_order"),
            native_ids=self.native_ids(),
            headline=self.texts("headline"),
            main=self.texts("main"),
            published=self.texts("published"),
            drop=self.texts("drop"),
            look=self.look(),
            items=self.patterns("items"),
            only=next(iter(self.patterns("only")), None),
            manners=self.manners(),
            habit=self.number("habit", None, least=1),
            rights=self.text("rights", needed=False),
            verified=self.text("verified", _VERIFIED),
            note=self.text("note", needed=False),
        )
        self.wrong += [f"{key}: not a key of a source" for key in self.left]
        if any(host.startswith("www.") for host in source.hosts):
            self.wrong.append("hosts: without www., which is taken off every address")
        if source.look and not source.items:
            self.wrong.append("items: a source that is looked at says which addresses are notices")
        if source.live and source.habit is None:
            self.wrong.append("habit: a source that is looked at says after how many days its silence is unusual")
        for look in source.look:
            # What is asked for lies at the source itself; only the index of a web archive is elsewhere.
            address = f"https://{look.url}" if look.kind == "captures" else look.url
            if address and host_of(address) not in source.hosts:
                self.wrong.append(f"look: {look.url} is at none of the source's hosts")
        return source

    def look(self) -> tuple[Look, ...]:
        value = self.left.pop("look", [])
        found: list[Look] = []
        for entry in value if isinstance(value, list) else [value]:
            if not isinstance(entry, dict):
                self.wrong.append(f"look: {entry!r} is not a place with kind and url")
                continue
            inner = _Entry(entry)
            kind = inner.text("kind", re.compile("|".join(_LOOKS)))
            url = inner.text("url", _CAPTURES if kind == "captures" else _WEB)
            pages = inner.text("pages", _WEB_PAGES, needed=False) or None
            most = inner.number("most", MOST_PAGES, least=1)
            part = next(iter(inner.patterns("part")), None)
            inner.wrong += [f"{key}: not a key of a place" for key in inner.left]
            if pages and kind != "listing":
                inner.wrong.append("pages: only a listing has further pages")
            self.wrong += [f"look: {what}" for what in inner.wrong]
            found.append(Look(_LOOKS.get(kind, "listing"), url, pages, most or MOST_PAGES, part))
        return tuple(found)

    def manners(self) -> Manners:
        value = self.left.pop("manners", {})
        if not isinstance(value, dict):
            self.wrong.append(f"manners: {value!r} is not an object")
            return Manners()
        inner = _Entry(value)
        plain = Manners()
        manners = Manners(
            delay=inner.seconds("delay", plain.delay),
            backoff=inner.seconds("backoff", plain.backoff),
            budget=inner.number("budget", plain.budget, least=1) or plain.budget,
        )
        inner.wrong += [f"{key}: not one of delay, backoff, budget" for key in inner.left]
        self.wrong += [f"manners: {what}" for what in inner.wrong]
        return manners

    def number(self, key: str, default: int | None, *, least: int) -> int | None:
        value = self.left.pop(key, default)
        if value is not None and (not isinstance(value, int) or isinstance(value, bool) or value < least):
            self.wrong.append(f"{key}: {value!r} is no number from {least}")
            return default
        return value

    def seconds(self, key: str, default: float) -> float:
        value = self.left.pop(key, default)
        if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= 3600:
            self.wrong.append(f"{key}: {value!r} is no number of seconds up to 3600")
            return default
        return float(value)

    def patterns(self, key: str) -> tuple[re.Pattern[str], ...]:
        value = self.left.pop(key, [])
        found: list[re.Pattern[str]] = []
        for text in value if isinstance(value, list) else [value]:
            try:
                found.append(re.compile(str(text), re.IGNORECASE))
            except re.error as error:
                self.wrong.append(f"{key}: {text!r} is no pattern: {error}")
        return tuple(found)

    def text(self, key: str, form: re.Pattern[str] | None = None, *, needed: bool = True) -> str:
        value = self.left.pop(key, None)
        if value is None and not needed:
            return ""
        if not isinstance(value, str) or not value.strip() or (form and not form.fullmatch(value)):
            self.wrong.append(f"{key}: {value!r} is not {f'of the form {form.pattern}' if form else 'a text'}")
            return ""
        return value.strip()

    def texts(self, key: str, form: re.Pattern[str] | None = None) -> tuple[str, ...]:
        value = self.left.pop(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self.wrong.append(f"{key}: {value!r} is not a list of texts")
            return ()
        self.wrong += [
            f"{key}: {v!r} is not of the form {form.pattern}" for v in value if form and not form.fullmatch(v)
        ]
        return tuple(value)

    def order(self, key: str) -> DateOrder | None:
        value = self.left.pop(key, None)
        if value is not None and value not in _ORDERS:
            self.wrong.append(f"{key}: {value!r} is none of {', '.join(_ORDERS)}")
        return _ORDERS.get(str(value))

    def offset(self) -> timedelta | None:
        value = self.left.pop("utc_offset", None)
        match = _OFFSET.fullmatch(value) if isinstance(value, str) else None
        if match is None:
            if value is not None:
                self.wrong.append(f"utc_offset: {value!r} is not of the form +07:00")
            return None
        sign = -1 if match[1] == "-" else 1
        return sign * timedelta(hours=int(match[2]), minutes=int(match[3]))

    def native_ids(self) -> tuple[NativeId, ...]:
        value = self.left.pop("native_ids", [])
        found: list[NativeId] = []
        for rule in value if isinstance(value, list) else [value]:
            path, query = (rule.get("path"), rule.get("query")) if isinstance(rule, dict) else (None, None)
            try:
                pattern = re.compile(path or "^/", re.IGNORECASE)
            except (re.error, TypeError) as error:
                self.wrong.append(f"native_ids: {path!r} is no pattern: {error}")
                continue
            if not isinstance(rule, dict) or set(rule) - {"path", "query"} or (query is None and pattern.groups != 1):
                self.wrong.append(f"native_ids: {rule!r} needs a path with one group, or a query parameter's name")
                continue
            found.append(NativeId(pattern, query.lower() if query else None))
        return tuple(found)
