"""A real browser without a screen, driven over its DevTools pipe; it asks for nothing but what the page asks for."""

import json
import os
import subprocess
from base64 import b64decode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

_ARGUMENTS = [
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--remote-debugging-pipe",
    "--window-size=390,844",
]


class Page:
    """One page in the browser; `requests` and `complaints` are what it asked for and what the browser objected to."""

    def __init__(self, to_browser: BinaryIO, from_browser: BinaryIO) -> None:
        self._to_browser = to_browser
        self._from_browser = from_browser
        self._last_id = 0
        self._loads = 0
        self._session: str | None = None
        self.requests: list[str] = []
        self.complaints: list[str] = []
        target = self._call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self._call(f"{domain}.enable")

    def open(self, url: str) -> None:
        """Load a page, with all that it needs."""
        self._call("Page.navigate", url=url)
        while self._next().get("method") != "Page.loadEventFired":
            pass

    def set_cookie(self, name: str, value: str, url: str) -> None:
        """Let the browser have a cookie for that address."""
        self._call("Network.setCookie", name=name, value=value, url=url)

    def evaluate(self, expression: str) -> object:
        """Return what the expression is; a promise is waited for."""
        answer = self._call("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def touch(self, selector: str) -> None:
        """Press an element as a person does, which lets the page make sound."""
        expression = f"void document.querySelector({json.dumps(selector)}).click()"
        answer = self._call("Runtime.evaluate", expression=expression, userGesture=True)
        assert "exceptionDetails" not in answer, answer

    def go_on_by(self, expression: str) -> None:
        """Do what leads to another page, and wait for that one with all that it needs."""
        before = self._loads
        self.evaluate(expression)
        while self._loads == before:
            self._next()

    def resize(self, width: int, height: int) -> None:
        """Let the window be so large, without bars to scroll with."""
        self._call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self._call("Emulation.setScrollbarsHidden", hidden=True)

    def picture(self, path: Path) -> None:
        """Take a picture of what is in the window."""
        path.write_bytes(b64decode(self._call("Page.captureScreenshot", format="png")["data"]))

    def text(self, selector: str) -> str:
        """Return the visible text of an element."""
        return str(self.evaluate(f"document.querySelector({json.dumps(selector)}).innerText"))

    def wait_for(self, condition: str) -> None:
        """Wait until the condition holds after some change of the page."""
        self.evaluate(
            f"new Promise((done, fail) => {{ const look = () => {{ if ({condition}) done(true); }}; "
            "new MutationObserver(look).observe(document, {subtree: true, childList: true, attributes: true}); look(); "
            f"setTimeout(() => fail(new Error({json.dumps(condition)})), 30000); }})"
        )

    def _call(self, method: str, **parameters: object) -> Mapping[str, Any]:
        self._last_id += 1
        message: dict[str, object] = {"id": self._last_id, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        self._to_browser.write(json.dumps(message).encode() + b"\0")
        self._to_browser.flush()
        while (answer := self._next()).get("id") != self._last_id:
            pass
        assert "error" not in answer, answer
        result: Mapping[str, Any] = answer["result"]
        return result

    def _next(self) -> Mapping[str, Any]:
        text = b""
        while (byte := self._from_browser.read(1)) != b"\0":
            assert byte, "the browser went away"
            text += byte
        message: Mapping[str, Any] = json.loads(text)
        if message.get("method") == "Page.loadEventFired":
            self._loads += 1
        if message.get("method") == "Network.requestWillBeSent":
            self.requests.append(message["params"]["request"]["url"])
        if message.get("method") == "Log.entryAdded":
            self.complaints.append(message["params"]["entry"]["text"])
        return message


@contextmanager
def browser(profile: Path) -> Iterator[Page]:
    """Run a browser of its own, and give it a page."""
    their_in, our_out = os.pipe()
    our_in, their_out = os.pipe()
    arguments = [*_ARGUMENTS, f"--user-data-dir={profile}", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    # The browser reads from descriptor 3 and writes to 4, whatever the pipe's own numbers are.
    script = f'exec chromium "$@" 3<&{their_in} 4>&{their_out}'
    process = subprocess.Popen(
        ["bash", "-c", script, "chromium", *arguments],
        pass_fds=(their_in, their_out),
        stderr=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    os.close(their_in)
    os.close(their_out)
    try:
        with open(our_out, "wb") as to_browser, open(our_in, "rb") as from_browser:  # noqa: PTH123  # descriptors
            yield Page(to_browser, from_browser)
    finally:
        process.terminate()
        process.wait(30)
