"""The site and the process that fetches from it."""

from tests.pipelines.sources.fetch.conftest import fetching, runner, swift, world  # noqa: F401 - fixtures
