#!/usr/bin/env python3
"""Holds answers about what exists and what does not against SQLite on the same graph (`catena export graph`).

    benches/joins.py PROGRAM LIBRARY ...        exits with 1 if an answer differs
"""

import json
import sqlite3
import subprocess
import sys

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


def main():
    program, *libraries = sys.argv[1:]
    different = 0
    for library in libraries:
        run = lambda *words: subprocess.run([program, "--library", library, *words], capture_output=True, text=True, check=True).stdout
        graph = json.loads(run("export", "graph"))
        db = sqlite3.connect(":memory:")
        db.executescript("create table edge (a, relation, b); create table node (name, kind);")
        db.executemany("insert into edge values (?,?,?)", [(e["from"], e["relation"], e["to"]) for e in graph["edges"]])
        db.executemany("insert into node values (?,?)", [(f"{n['kind']}:{n['id']}", n["kind"]) for n in graph["nodes"]])
        db.executescript("create index a on edge (a); create index b on edge (b); create index name on node (name); analyze;")
        for question, sql in QUESTIONS.items():
            answer = json.loads(run("ask", "--format", "json", question))
            found, expected = answer["rows"][0]["values"]["count"], db.execute(sql).fetchone()[0]
            different += found != expected
            print(f"{library}: {question}: {found}{'' if found == expected else f', DIFFERENT: SQLite {expected}'}")
    sys.exit(1 if different else 0)


if __name__ == "__main__":
    main()
