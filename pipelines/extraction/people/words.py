"""The word lists of `phrases/<language>/roles.yaml`, made into sets and patterns over the folded text. No rules."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

from pipelines.yaml_data import load_yaml

from ..languages import folders
from ..patterns import either
from ..shadow import fold

Pattern = re.Pattern[str]

# The end of a word, and what parts it from the next one: nothing after an elided one ("l'").
_END = r"(?:(?<=')|(?!\w))"
_GAP = r"(?:\s+|(?<='))"


@dataclass(frozen=True, slots=True)
class Words:
    """The lists of several languages together, for a notice in one language quotes names and posts of another.

    Patterns are for the folded text; what each list is for stands in the YAML files beside it.
    """

    subjects: Pattern
    leads: Pattern
    lead_words: frozenset[str]
    employed_by: Pattern
    units: Pattern
    unit_words: frozenset[str]
    organisations: Pattern
    organisation_heads: frozenset[str]
    organisation_words: frozenset[str]
    plurals: frozenset[str]
    locations: frozenset[str]
    other_chair_before: Pattern
    other_chair_after: Pattern
    surnames: frozenset[str]
    never: tuple[str, ...]
    not_names: frozenset[str]
    joint: Pattern
    items: Pattern
    item_joints: frozenset[str]
    item_lead: Pattern
    several: frozenset[str]
    observer: Pattern
    plural_subject: Pattern
    attendants: Pattern
    met: Pattern
    came: Pattern
    membership_part: Pattern
    membership_names: tuple[str, ...]
    group_link: Pattern
    not_groups: tuple[str, ...]
    held_as: Pattern
    name_before_post: Pattern
    name_after_post: Pattern
    second_post: Pattern
    apposition: Pattern
    of_all: tuple[str, ...]
    of_all_in: Pattern
    sources: tuple[str, ...]
    former: Pattern
    home: dict[str, str]
    opening: Pattern
    organising: Pattern
    not_organising: tuple[str, ...]
    representative: Pattern
    and_vice: Pattern
    state: Pattern
    state_letters: frozenset[str]
    seat: Pattern
    country_of: Pattern
    comes_from: Pattern
    owners: tuple[str, ...]
    embassy: Pattern
    kinds_of_organisations: tuple[str, ...]
    organisations_after: tuple[str, ...]
    clause_openers: tuple[str, ...]
    keeps_country: Pattern
    chapters: Pattern
    this_country: Pattern
    of_both: Pattern
    lists_who: Pattern
    and_then: Pattern
    item_before: Pattern
    name_links: frozenset[str]
    visited: tuple[str, ...]
    pair_told: Pattern
    addressing: frozenset[str]
    hearing: Pattern
    sends: Pattern
    next_term: Pattern
    term_before: Pattern
    term_of: Pattern
    led_work: Pattern
    duty: Pattern
    duty_told: Pattern
    post_joint: Pattern
    leads_on: tuple[str, ...]
    purpose: tuple[str, ...]
    relative: Pattern
    openers: frozenset[str]
    openers_bare: frozenset[str]
    not_organisations: frozenset[str]


def _lists(own: str) -> dict[str, list[str]]:
    lists: dict[str, list[str]] = {}
    for folder in folders(own):
        file = folder / "roles.yaml"
        if file.is_file():
            for name, phrases in load_yaml(file.read_text("utf-8")).items():
                lists.setdefault(name, []).extend(str(phrase) for phrase in phrases)
    return lists


def _homes() -> dict[str, str]:
    """The country whose ministries a language's notices name without their country, by language."""
    homes: dict[str, str] = {}
    for folder in sorted((resources.files("pipelines") / "phrases").iterdir(), key=lambda item: item.name):
        file = folder / "roles.yaml"
        if folder.is_dir() and file.is_file():
            for country in load_yaml(file.read_text("utf-8")).get("home", []):
                homes[folder.name] = country
    return homes


@cache
def words(own: str) -> Words:  # no default, for which a cache would make a second one
    """The word lists of the shared languages and of `own` (see `languages`), read once a process."""
    lists = _lists(own)

    def one(name: str) -> str:
        return either(lists[name])

    def word(name: str) -> str:
        return either(lists[name], anew=True)

    def folded(name: str) -> frozenset[str]:
        return frozenset(fold(word) for word in lists[name])

    def spaced(name: str) -> tuple[str, ...]:
        return tuple(sorted(f"{fold(word)} " for word in lists[name]))

    subject = rf"(?:{one('subjects')})(?!\w)"
    article = r"(?:the\s+)?"
    return Words(
        # One subject, then others, each after one comma, dash or ampersand and at most one leading word.
        subjects=re.compile(rf"{subject}(?:\s*[,&/-]?\s*(?:(?:{one('subject_joints')}){_END}\s*)?{subject})*"),
        leads=re.compile(rf"(?:{one('leads')}){_END}(?!-)"),
        lead_words=frozenset(word.lower() for word in lists["leads"]),
        employed_by=re.compile(rf"[\s(]*(?:{one('leads')})\s+{article}"),
        units=re.compile(rf"(?:{one('units')})(?!\w)"),
        unit_words=frozenset(word.lower() for word in lists["units"]),
        organisations=re.compile(rf"(?:{one('organisations')})(?!\w)"),
        organisation_heads=frozenset(word.lower() for word in lists["organisations"]),
        organisation_words=folded("organisation_words"),
        plurals=folded("plurals"),
        locations=folded("locations"),
        other_chair_before=re.compile(rf"{word('other_chair_before')}\s*$"),
        other_chair_after=re.compile(rf"\s*(?:{one('other_chair_after')})"),
        surnames=frozenset(lists["surnames"]),
        never=tuple(sorted(folded("never"))),
        not_names=folded("not_names"),
        joint=re.compile(
            rf"(?:\s?\([^()\n]{{1,20}}\))?(?:\s(?:{one('as_observer')}))?[\s,;()*]*(?:(?:{one('joints')}){_GAP}){{0,3}}[()\s]*"
        ),
        items=re.compile(
            rf"[,;\n|•·○]|:(?=\s)|\s[-–—]\s|\s(?P<joint>{one('item_joints')})\s|(?<=\s)(?:{one('item_openers')})\s"
        ),
        item_joints=folded("item_joints"),
        item_lead=re.compile(rf"(?P<lead>{one('item_leads')}|\d+)\s+"),
        several=folded("several"),
        observer=re.compile(rf"{word('observer')}(?!\w)"),
        plural_subject=re.compile(rf"{word('plural_subjects')}(?!\w)"),
        attendants=re.compile(rf"(?<!\bgiai )(?<!\btap )(?<!\bcong ){word('attendants')}(?!\w)"),  # no "giai đoạn"
        met=re.compile(rf"\s*(?:,|\([^)]{{0,20}}\)|\w+\s){{0,6}}(?:{one('met')})(?!\w)"),
        came=re.compile(rf"{word('came')}(?!\w)"),
        membership_part=re.compile(
            rf"(?<!\w)(?P<number>\d{{1,2}}|{one('part_of_members')})\s+(?:{one('several')}\s+)?(?:asean\s+)?$"
        ),
        membership_names=spaced("membership_names"),
        group_link=re.compile(rf"\s*(?:(?:{one('group_links')}){_GAP}){{0,3}}$"),
        not_groups=tuple(sorted(folded("not_groups"))),
        held_as=re.compile(rf"{word('held_as')}\s+(?:la\s+)?$"),
        name_before_post=re.compile(
            rf"\s?(?:,|-|\(|:|(?<!\w)(?:{one('copulas')})(?!\w))\s?"
            rf"(?:(?:{one('copulas')}|the|a|the union)\s)?(?:[a-z]+'s\s)?$"
        ),
        name_after_post=re.compile(rf"\s?(?:,|-|:|\(|(?:{one('copulas')})(?!\w))\s?"),
        second_post=re.compile(rf",?\s(?:{one('second_posts')})\s{article}"),
        apposition=re.compile(rf"\s?(?:,|-|\()\s?(?:(?:{one('states')}|{one('copulas')}|the)\s)?$"),
        of_all=tuple(sorted(f" {fold(word)}" for word in lists["of_all"])),
        of_all_in=re.compile("|".join(f" {re.escape(fold(word))}" for word in lists["of_all"])),
        sources=spaced("sources"),
        former=re.compile(rf"{word('former')}(?!\w)"),
        home=_homes(),
        opening=re.compile(rf"{word('opening')}"),
        organising=re.compile(one("organising")),
        not_organising=spaced("not_organising"),
        representative=re.compile(
            rf"(?P<word>{word('represents')})(?!\w)(?!\s(?:{one('represents_many')})(?!\w))"
            rf"(?:\s(?:{one('represents_of')}))?\s"
        ),
        and_vice=re.compile(rf"\s*(?:{one('item_joints')})\s+{article}(?:{one('and_vice')})"),
        state=re.compile(rf"{article}(?:{one('states')}) "),
        state_letters=frozenset("t" + "".join(fold(word)[0] for word in lists["states"])),
        seat=re.compile(rf"\s(?:{one('seats')})\s{article}"),
        country_of=re.compile(rf"(?:{one('country_of')})(?:\s|(?<='))"),
        comes_from=re.compile(rf"(?:{one('comes_from')})\s{article}"),
        owners=spaced("owners"),
        embassy=re.compile(rf"(?:[a-z]+ )?(?:{one('embassies')})(?!\w)"),
        kinds_of_organisations=spaced("kinds_of_organisations"),
        organisations_after=tuple(sorted(f" {fold(word)}" for word in lists["organisations_after"])),
        clause_openers=tuple(sorted(f" {fold(word)} " for word in lists["clause_openers"])),
        keeps_country=re.compile(rf"(?:{one('keeps_country')})(?!\w)"),
        chapters=re.compile(rf"\s(?:{one('chapters')})\s"),
        this_country=re.compile(rf"\s(?:{one('this_country')})(?!\w)"),
        of_both=re.compile(rf"{word('of_both')}(?!\w)"),
        lists_who=re.compile(rf"[^.;:,\n]{{0,60}}?\s(?:{one('lists_who')})\s"),
        and_then=re.compile(rf"{word('item_joints')}\s$"),
        item_before=re.compile(rf"(?:{word('item_leads')}|{word('lists_who')})$"),
        name_links=folded("name_links"),
        leads_on=tuple(sorted(f" {fold(word)}" for word in lists["country_of"])),
        post_joint=re.compile(rf",?\s(?:(?:{one('second_posts')})\s)?{article}(?:(?:{one('terms_of_posts')})\s)?"),
        purpose=tuple(sorted(f" {fold(word)} " for word in lists["purpose"])),
        relative=re.compile(rf",\s(?:{one('relative')})\s(?:(?:{one('relative_verbs')})\s)?$"),
        visited=tuple(sorted(f" {fold(word)} " for word in lists["visited"])),
        pair_told=re.compile(rf"[^.;,:\n]{{0,60}}?\s(?:{one('pair_told')})\s"),
        addressing=folded("addressing"),
        hearing=re.compile(rf"{word('hearing')}\s{article}\Z"),
        led_work=re.compile(rf"{word('led_work')}[^,.;:\n]{{0,40}}\Z"),
        next_term=re.compile(rf"[^,.;:\n]{{0,40}}?{word('next_terms')}(?!\w)"),
        term_before=re.compile(rf"{word('terms')}(?:\s\w+){{0,3}}\s\Z"),
        term_of=re.compile(rf"\s(?:{one('country_of')})\s"),
        sends=re.compile(rf"{word('sends')}\Z"),
        duty=re.compile(rf"{word('duties')}(?!\w)[^,;.\n]*\Z"),
        duty_told=re.compile(rf"[\s,]*(?:(?:{one('as_what')})\s)?{word('duties')}(?!\w)[^,;.\n]*(?:,\s(?:\w+\s)?)?"),
        openers=frozenset(word.lower() for word in lists["openers"]),
        openers_bare=folded("openers"),
        not_organisations=frozenset(lists["not_organisations"]),
    )
