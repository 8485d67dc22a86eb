"""A signed release: who holds the list of signers knows whose it is, and nobody can change it unseen."""

from __future__ import annotations

import random
import shutil
import subprocess

import pytest

from pipelines.publishing import PublishError, check_release, publish
from pipelines.publishing.signing import sign
from tests.conftest import Cli
from tests.pipelines.publishing.conftest import DAY

FLIPS = 200


@pytest.fixture(scope="session")
def keys(tmp_path_factory):
    """Two pairs of keys: `ours`, and one that is `theirs`; and the list of signers with ours."""
    if not shutil.which("ssh-keygen"):
        pytest.skip("ssh-keygen is not installed, and signatures are made and verified by it")
    folder = tmp_path_factory.mktemp("keys")
    for name in ("ours", "theirs"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", folder / name], check=True)
        (folder / f"{name}.signers").write_text(f"{name}@example.org {(folder / f'{name}.pub').read_text()}")
    return folder


@pytest.fixture(scope="session")
def signed(keys, tables, tmp_path_factory):
    """A signed release for looking at."""
    return publish(tables, tmp_path_factory.mktemp("signed"), built_on=DAY, signing_key=keys / "ours").folder


@pytest.fixture
def copy(signed, tmp_path):
    return shutil.copytree(signed, tmp_path / signed.name)


def findings(folder, signers=None):
    return [str(finding) for finding in check_release(folder, signers=signers)]


def test_any_of_200_changed_bytes_is_found(copy):
    """One byte anywhere, each byte of the release as likely as any other, and at least some in each file."""
    chance = random.Random(20261122)
    paths = sorted(path for path in copy.rglob("*") if path.is_file())
    contents = {path: path.read_bytes() for path in paths}
    drawn = chance.choices(paths, weights=[len(contents[path]) for path in paths], k=FLIPS - 2 * len(paths))
    found = 0
    for path in [*paths, *paths, *drawn]:
        content = contents[path]
        at = chance.randrange(len(content))
        path.write_bytes(content[:at] + bytes([content[at] ^ chance.randrange(1, 256)]) + content[at + 1 :])
        told = findings(copy)
        found += bool(told)
        assert told, f"{path.name} at {at}"
        path.write_bytes(content)
    assert found == FLIPS
    assert findings(copy) == []


def test_the_file_at_fault_is_named(copy):
    for name in ("tables/chairs.parquet", "CHANGES.md", "asean_meetings.duckdb", "SHA256SUMS.sig"):
        path = copy / name
        content = path.read_bytes()
        path.write_bytes(content[:100] + bytes([content[100] ^ 1]) + content[101:])
        assert findings(copy)[0].startswith(f"{name}: "), name
        path.write_bytes(content)
    manifest = copy / "manifest.json"
    content = manifest.read_text()
    manifest.write_text(content.replace('"built_on": "2026-11-22"', '"built_on": "2026-11-21"'))
    assert findings(copy)[0] == "manifest.json: or its sum in SHA256SUMS was changed: they do not fit"
    manifest.write_text(content.replace('"bytes": 1', '"bytes": 2', 1))
    assert findings(copy)[0].startswith("manifest.json: says another size or sum of ")
    manifest.write_text(content)
    sums = copy / "SHA256SUMS"
    sums.write_text("0" + sums.read_text()[1:])
    assert findings(copy)[0].startswith("SHA256SUMS: does not hold the sums")


def test_what_is_too_much_is_named(copy):
    (copy / "empty" / "deep").mkdir(parents=True)
    (copy / "tables" / "spare.parquet").symlink_to("chairs.parquet")
    told = findings(copy)
    assert "empty/deep: is not in the manifest" in told
    assert "tables/spare.parquet: is not in the manifest" in told
    assert "tables/spare.parquet: is a link, and no file" in told


def test_the_signer_is_verified(copy, keys, cli: Cli):
    assert findings(copy, keys / "ours.signers") == []
    assert "signed by one of the signers" in cli("check", copy, "--signers", keys / "ours.signers").out
    (told,) = findings(copy, keys / "theirs.signers")
    assert told.startswith("SHA256SUMS.sig: is of none of the signers in ")
    (told,) = findings(copy, keys / "nowhere")
    assert told.startswith("SHA256SUMS.sig: cannot be verified: there is no file of signers")


def test_a_release_signed_by_another_is_not_ours(copy, keys):
    (copy / "SHA256SUMS.sig").unlink()
    assert findings(copy) == []
    assert findings(copy, keys / "ours.signers") == ["SHA256SUMS.sig: is missing: the release is not signed"]
    sign = ["ssh-keygen", "-Y", "sign", "-q", "-f", keys / "theirs", "-n", "asean-meetings-release"]
    subprocess.run([*sign, copy / "SHA256SUMS"], check=True, capture_output=True)
    assert findings(copy) == []
    assert findings(copy, keys / "ours.signers")[0].startswith("SHA256SUMS.sig: is of none of the signers")
    (copy / "SHA256SUMS.sig").unlink()
    subprocess.run([*sign[:-1], "something-else", copy / "SHA256SUMS"], check=True, capture_output=True)
    assert findings(copy)[0].startswith("SHA256SUMS.sig: does not fit SHA256SUMS")


def test_a_key_that_cannot_sign_is_named_with_the_cure(copy, keys, tmp_path):
    locked = tmp_path / "locked"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "secret", "-f", locked], check=True)
    (copy / "SHA256SUMS.sig").unlink()
    for key, words in ((locked, "give a key without a passphrase"), (tmp_path / "none", "there is no signing key")):
        with pytest.raises(PublishError, match=words):
            sign(copy, key)
    assert not (copy / "SHA256SUMS.sig").exists()
