"""What processes that read batches, write the workbook and pages have loaded when they begin; imported by `processes`
alone.
"""

from pipelines import processes

processes.collect_seldom()

import pipelines.batches  # noqa: E402
import pipelines.publishing.formats.workbook  # noqa: E402
import pipelines.publishing.site  # noqa: E402, F401
from pipelines.extraction.vocabulary import lexicon  # noqa: E402

lexicon()
