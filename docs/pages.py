"""`make answers`: photographs two of the pages of the latest release in Chromium, for the README."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[1]
SITE = ROOT / "releases" / "latest" / "site"
WIDTH, HEIGHT = 1_200, 760


def photograph(browser: Browser, name: str, page: str, scheme: Literal["light", "dark"], opened: str = "") -> None:
    """One page as it is first seen, with the evidence of the fact whose label is `opened` unfolded."""
    window = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme=scheme)
    window.goto((SITE / page).resolve().as_uri())
    if opened:
        window.locator(".facts > div", has_text=opened).locator("summary").first.click()
    window.screenshot(path=ROOT / "docs" / f"{name}.png")
    window.close()


def main() -> int:
    """Write both pictures."""
    chromium = shutil.which("chromium")
    if chromium is None or not SITE.is_dir():
        sys.stderr.write("the pictures of pages stay as they are: new ones need Chromium and a release with pages\n")
        return 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        photograph(browser, "overview", "en/index.html", "light")
        photograph(browser, "meeting", "en/meetings/somswd-17.html", "dark", "When")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
