"""What processes that read batches, write the workbook and pages have loaded when they begin; imported by `processes`
alone.
"""

import pipelines.batches
import pipelines.publishing.formats.workbook
import pipelines.publishing.site  # noqa: F401
from pipelines.extraction.vocabulary import lexicon

lexicon()
