#!/usr/bin/env python3
"""Has other programs read what catena exports, and compares what they read with `catena export graph`.

    benches/interop.py PROGRAM MODULES [LIBRARY…]

MODULES is the folder in which npm has put `mermaid` and `jsdom`. The libraries are the example corpus, the small one of
the tests and the one with hostile texts. Prints what was compared, and every difference; exits with 1 if there is one.
"""

import collections
import csv
import io
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

import networkx
import pypandoc
import rdflib
import typst

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
LIBRARIES = (ROOT, ROOT / "tests/exports/library", ROOT / "tests/exports/hostile")
QUESTIONS = {
    ROOT: ("which explanations admit trust", "trace trust to bipolarity", "claims by Snyder"),
    ROOT / "tests/exports/library": ("what fosters creativity", "claims about creativity"),
    ROOT / "tests/exports/hostile": ("claims about aux",),
}
# Questions of the example library, and the same in SPARQL over what is exported: a claim is by its speakers, or else by
# the authors of its work.
SAME_IN_SPARQL = {
    "claims about trust": """SELECT DISTINCT ?id WHERE {
        ?claim a catena:Claim ; dcterms:identifier ?id ; dcterms:subject/skos:broader* <urn:catena:topic/trust> }""",
    "which works cite waltz1979": """SELECT DISTINCT ?id WHERE {
        ?work cito:cites <urn:catena:work/waltz1979> ; dcterms:identifier ?id }""",
    "claims by Snyder": """SELECT DISTINCT ?id WHERE {
        ?claim a catena:Claim ; dcterms:identifier ?id .
        { ?claim prov:wasAttributedTo <urn:catena:scholar/snyder> }
        UNION { ?claim dcterms:isPartOf/dcterms:creator <urn:catena:scholar/snyder>
                FILTER NOT EXISTS { ?claim prov:wasAttributedTo ?other } } }""",
    "claims that dispute any claim": """SELECT DISTINCT ?id WHERE {
        ?said a catena:Said ; rdf:predicate/rdfs:subPropertyOf* <urn:catena:relation/disputes> ;
              rdf:subject ?claim ; rdf:object ?other .
        ?claim a catena:Claim ; dcterms:identifier ?id . ?other a catena:Claim }""",
}
XMLLINT = shutil.which("xmllint")
wrong = []


class Catena:
    """The program, in a library."""

    def __init__(self, program, library):
        self.program = program
        self.library = library

    def run(self, *arguments):
        command = [self.program, "--no-cache", "--library", str(self.library), *arguments]
        run = subprocess.run(command, capture_output=True, check=False)
        if run.returncode not in (0, 1):
            wrong.append(f"{arguments}: {run.stderr.decode()}")
        return run.stdout.decode()

    def graph(self, *question):
        return json.loads(self.run("export", "graph", *question))


def is_place(value):
    """A work and a place in it, however that is told besides."""
    return {"work", "locator"} <= set(value) <= {"work", "locator", "cited_as"}


def text(value):
    """A value of `export graph` as the formats of graphs have it."""
    if isinstance(value, dict):
        if is_place(value):
            return " ".join(part for part in (value["work"], value["locator"]) if part)
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    if isinstance(value, list):
        return " and ".join(text(one) for one in value)
    return "" if value is None else str(value)


def flat(record, skip=()):
    """The attributes of a record, those of maps under their names and a dot; what is empty is not there."""
    found = {}
    for name, value in record.items():
        # `cited_as` is made of the place beside it.
        if name in (*skip, "cited_as") or value in (None, "", [], {}):
            continue
        if isinstance(value, dict) and not is_place(value):
            found.update({f"{name}.{key}": one for key, one in flat(value).items()})
        elif isinstance(value, list):
            found[name] = "\n".join(text(one) for one in value)
        else:
            found[name] = value if isinstance(value, int) else text(value)
    return found


def expected(graph):
    """The nodes by their ids, and the edges with how often each is there, both with their attributes."""
    nodes = {f"{node['kind']}:{node['id']}": flat(node, ("id",)) for node in graph["nodes"]}
    cited = {cite["id"]: cite for cite in graph["citations"]}
    edges = collections.Counter()
    for edge in graph["edges"]:
        record = flat(edge)
        cite = cited.get(edge["citation"])
        if cite:
            kept = {key: cite[key] for key in ("intent", "serves", "named", "note")}
            record.update(flat(kept | {"to_locator": cite["to"]["locator"]}))
        edges[frozenset(record.items())] += 1
    return nodes, edges


def same(what, found, wanted):
    """Compares, and prints the first differences."""
    if found == wanted:
        return
    if isinstance(wanted, collections.Counter):
        wrong.append(f"{what}: missing {list(wanted - found)[:2]}, found instead {list(found - wanted)[:2]}")
    elif isinstance(wanted, dict):
        keys = [key for key in {**found, **wanted} if found.get(key) != wanted.get(key)]
        differences = [(key, found.get(key), wanted.get(key)) for key in keys[:2]]
        wrong.append(f"{what}: {len(keys)} differ, such as {differences}")
    else:
        wrong.append(f"{what}: found {found}, not {wanted}")


def of_networkx(graph, label):
    """What networkx read, in the form of `expected`."""
    nodes = {}
    for key, data in graph.nodes(data=True):
        nodes[key] = {name: value for name, value in data.items() if name != "class"}
    edges = collections.Counter()
    for start, end, data in graph.edges(data=True):
        record = {name: value for name, value in data.items() if name not in (label, "id", "kind")}
        edges[frozenset((record | {"from": start, "to": end}).items())] += 1
    return nodes, edges


def graphs(catena, question):
    """GraphML and GEXF, by networkx."""
    nodes, edges = expected(catena.graph(*question))
    for name, read, label in (
        ("graphml", networkx.parse_graphml, "says"),
        ("gexf", lambda text: networkx.read_gexf(io.BytesIO(text.encode()), version="1.2draft"), "label"),
    ):
        found = of_networkx(read(catena.run("export", name, *question)), label)
        same(f"{name} {question}: nodes", found[0], nodes)
        same(f"{name} {question}: edges", found[1], edges)
    return len(nodes), sum(edges.values())


def table(content):
    """The lines of a table by the names of columns, cells that are empty left away, apostrophes of formulas taken off."""
    lines = list(csv.DictReader(io.StringIO(content, newline="")))
    plain = lambda cell: cell[1:] if cell[:1] == "'" and cell[1:2] in "=+-@\t\r" and cell[1:2] else cell
    for line in lines:
        for cell in line.values():
            if cell[:1] in ("=", "+", "-", "@", "\t", "\r") and not cell.lstrip("-+").isdigit():
                wrong.append(f"a cell that a spreadsheet would reckon: {cell}")
    return [{name: plain(cell) for name, cell in line.items() if cell} for line in lines]


def spreadsheets(catena, question):
    """The two tables, by Python's reader of CSV."""
    nodes, edges = expected(catena.graph(*question))
    strings = lambda record: {name: str(value) for name, value in record.items()}
    found = {}
    for line in table(catena.run("export", "csv-nodes", *question)):
        found[line["id"]] = {name: cell for name, cell in line.items() if name not in ("id", "class")}
    same(f"csv-nodes {question}", found, {key: strings(node) for key, node in nodes.items()})
    lines = collections.Counter()
    for line in table(catena.run("export", "csv-edges", *question)):
        record = {name: cell for name, cell in line.items() if name not in ("id", "says")}
        record["from"], record["to"] = record.pop("source"), record.pop("target")
        lines[frozenset(record.items())] += 1
    wanted = collections.Counter()
    for edge, number in edges.items():
        wanted[frozenset(strings(dict(edge)).items())] += number
    same(f"csv-edges {question}", lines, wanted)


def mermaid(catena, modules, question):
    """The flowchart, by Mermaid's own parser: as many nodes, the same edges, their words and lines."""
    graph = catena.graph(*question)
    run = subprocess.run(
        ["node", str(HERE / "mermaid.cjs"), modules],
        input=catena.run("export", "mermaid", *question).encode(),
        capture_output=True,
        check=False,
    )
    if run.returncode:
        wrong.append(f"mermaid {question}: {run.stderr.decode()[:400]}")
        return
    read = json.loads(run.stdout)
    ids = {f"n{at + 1}": f"{node['kind']}:{node['id']}" for at, node in enumerate(graph["nodes"])}
    spaced = lambda words: " ".join(words.split())
    found = {ids[node["id"]]: node["text"] for node in read["nodes"]}
    for node in graph["nodes"]:
        shown = found.get(f"{node['kind']}:{node['id']}", "")
        for part in (node["label"], node.get("text", "")):
            if spaced(part) not in spaced(shown):
                wrong.append(f"mermaid {question}: {part!r} is not in {shown!r}")
    ends = lambda edges: collections.Counter(edges)
    drawn = ends((ids[edge["from"]], ids[edge["to"]], edge["end"]) for edge in read["edges"])
    sort = lambda edge: "arrow_cross" if edge["force"] == "denies" else "arrow_point"
    same(
        f"mermaid {question}: edges",
        drawn,
        ends((edge["from"], edge["to"], sort(edge)) for edge in graph["edges"]),
    )
    if any(len(edge["text"]) < 3 for edge in read["edges"]):
        wrong.append(f"mermaid {question}: an edge without words")


def rdf(catena, question):
    """Turtle and JSON-LD, by rdflib: the same statements, and nothing without an address. TriG: four graphs a claim."""
    turtle = rdflib.Graph().parse(data=catena.run("export", "turtle", *question), format="turtle")
    json_ld = rdflib.Graph().parse(data=catena.run("export", "json-ld", *question), format="json-ld")
    same(f"turtle and json-ld {question}", set(json_ld), set(turtle))
    if any(isinstance(term, rdflib.BNode) for triple in turtle for term in triple):
        wrong.append(f"turtle {question}: something has no address")
    graph = catena.graph(*question)
    own = rdflib.Namespace("urn:catena:term:")
    text = {
        str(turtle.value(claim, rdflib.DCTERMS.identifier)): str(turtle.value(claim, rdflib.DCTERMS.description))
        for claim in turtle.subjects(rdflib.RDF.type, own.Claim)
    }
    claims = {node["id"]: node["text"] for node in graph["nodes"] if node["kind"] == "claim"}
    same(f"turtle {question}: claims", text, claims)
    said = collections.Counter(
        (str(turtle.value(one, rdflib.RDF.predicate)).rsplit("/", 1)[1], str(turtle.value(one, own.force)))
        for one in turtle.subjects(rdflib.RDF.type, own.Said)
    )
    declared = {relation["id"] for relation in graph["relations"]}
    wanted = collections.Counter(
        (edge["relation"], edge["force"]) for edge in graph["edges"] if edge["relation"] in declared
    )
    same(f"turtle {question}: what is said", said, wanted)
    trig = rdflib.Dataset()
    trig.parse(data=catena.run("export", "nanopublications", *question), format="trig")
    names = collections.Counter(str(one.identifier).rsplit("#", 1)[1] for one in trig.graphs() if len(one))
    four = {name: len(claims) for name in ("head", "assertion", "provenance", "pubinfo")} if claims else {}
    same(f"nanopublications {question}", dict(names), four)
    return turtle


def sparql(catena, turtle):
    """Questions of catena, and the same in SPARQL."""
    for question, query in SAME_IN_SPARQL.items():
        answer = json.loads(catena.run("ask", question, "--format", "json"))
        asked = {row["id"] for row in answer["rows"]}
        found = {str(row.id) for row in turtle.query(query)}
        same(f"SPARQL: {question}", found, asked)
        print(f"SPARQL: {question}: {len(found)} of {len(asked)}")


def pandoc(text, reader, *options):
    """What Pandoc reads, as its own tree, and what it says of it."""
    command = [pypandoc.get_pandoc_path(), "--from", reader, "--to", "json", *options]
    run = subprocess.run(command, input=text.encode(), capture_output=True, check=False)
    if run.returncode:
        wrong.append(f"pandoc {reader}: {run.stderr.decode()[:300]}")
        return {"blocks": []}, ""
    return json.loads(run.stdout), run.stderr.decode()


def parts(tree, sort):
    """All parts of a sort in a tree of Pandoc."""
    if isinstance(tree, list):
        return [part for one in tree for part in parts(one, sort)]
    if isinstance(tree, dict):
        own = [tree] if tree.get("t") == sort else []
        return own + [part for one in tree.values() for part in parts(one, sort)]
    return []


def words(tree):
    """The letters and digits of a tree of Pandoc."""
    return plain("".join(part["c"] for part in parts(tree, "Str")))


def plain(text):
    return re.sub(r"\W|_", "", text)


def documents(catena, question):
    """Tables in Markdown and LaTeX, by Pandoc: as many lines, the words of each claim, and the same citations. In Typst,
    by its own compiler."""
    graph = catena.graph(*question)
    claims = [node for node in graph["nodes"] if node["kind"] == "claim"]
    cited = {}
    for name, reader in (("pandoc", "markdown"), ("latex", "latex")):
        tree, _ = pandoc(catena.run("export", name, *question), reader)
        tables = [table for table in parts(tree, "Table")]
        lines = sum(len(body[3]) for table in tables for body in table["c"][4])
        kinds = collections.Counter(node["kind"] for node in graph["nodes"])
        if lines < kinds["claim"] + kinds["argument"] or len(tables) > 3:
            wrong.append(f"{name} {question}: {lines} lines in {len(tables)} tables")
        for claim in claims:
            if plain(claim["text"]) not in words(tables):
                wrong.append(f"{name} {question}: no line has {claim['text']!r}")
        cites = [cite for part in parts(tables, "Cite") for cite in part["c"][0]]
        # What stands before and behind a key is written otherwise in each.
        cited[name] = collections.Counter(cite["citationId"] for cite in cites)
        if claims and not cites:
            wrong.append(f"{name} {question}: nothing is cited")
        for part in parts(tree, "Cite"):
            # Pandoc keeps there how a citation is written.
            part["c"][1] = []
        for one in ("RawInline", "RawBlock", "Link", "Image", "Math", "Code", "Header"):
            if parts(tree, one):
                wrong.append(f"{name} {question}: {one}: {parts(tree, one)[:1]}")
    same(f"pandoc and latex {question}", cited["latex"], cited["pandoc"])
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / "references.bib").write_text(catena.run("export", "biblatex"))
        end = "\n#bibliography(\"references.bib\")\n" if claims else ""
        compiled(folder, "tables.typ", catena.run("export", "typst", *question) + end)


def compiled(folder, name, text):
    """Has Typst make a PDF."""
    (folder / name).write_text(text)
    try:
        typst.compile(str(folder / name))
    except (RuntimeError, typst.TypstError) as error:
        wrong.append(f"typst {folder} {name}: {error}")


def report(catena, questions):
    """A review, by Pandoc with citeproc, and by Typst: everything that is cited is in the list of works."""
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for ending, reader in (("md", "markdown"), ("tex", "latex"), ("typ", None)):
            names = [str(folder / f"review.{ending}"), str(folder / "cited.bib")]
            catena.run("report", *questions, "-o", names[0], "-b", names[1])
            text = (folder / f"review.{ending}").read_text()
            if reader is None:
                compiled(folder, "review.typ", text)
                continue
            tree, said = pandoc(text, reader, "--citeproc", "--bibliography", names[1])
            keys = {cite["citationId"] for part in parts(tree, "Cite") for cite in part["c"][0]}
            listed = {part["c"][0][0].removeprefix("ref-") for part in parts(tree, "Div")} - {"refs"}
            same(f"report {ending} {questions}", listed, keys)
            if "not found" in said:
                wrong.append(f"report {ending}: {said[:300]}")
            if not parts(tree, "Header"):
                wrong.append(f"report {ending}: no heading")


def vault(catena, question):
    """Notes: a note for each node, links that lead to notes, citations that are in the bibliography, by Pandoc."""
    graph = catena.graph(*question)
    keys = set(re.findall(r"^@\w+\{([^,]+),", catena.run("export", "biblatex"), re.MULTILINE))
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        catena.run("export", "obsidian", *question, "-o", str(folder / "notes"))
        notes = {path.relative_to(folder / "notes").as_posix(): path for path in (folder / "notes").rglob("*.md")}
        same(f"obsidian {question}: notes", len(notes), len(graph["nodes"]) + 1)
        for name, path in notes.items():
            tree, _ = pandoc(path.read_text(), "markdown+wikilinks_title_after_pipe")
            tree = tree["blocks"]
            for link in parts(tree, "Link"):
                if f"{link['c'][2][0]}.md" not in notes:
                    wrong.append(f"obsidian {question}: {name} leads to {link['c'][2][0]}")
            for cite in (cite for part in parts(tree, "Cite") for cite in part["c"][0]):
                if cite["citationId"] not in keys:
                    wrong.append(f"obsidian {question}: {name} cites {cite['citationId']}")
            for one in ("RawInline", "RawBlock", "Image", "Math", "Code"):
                if parts(tree, one):
                    wrong.append(f"obsidian {question}: {name}: {one}: {parts(tree, one)[:1]}")


def svg(catena, question):
    """A picture is sound XML, for xmllint too where it is installed, and its lines join things of the library."""
    text = catena.run("export", "svg", *question)
    if XMLLINT:
        run = subprocess.run([XMLLINT, "--noout", "--nonet", "-"], input=text.encode(), capture_output=True, check=False)
        if run.returncode or run.stderr:
            wrong.append(f"svg {question}: {run.stderr.decode()[:300]}")
    things = set()
    for part in xml.etree.ElementTree.fromstring(text).iter():
        if part.get("data-from"):
            things |= {part.get("data-from"), part.get("data-to")}
        if part.get("data-id") and part.get("data-kind"):
            things.add(f"{part.get('data-kind')}:{part.get('data-id')}")
    known = {f"{node['kind']}:{node['id']}" for node in catena.graph()["nodes"]}
    if not things or not things <= known:
        wrong.append(f"svg {question}: of {len(things)} things drawn, {sorted(things - known)[:5]} are unknown")


def main():
    program, modules, *rest = sys.argv[1:]
    libraries = [pathlib.Path(one) for one in rest] or LIBRARIES
    for library in libraries:
        catena = Catena(program, library)
        for question in [(), *((one,) for one in QUESTIONS.get(library, ()))]:
            nodes, edges = graphs(catena, question)
            spreadsheets(catena, question)
            svg(catena, question)
            mermaid(catena, modules, question)
            turtle = rdf(catena, question)
            if library == ROOT and not question:
                sparql(catena, turtle)
            documents(catena, question)
            # Pandoc is started for each note.
            if library != ROOT or question == QUESTIONS[ROOT][-1:]:
                vault(catena, question)
            about = question[0] if question else "the whole library"
            print(f"{library.name or library}: {about}: {nodes} nodes, {edges} edges")
        report(catena, [*QUESTIONS.get(library, ()), "works"])
    for one in wrong:
        print(f"wrong: {one}")
    if not XMLLINT:
        print("pictures were not read by xmllint, which is not installed")
    print(f"{len(wrong)} differences")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
