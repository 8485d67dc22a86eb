"""From raw notices to a release: the Dagster code location and the steps that its assets call."""

__version__ = "0.1.0"
