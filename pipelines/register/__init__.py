"""The register of known meetings: its files, what they say, and whether it holds. Extraction never reads it."""
