#!/usr/bin/env python3
"""Holds answers against other programs on the same graph (`catena export graph`): about what exists and what does not,
and who cites and reads whom, against SQLite; paths against networkx; what rests only on a work against its definition.

    python -m venv venv && venv/bin/pip install networkx==3.4.2
    venv/bin/python benches/joins.py PROGRAM LIBRARY ...        exits with 1 if an answer differs

The libraries are those that the example `corpus` makes up.
"""

import json
import re
import sqlite3
import subprocess
import sys
from collections import Counter

import networkx

# A question, and the same in SQL over the edges `edge(a, relation, b)` and the nodes `node(name, kind)`.
OF_CLAIMS = "select count(*) from node where kind = 'claim' and "
SOME = "exists (select 1 from edge e join node n on n.name = {other} and n.kind = 'claim' where {own} = node.name and e.relation = 'disputes')"
QUESTIONS = {
    "find claim c where exists claim d (d -[disputes]-> c) count": OF_CLAIMS + SOME.format(other="e.a", own="e.b"),
    "how many claims not contested by any claim": OF_CLAIMS + "not " + SOME.format(other="e.a", own="e.b"),
    "how many claims that dispute any claim": OF_CLAIMS + SOME.format(other="e.b", own="e.a"),
    "find work w where not exists work v (v -[cites]-> w) count": "select count(*) from node where kind = 'work' and"
    " not exists (select 1 from edge e where e.b = node.name and e.relation = 'cites')",
    "how many claims about any theory": "with recursive above (t, up) as (select name, name from node where kind not in"
    " ('claim', 'work', 'scholar') union select above.t, e.b from above join edge e on e.a = above.up and e.relation ="
    " 'broader') select count(distinct e.a) from edge e join above on above.t = e.b join node n on n.name = above.up and"
    " n.kind = 'theory' where e.relation = 'about'",
}

# The same with the ids of an answer instead of a number; `?1` is the work that is cited most.
LISTS = {
    "who cites WORK": "select distinct w.a from edge w join edge c on c.a = w.b where w.relation = 'wrote' and"
    " c.relation = 'cites' and c.b = 'work:' || ?1",
    "works citing WORK as evidence": "select distinct 'work:' || citing from citation where cited = ?1 and intent = 'evidence'",
    "scholars only via WORK": "select 'scholar:' || scholar from speaks group by scholar having max(via is not ?1) = 0",
}
# Relations that a path of argument does not take.
OF_THE_LITERATURE = {"cites", "edited", "states", "wrote"}
MOST_HOPS = 6
PATHS = ("concept-selovon", "concept-nigiwin"), ("concept-selovon", "concept-bababan"), ("theory-bababan", "theory-vehovan")
INTO = ("concept-selovon", "explanation"), ("concept-bababan", "theory")


def resting_only_on(work, graph):
    """The claims that stand by their own word or by something that stands, and no longer do without a work."""
    claims = {node["id"]: node for node in graph["nodes"] if node["kind"] == "claim"}
    rests = {intent["id"] for intent in graph["intents"] if intent["rests"]}
    held = {}
    for edge in graph["edges"]:
        if edge["relation"] == "supports" and claims[edge["claim"]]["force"] != "asks":
            held.setdefault(edge["to"].removeprefix("claim:"), set()).add(edge["claim"])
    for citation in graph["citations"]:
        for claim in citation["serves"] if citation["intent"] in rests else ():
            held.setdefault(claim, set()).add(citation["to"]["work"])
    works = {node["id"] for node in graph["nodes"] if node["kind"] == "work"}

    def standing(withdrawn):
        stands = {one for one in works | set(claims) if one not in held} - withdrawn
        users = {}
        for one, support in held.items():
            for by in support:
                users.setdefault(by, []).append(one)
        opened = list(stands)
        while opened:
            for one in users.get(opened.pop(), ()):
                if one not in stands and one not in withdrawn:
                    stands.add(one)
                    opened.append(one)
        return stands

    read_there = {one for one, node in claims.items() if work in (node["work"], (node["via"] or {}).get("work"))}
    return (standing(set()) - standing(read_there | {work})) & set(claims)


def compared(library, question, found, expected):
    """Tells whether an answer is the same; 1 if it is not."""
    told = sum(found.values()) if isinstance(found, Counter) else found if isinstance(found, int) else len(found)
    print(f"{library}: {question}: {told}{'' if found == expected else f', DIFFERENT: {str(expected)[:200]}'}", flush=True)
    return int(found != expected)


def paths(library, ask, graph):
    """Holds the number of all shortest paths, and how far everything of a kind is, against networkx."""
    steps = Counter()
    for edge in graph["edges"]:
        if edge["relation"] not in OF_THE_LITERATURE:
            steps[edge["from"], edge["to"]] += 1
            steps[edge["to"], edge["from"]] += 1
    net = networkx.DiGraph()
    net.add_weighted_edges_from((a, b, times) for (a, b), times in steps.items())
    named = {node["id"]: f"{node['kind']}:{node['id']}" for node in graph["nodes"]}
    different = 0
    for start, end in PATHS:
        question = f"trace {start} to {end}"
        answer = ask(question)
        far = networkx.single_source_shortest_path_length(net, named[start], cutoff=MOST_HOPS)
        ways = {named[start]: 1}
        for node in sorted(far, key=far.get):
            for after in net[node]:
                if far.get(after) == far[node] + 1:
                    ways[after] = ways.get(after, 0) + ways[node] * net[node][after]["weight"]
        found = Counter(len(path["hops"]) for path in answer["paths"])
        reached = named[end] in far
        different += compared(library, question, found, Counter({far[named[end]]: ways[named[end]]} if reached else {}))
    for start, kind in INTO:
        question = f"trace {start} into {'theories' if kind == 'theory' else kind + 's'}"
        far = networkx.single_source_shortest_path_length(net, named[start], cutoff=MOST_HOPS)
        ends = {one: far[f"{kind}:{one}"] for one in (node["id"] for node in graph["nodes"] if node["kind"] == kind)
                if f"{kind}:{one}" in far}
        found = {path["nodes"][-1]: len(path["hops"]) for path in ask(question)["paths"]}
        different += compared(library, question, found, ends)
    return different


def main():
    program, *libraries = sys.argv[1:]
    different = 0
    for library in libraries:
        run = lambda *words: subprocess.run([program, "--library", library, *words], capture_output=True, text=True).stdout
        ask = lambda question: json.loads(run("ask", "--format", "json", question))
        graph = json.loads(run("export", "graph"))
        work = next(node["id"] for node in graph["nodes"] if node["kind"] == "work" and re.search(r"[a-z]\d{4}w0$", node["id"]))
        db = sqlite3.connect(":memory:")
        db.executescript("create table edge (a, relation, b); create table node (name, kind);"
                         "create table citation (citing, cited, intent); create table speaks (scholar, via);")
        db.executemany("insert into edge values (?,?,?)", [(e["from"], e["relation"], e["to"]) for e in graph["edges"]])
        db.executemany("insert into node values (?,?)", [(f"{n['kind']}:{n['id']}", n["kind"]) for n in graph["nodes"]])
        db.executemany("insert into citation values (?,?,?)",
                       [(c["from"]["work"], c["to"]["work"], c["intent"]) for c in graph["citations"]])
        db.executemany("insert into speaks values (?,?)", [(who, (n["via"] or {}).get("work"))
                       for n in graph["nodes"] if n["kind"] == "claim" for who in n["by"]])
        db.executescript("create index a on edge (a); create index b on edge (b); create index name on node (name); analyze;")
        for question, sql in QUESTIONS.items():
            found, expected = ask(question)["rows"][0]["values"]["count"], db.execute(sql).fetchone()[0]
            different += compared(library, question, found, expected)
        for question, sql in LISTS.items():
            found = {f"{row['kind']}:{row['id']}" for row in ask(question.replace("WORK", work))["rows"]}
            different += compared(library, question, found, {name for (name,) in db.execute(sql, (work,))})
        # Few scholars are known only through one work: of such a work the answer is not empty.
        alone = db.execute("select max(via) from speaks group by scholar having count(via) = count(*) and"
                           " count(distinct via) = 1 limit 1").fetchone()
        if alone:
            found = {f"scholar:{row['id']}" for row in ask(f"scholars only via {alone[0]}")["rows"]}
            different += compared(library, f"scholars only via {alone[0]}", found,
                                  {name for (name,) in db.execute(LISTS["scholars only via WORK"], alone)})
        question = f"what rests only on {work}"
        found = {row["id"] for row in ask(question)["rows"]}
        different += compared(library, question, found, resting_only_on(work, graph))
        different += paths(library, ask, graph)
    sys.exit(1 if different else 0)


if __name__ == "__main__":
    main()
