"""From the claims of all notices to tables: what is the same, what is published, what goes to review."""

from pipelines.resolution.assemble import Rows, resolve, resolved

__all__ = ["Rows", "resolve", "resolved"]
