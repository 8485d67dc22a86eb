"""Signs the sums of a release with a key of the operator's, and verifies such a signature, by OpenSSH's ssh-keygen.

Whoever holds the list of signers can tell that a release is from them; whoever holds none, that it was not changed.
"""

from __future__ import annotations

import base64
import binascii
import shutil
import subprocess
from pathlib import Path
from typing import Final

from pipelines.publishing.draft import SUMS
from pipelines.publishing.errors import PublishError

SIGNATURE: Final = f"{SUMS}.sig"
# What a signature is for: one of another purpose by the same key is none of a release.
NAMESPACE: Final = "asean-meetings-release"

_KEYGEN = "ssh-keygen"
_BEGIN, _END = "-----BEGIN SSH SIGNATURE-----\n", "-----END SSH SIGNATURE-----\n"
_LINE = 70


def sign(folder: Path, key: Path) -> None:
    """Write `SHA256SUMS.sig` beside the sums in `folder`. Raises `PublishError` where the key cannot sign.

    `key` is a private key without a passphrase, or a public key whose private one an ssh-agent holds.
    """
    if not key.is_file():
        raise PublishError(f"there is no signing key {key}; name one, or sign nothing; nothing was published")
    if shutil.which(_KEYGEN) is None:
        raise PublishError(f"cannot sign: {_KEYGEN} is not installed; install OpenSSH; nothing was published")
    done = _run("-Y", "sign", "-q", "-f", str(key), "-n", NAMESPACE, str(folder / SUMS))
    if done.returncode or not (folder / SIGNATURE).is_file():
        raise PublishError(
            f"cannot sign with {key}: {_told(done)}; give a key without a passphrase, or the public key of one that"
            " ssh-agent holds; nothing was published"
        )


def fault(folder: Path, signers: Path | None) -> str | None:
    """What is wrong with the signature in `folder`, or None. Without `signers` it may be anybody's, or missing.

    `signers` is a file as ssh-keygen calls `allowed_signers`: a name and a public key a line.
    """
    path = folder / SIGNATURE
    if not path.is_file():
        return None if signers is None else "is missing: the release is not signed"
    if not _as_written(path.read_bytes()):
        return "is no signature as ssh-keygen writes it"
    if shutil.which(_KEYGEN) is None:
        return f"cannot be verified: {_KEYGEN} is not installed; install OpenSSH"
    content = (folder / SUMS).read_bytes()
    about = ("-n", NAMESPACE, "-s", str(path))
    if signers is None:
        done = _run("-Y", "check-novalidate", *about, content=content)
        return f"does not fit {SUMS}: {_told(done)}" if done.returncode else None
    if not signers.is_file():
        return f"cannot be verified: there is no file of signers {signers}"
    found = _run("-Y", "find-principals", "-f", str(signers), "-s", str(path))
    for name in found.stdout.decode("utf-8", "replace").splitlines():
        done = _run("-Y", "verify", "-f", str(signers), "-I", name, *about, content=content)
        if not done.returncode:
            return None
        return f"does not fit {SUMS}: {_told(done)}"
    return f"is of none of the signers in {signers}"


def _as_written(armored: bytes) -> bool:
    """Whether these are the bytes that ssh-keygen writes for what they mean: it reads also what it would not write."""
    try:
        text = armored.decode("ascii")
        body = text.removeprefix(_BEGIN).removesuffix(_END)
        signature = base64.b64decode(body.replace("\n", ""), validate=True)
    except (UnicodeDecodeError, binascii.Error):
        return False
    encoded = base64.b64encode(signature).decode()
    lines = "".join(f"{encoded[start : start + _LINE]}\n" for start in range(0, len(encoded), _LINE))
    return text == f"{_BEGIN}{lines}{_END}"


def _run(*arguments: str, content: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run ssh-keygen without a terminal, so that it asks for nothing."""
    return subprocess.run(
        [_KEYGEN, *arguments], input=content, capture_output=True, check=False, start_new_session=True, timeout=60
    )


def _told(done: subprocess.CompletedProcess[bytes]) -> str:
    return " ".join((done.stderr or done.stdout).decode("utf-8", "replace").split()) or "it did not say why"
