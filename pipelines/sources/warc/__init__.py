"""Web archives: which records of a WARC file are worth keeping, and how kept records become raw items."""
