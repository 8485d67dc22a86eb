"""What processes that read batches, write the workbook and pages have loaded when they begin; imported by `processes`
alone.
"""

from pipelines import processes

processes.collect_seldom()

import pipelines.batches  # noqa: E402
import pipelines.publishing.formats.workbook  # noqa: E402
import pipelines.publishing.site  # noqa: E402, F401
from pipelines.extraction import extract  # noqa: E402
from pipelines.model import Notice, RawNotice  # noqa: E402
from pipelines.reading import read  # noqa: E402

# What the first notice makes a process load, vocabularies and patterns, is loaded here once for all forks.
_FIRST = """Hội nghị SOMSWD lần thứ 1

01/02/2020

Hội nghị diễn ra ngày 01/02/2020 tại Hà Nội. Ông Lò Văn Sơn, Cục trưởng Cục Trẻ em, chủ trì.
"""
_notice = read(RawNotice("first.txt", _FIRST.encode(), sha256="", source_id="samples"))
assert isinstance(_notice, Notice)
extract(_notice)
