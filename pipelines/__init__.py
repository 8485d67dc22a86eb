"""From raw notices to a release: the Dagster code location and the steps that its assets call."""
