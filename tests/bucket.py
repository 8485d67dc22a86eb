"""A server for buckets on the loopback: moto's, spoken to over HTTP as any S3-compatible store."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from botocore.loaders import JSONFileLoader
from moto.server import ThreadedMotoServer

CREDENTIALS = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_DEFAULT_REGION": "us-east-1"}


def parsed_once(patch: pytest.MonkeyPatch) -> None:
    """Each client of a bucket parses the same descriptions of S3, which takes longer than most that the tests do."""
    patch.setattr(JSONFileLoader, "load_file", staticmethod(cache(JSONFileLoader().load_file)))


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """Its address, which the environment names too."""
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    address = f"http://{host}:{port}"
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {**CREDENTIALS, "AWS_ENDPOINT_URL": address}.items():
            patch.setenv(name, value)
        parsed_once(patch)
        yield address
    server.stop()
