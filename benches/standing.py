#!/usr/bin/env python3
"""Compares how claims, statements and arguments stand in catena with what two independent solvers make of the same
random graphs: clingo, which is given the records and the rules of docs/verdicts.md as a logic program, and pygarg,
which is given an argumentation framework in the sense of Dung and returns its grounded extension.

The graphs are written as libraries of many graphs each, and catena is asked once per library and sort of thing. Prints
how many comparisons were made of each sort and every difference, the first ones with a library as small as shows them;
exits with 1 if there is one. It then breaks the rules one by one: from 1,000 graphs on, a wrong rule that no graph
betrays is a fault too.

    benches/standing.py PROGRAM [--arguments] [--libraries N] [--graphs N] [--seed N] [--sabotage NAME]

`--arguments` adds records of arguments. `--sabotage NAME` compares with a wrong rule throughout, and so has to fail.
"""

import argparse
import collections
import concurrent.futures
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import time

import clingo
import networkx
from pygarg.dung import solver as pygarg

SHOWN = 5
WORDS = ("unchallenged", "defended", "challenged", "undecided")
SORTS = ("claim", "statement", "argument")

# id: what it leads to, and what else its record has.
CLAIMS, STATEMENTS, ALL = "claim", "statement", "claim, statement"
RELATIONS = {
    "disputes": (ALL, {}),
    "attacks": (ALL, {"implies": "disputes"}),
    "undercuts": (CLAIMS, {"implies": "attacks"}),
    "supports": (ALL, {}),
    "bears-out": (ALL, {"implies": "supports"}),
    "qualifies": (CLAIMS, {}),
    "entertains": (STATEMENTS, {}),
    "affirms": (STATEMENTS, {"implies": "entertains", "contradicts": "rejects"}),
    "rejects": (STATEMENTS, {}),
    "upholds": (STATEMENTS, {"implies": "affirms"}),
    "overturns": (STATEMENTS, {"implies": "rejects"}),
    "doubts": (STATEMENTS, {"against": "affirms"}),
}
# The work that claims cite as their authority.
AUTHORITY = "authority"
# Relations that may lead to an argument, if there are any.
OF_ARGUMENTS = ("disputes", "attacks", "undercuts", "supports", "bears-out", "qualifies")

# The rules as a logic program over the records.
#
# Its only stable model is the least fixed point of the rules of standing. What decides who challenges and supports
# whom stands below `stands` and `falls` and never depends on them; there, negation is stratified, and gringo works out
# all of it before it comes to the rest. The conditions behind the colons are of that lower part (`challenges`,
# `supports`, `premise`), so that a conditional literal is replaced by the plain conjunction of its instances: "all have
# fallen" becomes `falls(a), falls(b), …`. What remains are rules with one head and no negation, a definite program. Its
# least model is its only stable one, and is the least fixed point of the immediate consequences (van Emden and
# Kowalski 1976). Circles yield nothing in it, since no atom may rest on itself. `Definite` below holds the ground
# program to that form.
RULES = """
% What follows from a relation as it is said (yes) or denied (no).
opposed(A,B) :- against(A,B).
opposed(A,B) :- contradicts(A,B).
opposed(B,A) :- opposed(A,B).
contrary(A,B) :- contradicts(A,B).
contrary(B,A) :- contradicts(A,B).
means(R,S, R,S)   :- relation(R), S = (yes;no).
means(R,S, W,yes) :- means(R,S, V,yes), implies(V,W).
means(R,S, V,no)  :- means(R,S, W,no), implies(V,W).
means(R,S, B,no)  :- means(R,S, A,yes), opposed(A,B).
means(R,S, B,yes) :- means(R,S, A,no), contrary(A,B).

% Who challenges and supports whom.
says(C) :- claim(C), not force(C,"asks").
side(C,no)  :- force(C,"denies").
side(C,yes) :- claim(C), not force(C,"denies").
bears(C,T, M)     :- says(C), link(C,R,T), C != T, means(R,yes, M,yes), M = ("disputes";"supports").
affirms(C,T, Way) :- says(C), link(C,R,T), C != T, side(C,S), means(R,S, "affirms",Way).
challenges(C,T) :- bears(C,T, "disputes").
challenges(C,T) :- affirms(C,T, no).
supports(C,T)   :- bears(C,T, "supports").
supports(C,T)   :- affirms(C,T, yes).
supports(A,T)   :- concludes(A,T).
supports(W,C)   :- rests(C,W).
node(W) :- rests(_,W).
node(X) :- claim(X).
node(X) :- statement(X).
node(X) :- argument(X).
supported(X) :- supports(_,X).

% How they stand.
falls(X) :- challenges(Y,X), stands(Y).
falls(X) :- supported(X), falls(Y) : supports(Y,X).
falls(X) :- premise(X,Y), falls(Y).
held(X) :- node(X), not supported(X).
held(X) :- supports(Y,X), stands(Y).
stands(X) :- node(X), held(X), falls(Y) : challenges(Y,X); stands(Y) : premise(X,Y).

#show stands/1.
#show falls/1.
#show challenges/2.
"""

# Wrong rules: what is put in the place of what, and the sort of thing without which it makes no difference.
SABOTAGE = {
    "what asks challenges": ('says(C) :- claim(C), not force(C,"asks").', "says(C) :- claim(C).", None),
    "what suggests bears on nothing": (
        'not force(C,"asks").', 'not force(C,"asks"), not force(C,"suggests").', None),
    "who disputes himself falls": (
        "challenges(C,T) :- bears", 'challenges(C,C) :- link(C,"disputes",C).\nchallenges(C,T) :- bears', None),
    "who supports himself hangs on himself": (
        "supports(A,T)   :- concl", 'supports(C,C) :- link(C,"supports",C).\nsupports(A,T)   :- concl', None),
    "a relation does not mean what it implies": (
        "means(R,S, W,yes) :- means(R,S, V,yes), implies(V,W).", "", None),
    "what is denied is not denied of what implies it": (
        "means(R,S, V,no)  :- means(R,S, W,no), implies(V,W).", "", "statement"),
    "who denies what implies a relation denies the relation": (
        "means(R,S, V,no)  :-", "means(R,S, W,no) :- means(R,S, V,no), implies(V,W).\nmeans(R,S, V,no)  :-", "statement"),
    "opposition does not count": ("means(R,S, B,no)  :- means(R,S, A,yes), opposed(A,B).", "", "statement"),
    "a denial gives no contradictory": ("means(R,S, B,yes) :- means(R,S, A,no), contrary(A,B).", "", "statement"),
    "a denial gives what is merely opposed": (
        "means(R,S, A,no), contrary(A,B)", "means(R,S, A,no), opposed(A,B)", "statement"),
    "the force does not matter to a statement": ("side(C,S), means(R,S,", "side(C,_), S = yes, means(R,S,", "statement"),
    "the force matters to a dispute": (
        "bears(C,T, M)     :- says(C)", 'bears(C,T, M)     :- says(C), not force(C,"denies")', None),
    "who rejects a statement does not challenge it": ("challenges(C,T) :- affirms(C,T, no).", "", "statement"),
    "who affirms a statement does not support it": ("supports(C,T)   :- affirms(C,T, yes).", "", "statement"),
    "what is undecided challenges like what stands": (
        "falls(X) :- challenges(Y,X), stands(Y).", "falls(X) :- challenges(Y,X).", None),
    "all challenges must stand": (
        "falls(X) :- challenges(Y,X), stands(Y).",
        "falls(X) :- challenges(_,X), stands(Y) : challenges(Y,X).", None),
    "one challenge fallen suffices": (
        "falls(Y) : challenges(Y,X); stands(Y) : premise(X,Y).",
        "safe(X); stands(Y) : premise(X,Y).\nsafe(X) :- challenges(Y,X), falls(Y).\n"
        "safe(X) :- node(X), not challenges(_,X).", None),
    "one support fallen fells": (
        "falls(X) :- supported(X), falls(Y) : supports(Y,X).", "falls(X) :- supports(Y,X), falls(Y).", None),
    "no support fallen fells": ("falls(X) :- supported(X), falls(Y) : supports(Y,X).", "", None),
    "support is not needed": ("held(X) :- node(X), not supported(X).", "held(X) :- node(X).", None),
    "all support is needed": (
        "held(X) :- supports(Y,X), stands(Y).", "held(X) :- supported(X), stands(Y) : supports(Y,X).", None),
    "what is supported stands against challenges": (
        "held(X) :- supports(Y,X), stands(Y).",
        "held(X) :- supports(Y,X), stands(Y).\nstands(X) :- supports(Y,X), stands(Y).", None),
    "an argument does not support what it concludes": ("supports(A,T)   :- concludes(A,T).", "", "argument"),
    "a work that is an authority supports nothing": ("supports(W,C)   :- rests(C,W).", "", None),
    "a premise fallen does not fell": ("falls(X) :- premise(X,Y), falls(Y).", "", "argument"),
    "all premises must have fallen": (
        "falls(X) :- premise(X,Y), falls(Y).", "falls(X) :- premise(X,_), falls(Y) : premise(X,Y).", "argument"),
    "premises need not stand": ("; stands(Y) : premise(X,Y).", ".", "argument"),
}


class Definite:
    """Holds a ground program to rules with one head and no negation: it has one model, the least."""

    def init_program(self, incremental):
        pass

    def rule(self, choice, head, body):
        if choice or len(head) != 1 or any(literal < 0 for literal in body):
            raise AssertionError(f"not definite: {choice=} {head=} {body=}")

    def __getattr__(self, name):
        def refuse(*what):
            if name in ("weight_rule", "minimize", "external", "assume", "acyc_edge", "project"):
                raise AssertionError(f"not definite: {name} {what}")

        return refuse


def of_clingo(graphs, rules=RULES):
    """How the things of some graphs stand, by a logic program."""
    facts = [f"relation({quoted(relation)})." for relation in RELATIONS]
    for relation, (_, fields) in RELATIONS.items():
        facts += [f"{field}({quoted(relation)},{quoted(other)})." for field, other in fields.items()]
    facts += ["{}({}).".format(fact[0], ",".join(map(quoted, fact[1:]))) for graph in graphs for fact in graph.facts]
    # These may be without any fact.
    defined = "#defined premise/2. #defined concludes/2. #defined argument/1. #defined statement/1. #defined force/2. #defined rests/2."
    control = clingo.Control(["--models=2", "--warn=none"])
    control.register_observer(Definite())
    control.add("base", [], "\n".join([rules, defined, *facts]))
    control.ground([("base", [])])
    models = []
    control.solve(on_model=lambda model: models.append(model.symbols(shown=True)))
    assert len(models) == 1, f"{len(models)} models"
    found = collections.defaultdict(set)
    for atom in models[0]:
        found[atom.name].add(atom.arguments[-1].string)
    both = found["stands"] & found["falls"]
    assert not both or rules != RULES, f"both stand and fall: {both}"
    return told([node for graph in graphs for node in graph.nodes()], found["stands"], found["falls"], found["challenges"])


def quoted(word):
    escaped = word.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def told(nodes, stands, falls, challenged):
    """The word for each."""
    words = {}
    for node in nodes:
        free = "defended" if node in challenged else "unchallenged"
        words[node] = free if node in stands else "challenged" if node in falls else "undecided"
    return words


# How a claim that says this relation, and one that denies it, bears on its object: written out by hand, so that it
# does not share what is drawn from the vocabulary above.
AGAINST, FOR, NOTHING = "against", "for", None
BEARING = {
    "disputes": (AGAINST, AGAINST),
    "attacks": (AGAINST, AGAINST),
    "undercuts": (AGAINST, AGAINST),
    "supports": (FOR, FOR),
    "bears-out": (FOR, FOR),
    "qualifies": (NOTHING, NOTHING),
    "affirms": (FOR, AGAINST),
    "rejects": (AGAINST, FOR),
    # Not to uphold, overturn or doubt a thing is neither to affirm nor to reject it.
    "upholds": (FOR, NOTHING),
    "overturns": (AGAINST, NOTHING),
    "doubts": (AGAINST, NOTHING),
    # Whoever affirms entertains, so whoever does not even entertain does not affirm.
    "entertains": (NOTHING, AGAINST),
}


def bonds(graph):
    """What challenges, supports and makes up what, by the table."""
    force = {fact[1]: fact[2] for fact in graph.facts if fact[0] == "force"}
    found = {AGAINST: set(), FOR: set(), "premise": set()}
    for fact in graph.facts:
        if fact[0] == "link":
            _, claim, relation, target = fact
            bearing = BEARING[relation][force.get(claim) == "denies"]
            if bearing and force.get(claim) != "asks" and claim != target:
                found[bearing].add((claim, target))
        elif fact[0] == "concludes":
            found[FOR].add((fact[1], fact[2]))
        elif fact[0] == "rests":
            # The work: nothing challenges it, so it stands.
            found[FOR].add((fact[2], fact[1]))
        elif fact[0] == "premise":
            found["premise"].add((fact[2], fact[1]))
    return found


class Pairs(set):
    """Attacks, which pygarg looks up as lists in a list; a set finds them sooner."""

    def __contains__(self, pair):
        return super().__contains__(tuple(pair))


def of_pygarg(graph):
    """How the things of one graph stand, by the grounded extension of a framework of attacks alone.

    Support becomes attack by way of one node more: `lack X` attacks X and is attacked by all that supports X, so that
    it is out as soon as one of these is in, and in once all are out. Likewise `fault Y`, for a premise Y. A node
    attacked by nothing else mirrors the one that it stands for, so the grounded labelling of the rest is the least
    fixed point of the rules. A graph of mere disputes is left as it is."""
    found = bonds(graph)
    nodes = graph.nodes()
    attacks = Pairs(found[AGAINST])
    for by, node in found[FOR]:
        attacks.update([(by, f"lack {node}"), (f"lack {node}", node)])
    for by, node in found["premise"]:
        attacks.update([(by, f"fault {by}"), (f"fault {by}", node)])
    frame = nodes + sorted({node for pair in attacks for node in pair} - set(nodes))
    stands = set(pygarg.compute_grounded_extension(frame, attacks))
    falls = {target for by, target in attacks if by in stands}
    return told(nodes, stands, falls, {target for _, target in found[AGAINST]})


class Graph:
    """A graph as facts: what is declared, and what is linked."""

    def __init__(self, name, facts, plain):
        self.name, self.facts, self.plain = name, facts, plain

    def nodes(self, sorts=SORTS):
        return [fact[1] for fact in self.facts if fact[0] in sorts]

    def text(self):
        lines = []
        of = lambda sort, node: [fact[2:] for fact in self.facts if fact[0] == sort and fact[1] == node]
        for sort, node in [fact for fact in self.facts if fact[0] in SORTS]:
            lines += ["", f"{sort} {node}", "  text  Words."]
            if sort != "statement":
                lines.append("  at  p. 1")
            premises = [premise for premise, in of("premise", node)]
            lines += [f"  premises  {', '.join(premises)}"] if premises else []
            lines += [f"  concludes  {target}" for target, in of("concludes", node)]
            lines += [f"  force  {force}" for force, in of("force", node)]
            linked = collections.defaultdict(list)
            for relation, target in of("link", node):
                linked[relation].append(target)
            lines += [f"  {relation}  {', '.join(targets)}" for relation, targets in linked.items()]
        if resting := [fact[1] for fact in self.facts if fact[0] == "rests"]:
            lines += ["", f"cite {self.name} p. 1 -> {AUTHORITY} p. 2", "  as   authority", f"  for  {', '.join(resting)}"]
        return "\n".join(lines) + "\n"

    def renamed(self, name):
        def other(word):
            own = word.startswith((f"{self.name}/", f"{self.name}-"))
            return name + word.removeprefix(self.name) if own else word

        return Graph(name, [(sort, *map(other, words)) for sort, *words in self.facts], self.plain)

    def smaller(self):
        """The graphs with one thing less."""
        for at, fact in enumerate(self.facts):
            gone = fact[1] if fact[0] in SORTS else None
            left = [other for other in self.facts[:at] + self.facts[at + 1 :] if gone is None or gone not in other[1:]]
            whole = lambda a: all(any(f[0] == part and f[1] == a for f in left) for part in ("premise", "concludes"))
            if left and all(whole(f[1]) for f in left if f[0] == "argument"):
                yield Graph(self.name, left, self.plain)


def drawn(name, draw, arguments):
    """A random graph. One of eight has disputes between claims alone."""
    plain = draw.random() < 1 / 8
    claims = [f"{name}/{letter}" for letter in "abcdefghi"[: draw.randint(2, 9)]]
    statements = [] if plain else [f"{name}-{letter}" for letter in "stu"[: draw.randint(0, 3)]]
    argued = [] if plain or not arguments else [f"{name}/{letter}" for letter in "xy"[: draw.randint(0, 2)]]
    facts = [("claim", claim) for claim in claims]
    facts += [("statement", statement) for statement in statements]
    facts += [("argument", argument) for argument in argued]
    # Links per claim and sort, from sparse to dense.
    dispute, support, truth = draw.choice((0.3, 0.8, 1.5, 3)), draw.choice((0, 0.4, 0.8, 1.5)), draw.choice((0.3, 0.8, 1.5))
    at_all = set()

    def link(claim, relation, targets):
        target = draw.choice(targets)
        # Few graphs stay interesting if much in them is about itself.
        if target == claim and draw.random() < 0.5:
            return
        if ("link", claim, relation, target) not in at_all:
            at_all.add(("link", claim, relation, target))
            facts.append(("link", claim, relation, target))

    def times(mean):
        return int(mean) + (draw.random() < mean % 1)

    for claim in claims:
        if plain:
            for _ in range(times(dispute)):
                link(claim, draw.choice(("disputes", "disputes", "attacks", "undercuts")), claims)
            continue
        if draw.random() < 0.4:
            facts.append(("force", claim, draw.choice(("asserts", "suggests", "asks", "asks", "denies", "denies"))))
        for _ in range(times(dispute)):
            relation = draw.choice(("disputes", "disputes", "attacks", "undercuts"))
            link(claim, relation, claims * 3 + (statements if relation != "undercuts" else []) + argued * 2)
        for _ in range(times(support)):
            link(claim, draw.choice(("supports", "supports", "bears-out")), claims * 3 + statements + argued)
        if draw.random() < 0.1:
            link(claim, "qualifies", claims + argued)
        if draw.random() < 0.1:
            facts.append(("rests", claim, AUTHORITY))
        for _ in range(times(truth) if statements else 0):
            relations = ("affirms", "affirms", "rejects", "rejects", "upholds", "overturns", "doubts", "entertains")
            link(claim, draw.choice(relations), statements)
    for argument in argued:
        ends = claims + statements * 3
        draw.shuffle(ends)
        conclusion, *others = dict.fromkeys(ends)
        facts.append(("concludes", argument, conclusion))
        facts += [("premise", argument, premise) for premise in others[: draw.randint(1, 3)]]
    return Graph(name, facts, plain)


def library(folder, graphs, arguments):
    """Writes a library of some graphs; each has its own work."""
    corpus = pathlib.Path(folder) / "corpus"
    corpus.mkdir(parents=True)
    names = [AUTHORITY, *(graph.name for graph in graphs)]
    works = [f"@book{{{name}, author = {{Writer, Ann}}, title = {{Book}}, year = {{2000}}}}\n" for name in names]
    (corpus / "references.bib").write_text("".join(works))
    (corpus / "vocabulary.catena").write_text(vocabulary(arguments))
    (corpus / "graphs.catena").write_text("".join(graph.text() for graph in graphs))
    return str(folder)


def vocabulary(arguments):
    lines = ["kind statement", "  plural  statements", "  affirmable  yes", "", "intent authority", "  rests  yes"]
    for relation, (to, fields) in RELATIONS.items():
        to += ", argument" if arguments and relation in OF_ARGUMENTS else ""
        lines += ["", f"relation {relation}", "  from  claim", f"  to  {to}"]
        lines += [f"  {field}  {other}" for field, other in fields.items()]
    return "\n".join(lines) + "\n"


class Catena:
    def __init__(self, program, folder, arguments):
        self.program, self.folder, self.arguments = program, folder, arguments
        self.sorts = SORTS if arguments else SORTS[:2]
        self.environment = {**os.environ, "XDG_STATE_HOME": str(folder / "state")}

    def run(self, library, *words):
        command = [self.program, "--library", library, *words]
        return subprocess.run(command, capture_output=True, text=True, env=self.environment)

    def standing(self, name, graphs):
        """How the things of a new library stand."""
        written = library(self.folder / name, graphs, self.arguments)
        found = {}
        # The first question works out the standings, and the others read what was kept of them: each sort has its turn.
        turn = int(graphs[0].name[1:]) // len(graphs) % len(self.sorts)
        for sort in self.sorts[turn:] + self.sorts[:turn]:
            expected = {node for graph in graphs for node in graph.nodes((sort,))}
            if not expected:
                continue
            done = self.run(written, "ask", "--format", "json", f'find {sort} x where x.standing != "x" show standing')
            if done.returncode or "error" in done.stderr:
                checked = self.run(written, "check").stdout
                sys.exit(f"{sort} of {name}: exit code {done.returncode}\n{done.stderr}{checked[:4000]}")
            answer = json.loads(done.stdout)
            given = {row["id"]: row["values"]["standing"] for row in answer["rows"]}
            marked = {row["id"]: row["standing"] for row in answer["rows"] if row.get("standing")}
            if unlike := [one for one, word in marked.items() if word != given[one]]:
                sys.exit(f"{sort} of {name}: shown and marked otherwise: {unlike[:SHOWN]}")
            # Nothing may be compared if part of it was not read.
            if answer["truncated"] or given.keys() != expected:
                odd = sorted(given.keys() ^ expected)[:SHOWN]
                sys.exit(f"{sort} of {name}: other things than were written: {odd}\n{self.run(written, 'check').stdout[:4000]}")
            found.update(given)
        return found


def sorts_of(graphs):
    return {fact[1]: fact[0] for graph in graphs for fact in graph.facts if fact[0] in SORTS}


class Comparison:
    def __init__(self, catena, rules):
        self.catena, self.rules = catena, rules
        self.made = collections.defaultdict(collections.Counter)
        self.features = collections.Counter()
        self.different = self.shown = self.probes = 0

    def compare(self, graphs, given):
        by_clingo = of_clingo(graphs, self.rules)
        sorts = sorts_of(graphs)
        for graph in graphs:
            by_pygarg = of_pygarg(graph)
            plain = "pygarg, mere disputes" if graph.plain else "pygarg, all rules"
            wrong = collections.defaultdict(dict)
            for node in graph.nodes():
                for solver, expected in ("clingo", by_clingo[node]), (plain, by_pygarg[node]):
                    self.made[solver, sorts[node]][expected] += 1
                    if expected != given[node]:
                        wrong[solver][node] = given[node], expected
            self.note(graph, by_pygarg)
            for solver, nodes in wrong.items():
                self.different += len(nodes)
                for node, (is_given, expected) in nodes.items():
                    print(f"DIFFERENT {sorts[node]} {node}: catena {is_given}, {solver} {expected}")
            if wrong and self.shown < SHOWN:
                self.show(graph)

    def show(self, graph):
        """Prints a graph as small as still shows a difference."""

        def reckoned(graphs):
            self.probes += 1
            given = self.catena.standing(f"probe{self.probes}", graphs)
            return given, of_clingo(graphs, self.rules), {n: word for one in graphs for n, word in of_pygarg(one).items()}

        self.shown += 1
        while graph:
            smallest = graph
            smaller = [one.renamed(f"g{number}") for number, one in enumerate(graph.smaller(), 1)]
            found = reckoned(smaller) if smaller else ()
            differs = lambda one: any(len({of[node] for of in found}) > 1 for node in one.nodes())
            graph = next((one for one in smaller if differs(one)), None)
        graph = smallest
        given, by_clingo, by_pygarg = reckoned([graph])
        print(f"--- the smallest like it, with the vocabulary of every library\n{graph.text().strip()}")
        for node in graph.nodes():
            print(f"# {node}: catena {given[node]}, clingo {by_clingo[node]}, pygarg {by_pygarg[node]}")
        print("---")
        if self.shown == 1:
            print(f"--- the vocabulary\n{vocabulary(self.catena.arguments)}---")

    def note(self, graph, standing):
        """What a graph has: the comparison says little of what none has."""
        found = bonds(graph)
        circle = lambda pairs: not networkx.is_directed_acyclic_graph(networkx.DiGraph(list(pairs)))
        links = [fact for fact in graph.facts if fact[0] == "link"]
        forces = {fact[2] for fact in graph.facts if fact[0] == "force"}
        has = {
            "mere disputes": graph.plain,
            "a circle of challenges": circle(found[AGAINST]),
            "a circle of support": circle(found[FOR]),
            "a circle of arguments": circle(found["premise"] | found[FOR]) and not circle(found[FOR]),
            "a claim that disputes itself": any(f[1] == f[3] and BEARING[f[2]][0] == AGAINST for f in links),
            "a claim that supports itself": any(f[1] == f[3] and BEARING[f[2]][0] == FOR for f in links),
            "a claim that rests on a work": any(fact[0] == "rests" for fact in graph.facts),
            "both for and against the same": bool(found[FOR] & found[AGAINST]),
            "a claim that asks": "asks" in forces,
            "a claim that denies": "denies" in forces,
            "statements": bool(graph.nodes(("statement",))),
            "arguments": bool(graph.nodes(("argument",))),
            "all four standings": len(set(standing.values())) == len(WORDS),
        }
        self.features.update({"graphs": 1, **{what: int(holds) for what, holds in has.items()}})

    def told(self):
        for what, number in self.features.items():
            print(f"  {what:<32} {number:>6}")
        print(f"  {'comparisons':<32} {'':>6}" + "".join(f"{word:>14}" for word in WORDS))
        for (solver, sort), words in sorted(self.made.items()):
            print(f"  {sort + 's, ' + solver:<32} {words.total():>6}" + "".join(f"{words[word]:>14}" for word in WORDS))
        print(f"  differences {self.different}")


def broken(rules, name):
    old, new, _ = SABOTAGE[name]
    assert rules.count(old) == 1, f"{name}: {old}"
    return rules.replace(old, new)


def unbetrayed(compared, arguments):
    """The wrong rules that agree with catena all the same."""
    for name, (_, _, needs) in SABOTAGE.items():
        if needs == "argument" and not arguments:
            continue
        wrong = broken(RULES, name)
        number = of = 0
        for graphs, given in compared:
            found = of_clingo(graphs, wrong)
            number += sum(any(found[node] != given[node] for node in graph.nodes()) for graph in graphs)
            of += len(graphs)
        print(f"  {name:<56} betrayed by {number:>4} of {of} graphs")
        if not number:
            yield name


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--arguments", action="store_true")
    parser.add_argument("--libraries", type=int, default=100)
    parser.add_argument("--graphs", type=int, default=100, help="in each library")
    parser.add_argument("--seed", type=int, default=1995)
    parser.add_argument("--sabotage", choices=SABOTAGE, metavar="NAME", help="; ".join(SABOTAGE))
    options = parser.parse_args()
    program = str(pathlib.Path(options.program).resolve())
    draw = random.Random(options.seed)
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        catena = Catena(program, pathlib.Path(folder), options.arguments)
        batches = [
            [drawn(f"g{at * options.graphs + one + 1}", draw, options.arguments) for one in range(options.graphs)]
            for at in range(options.libraries)
        ]
        rules = broken(RULES, options.sabotage) if options.sabotage else RULES
        comparison = Comparison(catena, rules)
        compared = []
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            asked = [pool.submit(catena.standing, f"library{at}", graphs) for at, graphs in enumerate(batches)]
            for graphs, given in zip(batches, asked):
                comparison.compare(graphs, given.result())
                compared.append((graphs, given.result()))
        print(f"seed {options.seed}, {options.libraries} libraries, clingo {clingo.__version__}")
        comparison.told()
        missed = []
        if not comparison.different:
            print("wrong rules")
            missed = list(unbetrayed(compared[:10], options.arguments))
            for name in missed:
                print(f"NOT BETRAYED by any graph: {name}")
            # Of few graphs, none may turn on a rule.
            missed = missed if options.libraries * options.graphs >= 1000 else []
        print(f"{time.monotonic() - started:.0f} s")
    sys.exit(1 if comparison.different or missed else 0)


if __name__ == "__main__":
    main()
