"""From validated tables to a release on disk that never changes afterwards. Nothing is read or resolved here."""

from pipelines.publishing.checking import Finding, check_release
from pipelines.publishing.errors import PublishError
from pipelines.publishing.inputs import BuildInputs
from pipelines.publishing.release import Release, latest_release, publish

__all__ = ["BuildInputs", "Finding", "PublishError", "Release", "check_release", "latest_release", "publish"]
