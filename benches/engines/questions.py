"""Questions of every form about the main things of a library, which are found in its tables."""

from __future__ import annotations

import json
import subprocess
from typing import Any

from engines.databases import DuckDb
from engines.tables import Table

# What is in braces is a thing of the library, found by a query below; a question whose things are not there is not asked.
FORMS = """
which {kinds} {relations} {object}
which {kinds} do not {relations} {object}
which {kinds} neither {relations} nor {other_relations} {object}
find {kind} e where e -[{relation}]-> {object_kind}:{object}
find {kind} e where e -[{relation}!]-> {object_kind}:{object}
find {kind} e where not e -[{relation}]-> {object_kind}:{object}
find topic t where {kind}:{subject} -[{relation}]-> t
find {kind} e, topic t where e -[{relation}]-> t
find {kind} e where exists topic t (e -[{relation}]-> t) count
find {kind} e where e -[{relation}]-> {object_kind}:{object} or e -[{other_relation}]-> {object_kind}:{object}
what {relation} {object}
why {kind}:{subject} -[{relation}]-> {object_kind}:{object}
why not {kind}:{subject} -[{relation}]-> {object_kind}:{object}
{kinds} not contested by any work
how many {kinds}
topics
find topic t where t -[broader]-> {broader_kind}:{broader}
find topic t where t -[broader+]-> {broader_kind}:{broader}
find any x where {about_kind}:{about} -[(any|^any){{1..2}}]-> x
find topic a, topic b where a -[(any|^any){{1..2}}]-> b count
claims about {about}
how many claims about {about}
how many claims about {about} per scholar sort count desc
how many claims about any {kind}
claims about {about} show text, locator
claims about {about} sort year desc limit 5
claims about {about} not by {scholar}
claims by {scholar}
claims by {scholar} about {about}
how many claims by {scholar} per year
works by {scholar}
claims in {work}
claims in {work} show text, locator, force, about
claims in {work} sort locator
claims via {via}
scholars only via {via}
how many claims only via {via} per scholar
claims that are second-hand
claims about {about} that are hedged
claims with quote
claims without quote
claims since {year}
works before {year} sort year desc
how many claims per work, force
how many claims per scholar having more than 1 sort count desc
how many claims per force
how many works per year having more than 1
how many claims per mark
how many topics per kind
count citations per intent
who cites {cited}
works citing {cited}
citations of {cited}
find citation c where not has(c.cited-at)
find work w where w -[cites+]-> work:{cited}
find work w where exists work v (v -[cites]-> w and v -[cites]-> work:{cited})
find work w where not exists work v (v -[cites]-> w) sort year
find scholar s where s -[wrote/cites]-> work:{cited}
find scholar s where exists claim c (c -[by]-> s and c -[about]-> {about_kind}:{about})
scholars that cite {cited}
find claim c, claim d where c -[{bearing}]-> d
find claim c, claim d where c -[{bearing}]-> d show c.text, d.work
find claim c where exists claim d (d -[{bearing}]-> c)
find claim c where not exists claim d (d -[{bearing}]-> c) count
find claim c where c -[{bearing}+]-> claim:{borne}
claims that {bearings} {borne}
how many claims that {bearings} any claim
claims that rest on {work}
what rests on {work}
what rests only on {work}
find claim c where supported(c)
find claim c where supported(c) and not supported(c without work:{work})
find claim c where not supported(c)
claims that are challenged
defended claims
how many claims per standing
arguments that are challenged
arguments
find argument a, any x where a -[premises]-> x
how many arguments per scheme
find argument a where a -[concludes]-> claim:{concluded}
divided {affirmable}
rejected {affirmable}
how many {affirmable} per verdict
claims that affirm {affirmed}
scholars that reject {affirmed}
is it true that {affirmed}
find any x where x matches "{word}"
claims matching "{word}"
claims matching "{word}" sort year
how many claims matching "{word}"
search {word}
search {word} limit 5
claims matching "{word}*"
find claim c where c.text matches "{word}"
find claim c where c.year >= {year} and c.force = asserts
find claim c where c.locator < "p. 20"
find work w where w.year in 1900..{year} and not w.id = {work}
find claim c where c.force != asserts sort text limit 10
compare {kinds} on {object}
trace {about} to {object}
trace {about} into {kinds}
as of {year}: claims about {about}
without {work}: which {kinds} {relations} {object}
what is {about}
""".strip().splitlines()

THINGS: list[tuple[tuple[str, ...], str]] = [
    (
        ("subject", "kind", "kinds", "relation", "relations", "object", "object_kind"),
        "select s.key, s.kind, k.plural, st.relation, r.plural, o.key, o.kind from statements st"
        " join nodes s on s.id = st.subject join nodes o on o.id = st.object"
        " join vocabulary k on k.sort = 'kind' and k.id = s.kind join vocabulary r on r.sort = 'relation' and r.id = st.relation"
        " where st.is_claim and not st.of_truth and st.force = 'asserts'"
        " group by all order by count(*) desc, s.key, o.key, st.relation limit 1",
    ),
    (
        ("other_relation", "other_relations"),
        "select st.relation, r.plural from statements st join nodes o on o.id = st.object and o.key = $object"
        " join vocabulary r on r.sort = 'relation' and r.id = st.relation where st.relation <> $relation and not st.of_truth"
        " group by all order by count(*) desc, st.relation limit 1",
    ),
    (
        ("about", "about_kind"),
        "select n.key, n.kind from links l join nodes n on n.id = l.target and n.class = 'topic' where l.relation = 'about'"
        " group by all order by count(*) desc, n.key limit 1",
    ),
    (
        ("broader", "broader_kind"),
        "select n.key, n.kind from hierarchy h join nodes n on n.id = h.broader group by all order by count(*) desc, n.key limit 1",
    ),
    (
        ("scholar",),
        "select n.key from links l join nodes c on c.id = l.source and c.class = 'claim' join nodes n on n.id = l.target"
        " where l.relation = 'by' group by all order by count(*) desc, n.key limit 1 offset 1",
    ),
    (
        ("work", "year"),
        "select w.key, w.year from claims c join works w on w.id = c.work where w.year is not null"
        " group by all order by count(*) desc, w.key limit 1 offset 1",
    ),
    (("via",), "select w.key from claims c join works w on w.id = c.via group by all order by count(*) desc, w.key limit 1"),
    (
        ("cited",),
        "select n.key from edges e join nodes n on n.id = e.target where e.relation = 'cites'"
        " group by all order by count(*) desc, n.key limit 1",
    ),
    (
        ("bearing", "bearings", "borne"),
        "with borne as (select e.relation, t.key, count(*) as times from edges e"
        " join nodes s on s.id = e.source and s.class = 'claim' join nodes t on t.id = e.target and t.class = 'claim'"
        " where e.declared group by all) select b.relation, r.plural, b.key from borne b"
        " join vocabulary r on r.sort = 'relation' and r.id = b.relation"
        " order by sum(times) over (partition by b.relation) desc, times desc, b.key limit 1",
    ),
    (("concluded",), "select n.key from arguments a join nodes n on n.id = a.concludes and n.class = 'claim' order by n.key limit 1"),
    (
        ("affirmable", "affirmed"),
        "select v.plural, n.key from statements s join nodes n on n.id = s.object and n.affirmable"
        " join vocabulary v on v.sort = 'kind' and v.id = n.kind where s.of_truth"
        " group by all order by count(*) desc, n.key limit 1",
    ),
    (
        ("word",),
        "select token from tokens t join nodes n on n.id = t.node and n.class = 'claim' where form = 'exact' and field = 'text'"
        " and length(token) > 5 and regexp_full_match(token, '[a-z]+') group by all order by count(*) desc, token limit 1 offset 2",
    ),
]


def things(tables: list[Table]) -> dict[str, Any]:
    """The main things of a library, by the names that forms have for them."""
    duckdb, found = DuckDb(tables), {}
    for names, query in THINGS:
        known = {name: value for name, value in found.items() if f"${name}" in query}
        if any(f"${name}" in query for name in ("object", "relation")) and not known:
            continue
        rows = duckdb.connection.execute(query, known or None).fetchall()
        if rows and all(value not in (None, "") for value in rows[0]):
            found.update(zip(names, rows[0], strict=True))
    duckdb.close()
    return found


def about(tables: list[Table]) -> list[str]:
    """The questions about a library."""
    known, asked = things(tables), []
    for form in FORMS:
        try:
            asked.append(form.format(**known))
        except KeyError:
            continue
    return asked


def saved(program: str, library: str) -> list[str]:
    """The questions that a library keeps and those that `catena ask --examples` lists, without repetition."""
    told = subprocess.run([program, "--library", library, "ask", "--examples"], capture_output=True, text=True, check=True)
    examples = [line for line in told.stdout.splitlines() if line and not line.startswith(" ")]
    return [question for question in examples if not question.startswith("@")]


def native(program: str, library: str, question: str) -> dict[str, Any] | None:
    """The answer of catena itself; none if the question is not one in this library."""
    words = [program, "--library", library, "ask", "--format", "json", "--", question]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    return json.loads(done.stdout) if done.returncode in (0, 1) and done.stdout else None


def program_of(program: str, library: str, question: str, dialect: str) -> dict[str, Any] | str:
    """The program of a question for an engine; a text says why there is none."""
    words = [program, "--library", library, "ask", "--explain", "sql", "--dialect", dialect, "--format", "json", "--", question]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return json.loads(done.stdout)
    return done.stderr.strip() or f"exit code {done.returncode}"
