"""What processes that read batches and write pages have loaded when they begin; imported by `processes` alone."""

import pipelines.batches
import pipelines.publishing.site  # noqa: F401
from pipelines.extraction.vocabulary import lexicon

lexicon()
