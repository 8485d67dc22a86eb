"""What a sentence tells beside the matter of a meeting: a country's record, other events, who is at the table.

Each rule is a stretch of the sentence and the subjects that are only mentioned there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from .document import Document
from .spans import Span

GROUPS = frozenset(
    {"children", "family", "migrant-workers", "older-persons", "persons-with-disabilities", "women", "youth"}
)
_COMMUNITY = "asean-community"
_PARTIES = frozenset(
    {"children", "civil-society", "digital-transformation", "family", "partner-cooperation", "private-sector", "youth"}
)
_PLIGHT = frozenset({"employment", "social-protection", "child-labour", "poverty-reduction", "vulnerable-groups"})
# Up to the end of the clause nothing is said of what is done about it.
_NOTHING_DONE = (
    r"(?=(?:(?!\b(?:hoi nghi|thao luan|ban ve|trao doi|de xuat|keu goi|nham|(?<!van )de)\b)[^.;:])*(?:[.;:]|\Z))"
)
_BEARERS = frozenset({"civil-society", "partner-cooperation", "private-sector"})


class _Rule(NamedTuple):
    """Words after which, up to the end of their clause, `codes` are only mentioned; all but some where it is None.

    None of the words stand where none of the `signs` does, which is quicker to see.
    """

    signs: tuple[str, ...]
    words: re.Pattern[str]
    codes: frozenset[str] | None = None
    stops: str = ".;:"
    but: frozenset[str] = frozenset()


_RULES = (
    # "the fund has lifted many widows and old people": what has come about
    _Rule(
        ("has ", "have ", "had "),
        re.compile(r"\b(?:has|have|had) (?:[a-z]+ly )?(?:helped|affected|improved|raised|lifted|reached|hurt)\b"),
        GROUPS | {"poverty-reduction"},
    ),
    # "loans for 900 people, including …"
    _Rule(
        ("includ", "gom", "trong do"),
        re.compile(
            r"\b(?:\d[\d.,]*|million|thousand|trieu|nghin|ngan)(?: luot)? (?:people|persons|beneficiaries|nguoi),? "
            r"(?:including|trong do(?: co)?|(?:bao )?gom)\b"
        ),
        GROUPS,
    ),
    # "the country's Children Act covers …": what one country has
    _Rule(
        ("policy", "act ", "law", "luat "),
        re.compile(
            r"\b(?:policy|act|law)(?: of [a-z]+)? (?:also )?(?:includes?|covers?|comprises?|provides for)\b|"
            r"\bluat(?: [a-z]+){1,6}? (?:quy dinh|bao gom|dieu chinh)\b"
        ),
        stops=".;",
    ),
    # "events planned for the rainy season, among them a conference on …": other events
    _Rule(
        ("scheduled", "slated", "planned", "lined up", "to be held", "due to", "upcoming", "other ", "hoat dong khac"),
        re.compile(
            r"\b(?:activities|events|meetings|conferences|workshops) (?:that are )?(?:scheduled|slated|planned|"
            r"lined up|to be held|due to (?:be held|begin))\b|"
            r"\b(?:upcoming|forthcoming|other) (?:[a-z]+ )?(?:activities|events|meetings|conferences|workshops) "
            r"(?:are|is|includ(?:e|ing)|such as)\b|"
            r"\b(?:hoat dong|su kien) khac (?:nhu|gom|bao gom)\b"
        ),
        stops=".",
    ),
    # "paid a courtesy call on the mayor to see …": what somebody does besides
    _Rule(
        ("courtesy", "chao xa giao"),
        re.compile(r"\b(?:courtesy (?:calls?|visits?)|chao xa giao)\b"),
        stops=".",
    ),
    # "with condolences to those hit by the flood"
    _Rule(
        ("condol", "sympath", "appreciation", "gratitude", "thank", "chia buon"),
        re.compile(r"\b(?:condolences?|sympath(?:y|ies)|appreciation|gratitude|thank(?:s|ed|ful)?|chia buon)\b"),
        frozenset({"disaster-climate"}),
    ),
    # "thanked Norway for its help to contain the outbreak"
    _Rule(
        (" combat", " fight", " overcom", " respond", " tackl", " contain"),
        re.compile(
            r"\b(?:importance of|thank\w*|praised|grateful|appreciat\w+|welcomed)\b[^.;:]{0,40}\b"
            r"(?:support|assistance|help|aid|donations?) (?:in|to|for|with) "
            r"(?:combat|fight|overcom|respond|tackl|contain)\w*"
        ),
        frozenset({"covid-19", "health-care"}),
    ),
    # "travel paid for by foundations": who bears the cost
    _Rule(
        (" by ",),
        re.compile(r"\b(?:sponsored|funded|financed|paid for|supported|backed|hosted) (?:jointly )?by\b"),
        _BEARERS,
        ".;,",
    ),
    # "a just community that …": what a vision says of the Community
    _Rule(
        ("community", "cong dong"),
        re.compile(
            r"\b(?:an?|mot) (?:[a-z]+,? ){1,5}(?:community|cong dong)(?: asean)? (?:that|which|with|noi|co)\b|"
            r"\bmot cong dong(?: asean)? (?:[a-z]+,? ){1,6}(?:noi|co kha nang)\b"
        ),
        but=frozenset({_COMMUNITY}),
    ),
    # "held against the backdrop of floods and poverty": what the world is like meanwhile
    _Rule(
        ("trong boi canh", "backdrop"),
        re.compile(
            r"\b(?:dien ra|to chuc|khai mac) trong boi canh\b|\b(?:held|convened|place) against the backdrop of\b"
        ),
        stops=".;",
        but=frozenset({"covid-19"}),
    ),
    # "has made strides in education", "đã có nhiều tiến bộ trong giáo dục": a country's record
    _Rule(
        ("strides", "progress", "advances", "gains", "achievements", "thanh tuu", "tien bo"),
        re.compile(
            r"\b(?:has|have|had) (?:[a-z]+ )?(?:made|achieved|seen) (?:[a-z]+ ){0,3}(?:strides|progress|advances|gains|"
            r"achievements) (?:in|on)\b|"
            r"\bda (?:[a-z]+ ){0,4}(?:thanh tuu|tien bo)(?: [a-z]+){0,2}? (?:ve|trong)\b"
        ),
        stops=".;",
    ),
    # "60 million people, half of whom are …": who lives there
    _Rule(
        ("of whom", "trong do", "population", "dan so"),
        re.compile(
            r"\b(?:many|most|some|half|all) of whom\b|\btrong do (?:co )?(?:nhieu|phan lon|da so|hon mot nua)\b|"
            r"(?:\bper cent|\bpercent|\bphan tram|%)[^.;]{0,30}\b(?:population|dan so)\b"
        ),
        stops=".;",
    ),
    # "face obstacles in schools": what people suffer
    _Rule(
        ("barriers", "difficulties", "obstacles", "discrimination", "hurdles"),
        re.compile(
            r"\b(?:face|faces|facing|faced|encounter|encounters) (?:[a-z]+ ){0,2}"
            r"(?:barriers|difficulties|obstacles|discrimination|hurdles)(?: [a-z]+){0,2}? (?:in|to|when|accessing)\b"
        ),
        stops=".;",
    ),
    # "will also meet the mayor", "spoke after a race for …": what else somebody does
    _Rule(
        ("also ", " after "),
        re.compile(
            r"\b(?:will|would) also (?:meet|visit|call on|tour)\b|\b(?:speaking|spoke) (?:to reporters )?after "
            r"(?:opening|launching|visiting|attending|flagging)\b"
        ),
        stops=".;",
    ),
    # "Dịch bệnh đã khiến nhiều phụ nữ mất việc": what a plight does to people, up to what is done about it
    _Rule(
        ("dai dich", "dich benh", "thien tai", "khung hoang", "lu lut", "han han", "bien doi khi hau"),
        re.compile(
            r"\b(?:dai dich|dich benh|covid-19|thien tai|khung hoang|lu lut|han han|bien doi khi hau)\b"
            r"(?:(?!\bung pho\b)[^.;:,\n]){0,50}? (?:gay(?: ra)?|khien|buoc|day|lam gia tang) "
            rf"{_NOTHING_DONE}"
        ),
        GROUPS | _PLIGHT,
    ),
    # "Tỷ lệ hộ nghèo gia tăng kéo theo …": how the world is
    _Rule(
        ("ty le ", "ti le "),
        re.compile(
            r"(?<!giam )(?<!ha )(?<!ve )\bt[yi] le (?=(?:[a-z]+ ){1,5}(?:gia tang|tang|len cao)\b)"
            rf"{_NOTHING_DONE}"
        ),
        GROUPS | _PLIGHT,
    ),
    # "its website has pages on …"
    _Rule(
        ("website", "trang web", "trang thong tin"),
        re.compile(r"\b(?:website|trang web|trang thong tin dien tu)\b"),
        stops=".;",
    ),
    # "qua 40 năm hoạt động": what a body looks back on
    _Rule(
        ("nam hoat dong",),
        re.compile(r"\b(?:qua|trong|sau) (?:gan |hon )?\d+ nam hoat dong\b"),
        stops=".;",
    ),
    # "a former teacher of nutrition", "tốt nghiệp ngành …": who somebody is
    _Rule(
        (" former ", "studied", "graduate", "degree", "taught", "nguyen la", "tung la", "tot nghiep"),
        re.compile(
            r"\b(?:(?:an?|the|its|his|her) former|studied|graduated?|degree in|taught)\b|"
            r"\b(?:nguyen la|tung la|tot nghiep)\b"
        ),
        stops=".;,",
    ),
    # "toured a home for …", "đi thăm một trường …": what was seen
    _Rule(
        ("visit", "tour", "trip", "di tham", "den tham", "toi tham", "tham quan", "khao sat thuc te"),
        re.compile(
            r"\b(?:visited|toured|(?:will|to) visit|(?:his|her|their|field|study|site) (?:visits?|trips?|tours?))\b|"
            r"\b(?:(?:di|den|toi) tham|tham quan|khao sat thuc te)\b(?! (?:van|gia|du|muu|khao))"
        ),
        stops=".;",
    ),
    # "they came from ministries of …": whence those at the table are
    _Rule(("came from", "come from", "coming from"), re.compile(r"\b(?:came|come|coming) from\b"), stops=".;"),
    # "is felt in every field, from education to …": all that a matter touches
    _Rule(
        (" from ", " tu "),
        re.compile(
            r"\b(?:every|all|each|many|various) (?:[a-z]+ )?(?:fields?|sectors?|areas?|aspects?),? (?:ranging )?from\b|"
            r"\b(?:moi|tat ca cac|nhieu) (?:linh vuc|nganh|mat),? tu\b"
        ),
        stops=".;",
    ),
    # "to contribute to the" + "Sustainable Development Goals": whither all work leads
    _Rule(
        ("contribut", "gop phan"),
        re.compile(r"\b(?:contribut\w+ to|gop phan)\b"),
        frozenset({"sustainable-development"}),
    ),
    # "Lào luôn coi trọng …": how it has ever been
    _Rule((" luon ",), re.compile(r"\bluon\b"), stops=".;"),
    # "our choir is an investment in human capital": what a speaker likens it to
    _Rule(
        ("investment",),
        re.compile(r"\b(?:is|as|but) [^.;,]{0,20}\binvestments? in\b"),
        frozenset({"human-resources"}),
    ),
)
# "schools and" + "nutrition" + "have improved", "nhiều lớp" + "dạy nghề" + "khác đã được triển khai": how the world is
_HAS_BECOME = re.compile(
    r"(?:,? (?!to )[a-z]+){0,4}? (?:has|have|had) (?:[a-z]+ )?(?:improved|worsened|developed|declined|increased|"
    r"decreased|fallen|risen|grown|evolved|changed|been (?:instituted|introduced|released|set up|put in place))\b|"
    r"(?: [a-z]+){0,3}? da duoc (?:thuc hien|trien khai|cai thien)\b"
)
# "the Labour Act" + "covers …": the law itself
_ITSELF = re.compile(
    r"(?: act| law| policy)? (?:also )?(?:covers|includes|comprises|provides for)\b|"
    r"(?: cua (?:nuoc nay|nuoc minh|[a-z-]+))? quy dinh\b"
)
# "an NGO" + "pays for it": who bears the cost
_PAYS = re.compile(r"(?: [a-z]+){0,3} (?:tai tro|pays?|paid)\b")
# "governments, NGOs, academia and young people": the sides of a talk, not its matter
_SIDES = re.compile(
    r"\b(?:governments?|academia|academics|academe|experts|researchers|media|un|un agencies|practitioners|companies|"
    r"policymakers|policy makers|chinh phu|gioi hoc gia|gioi hoc thuat|chuyen gia|cac nha khoa hoc|bao chi|"
    r"truyen thong)\b"
)
_LISTED_BEFORE = re.compile(
    r"(?:[^\s.,;:()]+(?: [^\s.,;:()]+){0,4}, )*(?:(?:[^\s.,;:()]+ ){1,4}(?:and|va) )?(?:including )?(?:the |cac )?\Z"
)
_LISTED_AFTER = re.compile(
    r"(?: [^\s.,;:()]+){0,2}(?:, (?:and |va )?[^\s.,;:()]+(?: [^\s.,;:()]+){0,4})*(?:,? (?:and|va) [^\s.,;:()]+)?"
)
# "partnerships with governments, academia and civil society": these are the matter
_WITH_WHOM = re.compile(
    r"\b(?:partnerships?|cooperation|collaboration|engag\w+|participation|roles?|involv\w+|coordination|"
    r"doi tac|hop tac|tham gia|vai tro|phoi hop|gan ket)\b[^.;:]{0,120}\Z"
)


class Asides:
    """The stretches of one sentence in which subjects are only mentioned."""

    def __init__(self, document: Document, sentence: Span) -> None:
        self._shadow = document.shadow
        self._sentence = sentence
        self._stretches = list(self._found())
        self._has_sides = _SIDES.search(self._shadow, *sentence) is not None

    def hold(self, code: str, start: int, end: int) -> bool:
        """Whether the words there, which name a subject, are an aside."""
        for first, last, rule in self._stretches:
            if first <= start < last and code not in rule.but and (rule.codes is None or code in rule.codes):
                return True
        if _HAS_BECOME.match(self._shadow, end, self._sentence.end) or _ITSELF.match(self._shadow, end):
            return True
        if code in _BEARERS and _PAYS.match(self._shadow, end, self._sentence.end):
            return True
        return self._has_sides and code in _PARTIES and self._is_side(start, end)

    def _found(self) -> Iterator[tuple[int, int, _Rule]]:
        start, end = self._sentence
        text = self._shadow[start:end]
        for rule in _RULES:
            for sign in rule.signs:  # no any(…): this is asked of every sentence that tells a subject
                if sign in text:
                    break
            else:
                continue
            for words in rule.words.finditer(self._shadow, start, end):
                stops = (self._shadow.find(stop, words.end(), end) for stop in rule.stops)
                yield words.end(), min((stop for stop in stops if stop >= 0), default=end), rule

    def _is_side(self, start: int, end: int) -> bool:
        """Whether the words stand in a row of those who talk with each other."""
        before = _LISTED_BEFORE.search(self._shadow, max(self._sentence.start, start - 160), start)
        after = _LISTED_AFTER.match(self._shadow, end, self._sentence.end)
        first = before.start() if before is not None else start
        last = after.end() if after is not None else end
        if self._shadow.count(",", first, last) == 0 or _WITH_WHOM.search(self._shadow, self._sentence.start, start):
            return False
        return (
            _SIDES.search(self._shadow, first, start) is not None or _SIDES.search(self._shadow, end, last) is not None
        )
