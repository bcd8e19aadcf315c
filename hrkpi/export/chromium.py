"""Where the system's Chromium is, and how it is started: without a network, and silent towards its vendor."""

import os
import shutil
from pathlib import Path

from hrkpi.errors import SettingError
from hrkpi.language import say

VARIABLE = "HRKPI_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
OPTIONS = (
    "--headless",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--font-render-hinting=none",
)


def chromium() -> str:
    """Where Chromium is.

    Raises:
        SettingError: If there is none.
    """
    named = os.environ.get(VARIABLE)
    found = named if named and Path(named).is_file() else next(filter(None, map(shutil.which, NAMES)), None)
    if found is None or (named and found != named):
        raise SettingError(
            say("PDF, PNG and SVG are drawn by Chromium, and there is none."),
            where=f"{VARIABLE}={named}" if named else say("this machine's programs"),
            mend=say(
                "apt-get install chromium, or set {variable} to its path; "
                "html, pptx, xlsx and csv need no Chromium.",
                variable=VARIABLE,
            ),
        )
    return found


def options() -> list[str]:
    """Words that Chromium is started with; its sandbox refuses to run for root, as in a container."""
    return [*OPTIONS, "--no-sandbox"] if os.geteuid() == 0 else list(OPTIONS)
