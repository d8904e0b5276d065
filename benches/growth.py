#!/usr/bin/env python3
"""How the cost of questions and commands grows: for each shape its processor time and peak memory and, of questions, the
steps that `ask --explain` tells and the kilobytes of the answer as JSON, in made-up libraries of several sizes, with the
exponent between the smallest and the largest.

    cargo build --release --bins --example corpus
    benches/growth.py [--program PROGRAM] [--before PROGRAM] [--runs 3] [--only WORD] [--sizes 10000,30000,100000]

A million claims take a few gigabytes: --sizes 100000,1000000 --chains "" --expected "" --libraries "" --runs 1.

The time is that of the whole run, what is kept included and warm; that of `--version` is taken off. With two programs both
are run in turn, and what they print must be the same.
"""

import argparse
import hashlib
import math
import os
import re
import subprocess
import tempfile

# WORK is the work that is cited most, the words in capitals below it are made up for the other chains.
ASKED = [
    "who cites WORK",
    "works citing WORK as evidence",
    "how many claims about any theory",
    "scholars only via WORK",
    "what rests only on WORK",
    "how many claims not contested by any claim",
    "how many claims that dispute any claim",
    "find claim c where exists claim d (d -[disputes]-> c) count",
    "find work w where not exists work v (v -[cites]-> w) count",
    "trace concept-selovon to concept-nigiwin",
    "trace concept-selovon to concept-nigiwin limit 50",
    "trace concept-selovon into explanations",
    "trace concept-bababan into theories",
    "which explanations admit concept-bababan",
    "what does concept-bababan admit",
    "compare explanations on concept-bababan",
    "how many claims matching trust",
]
SEARCHED = ["ask", "--limit", "10", "search trust"]
COMMANDS = [SEARCHED, ["check"], ["export", "graph"], ["fmt", "--check"]]
# In libraries whose size is the length of a chain.
BROADER = [["ask", "which theories foster concept-under0"], ["ask", "how many claims about concept-under0"], ["check"]]
QUALIFIES = [["ask", "why does theory-first foster concept-first"], ["check"]]
EXPECTED = [["check"]]


def cost(program, library, words, runs):
    """Seconds, megabytes, and a hash of what is printed: the least of some runs after one that keeps what it made."""
    best = None
    for run in range(runs + 1):
        with tempfile.TemporaryFile() as out:
            process = subprocess.Popen([program, "--library", library, *words], stdout=out, stderr=subprocess.DEVNULL)
            _, _, used = os.wait4(process.pid, 0)
            out.seek(0)
            printed = hashlib.file_digest(out, "sha256").hexdigest()
        spent = (used.ru_utime + used.ru_stime, used.ru_maxrss // 1024, printed)
        if run > 0:
            best = min(best or spent, spent)
    return best


def steps(program, library, words):
    told = subprocess.run([program, "--library", library, "ask", "--explain", *words[1:]], capture_output=True, text=True)
    found = re.findall(r", (\d+) steps$", told.stdout, re.M)
    return sum(map(int, found)) if found else None


def answered(program, library, words):
    """Kilobytes of an answer as a whole."""
    # Not held here: what a child is made from counts as its own memory at first.
    words = [program, "--library", library, "ask", "--format", "json", *words[1:]]
    with tempfile.TemporaryFile() as out:
        subprocess.run(words, stdout=out, stderr=subprocess.DEVNULL)
        return os.fstat(out.fileno()).st_size / 1000


def exponent(values, sizes):
    if None in values or min(values) <= 0:
        return "    "
    return f"{math.log(values[-1] / values[0]) / math.log(sizes[-1] / sizes[0]):4.2f}"


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--program", default="target/release/catena")
    options.add_argument("--maker", default="target/release/examples/corpus")
    options.add_argument("--before")
    options.add_argument("--folder", default="target/made-up")
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--only", default="")
    options.add_argument("--sizes", default="10000,30000,100000")
    options.add_argument("--chains", default="1000,3000,10000")
    options.add_argument("--expected", default="100,200,400")
    options.add_argument("--libraries", default="5000,10000,20000")
    given = options.parse_args()
    programs = ([("before", given.before)] if given.before else []) + [("now", given.program)]
    families = [
        ("c", given.sizes, lambda size: [size], [["ask", question] for question in ASKED] + COMMANDS, ""),
        ("expected", given.expected, lambda size: [size * 50, "1997", size], EXPECTED, ", an answer expected for 50 claims"),
        ("expected-of-20000-", given.expected, lambda size: ["20000", "1997", size], EXPECTED, ", so many answers expected"),
        ("hundred-expected-of-", given.libraries, lambda size: [size, "1997", "100"], EXPECTED, ", a hundred answers expected"),
        ("broader", given.chains, lambda size: ["100", "1997", "0", size], BROADER, ", a chain of `broader`"),
        ("qualifies", given.chains, lambda size: ["100", "1997", "0", "0", size], QUALIFIES, ", a chain of `qualifies`"),
    ]
    start = {name: cost(program, ".", ["--version"], 5)[0] for name, program in programs}
    for prefix, sizes, arguments, shapes, told in families:
        sizes = [int(size) for size in sizes.split(",") if size]
        if not sizes:
            continue
        libraries = [os.path.join(given.folder, f"{prefix}{size}") for size in sizes]
        for size, library in zip(sizes, libraries):
            if not os.path.isdir(library):
                words = [str(word) for word in arguments(size)]
                subprocess.run([given.maker, library, *words], check=True, stderr=subprocess.DEVNULL)
        print(f"\n{'':>8}" + "".join(f"{size:>13}" for size in sizes))
        for words in shapes:
            shape = " ".join(words) + told
            if given.only not in shape:
                continue
            print(shape)
            printed = []
            for name, program in programs:
                row, counted, sizes_told = [], [], []
                for library in libraries:
                    with open(os.path.join(library, "corpus/references.bib")) as works:
                        work = re.search(r"\{(\w+w0),", works.read(5000)).group(1)
                    asked = [word.replace("WORK", work) for word in words]
                    row.append(cost(program, library, asked, given.runs))
                    is_asked = name == "now" and words[0] == "ask"
                    counted.append(steps(program, library, asked) if is_asked else None)
                    sizes_told.append(answered(program, library, asked) if is_asked and words is not SEARCHED else None)
                times = [max(spent[0] - start[name], 0.0001) for spent in row]
                printed.append([spent[2] for spent in row])
                cells = "".join(f"{time * 1000:7.0f}ms {spent[1]:3}M" for time, spent in zip(times, row))
                print(f"{name:>8} {cells}  exponent {exponent(times, sizes)}", flush=True)
                for what, numbers in [("steps", counted), ("answer", sizes_told)]:
                    if None not in numbers:
                        unit = "kB" if what == "answer" else ""
                        cells = "".join(f"{number:>{13 - len(unit)}.0f}{unit}" for number in numbers)
                        print(f"{what:>8} {cells}  exponent {exponent(numbers, sizes)}", flush=True)
            if any(one != printed[0] for one in printed):
                print("         ANOTHER ANSWER than before")


if __name__ == "__main__":
    main()
