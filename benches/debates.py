#!/usr/bin/env python3
"""Compares how debates stand in catena with what two independent solvers make of Argdown's own model of them, and has
Argdown's own parser read what catena writes.

Argdown's example debates are read by `@argdown/core` and exported as JSON. catena adds that JSON to a new library, and
says which claims and arguments stand and fall. Here the same JSON becomes a graph of statements, arguments, attacks,
supports and premises, which clingo and pygarg solve as in `standing.py`. Then catena exports each library as Argdown;
`@argdown/core` must read that without an error, with the same statements, steps and relations. The same goes for the
example libraries that the program carries, and for the corpus of this repository.

    benches/debates.py PROGRAM MODULES ARGDOWN [DEBATE…]

MODULES is the folder in which npm has put `@argdown/core`, ARGDOWN a copy of https://github.com/christianvoigt/argdown.
Prints how much was compared, what falls, and every difference; exits with 1 if there is one.
"""

import collections
import difflib
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile

import independent
import standing

DEBATES = (
    "examples/legalisation-softdrugs.argdown",
    "examples/state-censorship.argdown",
    "examples/semmelweis_betz.argdown",
    "examples/greenspan-schefczyk_hardwrap.argdown",
    "examples/Populism-Core-Argument-Argdown-Example.argdown",
    "packages/argdown-core/test/veggie_debate.argdown",
)
EXAMPLES = ("keating", "republic", "descent")
AGAINST = ("attack", "contrary", "contradictory", "undercut")
TAG = r"#(?:\([^)]*\)|[\w-]+)"
BOTH_WAYS = ("contrary", "contradictory")


class Model:
    """The model of an export of Argdown: statements, arguments without premises, the steps of the others, relations.

    Things are named by their titles in brackets as Argdown prints them, steps by their argument and their number."""

    def __init__(self, export):
        self.text = {}
        self.untitled = set()
        self.steps = {}
        self.relations = collections.Counter()
        last = {}
        for title, node in export["statements"].items():
            self.add(f"[{title}]", title, node)
        for title, node in export["arguments"].items():
            lines = node.get("pcs") or []
            if not lines:
                self.add(f"<{title}>", title, node)
                continue
            since = 0
            for at, line in enumerate(lines):
                if "inference" not in line:
                    continue
                uses = (line["inference"].get("data") or {}).get("uses")
                used = [number - 1 for number in uses] if uses else range(since, at)
                self.steps[f"<{title}> {at}"] = frozenset(f"[{lines[one]['title']}]" for one in used), f"[{line['title']}]"
                last[title] = f"<{title}> {at}"
                since = at
        for one in export["relations"]:
            if one["toType"] == "equivalence-class":
                to = f"[{one['to']}]"
            elif one["toType"] == "inference":
                to = f"<{one['to']}> {one['conclusionIndex']}"
            else:
                to = last.get(one["to"], f"<{one['to']}>")
            source = f"[{one['from']}]" if one["fromType"] == "equivalence-class" else f"<{one['from']}>"
            self.relations[one["relationType"], source, to] += 1

    def add(self, name, title, node):
        said = [one for one in node["members"] if not one.get("isReference") and one.get("text")]
        text = said[-1]["text"] if said else title
        # Tags go from the ends of a text, and become words within it.
        if any(mark["type"] == "tag" for mark in (said[-1].get("ranges") or [] if said else [])):
            text = re.sub(rf"(\s*{TAG})+\s*$", "", re.sub(rf"^\s*({TAG}\s*)+", "", text))
            text = re.sub(TAG, lambda tag: tag.group().strip("#()"), text)
        self.text[name] = " ".join(text.split())
        if name[0] == "[" and re.fullmatch(r"Untitled \d+", title):
            self.untitled.add(name)

    def graph(self, without=None):
        """The graph that a solver is given; without one of the attacks."""
        facts = [("claim", name) for name in self.text] + [("argument", name) for name in self.steps]
        for name, (premises, conclusion) in self.steps.items():
            facts += [("concludes", name, conclusion)] + [("premise", name, premise) for premise in premises]
        for relation in self.relations:
            sort, source, to = relation
            if relation == without:
                continue
            pairs = [(source, to), (to, source)] if sort in BOTH_WAYS else [(source, to)]
            facts += [("link", a, "disputes" if sort in AGAINST else "supports", b) for a, b in pairs]
        return standing.Graph("debate", facts, False)

    def attacks(self):
        return [relation for relation in self.relations if relation[0] in AGAINST]

    def keys(self):
        """What each thing is called where it is compared: by its title, or else by its text."""
        steps = {name: ("step", name.rsplit(" ", 1)[0], self.text[end]) for name, (_, end) in self.steps.items()}
        plain = {name: ("text", self.text[name]) if name in self.untitled else ("title", name) for name in self.text}
        return {**plain, **steps}

    def said(self):
        """All that the debate says, by texts and not by titles, which may change."""
        text = self.text
        step = {name: (frozenset(text[one] for one in premises), text[end]) for name, (premises, end) in self.steps.items()}
        named = lambda name: step.get(name) or text[name]
        relations = collections.Counter()
        for sort, source, to in self.relations:
            # What has no premises is disputed, and not undercut.
            sort = "attack" if sort == "undercut" and to in text else sort
            ends = (named(source), named(to))
            relations[sort, frozenset(ends) if sort in BOTH_WAYS else ends] = 1
        return {
            "statements": collections.Counter(text[name] for name in text if name[0] == "["),
            "arguments without premises": collections.Counter(text[name] for name in text if name[0] == "<"),
            "steps": collections.Counter(step.values()),
            "relations": relations,
        }


class Run:
    def __init__(self, program, modules, folder):
        self.program, self.modules, self.folder = program, modules, folder
        self.environment = {**os.environ, "XDG_STATE_HOME": str(folder / "state")}
        self.different = 0

    def catena(self, library, *words, codes=(0,)):
        command = [self.program, *(["--library", str(library)] if library else []), *words]
        done = subprocess.run(command, capture_output=True, text=True, env=self.environment)
        if done.returncode not in codes:
            sys.exit(f"{' '.join(words)}: exit code {done.returncode}\n{done.stderr[:4000]}")
        return done.stdout

    def argdown(self, *files):
        script = pathlib.Path(__file__).resolve().parent / "argdown.cjs"
        done = subprocess.run(["node", str(script), str(self.modules), *map(str, files)], capture_output=True, text=True)
        if done.returncode:
            sys.exit(done.stderr[:4000])
        return json.loads(done.stdout)

    def differs(self, what):
        self.different += 1
        print(f"DIFFERENT {what}")

    def library(self, name):
        library = self.folder / name
        library.mkdir()
        self.catena(None, "init", str(library))
        return library

    def standings(self, library):
        """How claims and arguments stand, by what they are called where it is compared."""
        graph = json.loads(self.catena(library, "export", "graph"))
        nodes = {node["id"]: node for node in graph["nodes"]}
        found = {}
        for sort in ("claim", "argument"):
            question = f'find {sort} x where x.standing != "x" show standing'
            # 1: there is none of the sort.
            answer = json.loads(self.catena(library, "ask", "--format", "json", question, codes=(0, 1)))
            for row in answer["rows"]:
                node = nodes[row["id"]]
                title = next(iter(node["quotes"]), None)
                if sort == "argument":
                    key = ("step", title, nodes[node["concludes"].split(":", 1)[-1]]["text"])
                else:
                    key = ("title", title) if title else ("text", node["text"])
                found.setdefault(key, collections.Counter())[row["values"]["standing"]] += 1
        return found

    def debate(self, path, export):
        name = path.stem
        model = Model(export)
        source = self.folder / f"{name}.json"
        source.write_text(json.dumps(export))
        library = self.library(name)
        self.catena(library, "add", "debate", "--work", "debate", str(source), codes=(0, 1))
        self.catena(library, "check")
        given = self.standings(library)
        keys = model.keys()

        def counted(words):
            found = {}
            for thing, word in words.items():
                found.setdefault(keys[thing], collections.Counter())[word] += 1
            return found

        graph = model.graph()
        words = standing.of_pygarg(graph)
        for solver, expected in ("clingo", counted(standing.of_clingo([graph]))), ("pygarg", counted(words)):
            for key in expected.keys() | given.keys():
                if expected.get(key) != given.get(key):
                    self.differs(f"{name}: {key}: catena {given.get(key)}, {solver} {expected.get(key)}")
        attacks = model.attacks()
        betrayed = sum(counted(standing.of_pygarg(model.graph(one))) != given for one in attacks)
        if attacks and not betrayed:
            self.differs(f"{name}: no attack makes a difference")
        numbers = collections.Counter(words.values())
        print(f"{name}")
        print(f"  {len(model.text)} statements and arguments without premises, {len(model.steps)} steps, {sum(model.relations.values())} relations")
        print("  " + ", ".join(f"{numbers[word]} {word}" for word in standing.WORDS))
        print(f"  {betrayed} of {len(attacks)} attacks make a difference if they are taken away")
        falls = sorted({thing.rsplit(" ", 1)[0] if thing in model.steps else thing for thing, word in words.items() if word == "challenged" and thing[0] == "<"})
        print(f"  arguments that fall: {', '.join(falls) or 'none'}")
        self.on_the_map(name, export, words, model)
        self.written(name, library, model)

    def on_the_map(self, name, export, words, model):
        """The grounded labelling of Argdown's map, which knows no premises: told, and the same where there are none."""
        titled = {"statement-map-node": "[{}]", "argument-map-node": "<{}>"}
        nodes = {node["id"]: titled[node["type"]].format(node["title"]) for node in export["map"]["nodes"]}
        facts = [("claim", node) for node in nodes.values()]
        for edge in export["map"]["edges"]:
            sort, ends = edge["relationType"], (nodes[edge["from"]], nodes[edge["to"]])
            for a, b in [ends, ends[::-1]] if sort in BOTH_WAYS else [ends]:
                facts.append(("link", a, "disputes" if sort in AGAINST else "supports", b))
        on_map = standing.of_pygarg(standing.Graph("map", list(dict.fromkeys(facts)), False))
        last = {}
        for step in model.steps:
            last[step.rsplit(" ", 1)[0]] = step
        same = sum(words[last.get(node, node)] == word for node, word in on_map.items())
        print(f"  {same} of {len(on_map)} nodes of Argdown's map stand there as they do here")
        if not model.steps and same != len(on_map):
            self.differs(f"{name}: the map without premises stands otherwise")

    def written(self, name, library, model):
        """What catena writes of a debate is the debate."""
        again = self.exported(name, library)
        for what, expected in model.said().items():
            given = Model(again).said()[what]
            for one in (expected - given) + (given - expected):
                self.differs(f"{name} written again: {what}: {one}")

    def exported(self, name, library):
        file = self.folder / f"{name}-again.argdown"
        file.write_text(self.catena(library, "export", "argdown"))
        read = self.argdown(file)[str(file)]
        for error in read["errors"]:
            self.differs(f"{name}: Argdown refuses what is written: {error}")
        return read["json"] or {"statements": {}, "arguments": {}, "relations": []}

    def corpus(self, name, library):
        """What catena writes of a library has as many statements, steps and relations as the exported graph."""
        graph = json.loads(self.catena(library, "export", "graph"))
        model = Model(self.exported(name, library))
        expected = expected_of(graph)
        numbers = {"statements": len(model.text), "steps": len(model.steps), "relations": len(model.relations)}
        texts = collections.Counter(" ".join(node["text"].split()) for node in graph["nodes"] if node["kind"] == "claim")
        given = collections.Counter(model.text.values())
        for text in texts - given:
            near = difflib.get_close_matches(text, given - texts, 1, 0)
            self.differs(f"{name}: Argdown reads {near} instead of {text!r}")
        if numbers != expected:
            self.differs(f"{name}: Argdown reads {numbers}, the graph has {expected}")
        print(f"{name}: Argdown reads " + ", ".join(f"{number} {what}" for what, number in numbers.items()))


# What means something in Argdown, in catena's language or in JSON.
FRAGMENTS = (
    "[a]", "[a]:", "<b>", "<b>:", "@[a]", "@<b>", "#tag", "#(two words)", "# heading", "*i*", "**b**", "_i_", "__b__", "* item",
    "1. one", "(1)", "--", "----", "-- rule --", "- <b>", "+ [a]", "-> [a]", "<- [a]", "+>", "<+", "><", "_> <b>", "<_", "//", "/*",
    "*/", "<!--", "-->", "===", "== =", "{a: 1}", "{", "}", "}}", "\\", "\\[", ".and.", ":heart:", ".~.", "e.g.", "i.e.,", "3.5.7",
    "a:b:c", "http://x.y/z_w*v", "[t](u)", "[[wiki]]", "\"", "'", "“x”", "$", "%s", "&amp;", "|", "`code`", "~", "^", "!", "?!", "…",
    "é", "e\u0301", "Дом", "信頼", "👩‍🔬", "\u200b", "\u00a0", "word", "and", "trust", "norms", "12", "-1", "a-b", "a - b", "x;y", "x, y",
)


def hostile(folder, draw, number=400):
    """A library of claims whose texts, titles and headings are made of these."""
    library = folder / "hostile"
    corpus = library / "corpus"
    corpus.mkdir(parents=True)
    text = ["kind statement", "  affirmable  yes"]
    for relation, to in ("supports", "claim, argument"), ("disputes", "claim, argument"), ("undercuts", "argument"):
        text += [f"relation {relation}", "  from  claim", f"  to  {to}", *(["  implies  disputes"] if relation == "undercuts" else [])]
    text += ["work own", "  name  Own \\ [work] *of* #odd texts"]
    words = lambda most: " ".join(draw.choice(FRAGMENTS) for _ in range(draw.randint(1, most)))
    quoted = lambda words: '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'
    for at in range(number):
        # The number keeps texts apart, at either end, so that what is odd stands at the other.
        said = f"{at} {words(6)}" if draw.random() < 0.5 else f"x{at} {words(6)} {draw.choice(FRAGMENTS)}"
        text += [f"claim own/c{at}", f"  text  {said}"]
        if draw.random() < 0.5:
            title = words(3)
            open_, close = draw.choice(("[]", "<>"))
            text.append(f"  quote  {quoted(open_ + re.sub(r'[][<>]', '', title).strip() + str(at) + close)}")
        if draw.random() < 0.3:
            text.append(f"  at  § {quoted(words(2))}")
        for relation in ("supports", "disputes"):
            if draw.random() < 0.4:
                target = draw.choice([f"c{draw.randrange(number)}", f"a{draw.randrange(number // 8)}"])
                text += [f"  {relation}  own/{target}"] if target != f"c{at}" else []
        if draw.random() < 0.1:
            text.append(f"  undercuts  own/a{draw.randrange(number // 8)}")
    for at in range(number // 8):
        ends = draw.sample(range(number), 4)
        text += [f"argument own/a{at}", f"  text  {at} {words(4)}", f"  concludes  own/c{ends[0]}"]
        text.append("  premises  " + ", ".join(f"own/c{end}" for end in ends[1 : draw.randint(2, 4)]))
    (corpus / "hostile.catena").write_text("\n".join(text) + "\n")
    return library


def expected_of(graph):
    """How many statements, steps and relations there are in an exported graph, by the table of docs/debates.md."""
    follows = independent.Weigher(graph, []).follows
    affirmable = {kind["id"] for kind in graph["kinds"] if kind["affirmable"]}
    nodes = {f"{node['kind']}:{node['id']}": node for node in graph["nodes"]}
    claims = {name for name in nodes if name.startswith("claim:")}
    arguments = [node for name, node in nodes.items() if name.startswith("argument:")]
    true = {name for name in nodes if name.split(":")[0] in affirmable}
    statements = set(claims)
    for edge in graph["edges"]:
        if edge["relation"] in ("premises", "concludes"):
            statements.update(end for end in (edge["from"], edge["to"]) if end in claims | true)
    relations = set()
    for edge in graph["edges"]:
        source, to, relation = edge["from"], edge["to"], edge["relation"]
        if source not in claims or source == to or (relation, True) not in follows or nodes[source]["force"] == "asks":
            continue
        if not (to in claims or to in true or to.startswith("argument:")):
            continue
        said = follows[relation, True]
        of_truth = follows[relation, nodes[source]["force"] != "denies"] if to in true else ()
        if relation == "undercuts" and to.startswith("argument:"):
            relations.add(("undercuts", source, to))
        elif ("disputes", True) in said or ("affirms", False) in of_truth:
            relations.add(("against", source, to))
        if ("supports", True) in said or ("affirms", True) in of_truth:
            relations.add(("for", source, to))
        if any(relation[1:] == (source, to) for relation in relations) and to in true:
            statements.add(to)
    return {"statements": len(statements), "steps": len(arguments), "relations": len(relations)}


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    program, modules, argdown = (pathlib.Path(word).resolve() for word in sys.argv[1:4])
    debates = [argdown / debate for debate in sys.argv[4:] or DEBATES]
    with tempfile.TemporaryDirectory() as folder:
        run = Run(str(program), modules, pathlib.Path(folder))
        read = run.argdown(*debates)
        for path in debates:
            found = read[str(path)]
            if found["errors"] or not found["json"]:
                sys.exit(f"{path}: {found['errors'][:3]}")
            run.debate(path, found["json"])
        for name in EXAMPLES:
            library = run.folder / f"example-{name}"
            library.mkdir()
            run.catena(None, "init", "--example", name, str(library))
            run.corpus(name, library)
        run.corpus("odd texts", hostile(run.folder, random.Random(1749)))
        run.corpus("this repository", pathlib.Path(__file__).resolve().parent.parent)
    print(f"differences {run.different}")
    sys.exit(1 if run.different else 0)


if __name__ == "__main__":
    main()
