"""Work to see who does it. Apart, because each worker that starts imports where its work is written."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from pipelines.batches import read_batch
from pipelines.extraction import vocabulary
from pipelines.extraction.people.words import words
from pipelines.sources.batching import Batch


def names(batch: Batch) -> str:
    return batch.batch_id


def names_or_dies(batch: Batch, at: str, folder: str, times: int) -> str:
    """Ends its process at one batch, so many times."""
    if batch.batch_id == at:
        count = len(list(Path(folder).iterdir()))
        if count < times:
            Path(folder, f"{count}-{os.getpid()}").touch()
            os.kill(os.getpid(), signal.SIGKILL)
    return batch.batch_id


def vocabularies_made(batch: Batch) -> tuple[int, int]:
    """How many lexicons, and lists of words on people, this process or the one that it is a fork of has made once the
    batch is read.
    """
    read_batch(batch)
    return vocabulary._lexicon.cache_info().misses, words.cache_info().misses


def waits(batch: Batch) -> str:
    """Says so, and does nothing for an hour."""
    os.write(1, f"{batch.batch_id}\n".encode())  # at once: others write lines there too
    time.sleep(3600)
    return batch.batch_id
