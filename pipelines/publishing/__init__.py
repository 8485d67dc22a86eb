"""From validated tables to a release on disk that never changes afterwards."""
