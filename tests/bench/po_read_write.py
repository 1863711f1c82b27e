"""Reading and writing PO files, as ratios within one run: `python tests/bench/po_read_write.py [MESSAGES]`.

Rounds are interleaved, so that a busy machine slows all alike; each figure is a median. GNU's programs pay for
their start, and msgcat for both reading and writing. Ratios are "how many times as fast as".
"""

from __future__ import annotations

import io
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import polib
from babel.messages.pofile import read_po, write_po

from contentapi.core import po

ROUNDS = 7
UNLIMITED = 10**9
PROSE = (
    "the needle is placed under x-ray guidance please do not drive for 24 hours and take 5 mg with water "
    "l’injection est faite à l’hôpital «sans» anesthésie générale **bold** {1} call us if it hurts more"
)


def corpus(count: int) -> bytes:
    """Paragraphs of 100 to 400 characters; one in twenty fuzzy, one in a hundred plural, one in fifty obsolete."""
    chance = random.Random(7)
    words = PROSE.split()

    def text() -> str:
        return " ".join(chance.choices(words, k=chance.randrange(15, 60)))

    header = (
        'msgid ""\nmsgstr ""\n"Project-Id-Version: bench 1\\n"\n"Language: fr\\n"\n"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
        '"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n'
    )
    entries = [header]
    for number in range(count):
        above = f"#. Paragraph under Risks\n#: bench/risks:{number + 1}\n"
        key = f'msgctxt "risks/{number:06x}"\n'
        source, target = f"{number} {text()}", text()
        if number % 100 == 1:
            entries.append(
                f'{above}{key}msgid "{source}"\nmsgid_plural "{target}"\nmsgstr[0] "{target}"\nmsgstr[1] "{source}"\n'
            )
        elif number % 50 == 2:
            entries.append(f'#~ {key}#~ msgid "{source}"\n#~ msgstr "{target}"\n')
        elif number % 20 == 3:
            entries.append(
                f'{above}#, fuzzy\n#| msgid "{target}"\n{key}msgid "{source}"\nmsgstr "{target}"\n'
            )
        else:
            entries.append(f'{above}{key}msgid "{source}"\nmsgstr "{target}"\n')
    return po.write(po.read("\n".join(entries).encode(), max_bytes=UNLIMITED, max_messages=UNLIMITED))


def shapes(count: int) -> dict[str, bytes]:
    """Files that try to be slow, of a length that grows with count."""
    end = 'msgid "a"\nmsgstr "b"\n'
    made = {
        "one huge line": 'msgid "' + "a" * 90 * count + '"\nmsgstr ""\n',
        "one line of escapes": 'msgid "' + "\\n" * 45 * count + '"\nmsgstr ""\n',
        "continuation lines": 'msgid ""\n' + '"abc"\n' * 10 * count + 'msgstr ""\n',
        "obsolete entries": "".join(f'#~ msgid "{n} source"\n#~ msgstr "target"\n\n' for n in range(count)),
        "comments": "# abc\n" * 10 * count + end,
        "flag lines": "#, fuzzy\n" * 10 * count + end,
        "flags on one line": "#, " + "fuzzy, " * 10 * count + "\n" + end,
        "blank lines": "\n" * 90 * count + end,
    }
    return {name: text.encode() for name, text in made.items()}


def read(data: bytes) -> object:
    return po.read(data, max_bytes=UNLIMITED, max_messages=UNLIMITED)


def seconds(call: Callable[[], object]) -> float:
    """Processor time of this process and of what it starts: other work on the machine does not count."""
    start = _spent()
    call()
    return _spent() - start


def _spent() -> float:
    started = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + started.ru_utime + started.ru_stime


def medians(calls: dict[str, Callable[[], object]], rounds: int = ROUNDS) -> dict[str, float]:
    """Time calls round by round, each in its turn."""
    taken: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(rounds):
        for name, call in calls.items():
            taken[name].append(seconds(call))
    return {name: statistics.median(times) for name, times in taken.items()}


def table(title: str, taken: dict[str, float]) -> None:
    ours = next(iter(taken.values()))
    print(f"\n{title}")
    for name, each in taken.items():
        print(f"  {name:34}{each * 1000:10.1f} ms   x {each / ours:.2f}")


def gnu(*command: str) -> Callable[[], object]:
    return lambda: subprocess.run(command, capture_output=True, check=True)


def against_others(count: int, folder: Path) -> None:
    data = corpus(count)
    text = data.decode()
    path = folder / "bench.po"
    path.write_bytes(data)
    catalog = po.read(data, max_bytes=UNLIMITED, max_messages=UNLIMITED)
    unwrapped, wrapped = polib.pofile(text, wrapwidth=0), polib.pofile(text)
    babel = read_po(io.BytesIO(data))
    print(f"{count:,} messages, {len(data) / 1e6:.1f} MB")
    reading = {
        "read": lambda: read(data),
        "polib": lambda: polib.pofile(text),
        "Babel": lambda: read_po(io.BytesIO(data)),
        "GNU msgfmt --check": gnu("msgfmt", "--check-header", "-o", "/dev/null", str(path)),
    }
    table("reading: how many times as long as ours", medians(reading))
    writing = {
        "write": lambda: po.write(catalog),
        "polib, unwrapped": lambda: str(unwrapped).encode(),
        "polib, as it is set": lambda: str(wrapped).encode(),
        "Babel, unwrapped": lambda: write_po(io.BytesIO(), babel, width=0),
    }
    table("writing: how many times as long as ours", medians(writing))
    both = {
        "read and write": lambda: po.write(po.read(data, max_bytes=UNLIMITED, max_messages=UNLIMITED)),
        "GNU msgcat --no-wrap": gnu("msgcat", "--no-wrap", "-o", "/dev/null", str(path)),
    }
    table("both: how many times as long as ours", medians(both))


def growth(count: int) -> None:
    print("\ntwice the length: how many times the time (at most 2.5 wanted)")
    pairs = {"messages": (corpus(count // 2), corpus(count))}
    small, large = shapes(count // 2), shapes(count)
    pairs |= {name: (small[name], large[name]) for name in small}
    for name, (half, whole) in pairs.items():
        taken = medians(
            {"half": lambda half=half: read(half), "whole": lambda whole=whole: read(whole)}, rounds=5
        )
        print(
            f"  {name:26}{len(whole) / 1e6:8.1f} MB {taken['whole'] * 1000:10.1f} ms"
            f"   x {taken['whole'] / taken['half']:.2f}"
        )


PROGRAM = """
import sys, time
from pathlib import Path
from contentapi.core import po
from contentapi.core.errors import CatalogRefused
data = Path(sys.argv[1]).read_bytes()
begin = time.process_time()
try:
    told = f"{len(po.read(data, max_messages=int(sys.argv[2])).messages):,} messages"
except CatalogRefused as refusal:
    told = f"refused: {refusal.code}"
spent = time.process_time() - begin
peak = next(int(line.split()[1]) // 1024 for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(spent, peak, told, sep="\\t")
"""


def limits(folder: Path) -> None:
    """Seconds and peak memory of a process of its own for files at the limits (5 s and 256 MB are allowed)."""
    print("\nat the limits, 10 MiB and 100,000 messages: seconds, peak memory of the whole process")
    files = {"prose, 18,000 messages": corpus(18_000), **at_the_limit()}
    for name, data in files.items():
        path = folder / "limit.po"
        path.write_bytes(data)
        command = [sys.executable, "-c", PROGRAM, str(path), str(po.MAX_MESSAGES)]
        root = Path(__file__).parents[2]
        out = subprocess.run(command, cwd=root, capture_output=True, check=True, text=True).stdout
        spent, peak, told = out.strip().split("\t")
        print(f"  {name:26}{len(data) / 1e6:8.1f} MB{float(spent):8.2f} s{int(peak):6} MB   {told}")


def at_the_limit() -> dict[str, bytes]:
    """The shapes, each repeated until it has 10 MiB less a little, and some that are only cruel when large."""
    size = po.MAX_BYTES - 1_000
    made = {name: _grown(name, size) for name in shapes(2)}
    head = b'msgid ""\nmsgstr "Language: es\\n"\n\n'
    short = b"".join(b'msgctxt "%d"\nmsgid "a"\nmsgstr "b"\n\n' % n for n in range(99_999))
    made["100,000 tiny messages"] = head + short
    made["obsolete, 100,000"] = b"".join(b'#~ msgid "%d"\n#~ msgstr "b"\n' % n for n in range(100_000))
    made["marks upon marks"] = b"#~|" * (size // 3)
    made["lines of marks"] = b"#~ #~ #~ #|\n" * (size // 12)
    made["a quote never closed"] = b'msgid "' + b"a" * size
    made["nothing but backslashes"] = b'msgid "' + b"\\" * size
    made["one reference of 10 MiB"] = b"#: " + b"a:1 " * (size // 4) + b'\nmsgid "a"\nmsgstr ""\n'
    return made


def _grown(name: str, size: int) -> bytes:
    """A shape of about so many bytes."""
    per = (len(shapes(2_000)[name]) - len(shapes(1_000)[name])) / 1_000
    return shapes(int(size / per) - 10)[name][: po.MAX_BYTES]


if __name__ == "__main__":
    messages = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as name:
        against_others(messages, Path(name))
        growth(messages)
        limits(Path(name))
