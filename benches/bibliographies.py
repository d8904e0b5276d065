#!/usr/bin/env python3
"""Imports public bibliographies, each into a library of its own, and writes and reads them again in every format.

    benches/bibliographies.py PROGRAM FOLDER…

FOLDER is searched for `.bib`, `.bibtex`, `.biblatex`, `.ris`, `.csl.json` and Zotero's translators, whose test cases
hold such texts. Entries are counted by a plain search of the text, which knows nothing of how catena reads it. Prints,
of each folder: files, entries, entries that are not added with what is said of them, panics, and for each format how
many works are read otherwise than they were (`changed`), how many of them with another type, and how many files are
not written alike a second time. `--list` names every one of them. Exits with 1 if there is a panic, or an entry is left
out and nothing is said.
"""

import collections
import concurrent.futures
import json
import pathlib
import re
import subprocess
import sys
import tempfile

FORMATS = ("biblatex", "bibtex", "csl-json", "ris")
ENDINGS = (".bib", ".bibtex", ".biblatex", ".ris", ".csl.json")
NO_ENTRY = {"comment", "string", "preamble", "xdata"}
ENTRY = re.compile(r"^[ \t]*@[ \t]*(\w+)[ \t]*[{(]", re.MULTILINE)
LEAST_SAID = 200


def text_of(data):
    """The text of a file in whatever encoding, for counting only."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def count(name, data):
    """How many entries a text has."""
    text = text_of(data)
    if name.endswith(".ris"):
        return len(re.findall(r"(?:^|[\r\n])TY  ?- ?", text))
    if name.endswith(".json"):
        try:
            items = json.loads(text)
        except ValueError:
            return 0
        items = items.get("items", [items]) if isinstance(items, dict) else items
        return len(items)
    return sum(word.lower() not in NO_ENTRY for word in ENTRY.findall(text))


def cases(path):
    """The texts that a translator of Zotero is tested with."""
    text = path.read_text(encoding="utf-8")
    found = re.search(r"testCases = (\[.*\])\s*;?\s*/\*\* END TEST CASES", text, re.DOTALL)
    ending = {"RIS": ".ris", "BibTeX": ".bib", "CSL JSON": ".csl.json"}.get(path.stem)
    for at, case in enumerate(json.loads(found.group(1)) if found and ending else []):
        if case.get("type") == "import" and isinstance(case["input"], str):
            yield f"{path.stem}-{at + 1}{ending}", case["input"].encode()


def texts(folder):
    """Every text of a folder as name and bytes."""
    for path in sorted(folder.rglob("*")):
        if path.name.endswith(ENDINGS) and path.is_file():
            yield str(path.relative_to(folder)), path.read_bytes()
        elif path.suffix == ".js":
            yield from cases(path)


class Library:
    """A library that is empty at first."""

    def __init__(self, program, folder):
        self.program, self.folder = program, pathlib.Path(folder)
        (self.folder / "corpus").mkdir(parents=True)

    def run(self, *arguments):
        command = [self.program, "--library", self.folder, *arguments]
        done = subprocess.run(command, capture_output=True, timeout=300)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def items(self):
        """Its works as CSL-JSON, which holds all that catena knows of them, by their keys."""
        code, written, said = self.run("export", "csl-json")
        return {item["id"]: item for item in json.loads(written)} if code in (0, 1) and written else {}


class Result:
    def __init__(self):
        self.entries = self.files = self.added = 0
        self.said = collections.Counter()
        self.silent, self.panics = [], []
        self.changed = {format: [] for format in FORMATS}
        self.types = {format: [] for format in FORMATS}
        self.unlike = {format: [] for format in FORMATS}
        self.works = 0


def one(program, name, data):
    """What becomes of one text."""
    result = Result()
    result.files = 1
    result.entries = count(name, data)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        library = Library(program, folder / "first")
        source = folder / ("import" + "".join(e for e in ENDINGS if name.endswith(e))[-9:])
        source.write_bytes(data)
        code, listed, said = library.run("add", "works", source)
        if code not in (0, 1, 2) or "panicked" in said:
            result.panics.append(name)
            return result
        result.added = len(listed.splitlines())
        missing = result.entries - result.added
        faults = re.findall(r"^(error|warning)\[([a-z-]+)\]: (.*)", said, re.MULTILINE)
        named = [f"{code}: {re.sub('`.*?`', '`…`', words)}" for kind, code, words in faults
                 if kind == "error" or code == "duplicate-work"]
        here = re.search(r"not added, because it is already here: (.*)", said)
        alike = len(here.group(1).split(", ")) if here else 0
        result.said.update(named)
        if alike:
            result.said["the same is already here"] += alike
        if missing > 0 and not named and not alike:
            result.silent.append(f"{name}: {missing} of {result.entries}")
        before = library.items()
        result.works = len(before)
        for format in FORMATS if before else ():
            again(library, folder / format, name, format, before, result)
    return result


def again(library, folder, name, format, before, result):
    """Writes the works in a format, reads them into another library and compares."""
    _, written, _ = library.run("export", format)
    other = Library(library.program, folder)
    ending = {"csl-json": "csl.json", "ris": "ris"}.get(format, "bib")
    source = folder / f"export.{ending}"
    source.write_text(written, encoding="utf-8")
    code, _, said = other.run("add", "works", "--anyway", "--from", format, source)
    if code not in (0, 1, 2) or "panicked" in said:
        result.panics.append(f"{name} as {format}")
    after = other.items()
    for key, item in before.items():
        new = after.get(key)
        if new != item:
            parts = sorted(part for part in {*item, *(new or {})} if (new or {}).get(part) != item.get(part))
            result.changed[format].append(f"{name}: {key}: {', '.join(parts) if new else 'missing'}")
            kind = lambda item: (item["type"], item.get("custom", {}).get("entrytype"))
            if not new or kind(new) != kind(item):
                result.types[format].append(key)
    _, rewritten, _ = other.run("export", format)
    if rewritten != written:
        result.unlike[format].append(name)


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "--list"]
    listing = len(arguments) < len(sys.argv) - 1
    if len(arguments) < 2:
        sys.exit(__doc__)
    program = pathlib.Path(arguments[0]).resolve()
    bad = False
    for folder in map(pathlib.Path, arguments[1:]):
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            results = list(pool.map(lambda text: one(program, *text), texts(folder)))
        total = lambda name: sum(getattr(result, name) for result in results)
        all_of = lambda name: [line for result in results for line in getattr(result, name)]
        print(f"{folder.name}: {total('files')} files, {total('entries')} entries, {total('added')} added")
        said = sum((result.said for result in results), collections.Counter())
        for words, number in said.most_common():
            print(f"  {number:5}  {words[:120]}")
        print(f"  left out in silence: {len(all_of('silent'))} files; panics: {len(all_of('panics'))}")
        for line in all_of("silent") + all_of("panics"):
            print(f"    {line}")
        for format in FORMATS:
            of = lambda name: [line for result in results for line in getattr(result, name)[format]]
            print(f"  {format}: of {total('works')} works {len(of('changed'))} changed, "
                  f"{len(of('types'))} with another type; {len(of('unlike'))} files are not written alike")
            for line in (of("changed") + of("unlike")) if listing else ():
                print(f"    {line}")
        bad = bad or all_of("silent") or all_of("panics")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
