"""The server's secret, made once per workspace and readable by its owner alone."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from hrkpi.errors import SettingError

FILE = "secret.key"
LENGTH = 32  # bytes


def secret_key(workspace: Path) -> bytes:
    """The secret of a workspace, made at first use.

    Raises:
        SettingError: If the secret is too short to be one, or others may read it.
    """
    file = workspace / FILE
    with suppress(FileExistsError):
        made = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(made, "w", encoding="ascii") as new:
            new.write(secrets.token_hex(LENGTH))
    if file.stat().st_mode & 0o077:
        raise SettingError("Others may read the app's secret.", where=str(file), mend=f"chmod 600 {file}")
    key = file.read_bytes().strip()
    if len(key) < LENGTH:
        raise SettingError(
            "The app's secret is too short.", where=str(file), mend="remove the file; a new one is made."
        )
    return key
