"""Whatever goes wrong, nothing is lost or kept twice, and the report names it."""

from __future__ import annotations

import os
import random
import signal
import ssl
import subprocess
import threading
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from pipelines.sources import archive
from pipelines.sources.fetch.job import FetchReport, fetch
from tests.pipelines.sources.fetch.conftest import Fetching
from tests.site.site import hang, reset, says, sends, status, truncated

PASSING = {
    "reset": reset,
    "timeout": hang(4),
    "truncated": truncated,
    "http-500": status(500),
    "http-503": status(503),
    "http-429": status(429, Retry_After="0"),
    "bad-response": sends(b"\x16\x03\x01\x02 not HTTP at all\r\n\r\n"),
}


@pytest.mark.parametrize("kind", PASSING)
def test_a_passing_fault_is_tried_again(fetching: Fetching, kind: str) -> None:
    fetching.world.site("molisa-icd").add(4)
    fetching.world.fault("/vi/node/3", PASSING[kind], times=1)
    report = fetching("molisa-icd")
    assert (report.ended, report.new, report.faults) == ("complete", 4, ())


def test_lasting_faults_are_named_and_the_next_run_gets_what_they_kept_back(fetching: Fetching) -> None:
    fetching.world.site("molisa-icd").add(40)
    kinds = {**PASSING, "http-403": status(403), "http-418": status(418)}
    for number, (_, do) in zip(range(2, 40, 4), kinds.items(), strict=False):
        fetching.world.fault(f"/vi/node/{number}", do)
    report = fetching("molisa-icd", page_seconds=0.5)
    assert report.ended == "complete"
    assert sorted(fault.kind for fault in report.faults) == sorted(kinds)
    assert report.new == 40 - len(kinds)
    fetching.world.faults.clear()
    assert fetching("molisa-icd", day=0.1).new == len(kinds)
    assert len(fetching.pages("molisa-icd")) == len(set(fetching.pages("molisa-icd"))) == 40


def test_a_site_that_refuses_everything_is_left_alone(fetching: Fetching) -> None:
    fetching.world.site("molisa-icd").add(20)
    fetching("molisa-icd", run_items=1)
    for number in range(1, 21):
        fetching.world.fault(f"/vi/node/{number}", status(403))
    fetching.world.log.clear()
    report = fetching("molisa-icd", day=0.1)
    assert report.ended == "blocked"
    assert sum(fetching.world.hits().values()) < 8


def test_a_source_of_which_no_place_can_be_had_is_not_fetched(fetching: Fetching) -> None:
    fetching.world.site("molisa-icd").add(2)
    fetching("molisa-icd")
    fetching.world.fault("/vi/tin", status(403))
    assert fetching("molisa-icd", day=2).ended == "blocked"
    fetching.world.fault("/vi/tin", status(404))
    report = fetching("molisa-icd", day=4)
    assert (report.ended, report.unchanged) == ("failing", 0)


def test_a_site_that_is_down_is_left_alone(fetching: Fetching) -> None:
    fetching.world.site("molisa-icd").add(20)
    fetching.world.close()
    report = fetching("molisa-icd")
    assert report.ended == "robots-unreachable"
    assert [fault.kind for fault in report.faults] == ["refused"]


def test_a_name_that_leads_nowhere_is_named(fetching: Fetching) -> None:
    job = fetching.job("molisa-icd", addresses={})
    report = fetching.runner.fetch(job)
    assert [fault.kind for fault in report.faults] == ["unresolved"]


def test_a_run_killed_at_fifty_moments_loses_nothing_and_asks_for_nothing_twice(fetching: Fetching) -> None:
    world = fetching.world
    site = world.site("molisa-icd")
    # More than fifty runs of at most eight requests can get, however fast the machine is.
    site.add(450)
    chance = random.Random(6)
    kills = 0

    def run_and_die() -> bool:
        """A run that dies at a random moment: so many requests on, and so long after the last of them."""
        left, pause = chance.randint(1, 8), chance.choice((0, 0.001, 0.002, 0.004, 0.008, 0.016))
        ready = threading.Event()

        def count() -> None:
            nonlocal left
            left -= 1
            if left == 0:
                ready.wait(5)
                threading.Timer(pause, os.kill, (process, signal.SIGKILL)).start()

        world.asked = count
        process = fetching.runner.started(fetching.job("molisa-icd", day=kills / 1000))
        ready.set()
        died = fetching.runner.ended() is None
        world.asked = None
        return died

    while kills < 50:
        assert run_and_die(), "there was more to do than a run could before its death"
        kills += 1
    done = fetching("molisa-icd", day=0.3)
    assert done.ended == "complete"
    pages = fetching.pages("molisa-icd")
    assert len(pages) == len(set(pages)) == len(site.notices), "none lost, none doubled"
    twice = sum(count - 1 for count in world.hits().values())
    assert twice <= kills, "asked for again is only what was under way at a death"
    for path in (fetching.raw / "molisa-icd").glob("*.warc.gz"):
        members = list(archive._members(path))
        assert members[-1][0] + members[-1][1] == path.stat().st_size, "whole to its last byte"
    assert not list((fetching.raw / "molisa-icd").glob(".*.open"))


def test_two_fetches_of_a_source_do_not_meet(fetching: Fetching) -> None:
    fetching.world.site("molisa-icd").add(30)
    other: list[FetchReport] = []

    def second(handler: Any) -> None:
        other.append(fetch(fetching.job("molisa-icd")))
        handler.answer("icd.molisa.gov.vn")

    fetching.world.fault("/vi/node/30", second, times=1)
    assert fetching("molisa-icd", page_seconds=60).new == 30
    assert other[0].ended == "held"
    assert "another fetch holds" in other[0].detail
    assert other[0].requests == 0


def test_a_full_disk_ends_the_run_and_keeps_what_was_fetched(fetching: Fetching, tmp_path: Path) -> None:
    """On a small file system of its own where the test may mount one; else the archive's own test fakes it."""
    small = tmp_path / "small"
    small.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(small)], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("no file system can be mounted here; test_archive.py fakes the full disk")
    try:
        (small / "raw").mkdir()
        fetching.world.site("molisa-icd").add(100)
        full = Fetching(fetching.world, fetching.runner, fetching.folder)
        job = full.job("molisa-icd")
        report = full.runner.fetch(replace(job, raw=str(small / "raw")))
        assert report.ended == "disk-full"
        assert report.new > 5
        for path in (small / "raw").rglob("*"):
            if path.name.endswith((".warc.gz", ".open")):
                members = list(archive._members(path))
                assert members[-1][0] + members[-1][1] == path.stat().st_size
        subprocess.run(["mount", "-o", "remount,size=8m", str(small)], check=True)
        again = full.runner.fetch(replace(job, raw=str(small / "raw")))
        assert again.ended == "complete"
        found = archive.captures(small / "raw" / "molisa-icd")
        pages = [c.url for c in found if "/node/" in c.url and c.kind == "response"]
        assert len(pages) == len(set(pages)) == 100
    finally:
        subprocess.run(["umount", str(small)], check=False)


def test_a_floor_of_free_space_is_kept(fetching: Fetching) -> None:
    fetching.world.site("molisa-icd").add(1)
    report = fetching("molisa-icd", free_bytes=10**18)
    assert (report.ended, report.requests) == ("disk-full", 0)


def test_a_certificate_that_cannot_be_trusted_is_named(fetching: Fetching, tmp_path: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "icd.molisa.gov.vn")])
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(datetime(2020, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2090, 1, 1, tzinfo=UTC))
        .sign(key, hashes.SHA256())
    )
    encoding = serialization.Encoding.PEM
    private = key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    pem = tmp_path / "server.pem"
    pem.write_bytes(private + certificate.public_bytes(encoding))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    world = fetching.world
    world.server.socket = context.wrap_socket(world.server.socket, server_side=True)
    job = fetching.job("molisa-icd")
    entry = fetching.folder / "registry" / "molisa-icd.yaml"
    entry.write_text(entry.read_text("utf-8").replace("http://", "https://"), "utf-8")
    report = fetching.runner.fetch(job)
    assert report.ended == "robots-unreachable"
    assert [fault.kind for fault in report.faults] == ["tls"]
    assert "certificate" in report.faults[0].detail


def test_a_charset_that_changes_is_a_change_of_bytes_and_costs_nothing(fetching: Fetching) -> None:
    site = fetching.world.site("molisa-icd")
    site.add(2)
    fetching("molisa-icd")
    page = site.page(site.notices[1])
    fetching.world.fault("/vi/node/1", says(page.encode("utf-16"), "text/html; charset=utf-16"))
    report = fetching("molisa-icd", day=2)
    assert (report.changed, report.unchanged, report.faults) == (1, 1, ())
    assert fetching.pages("molisa-icd") == ["/vi/node/1", "/vi/node/1", "/vi/node/2"]
