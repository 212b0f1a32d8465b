"""Start the service on a free port, and Chromium; shared by the benchmark and the browser tests."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Frame, Page, Playwright

REPOSITORY = Path(__file__).parents[1]
# Without a GPU Chromium falls back to software rendering for pages; only WebGL needs a flag for that.
FLAGS = [
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--enable-unsafe-swiftshader",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
]
IDLE = "[data-testid=stApp][data-test-script-state=notRunning]"
"""Selects Streamlit's app element while no script of the page runs."""
_STILL = """(idle) => new Promise((done) => {
  const watcher = new MutationObserver(() => wait());
  let timer;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const moving = document.getAnimations().some(({ playState, effect }) =>
        playState === "running" && effect.getComputedTiming().endTime !== Infinity);
      if (moving || !document.querySelector(idle)) return wait();
      watcher.disconnect();
      requestIdleCallback(() => done(true), { timeout: 1000 });
    }, 150);
  };
  watcher.observe(document.body, { subtree: true, childList: true, characterData: true });
  wait();
})"""
"""True once no script has run, no element has changed and no animation has been running for 150 ms."""
START_TIMEOUT = 60.0
"""Seconds within which a server must answer; a machine busy with other tests needs most of them."""


def free_port() -> int:
    """A free port of 127.0.0.1."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def serving(app: Path, environment: Mapping[str, str] | None = None, *options: str) -> Iterator[str]:
    """Run `app` with `streamlit run`, yield its URL once it is ready, and end the process afterwards."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(app), "--server.port", str(port)]
    command += ["--server.address", "127.0.0.1", "--server.headless", "true", "--server.fileWatcherType", "none"]
    command += ["--browser.gatherUsageStats", "false", *options]
    paths = os.pathsep.join(filter(None, [str(REPOSITORY), os.environ.get("PYTHONPATH", "")]))
    process = subprocess.Popen(
        command,
        cwd=REPOSITORY,
        env={**os.environ, "PYTHONPATH": paths, **(environment or {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    url = f"http://127.0.0.1:{port}"
    try:
        _wait_until_ready(process, url, options)
        yield url
    finally:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def launch(playwright: Playwright, *flags: str) -> Browser:
    """The system's Chromium with a fresh profile."""
    executable = shutil.which("chromium")
    if executable is None:
        raise FileNotFoundError("no `chromium` on the PATH")
    return playwright.chromium.launch(executable_path=executable, args=[*FLAGS, *flags])


def settled(page: Page | Frame) -> None:
    """Wait until the script of ``page`` has ended and its output is drawn.

    The address changes before the figures do, and Streamlit reports the end of the script before React has drawn its
    last output: on a busy machine these moments differ noticeably.
    """
    page.wait_for_function(_STILL, arg=IDLE, timeout=1000 * START_TIMEOUT)


def _wait_until_ready(process: subprocess.Popen[bytes], url: str, options: tuple[str, ...]) -> None:
    base = options[options.index("--server.baseUrlPath") + 1] if "--server.baseUrlPath" in options else ""
    health = "/".join(filter(None, [url, base.strip("/"), "_stcore/health"]))
    deadline = time.monotonic() + START_TIMEOUT
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with {process.returncode}: {' '.join(map(str, process.args))}")  # type: ignore[arg-type]
        try:
            with urllib.request.urlopen(health, timeout=1):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    raise TimeoutError(f"no answer from {health} in {START_TIMEOUT:.0f} s")
