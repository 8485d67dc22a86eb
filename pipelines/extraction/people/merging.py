"""Which mentions are of one person: by name, by a short form, by a post that points back."""

from __future__ import annotations

import itertools

from ..shadow import fold
from .names import is_syllable, is_vietnamese, name_words, plain
from .offices import Office
from .person import Mention, Person, with_country_of
from .scene import LOW_RANKS, Scene


def merge(scene: Scene, mentions: list[Mention]) -> list[Person]:
    """Mentions put together: full names first, then what is left of names, posts and pronouns."""
    text = scene.text
    full: dict[str, Person] = {}
    by_word: dict[str, list[Person]] = {}
    words_of: dict[int, set[str]] = {}
    by_rank: dict[str, list[Person]] = {}
    order = sorted((m for m in mentions if m.name), key=lambda m: (-_word_count(text, m), m.start))
    for mention in order:
        assert mention.name is not None
        parts = name_words(scene.shadow[mention.name[0] : mention.name[1]])
        if not parts:
            continue
        key = " ".join(parts)
        person = full.get(key)
        if person is None:
            for other in by_word.get(parts[-1], []) + by_word.get(parts[0], []):
                if words_of[id(other)].issuperset(parts) and not _is_namesake(scene, other, mention.name):
                    person = other
                    break
        if person is None and len(parts) == 1 and mention.office is not None:
            person = _by_short_form(scene, full, parts[0], mention.office)
        if person is None:
            if (
                len(parts) == 1
                and mention.honorific is None
                and (mention.office is None or not text[mention.start].isupper() or _goes_on(scene, mention))
            ):
                continue
            person = Person()
            words_of[id(person)] = set(parts)
            if mention.office is not None:
                ranks = by_rank.setdefault(mention.office.head, [])
                if len(ranks) < 8:
                    ranks.append(person)
            for part in set(parts):
                slot = by_word.setdefault(part, [])
                if len(slot) < 8:
                    slot.append(person)
        full.setdefault(key, person)
        mention.person = person
        person.add(mention)
    heads: dict[str, list[Person]] = {}
    last: Person | None = None
    opening: tuple[int, Person | None] = (-1, None)
    alone: dict[str, Person] = {}
    named_heads: dict[str, list[Person]] = {}
    named: list[Mention] = []  # the first mentions of the first two persons
    for mention in mentions:
        if mention.person is not None and mention.office is not None:
            slot = named_heads.setdefault(mention.office.head, [])
            if len(slot) < 8 and mention.person not in slot:
                slot.append(mention.person)
    for mention in mentions:
        office = mention.office
        if mention.person is None and mention.name is None:
            if office is None:
                mention.person = _meant(scene, last, opening)
            else:
                known = heads.get(office.head, [])
                if last is not None and (_points_back(scene, office) or _is_that_chair(scene, named, mention)):
                    mention.person = last
                    if _points_back(scene, office):
                        _lend_country(scene, last, mention)
                elif not office.is_complete:
                    mention.person = known[-1] if known else None
                else:
                    same = [p for p in (*named_heads.get(office.head, []), *known[-3:]) if _agree(scene, p, office)]
                    if same:
                        mention.person = same[0]
                    else:
                        key = (
                            office.head
                            + " "
                            + plain(text[office.whole[0] : office.whole[1]])
                            + " "
                            + _organisation(text, office)
                        )
                        mention.person = alone.setdefault(key, Person())
            if mention.person is not None:
                mention.person.add(mention)
        if mention.person is not None:
            last = mention.person
            opening = _opening(scene, mention, opening)
            if len(named) < 2 and all(one.person is not last for one in named):
                named.append(mention)
            if office is not None:
                slot = heads.setdefault(office.head, [])
                if not slot or slot[-1] is not mention.person:
                    slot.append(mention.person)
    _join_introduced(scene, mentions)
    persons: dict[int, Person] = {}
    for mention in mentions:
        if mention.person is not None:
            persons.setdefault(id(mention.person), mention.person)
    return [person.settle() for person in persons.values()]


_WHOLE_NAME = 3  # syllables


def _is_namesake(scene: Scene, person: Person, name: tuple[int, int]) -> bool:
    """Whether a whole Vietnamese name is another one's but for a syllable in its midst: "Nguyễn Thị Hà" beside "Nguyễn
    Thị Thu Hà".
    """
    written = scene.text[slice(*name)]
    if len(name_words(written)) < _WHOLE_NAME or not is_vietnamese(written):
        return False
    theirs = [" ".join(scene.text[slice(*one.name)].split()) for one in person.mentions if one.name is not None]
    return not any(" ".join(written.split()) in other for other in theirs)


_BEFORE_SUBJECT = 16  # characters that may open a sentence before its subject: "Meanwhile, the …"


def _opening(scene: Scene, mention: Mention, known: tuple[int, Person | None]) -> tuple[int, Person | None]:
    """The sentence of a mention, and the person with whom it opens."""
    begin = scene.document.sentence_at(mention.start).start
    if begin == known[0]:
        return known
    return begin, mention.person if mention.start - begin <= _BEFORE_SUBJECT else None


def _meant(scene: Scene, last: Person | None, opening: tuple[int, Person | None]) -> Person | None:
    """Who is meant by "he": in English the subject of the last sentence with a person, else the last person named."""
    subject = opening[1] if scene.document.notice.language == "en" else None
    return subject or last


def _goes_on(scene: Scene, mention: Mention) -> bool:
    """Whether one syllable behind a low rank is the first of a word: "Điều phối viên Hỗ trợ nhân đạo"."""
    assert mention.office is not None
    assert mention.name is not None
    low = scene.document.notice.language == "vi" and mention.office.head in LOW_RANKS
    after = scene.text[mention.name[1] : mention.name[1] + 2]
    return low and after[:1] == " " and after[1:].islower() and is_syllable(scene.text[slice(*mention.name)])


def _lend_country(scene: Scene, person: Person, mention: Mention) -> None:
    """Gives the country of "the DSWD chief" to the post by which a person was named before, which says more."""
    told = next((m for m in person.mentions if m.office is not None and m.name is not None), None)
    if told is not None and mention.office is not None:
        told.office = with_country_of(scene, told.office, mention.office)
        mention.office = None


_GENERIC_POSTS = frozenset({"official", "senior official", "top official", "chief", "executive"})


def _points_back(scene: Scene, office: Office) -> bool:
    """As in "the MSWD senior official added": whoever was named before."""
    generic = plain(scene.text[slice(*office.position)]) in _GENERIC_POSTS
    return generic and scene.shadow.startswith("the ", max(0, office.start - 4))


def _is_that_chair(scene: Scene, named: list[Mention], mention: Mention) -> bool:
    """As in "the SOCA chair stressed" where a single person was named before: it is he or she who told of."""
    office = mention.office
    if office is None or office.head != "chair" or scene.document.notice.language != "en" or office.country is not None:
        return False
    if len(named) != 1 or not scene.shadow.startswith("the ", max(0, mention.start - 4)):
        return False
    other = named[0]
    sentences = [scene.document.sentence_at(one.start) for one in (other, mention)]
    return other.name is not None and other.office is not None and sentences[0] != sentences[1]


_INTRODUCED_WITHIN = 60  # characters from a post to the sentence that tells whose it is


def _join_introduced(scene: Scene, mentions: list[Mention]) -> None:
    """As in "…, said the Minister of Culture. Dato Omar bin Yusof was speaking at …": a post and, at the head of the
    next sentence, a name without one are of one person.
    """
    if scene.document.notice.language != "en":
        return
    for post, name in itertools.pairwise(mentions):
        alone, named = post.person, name.person
        if alone is None or named is None or alone is named or post.office is None or not post.office.is_complete:
            continue
        if any(m.name for m in alone.mentions) or any(m.office for m in named.mentions) or name.honorific is None:
            continue
        sentence = scene.document.sentence_at(name.start)
        opens = name.start - sentence.start < _HEAD_OF_SENTENCE and post.end <= sentence.start
        if opens and name is named.mentions[0] and name.start - post.end < _INTRODUCED_WITHIN:
            for mention in alone.mentions:
                mention.person = named
                named.add(mention)


_HEAD_OF_SENTENCE = 24  # characters of titles that may stand before a name
_SHORT_FORM = 4  # letters by which a name is known that stands for a longer one


def _by_short_form(scene: Scene, full: dict[str, Person], word: str, office: Office) -> Person | None:
    """As in "Minister Sari" after "Minister Dewi Sariningsih": who holds the same post and whose name begins so."""
    if len(word) < _SHORT_FORM:
        return None
    for key, person in full.items():
        if any(part.startswith(word) for part in key.split()) and _agree(scene, person, office):
            return person
    return None


def _word_count(text: str, mention: Mention) -> int:
    return len(text[mention.name[0] : mention.name[1]].split()) if mention.name else 0


def _organisation(text: str, office: Office) -> str:
    return plain(text[office.organisation[0] : office.organisation[1]]) if office.organisation else ""


def _is_at_home(scene: Scene, person: Person) -> bool:
    """Whether a Vietnamese notice tells of a person with a Vietnamese name."""
    if scene.document.notice.language != "vi":
        return False
    return any(m.name is not None and is_vietnamese(scene.text[m.name[0] : m.name[1]]) for m in person.mentions)


def _agree(scene: Scene, person: Person, office: Office) -> bool:
    """Whether a post without a name can be that of a named person: nothing in it is another's."""
    known = person.fullest
    if known is None or known.position[0] == known.position[1]:
        return False  # or of whom only the employer is told
    if known.country and office.country and known.country[0] != office.country[0]:
        return False
    if office.country and known.country is None and _is_at_home(scene, person) and office.country[0] != "VN":
        return False  # "Bộ trưởng Lò Văn Sơn", "Bộ trưởng Phúc lợi Lào"
    ours, theirs = (plain(scene.text[o.position[0] : o.position[1]]) for o in (known, office))
    if office.organisation and known.organisation:
        return fold(_organisation(scene.text, known)[:12]) == fold(_organisation(scene.text, office)[:12])
    return ours.startswith(theirs) or theirs.startswith(ours) or _words_of_post(ours) == _words_of_post(theirs)


_LINKS_OF_POSTS = frozenset({"of", "for", "the", "and"})


def _words_of_post(position: str) -> set[str]:
    """The words that tell a post in whatever order: "Minister of Health", "Health Minister"."""
    return set(position.split()) - _LINKS_OF_POSTS
