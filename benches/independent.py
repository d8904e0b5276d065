#!/usr/bin/env python3
"""Compares answers of catena with those of other tools on the same graph: networkx for distances and numbers of
shortest paths and for verdicts, SQLite's recursive queries for reach, support and counts.

The graph comes from `catena export graph`; a question asks for all pairs at once, so that a few questions make
many comparisons. Prints how many were made of each sort and every difference; exits with 1 if there is one.

    benches/independent.py PROGRAM [LIBRARY ...]      without libraries: this one, and a made-up larger one
"""

import collections
import json
import pathlib
import random
import sqlite3
import subprocess
import sys
import tempfile

import networkx

BIBLIOGRAPHIC = ("cites", "edited", "states", "wrote")
SHOWN = 5


class Compared:
    """A corpus, in catena and in SQLite."""

    def __init__(self, program, library):
        self.program, self.library = program, library
        self.made = collections.Counter()
        self.different = 0
        self.exported = graph = json.loads(self.run("export", "graph"))
        self.nodes = [(f"{n['kind']}:{n['id']}", n) for n in graph["nodes"]]
        self.edges = [(e["from"], e["relation"], e["to"]) for e in graph["edges"]]
        own = ("claim", "work", "scholar")
        self.topics = [n for n, node in self.nodes if node["kind"] not in own]
        self.db = sqlite3.connect(":memory:")
        self.db.executescript(
            "create table edge (a, relation, b); create table claim (id primary key, work, via, force);"
            "create table speaker (claim, who); create table topic (id primary key);"
            "create view way as select distinct a, b from edge where relation not in ('cites','edited','states','wrote')"
            "  union select b, a from edge where relation not in ('cites','edited','states','wrote');"
            # What only asks supports nothing.
            "create view held as select distinct b as claim, a as by from edge join claim on 'claim:' || id = a"
            "  where relation = 'supports' and force != 'asks' and a != b;"
        )
        self.db.executemany("insert into edge values (?,?,?)", self.edges)
        self.db.executemany("insert into topic values (?)", [(t,) for t in self.topics])
        for name, node in self.nodes:
            if node["kind"] == "claim":
                via = node["via"] and node["via"]["work"]
                self.db.execute("insert into claim values (?,?,?,?)", (node["id"], node["work"], via, node["force"]))
                self.db.executemany("insert into speaker values (?,?)", [(node["id"], who) for who in node["by"]])
        self.db.execute("create table step as select a, b from way")
        self.db.execute("create index step_a on step (a)")
        self.db.execute("create index edge_b on edge (b)")

    def run(self, *words):
        done = subprocess.run([self.program, "--library", self.library, *words], capture_output=True, text=True)
        if done.returncode > 1:
            sys.exit(f"{' '.join(words)}\n{done.stderr}")
        return done.stdout

    def ask(self, question):
        answer = json.loads(self.run("ask", "--format", "json", question))
        return None if answer["truncated"] else answer

    def pairs(self, question):
        """The pairs of a question for two things; none if the answer is cut."""
        answer = self.ask(question)
        if answer is None:
            return None
        second = answer["columns"][1]
        return {(row["id"], row["values"][second]) for row in answer["rows"]}

    def compare(self, sort, question, given, expected, universe):
        """Compares two sets of what a question can have, `universe` in number, or two mappings."""
        if given is None:
            print(f"passed over, the answer is cut: {question}")
            return
        self.made[sort] += universe
        keys = sorted(set(given) | set(expected), key=str)
        if isinstance(given, dict):
            wrong = [(key, given.get(key), expected.get(key)) for key in keys if given.get(key) != expected.get(key)]
        else:
            wrong = [key for key in keys if (key in given) != (key in expected)]
        self.different += len(wrong)
        for one in wrong[:SHOWN]:
            print(f"DIFFERENT {question}: {one}")

    def bare(self, rows):
        return {tuple(name.split(":", 1)[1] for name in row) for row in rows}

    def reach(self):
        for hops in range(1, 7):
            question = f"find topic a, topic b where a -[(any|^any){{1..{hops}}}]-> b"
            expected = self.db.execute(
                "with recursive walk(start, node, hops) as (select id, id, 0 from topic"
                " union select start, step.b, hops + 1 from walk join step on step.a = node where hops < ?)"
                " select distinct start, node from walk where hops > 0 and node in (select id from topic)",
                (hops,),
            )
            universe = len(self.topics) ** 2
            self.compare("reach within 1 to 6 hops", question, self.pairs(question), self.bare(expected), universe)

    def shortest(self, sources):
        graph, times = networkx.Graph(), collections.Counter()
        for a, relation, b in self.edges:
            if relation not in BIBLIOGRAPHIC:
                graph.add_edge(a, b)
                times[a, b] += 1
                times[b, a] += 1
        for source in sources:
            question = f"find topic e, path p = all shortest {source} -[(any|^any){{1..4}}]-> e"
            answer = self.ask(question)
            expected = {}
            if source in graph:
                for target in self.topics:
                    if target == source or target not in graph or not networkx.has_path(graph, source, target):
                        continue
                    length = networkx.shortest_path_length(graph, source, target)
                    if length > 4:
                        continue
                    number = 0
                    for path in networkx.all_shortest_paths(graph, source, target):
                        product = 1
                        for step in zip(path, path[1:]):
                            product *= times[step]
                        number += product
                    expected[target.split(":", 1)[1]] = (length, number)
            given = None
            if answer is not None:
                lengths, numbers = {}, collections.Counter()
                for path in answer["paths"]:
                    lengths[path["nodes"][-1]] = len(path["hops"])
                    numbers[path["nodes"][-1]] += 1
                given = {end: (length, numbers[end]) for end, length in lengths.items()}
            self.compare("shortest paths: length and number", question, given, expected, len(self.topics) - 1)

    def counts(self):
        for question, query in [
            ("how many claims per work", "select work, count(*) from claim group by 1"),
            ("how many claims per scholar", "select who, count(*) from speaker group by 1"),
            ("how many works per scholar", None),
        ]:
            answer = self.ask(question)
            given = {row["id"]: row["values"]["count"] for row in answer["rows"] if row["id"]}
            if query:
                expected = dict(self.db.execute(query))
            else:
                authors = "select a, b from edge where relation = 'wrote' union select a, b from edge where relation = 'edited'"
                authors += " and b not in (select b from edge where relation = 'wrote')"
                expected = {a.split(":", 1)[1]: n for a, n in self.db.execute(f"select a, count(*) from ({authors}) group by 1")}
            self.compare("counts per work and scholar", question, given, expected, len(expected))
        for (relation,) in self.db.execute("select distinct relation from edge order by 1").fetchall():
            for kind, is_kind in [("claim", "like 'claim:%'"), ("topic", "in (select id from topic)")]:
                if relation in ("about", *BIBLIOGRAPHIC):
                    continue
                literal = relation if relation == "broader" else f"{relation}!"
                question = f"find {kind} a, {kind} b where a -[{literal}]-> b count"
                given = {"count": self.ask(question)["rows"][0]["values"]["count"]} if not self.senseless(question) else None
                if given is None:
                    continue
                query = f"select count(*) from (select distinct a, b from edge where relation = ? and a {is_kind} and b {is_kind})"
                expected = {"count": self.db.execute(query, (relation,)).fetchone()[0]}
                self.compare("counts per relation", question, given, expected, 1)

    def senseless(self, question):
        words = [self.program, "--library", self.library, "ask", "--explain", question]
        return subprocess.run(words, capture_output=True).returncode > 1

    def support(self):
        closure = (
            "with recursive rests(claim, ground) as (select id, id from claim"
            " union select rests.claim, substr(held.by, 7) from rests join held on held.claim = 'claim:' || ground)"
        )
        claims = self.db.execute("select count(*) from claim").fetchone()[0]
        question = "find claim c, claim d where c -[rests-on]-> d"
        expected = set(self.db.execute(f"{closure} select claim, ground from rests where claim != ground"))
        self.compare("rests-on", question, self.pairs(question), expected, claims**2)
        question = "find claim c, work w where c -[rests-on]-> w"
        expected = set(
            self.db.execute(
                f"{closure} select rests.claim, work from rests join claim on id = ground"
                " union select rests.claim, via from rests join claim on id = ground where via is not null"
            )
        )
        works = [node["id"] for _, node in self.nodes if node["kind"] == "work"]
        self.compare("rests-on", question, self.pairs(question), expected, claims * len(works))
        grounded = (
            "with recursive stands(claim) as (select id from claim where 'claim:' || id not in (select claim from held)"
            " and work is not ?1 and via is not ?1"
            " union select substr(held.claim, 7) from stands join held on held.by = 'claim:' || stands.claim"
            " join claim on 'claim:' || claim.id = held.claim where claim.work is not ?1 and claim.via is not ?1)"
            " select claim from stands"
        )
        question = "find claim c where grounded(c)"
        given = self.ask(question)
        given = given and {row["id"] for row in given["rows"]}
        self.compare("grounded", question, given, {c for (c,) in self.db.execute(grounded, ("",))}, claims)
        question = "find work w, claim c where grounded(c without w)"
        expected = {(w, c) for w in works for (c,) in self.db.execute(grounded, (w,))}
        self.compare("grounded", question, self.pairs(question), expected, claims * len(works))

    def verdicts(self):
        """Which verdicts hold, with their marks and what bears on them, by the rules of docs/verdicts.md."""
        weigher = Weigher(self.exported, self.topics)
        for relation in weigher.between_topics():
            question = f"find topic a, topic b where a -[{relation}]-> b"
            if self.senseless(question):
                continue
            answer = self.ask(question)
            given = answer and {
                (row["id"], row["values"][answer["columns"][1]]): weigher.told(row["verdict"]) for row in answer["rows"]
            }
            self.compare("verdicts, marks and evidence", question, given, weigher.holding(relation), len(self.topics) ** 2)
            self.divisions(weigher, relation)

    def divisions(self, weigher, relation):
        """Of verdicts that are divided, the marks of a side that alone is weak."""
        named = ", ".join(topic.split(":", 1)[1] for topic in self.topics)
        question = f"compare {named} on {named} via {relation}"
        if self.senseless(question):
            return
        answer = self.ask(question)
        marks = lambda verdict: tuple(sorted(m for m in verdict["marks"] if m.endswith(("-for", "-against"))))
        given = answer and {
            (row["id"], verdict["object"]): marks(verdict)
            for row in answer["rows"]
            for verdict in [row["verdict"], *row["more_verdicts"]]
            if verdict and verdict["status"] == "divided"
        }
        self.compare("divisions and their weak sides", question, given, weigher.divided(relation), len(self.topics) ** 2)


class Weigher:
    """Verdicts, reckoned with networkx from the exported graph."""

    def __init__(self, graph, topics):
        self.topics = topics
        self.relations = {one["id"]: one for one in graph["relations"]}
        self.claims = {node["id"]: node for node in graph["nodes"] if node["kind"] == "claim"}
        # What follows from saying (True) or denying (False) a relation.
        follows = networkx.DiGraph()
        for one in self.relations.values():
            follows.add_nodes_from([(one["id"], True), (one["id"], False)])
            for weaker in one["implies"]:
                follows.add_edges_from([((one["id"], True), (weaker, True)), ((weaker, False), (one["id"], False))])
            for other in one["against"] + one["contradicts"]:
                follows.add_edge((one["id"], True), (other, False))
            for other in one["contradicts"]:
                follows.add_edge((one["id"], False), (other, True))
        self.follows = {node: networkx.descendants(follows, node) | {node} for node in follows}
        above = networkx.DiGraph()
        above.add_nodes_from(topics)
        above.add_edges_from((e["from"], e["to"]) for e in graph["edges"] if e["relation"] == "broader")
        self.above = {topic: networkx.descendants(above, topic) for topic in topics}
        self.below = {topic: networkx.ancestors(above, topic) for topic in topics}
        self.said = collections.defaultdict(list)
        self.challenges = {"disputes": collections.defaultdict(set), "qualifies": collections.defaultdict(set)}
        for edge in graph["edges"]:
            if edge["relation"] not in self.relations:
                continue
            if edge["from"] in self.above and edge["to"] in self.above:
                speaker = f"claim:{edge['claim']}" if edge["claim"] else "record"
                self.said[edge["from"]].append((speaker, edge["relation"], edge["to"], edge["force"]))
            elif edge["from"].startswith("claim:") and edge["from"] != edge["to"]:
                for how, found in self.challenges.items():
                    if how in self.relations and (how, True) in self.follows[edge["relation"], True]:
                        found[edge["to"]].add(edge["from"])
        self.supported = collections.defaultdict(set)
        for edge in graph["edges"]:
            ends = edge["from"], edge["to"]
            if edge["relation"] in self.relations and all(end.startswith("claim:") for end in ends):
                if "supports" in self.relations and ("supports", True) in self.follows[edge["relation"], True]:
                    if ends[0] != ends[1] and not self.asks(ends[0]):
                        self.supported[ends[1]].add(ends[0])
        self.standing = self.standings()
        self.circular = self.without_ground()
        self.qualified = networkx.DiGraph(
            (claim, of) for of, claims in self.challenges["qualifies"].items() for claim in claims
        )

    def standings(self):
        """How each claim stands: the least fixed point of the rules under "Standing"."""
        claims = [f"claim:{claim}" for claim in self.claims]
        disputes = self.challenges["disputes"]
        against = {c: {d for d in disputes.get(c, ()) if not self.asks(d)} for c in claims}
        standing = dict.fromkeys(claims)
        changed = True
        while changed:
            changed = False
            for claim in claims:
                if standing[claim]:
                    continue
                challenges = {standing[d] for d in against[claim]}
                supports = {standing[s] for s in self.supported.get(claim, ())}
                if "stands" in challenges or supports == {"falls"}:
                    standing[claim] = "falls"
                elif challenges <= {"falls"} and (not supports or "stands" in supports):
                    standing[claim] = "stands"
                changed = changed or standing[claim] is not None
        return standing

    def without_ground(self):
        """The claims that are held up by nothing but what they hold up themselves."""
        grounded = {f"claim:{claim}" for claim in self.claims if not self.supported.get(f"claim:{claim}")}
        holds = networkx.DiGraph((by, claim) for claim, all in self.supported.items() for by in all)
        for claim in list(grounded & set(holds)):
            grounded |= networkx.descendants(holds, claim)
        return {f"claim:{claim}" for claim in self.claims} - grounded

    def is_open(self, claim):
        """True of evidence that falls, or that a challenge which nobody settles bears on."""
        standing = self.standing.get(claim, "stands")
        return standing == "falls" or (standing is None and claim not in self.circular)

    def between_topics(self):
        return sorted({relation for said in self.said.values() for _, relation, _, _ in said for relation in self.implied(relation)})

    def implied(self, relation):
        return {other for other, holds in self.follows[relation, True] if holds}

    def asks(self, claim):
        return self.claims[claim.split(":", 1)[1]]["force"] == "asks"

    def spread(self, relation, holds):
        spreads = self.relations[relation]["spreads"]
        return spreads if holds else {"up": "down", "down": "up", "none": "none"}[spreads]

    def holding(self, relation):
        found = {}
        for subject in self.said:
            objects = set()
            for _, _, about, _ in self.said[subject]:
                objects |= {about} | self.above[about] | self.below[about]
            for about in objects:
                told = self.weigh(subject, relation, about)
                if told:
                    found[subject.split(":", 1)[1], about.split(":", 1)[1]] = told
        return found

    def weigh(self, subject, relation, about):
        """What is told of a verdict that holds; none of others."""
        sides = self.sides(subject, relation, about)
        if not sides[True] or sides[False]:
            return None
        return self.told_of(subject, sides[True])

    def divided(self, relation):
        """The marks of one weak side of each verdict that is divided."""
        found = {}
        for subject in self.said:
            for about in self.topics:
                sides = self.sides(subject, relation, about)
                if sides[True] and sides[False]:
                    found[subject.split(":", 1)[1], about.split(":", 1)[1]] = tuple(sorted(self.one_sided(sides)))
        return found

    def one_sided(self, sides):
        weak = {}
        for side, evidence in sides.items():
            strongest = {e: of for e, of in evidence.items() if of[1] != "suggests"} or evidence
            weak[side] = {
                "hedged": all(force == "suggests" for _, force in strongest.values()),
                "second-hand": all(e != "record" and self.claims[e.split(":", 1)[1]]["via"] for e in strongest),
                "inherited": not any(direct for direct, _ in strongest.values()),
                "circular": all(e in self.circular for e in strongest),
            }
        both = [one for evidence in sides.values() for one in evidence.items()]
        strongest = [e for e, of in both if of[1] != "suggests"] or [e for e, _ in both]
        # What is marked as a whole is not marked of one side.
        whole = {
            "second-hand": all(e != "record" and self.claims[e.split(":", 1)[1]]["via"] for e in strongest),
            "circular": all(e in self.circular for e in strongest),
        }
        for mark in weak[True]:
            if weak[True][mark] != weak[False][mark] and not whole.get(mark):
                yield f"{mark}-{'for' if weak[True][mark] else 'against'}"

    def sides(self, subject, relation, about):
        """What speaks for a relation (True) and against it (False)."""
        sides = {True: {}, False: {}}
        for speaker, said, of, force in self.said[subject]:
            holds = force != "denies"
            side = next((side for side in (True, False) if (relation, side) in self.follows[said, holds]), None)
            spread = self.spread(said, holds)
            direct = of == about
            reaches = direct or (spread == "up" and about in self.above[of]) or (spread == "down" and about in self.below[of])
            if side is None or not reaches or force == "asks":
                continue
            # Who says it twice says it once: what is said of the very topic is kept.
            if speaker not in sides[side] or direct:
                sides[side][speaker] = (direct, force)
        limits = networkx.DiGraph()
        for side in sides:
            for speaker, (direct, _) in sides[side].items():
                for target, (target_direct, _) in sides[not side].items():
                    qualifies = speaker in self.challenges["qualifies"].get(target, ())
                    back = qualifies and networkx.has_path(self.qualified, target, speaker)
                    if qualifies and not back and not (direct and not target_direct):
                        limits.add_edge((not side, target), (side, speaker))
        leave = {True: set(), False: set()}
        for side, speaker in networkx.topological_sort(limits):
            if any(target not in leave[other] for other, target in limits.predecessors((side, speaker))):
                leave[side].add(speaker)
        for side in sides:
            for speaker in leave[side]:
                del sides[side][speaker]
        return sides

    def told_of(self, subject, evidence):
        caveats = {c for e in evidence for c in self.challenges["qualifies"].get(e, ()) if c not in evidence}
        of_subject = self.challenges["disputes"].get(subject, set())
        disputes = of_subject.union(*(self.challenges["disputes"].get(e, ()) for e in evidence))
        outright = {e: of for e, of in evidence.items() if of[1] != "suggests"}
        strongest = outright or evidence
        via = lambda e: e != "record" and self.claims[e.split(":", 1)[1]]["via"]
        unanswered = any(not self.asks(c) and self.standing[c] != "falls" for c in disputes)
        contested = unanswered or any(self.is_open(e) for e in evidence)
        marks = {
            "qualified": any(not self.asks(c) for c in caveats),
            "hedged": not outright,
            "contested": contested,
            "defended": not contested and any(not self.asks(c) for c in disputes),
            "second-hand": all(via(e) for e in strongest),
            "inherited": not any(direct for direct, _ in strongest.values()),
            "circular": all(e in self.circular for e in strongest),
        }
        names = lambda claims: tuple(sorted(claims))
        return tuple(m for m in marks if marks[m]), names(evidence), names(caveats), names(disputes)

    def told(self, verdict):
        def names(list):
            return tuple(sorted(f"claim:{one['claim']}" if one["claim"] else "record" for one in list))

        return tuple(verdict["marks"]), names(verdict["for"]), names(verdict["caveats"]), names(verdict["disputes"])


def made_up(folder, claims=600, topics=60, works=40):
    """A library larger than the example, with circles of support; the same in every run."""
    draw = random.Random(1997)
    corpus = folder / "corpus"
    corpus.mkdir()
    entries = [
        f"@book{{w{w}, author = {{Writer{w % 25}, Ann and Other{w % 7}, Bob}}, title = {{Book {w}}}, year = {{{1950 + w}}}}}"
        for w in range(works)
    ]
    (corpus / "references.bib").write_text("\n".join(entries) + "\n")
    text = ["kind concept"]
    text += ["relation admits", "  from concept", "  to concept", "  contradicts excludes"]
    text += ["relation excludes", "  from concept", "  to concept"]
    text += ["relation fosters", "  from concept", "  to concept", "  implies admits", "  against hinders"]
    text += ["relation hinders", "  from concept", "  to concept"]
    text += ["relation supports", "  from claim", "  to claim", "relation disputes", "  from claim", "  to claim, concept"]
    text += ["relation qualifies", "  from claim", "  to claim"]
    relations, forces = ("admits", "excludes", "fosters", "hinders"), ("asserts", "suggests", "asks", "denies")
    for t in range(topics):
        text.append(f"concept t{t}")
        if t and draw.random() < 0.4:
            text.append(f"  broader  t{draw.randrange(t)}")
    ids = [f"w{draw.randrange(works)}/c{c}" for c in range(claims)]
    for at, name in enumerate(ids):
        text += [f"claim {name}", f"  text  Claim {at}."]
        if draw.random() < 0.5:
            text.append(f"  about  t{draw.randrange(topics)}")
        if draw.random() < 0.6:
            text.append(f"  says  t{draw.randrange(12)} {draw.choice(relations)} t{draw.randrange(topics // 3)}")
            text.append(f"  force  {draw.choice(forces)}")
        if draw.random() < 0.2:
            text.append(f"  via  w{draw.randrange(works)}")
        for relation, share in (("supports", 0.6), ("disputes", 0.1), ("qualifies", 0.2)):
            if draw.random() < share:
                text.append(f"  {relation}  {ids[draw.randrange(claims)]}")
        if draw.random() < 0.02:
            text.append(f"  disputes  t{draw.randrange(12)}")
    (corpus / "made.catena").write_text("\n".join(text) + "\n")
    return str(folder)


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    program = str(pathlib.Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as folder:
        libraries = sys.argv[2:]
        if not libraries:
            libraries = [str(pathlib.Path(__file__).resolve().parent.parent), made_up(pathlib.Path(folder))]
        different = 0
        for number, library in enumerate(libraries, 1):
            compared = Compared(program, library)
            compared.reach()
            compared.shortest(random.Random(number).sample(compared.topics, min(20, len(compared.topics))))
            compared.counts()
            compared.support()
            compared.verdicts()
            print(f"library {number}: {len(compared.nodes)} nodes, {len(compared.edges)} edges")
            for sort, made in compared.made.items():
                print(f"  {sort:<36} {made:>8} comparisons")
            print(f"  differences {compared.different}")
            different += compared.different
    sys.exit(1 if different else 0)


if __name__ == "__main__":
    main()
