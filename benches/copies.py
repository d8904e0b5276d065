#!/usr/bin/env python3
"""Measure how quotes are found in real PDFs, and compare readers of PDF.

    copies.py CATENA READER FOLDER

CATENA is the program, READER the example `copies`, FOLDER what `make copies` fetched. Quotes and their pages are drawn
by PyMuPDF, which has nothing in common with catena: words in a row of one sentence in one block of a page, without digits,
hyphenation undone. Each is a claim of a library that this script writes, and `catena verify` looks for it. Ten more have a word
that the work does not have there. The draw is the same in every run.
"""

import json
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unicodedata

import pdf_oxide
import pymupdf

QUOTES, FALSE, SEED = 120, 10, 14

# File, who made it, and the number that is printed on its first page where the file has no labels.
PAPERS = [
    ("npm/package/test/data/02-valid.pdf", "Google Docs", 1),
    ("npm/package/test/data/04-valid.pdf", "QuarkXPress, two columns", 361),
    ("pypi/samples/nonfree/naacl06-shinyama.pdf", "LaTeX (dvipdfm), two columns", 1),
    ("pypi/samples/nonfree/dmca.pdf", "Corel WordPerfect", 1),
    ("grobid/0807.3577.pdf", "LaTeX (Distiller)", 1),
    ("grobid/1001._0908.0054.pdf", "LaTeX (REVTeX), two columns", 1),
    ("grobid/MullenJSSv18i03.pdf", "LaTeX, journal, 46 pages", 1),
    ("grobid/Wang-paperAVE2008.pdf", "Word (Distiller)", 1),
    ("grobid/GuidelinesTrainingData.pdf", "Word (PDFMaker)", 1),
    ("grobid/ZFN-A-054-0304-0272.pdf", "scan with OCR (ABBYY), two columns", 272),
    ("grobid/compressed.tracemonkey-pldi-09.pdf", "LaTeX (ACM), two columns", 1),
    ("grobid/sample-1.pdf", "LaTeX (dvips, Ghostscript), two columns", 1),
    ("grobid/submission_161.pdf", "Word 2007, text around figures", 1),
    ("grobid/test_Grobid_1_05452615.pdf", "Word (iText), two columns", 142),
    ("grobid/test_Grobid_2_05982691.pdf", "Word (doPDF), two columns", 1081),
    ("grobid/gadr.pdf", "LuaLaTeX, proceedings", 55),
    ("pdfplumber/issue-71-duplicate-chars-2.pdf", "InDesign, French, with printer's marks", 71),
    ("debian/debian-reference.fr.pdf", "XeLaTeX, French", 1),
    ("debian/debian-reference.de.pdf", "XeLaTeX, German", 1),
]
WORD = re.compile(r"[^\W\d_][^\W\d_'’\-]*[.,;:!?]?")
PAGES = 40


def drawn(path, rng, number):
    """Quotes of a file: page (from 0), what the page is called, words."""
    found = []
    with pymupdf.open(path) as document:
        blocks = []
        for at, page in enumerate(document.pages(0, min(PAGES, len(document)))):
            for block in page.get_text("blocks"):
                text = re.sub(r"(\w)[-\xad\u2010]\n(?=[a-z])", r"\1", block[4])
                words = text.split()
                if block[6] == 0 and len(words) >= 30:
                    blocks.append((at, page.get_label(), words))
        for _ in range(100 * number):
            if len(found) == number or not blocks:
                break
            at, label, words = rng.choice(blocks)
            length = rng.randint(7, 14)
            first = rng.randrange(0, len(words) - length)
            quote = words[first : first + length]
            # What goes over the end of a sentence may go over that of a paragraph, which a quote does not.
            is_one = not any(word[-1] in ".!?:" for word in quote[:-1])
            if is_one and all(WORD.fullmatch(word) for word in quote):
                found.append((at, label, unicodedata.normalize("NFKC", " ".join(quote))))
    return found


def letters(text):
    text = re.sub(r"</?sup>", "", text)
    return "".join(char for char in unicodedata.normalize("NFKC", text).lower() if char.isalpha())


def poppler(path):
    said = subprocess.run(["pdftotext", path, "-"], capture_output=True, timeout=120, check=True).stdout
    return said.decode("utf-8", "replace").split("\f")


def oxide(path):
    document = pdf_oxide.PdfDocument(str(path))
    return [document.extract_text(at) for at in range(document.page_count())]


def compare(papers, reader, draws):
    """Which readers have the words of a quote in a row on its page."""
    readers = {"catena": None, "pdf_oxide": oxide}
    if shutil.which("pdftotext"):
        readers["pdftotext"] = poppler
    totals = {name: [0, 0, 0.0] for name in readers}
    print(f"{'':58}" + "".join(f"{name:>20}" for name in readers))
    for path, made in papers:
        row = []
        for name, read in readers.items():
            began = time.monotonic()
            try:
                if read is None:
                    said = json.loads(subprocess.run([reader, path], capture_output=True, check=True).stdout)
                    pages, seconds = [text for _, text in said["pages"]], said["seconds"]
                else:
                    pages, seconds = read(path), time.monotonic() - began
            except Exception as error:
                row.append(f"{type(error).__name__:>20}")
                continue
            pages = [letters(page) for page in pages]
            draw = draws[path]
            good = sum(at < len(pages) and letters(quote) in pages[at] for at, _, quote in draw)
            totals[name] = [totals[name][0] + good, totals[name][1] + len(draw), totals[name][2] + seconds]
            row.append(f"{f'{good}/{len(draw)} {seconds:.2f} s':>20}")
        print(f"{made + ', ' + path.name:58.58}" + "".join(row))
    print(f"{'all':58}" + "".join(f"{f'{good}/{number} {took:.1f} s':>20}" for good, number, took in totals.values()))


def verify(papers, catena, draws, rng):
    """Has catena look for quotes in a library of its own."""
    real = [(path, *quote) for path, _ in papers for quote in draws[path]]
    rng.shuffle(real)
    real, rest = real[:QUOTES], real[QUOTES:]
    words = [word for _, _, _, quote in rest for word in quote.split() if len(word) > 5 and word.isalpha()]
    false = []
    for path, at, label, quote in rest[:FALSE]:
        parts = quote.split()
        parts[len(parts) // 2] = rng.choice([word for word in words if word not in parts])
        false.append((path, at, label, " ".join(parts)))
    firsts = {path.name: first for path, first in FIRSTS.items()}
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "corpus").mkdir()
        (folder / "texts").mkdir()
        keys, entries, claims = {}, [], []
        for number, (path, _) in enumerate(papers):
            keys[path] = f"paper{number}"
            shutil.copy(path, folder / "texts" / path.name)
            with pymupdf.open(path) as document:
                pages = f"{firsts[path.name]}--{firsts[path.name] + len(document) - 1}"
            entries.append(
                f"@article{{{keys[path]},\n  author = {{Doe, Ann}},\n  title = {{Paper {number}}},\n  year = {{2001}},\n"
                f"  pages = {{{pages}}},\n  file = {{/elsewhere/{path.name}}},\n}}\n"
            )
        for number, (path, at, label, quote) in enumerate(real + false):
            page = label or firsts[path.name] + at
            claims.append(
                f"claim {keys[path]}/quote-{number}\n  text   A quote.\n  at     p. {page}\n"
                f"  quote  {json.dumps(quote, ensure_ascii=False)}\n"
            )
        (folder / "corpus" / "references.bib").write_text("\n".join(entries))
        (folder / "corpus" / "claims.catena").write_text("\n".join(claims))
        began = time.monotonic()
        run = subprocess.run(
            [catena, "--library", folder, "verify", "--texts", folder / "texts", "--format", "json"],
            capture_output=True,
            text=True,
        )
        took = time.monotonic() - began
    if run.returncode not in (0, 1):
        sys.exit(run.stderr)
    found = {quote["claim"].split("-")[-1]: quote for quote in json.loads(run.stdout)["quotes"]}
    is_found = lambda quote: quote["verdict"] in ("exact", "folded")
    good = [found[str(at)] for at in range(len(real)) if is_found(found[str(at)])]
    placed = [quote for quote in good if quote["place_compared"]]
    wrong = [found[str(at)] for at in range(len(real)) if found[str(at)]["verdict"] == "misplaced"]
    planted = [found[str(at)] for at in range(len(real), len(real) + len(false))]
    share = 100 * len(good) / len(real)
    print(f"\n{len(real)} quotes: {len(good)} found exact or folded ({share:.1f} %), the page compared of {len(placed)}")
    print(f"said to be on another page: {len(wrong)}")
    print(f"{len(planted)} planted quotes: {sum(map(is_found, planted))} found")
    print(f"{took:.1f} s")
    for at in range(len(real)):
        quote = found[str(at)]
        if not is_found(quote):
            print(f"  {quote['verdict']}: {real[at][0].name} p. {quote['claimed']}: {quote['quote']} ({quote['places']})")
    return share >= 98 and not any(map(is_found, planted))


FIRSTS = {}


def main():
    catena, reader, folder = sys.argv[1:]
    rng = random.Random(SEED)
    papers, draws = [], {}
    for name, made, first in PAPERS:
        path = pathlib.Path(folder) / name
        if not path.exists():
            print(f"not fetched: {name}")
            continue
        papers.append((path, made))
        FIRSTS[path] = first
        draws[path] = drawn(path, rng, 40)
    compare(papers, reader, draws)
    if not verify(papers, catena, draws, rng):
        sys.exit(1)


if __name__ == "__main__":
    main()
