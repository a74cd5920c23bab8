"""The data files in an editor: what yaml-language-server, the engine of most of them, says by our schemas.

A part of `make audit`.  The server is told to look nothing up on the web, and given a proxy that
nobody listens to: whatever it fetched all the same would fail and be seen.
"""

import json
import queue
import re
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sites import PROJECT, ROOTS

from tracker.loading import load
from tracker.models import Measure, State
from tracker.models.measure import YearStatus
from tracker.models.words import LABELS, choices, meaning

MEASURE = PROJECT / "measures" / "klaipeda-2020-2025" / "1.06-video-competition.yml"
SECONDS = 60
"""How long the server may take for an answer."""
SETTINGS = {
    "yaml": {"schemaStore": {"enable": False}, "kubernetesCRDStore": {"enable": False}},
    "http": {"proxy": "http://127.0.0.1:9", "proxyStrictSSL": True},
}
"""What an editor would be configured with: section -> its settings."""
CAPABILITIES = {
    "workspace": {"configuration": True},
    "textDocument": {"completion": {"completionItem": {"documentationFormat": ["markdown"]}}},
}
Message = dict[str, Any]


class LanguageServer:
    """A running server, spoken to by its standard input and output."""

    def __init__(self, program: Path) -> None:
        self._process = subprocess.Popen(["node", str(program), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._received: queue.Queue[Message] = queue.Queue()
        self._diagnostics: dict[str, list[Message]] = {}
        self._asked = 0
        threading.Thread(target=self._listen, daemon=True).start()
        self._ask("initialize", {"processId": None, "rootUri": PROJECT.as_uri(), "capabilities": CAPABILITIES})
        self._send({"method": "initialized", "params": {}})

    def open(self, path: Path, text: str) -> None:
        """Show a document to the server; it need not be on the disk."""
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})

    def complaints(self, path: Path) -> list[str]:
        """What the server finds wrong in a document that was opened, as `line: message`."""
        while path.as_uri() not in self._diagnostics:
            self._next()
        return [f"{one['range']['start']['line'] + 1}: {one['message']}" for one in self._diagnostics[path.as_uri()]]

    def hover(self, path: Path, line: int, column: int) -> str:
        """What is shown where the mouse rests."""
        found = self._at("hover", path, line, column)
        return str(found["contents"]["value"]) if found else ""

    def offers(self, path: Path, line: int, column: int) -> dict[str, str]:
        """What is offered while somebody types: label -> explanation."""
        found = self._at("completion", path, line, column)
        return {one["label"]: str(one.get("documentation", "")) for one in found["items"]}

    def stop(self) -> None:
        """End the server."""
        self._process.kill()
        self._process.communicate()

    def _at(self, what: str, path: Path, line: int, column: int) -> Any:
        place = {"textDocument": {"uri": path.as_uri()}, "position": {"line": line, "character": column}}
        return self._ask(f"textDocument/{what}", place)

    def _ask(self, method: str, params: Message) -> Any:
        self._asked += 1
        self._send({"id": self._asked, "method": method, "params": params})
        while True:
            message = self._next()
            if message.get("id") == self._asked and "method" not in message:
                return message["result"]

    def _next(self) -> Message:
        """The next message; what the server tells or asks by itself is dealt with on the way."""
        message = self._received.get(timeout=SECONDS)
        if message.get("method") == "textDocument/publishDiagnostics":
            self._diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:
            sections = message["params"]["items"] if message["method"] == "workspace/configuration" else []
            self._send({"id": message["id"], "result": [SETTINGS.get(one["section"]) for one in sections]})
        return message

    def _send(self, message: Message) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _listen(self) -> None:
        stream = self._process.stdout
        assert stream is not None
        while head := stream.readline():
            while stream.readline().strip():
                pass
            # A server that was stopped may leave half a message.
            if len(body := stream.read(int(head.partition(b":")[2]))) == int(head.partition(b":")[2]):
                self._received.put(json.loads(body))


@dataclass(frozen=True)
class Draft:
    """A measure in which somebody is writing: `‸` marks where."""

    name: str
    owners: str = "[open-youth-spaces]"
    report: str = ""

    @property
    def path(self) -> Path:
        """Where it would be saved."""
        return MEASURE.with_name(f"{self.name}.yml")

    @property
    def _marked(self) -> str:
        text, replaced = re.subn(r"^owners: .*$", lambda _: f"owners: {self.owners}", MEASURE.read_text("utf-8"), flags=re.MULTILINE)
        assert replaced == 1
        return text + self.report

    @property
    def text(self) -> str:
        """The whole file, without the mark."""
        return self._marked.replace("‸", "")

    @property
    def place(self) -> tuple[int, int]:
        """Line and column of the mark, from 0."""
        before = self._marked.partition("‸")[0]
        return before.count("\n"), len(before.rpartition("\n")[2])


def _data_files(server: LanguageServer) -> Iterator[str]:
    """Every file of both roots opens without a complaint."""
    files = [path for root in ROOTS.values() for folder in ("plan", "measures") for path in sorted((root / folder).rglob("*.yml"))]
    for path in files:
        server.open(path, path.read_text("utf-8"))
    for path in files:
        yield from (f"{path.relative_to(PROJECT)}:{one}" for one in server.complaints(path))
    print(f"yaml-language-server: {len(files)} data files opened")
    if not files:
        yield "no data files were found"


def _mistakes(server: LanguageServer, known: list[str]) -> Iterator[str]:
    """A wrong state and an unknown owner are flagged with what may be written."""
    draft = Draft("mistakes", "[nobody]", _REPORT.format("finished", "kspsc"))
    server.open(draft.path, draft.text)
    said = server.complaints(draft.path)
    lines = draft.text.splitlines()
    for written, words in (("owners: [nobody]", known), ("    state: finished", list(State))):
        wanted = f"{lines.index(written) + 1}: Value is not accepted. Valid values: {', '.join(json.dumps(word) for word in words)}."
        if wanted not in said:
            yield f"{written.strip()} is not flagged with its choices: {said}"
    if len(said) != 2:
        yield f"two mistakes, but {len(said)} complaints: {said}"


def _offers(server: LanguageServer, known: list[str]) -> Iterator[str]:
    """States, institutions and the beginning of a report are offered where they belong."""
    label = LABELS[YearStatus.__name__]
    for draft, wanted in (
        (Draft("offered-states", report=_REPORT.format("‸", "kspsc")), list(State)),
        (Draft("offered-owners", owners="[‸]"), known),
        (Draft("offered-owners-line-by-line", owners="\n  - ‸"), known),
        (Draft("offered-reporters", report=_REPORT.format("done", "‸")), known),
        (Draft("offered-report", report="status:\n  ‸\n"), [f"{label.lt} / {label.en}"]),
    ):
        server.open(draft.path, draft.text)
        offers = server.offers(draft.path, *draft.place)
        if list(offers) != wanted:
            yield f"{draft.name}: {list(offers)}"
        if not all(offers.values()):
            yield f"{draft.name}: not every offer is explained"


def _explanations(server: LanguageServer) -> Iterator[str]:
    """Where the mouse rests on a field, its words and those of its choices are shown in both languages."""
    draft = Draft("explained", report=_REPORT.format("done", "kspsc").replace("state:", "st‸ate:"))
    server.open(draft.path, draft.text)
    shown = server.hover(draft.path, *draft.place)
    said = [LABELS["YearStatus.state"], meaning(YearStatus, "state"), *(one.meaning for one in choices(YearStatus, "state").values())]
    yield from (f"hover on state does not show: {text}" for one in said for text in (one.lt, one.en) if text not in shown)
    on_title = server.hover(draft.path, *_place_of(draft, "title:"))
    if meaning(Measure, "title").lt not in on_title:
        yield f"hover on title shows: {on_title}"


def _place_of(draft: Draft, start: str) -> tuple[int, int]:
    return next(index for index, line in enumerate(draft.text.splitlines()) if line.startswith(start)), 1


_REPORT = """status:
  "2023":
    state: {}
    summary: {{lt: Surengta.}}
    reported_by: {}
    reported_on: 2024-02-28
"""


def check(program: Path) -> int:
    """Open, mistake, complete and hover as a person would; gives the number of complaints."""
    institutions = load(PROJECT).institutions
    assert institutions is not None
    known = [one.id for one in institutions.record.institutions]
    server = LanguageServer(program)
    try:
        wrong = [*_data_files(server), *_mistakes(server, known), *_offers(server, known), *_explanations(server)]
    finally:
        server.stop()
    print(f"yaml-language-server: {len(wrong)} complaints")
    for line in wrong:
        print(f"  {line}")
    return len(wrong)
