"""From the claims of all notices to tables: what is the same, what is published, what goes to review."""

from pipelines.resolution.assemble import resolve

__all__ = ["resolve"]
