"""`fetch` and `sources` as an operator meets them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from pipelines.cli.sources import check_sources, fetch_sources, list_sources
from pipelines.resources import Fetching as FetchingResource
from pipelines.resources import Folders
from pipelines.sources.fetch.job import FetchJob, FetchReport
from pipelines.sources.registry import load_registry
from pipelines.storage import Store
from tests.conftest import Cli
from tests.pipelines.sources.fetch.conftest import CONTACT, Fetching
from tests.site.site import HOSTS, START, says, status


@pytest.fixture
def resource(fetching: Fetching, monkeypatch: pytest.MonkeyPatch) -> FetchingResource:
    """The sources of the site, fetched by the tests' runner."""
    monkeypatch.setenv("ASEAN_MEETINGS_CONTACT", CONTACT)

    def fetch(_: FetchingResource, job: FetchJob) -> FetchReport:
        return fetching.runner.fetch(job, page_seconds=2, free_bytes=0)

    monkeypatch.setattr(FetchingResource, "fetch", fetch)
    return resource_of(fetching)


def resource_of(fetching: Fetching, hosts: Sequence[str] = (), **more: Any) -> FetchingResource:
    registry = fetching.world.registry(fetching.folder / "registry")
    addresses = {host: ["127.0.0.1"] for host in (*fetching.world.addresses(), *hosts)}
    return FetchingResource(
        registry=str(registry), now=START.isoformat(), loopback=True, addresses=addresses, free_bytes=0, **more
    )


def test_fetch_says_what_came_of_each_source_and_one_stops_no_other(
    fetching: Fetching, resource: FetchingResource, capsys: pytest.CaptureFixture[str]
) -> None:
    for source_id, count in (("molisa", 4), ("asean-plus-three", 3), ("molisa-icd", 2)):
        fetching.world.site(source_id).add(count)
    fetching.world.fault(f"{HOSTS['molisa']}*", status(503))

    assert fetch_sources((), fetching.raw, resource) == 1

    lines = capsys.readouterr().out.splitlines()
    ended = {line.split()[0]: line.split()[1:4] for line in lines[2:5]}
    assert ended["molisa"][0] == "robots-unreachable"
    assert ended["asean-plus-three"] == ["complete", "8", "3"]
    assert ended["molisa-icd"] == ["complete", "5", "2"]
    assert any("503 Service Unavailable" in line for line in lines)

    fetching.world.faults.clear()
    assert fetch_sources(["molisa"], fetching.raw, resource) == 0


def test_what_is_fetched_goes_to_a_store_and_no_other_machine_fetches_it_again(
    fetching: Fetching, resource: FetchingResource, tmp_path: Path
) -> None:
    fetching.world.site("molisa-icd").add(3)
    store = f"memory://{tmp_path.name}/raw"
    for machine, requests in (("one", 6), ("two", 0)):
        folders = Folders(raw=store, cache=str(tmp_path / machine))
        fetching.world.log.clear()
        assert fetch_sources(["molisa-icd"], folders.raw_path, resource, folders=folders) == 0
        assert sum(fetching.world.hits().values()) == requests
    there = [name.rpartition("/")[2] for name in Store(store).listed()]
    assert there == [
        ".state.json",
        "molisa-icd-20261101030000-000.cdxj",
        "molisa-icd-20261101030000-000.warc.gz",
    ]


def test_without_a_contact_nothing_starts(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ASEAN_MEETINGS_CONTACT", raising=False)
    said = cli("fetch", "mhlw", "--raw", tmp_path / "raw")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("asean-meetings: set ASEAN_MEETINGS_CONTACT to a mail or web address")
    assert not (tmp_path / "raw").exists()


def test_a_source_that_is_not_looked_at_live_is_named(cli: Cli, tmp_path: Path) -> None:
    for command in (("fetch", "samples", "--raw", tmp_path), ("sources", "check", "nowhere")):
        said = cli(*command)
        assert said.code == 1
        assert "not looked at live; 'asean-meetings sources' lists what is" in said.err


def test_the_list_shows_where_sources_are_looked_for_and_which_are_silent(
    fetching: Fetching, resource: FetchingResource, cli: Cli, capsys: pytest.CaptureFixture[str]
) -> None:
    said = cli("sources", "--raw", fetching.raw)
    assert said.code == 0
    assert "web archives" in next(line for line in said.out.splitlines() if line.startswith("molisa "))

    fetching.world.site("molisa-icd").add(2)
    fetching("molisa-icd")
    for later, silent in ((6, ""), (8, "8 days, usual are 7")):
        list_sources(fetching.raw, resource.sources, START + timedelta(days=later))
        line = next(line for line in capsys.readouterr().out.splitlines() if line.startswith("molisa-icd"))
        assert "2026-11-01" in line
        assert ("days" in line) == bool(silent)
        assert silent in line


def test_the_check_says_what_no_longer_fits(
    fetching: Fetching, resource: FetchingResource, capsys: pytest.CaptureFixture[str]
) -> None:
    world = fetching.world
    for source_id in HOSTS:
        world.site(source_id).add(3)
    assert check_sources((), resource) == 0, capsys.readouterr().out
    assert capsys.readouterr().out.count("fits") == 3 + 1
    assert sum(world.hits().values()) < 15, "a check asks for little"

    # The first site has a new layout of its listing, the second forbids robots, the third has lost its dates.
    world.fault("/Pages/tintuc/chuyenmuc.aspx?page=1", says("<ul><li><a href='/news/1'>Tin</a></li></ul>"))
    world.fault("/feed/", status(410))
    icd = world.site("molisa-icd").notices[3]
    world.fault("/vi/node/3", says(f"<h1>{icd.title}</h1><p>Một cuộc họp của ASEAN không có ngày.</p>" * 3))
    assert check_sources((), resource) == 1
    lines = capsys.readouterr().out.splitlines()
    told = {line.split()[0]: line for line in lines if "http://" in line}
    assert "this listing leads to no address of a notice" in told["molisa"]
    assert "this feed leads to no address of a notice" in told["asean-plus-three"]
    assert "no date of publication" in told["molisa-icd"]


def test_the_shipped_entries_have_a_folder_of_their_own_name(fetching: Fetching) -> None:
    for source in load_registry().sources:
        if source.look:
            assert load_registry().by_url(f"https://{source.hosts[0]}/") == source
