#!/usr/bin/env python3
"""Compares the layout of pictures with Graphviz's `dot`: crossings, length of lines and time.

    benches/layout.py PROGRAM [GRAPH.dot ...]
    benches/layout.py PROGRAM --pictures CATENA LIBRARY ...

PROGRAM is target/release/examples/layout. A GRAPH is what `catena export dot` writes: its boxes and lines as Graphviz measures
them, without its frames and its legend. With --pictures, CATENA draws each LIBRARY whole, with and without claims, what is around its most
linked topics, and the answer to each of its saved questions. Without either, random graphs in layers are laid out. Both get the same
boxes and gaps, and both results are measured in the same way: the curves are cut into short straight pieces, and two lines cross once
for each place where pieces of them meet. The best of three runs counts as the time; `dot` lays out several copies in a run, so that
what it takes to start does not count. What takes `dot` less than a millisecond is not compared in time: no clock is that good. It fails if a
picture is more than 1.2 times as bad as that of `dot`, or slower.
"""
import collections, json, math, pathlib, random, re, resource, subprocess, sys

LAYERS, GAP = 36.0, 12.0
PIECES = 8
RUNS, COPIES = 3, 8
LIMIT, SHORT = 1.2, 0.001
AROUND = 4


def random_layered(count, seed):
    """A graph of `count` nodes in layers; each leads to one to three nodes, mostly of the next layer."""
    chance = random.Random(seed)
    layers = max(3, round(math.sqrt(count) * 0.8))
    layer = [at * layers // count for at in range(count)]
    of = [[at for at in range(count) if layer[at] == one] for one in range(layers)]
    edges = set()
    for at in range(count):
        for _ in range(chance.choice([1, 1, 1, 2, 2, 3])):
            to = layer[at] + chance.choice([1, 1, 1, 1, 2, 3])
            if to < layers:
                edges.add((at, chance.choice(of[to])))
    nodes = [[chance.uniform(40, 140), chance.uniform(16, 40)] for _ in range(count)]
    return {"nodes": nodes, "edges": sorted(map(list, edges)), "layers": LAYERS, "gap": GAP}


def pictures(catena, library):
    """What is drawn of a library, as DOT, by what it shows."""
    def export(*words):
        return subprocess.run([catena, "--library", library, "export", "dot", *words], capture_output=True, text=True, check=True).stdout
    yield "map", export()
    yield "map, with claims", export("--claims")
    graph = json.loads(subprocess.run([catena, "--library", library, "export", "graph"], capture_output=True, check=True).stdout)
    kinds = {kind["id"] for kind in graph["kinds"]}
    ends = collections.Counter(end for edge in graph["edges"] for end in (edge["from"], edge["to"]))
    topics = [end for end in ends if end.split(":", 1)[0] in kinds]
    for topic in sorted(topics, key=lambda end: (-ends[end], end))[:AROUND]:
        for steps in "123":
            yield f"{steps} around {topic.split(':', 1)[1]}", export("--around", topic.split(":", 1)[1], "--steps", steps)
    for path in sorted(pathlib.Path(library, "corpus").glob("**/*.catena")):
        for name, question in re.findall(r'^query (\S+) "([^"$]*)"', path.read_text(), re.M):
            yield name, export(question)


def of_dot(text):
    """The boxes and lines of a picture, without what stands apart in it."""
    drawn = json.loads(subprocess.run(["dot", "-Tjson"], input=text, text=True, capture_output=True, check=True).stdout)
    objects = {one["_gvid"]: one for one in drawn.get("objects", []) if "width" in one and "nodes" not in one}
    lines = [edge for edge in drawn.get("edges", []) if edge.get("style") != "invis"]
    lines = [edge for edge in lines if not objects[edge["head"]]["name"].startswith("legend ")]
    held = sorted({end for edge in lines for end in (edge["tail"], edge["head"])})
    place = {name: at for at, name in enumerate(held)}
    nodes = [[72 * float(objects[name]["width"]), 72 * float(objects[name]["height"])] for name in held]
    edges = [[place[edge["tail"]], place[edge["head"]]] for edge in lines]
    return {"nodes": nodes, "edges": edges, "layers": LAYERS, "gap": GAP}


def timed(command, text):
    """What a program writes, and the time of a processor that it takes: others may be busy."""
    def spent():
        return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    begun = spent()
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout
    return done, spent() - begun


def ours(program, graph):
    def run():
        done, spent = timed([program], json.dumps(graph))
        made = json.loads(done)
        # The clock counts what others do; the processor's counts reading the graph. What it takes is no more than either.
        return {**made, "seconds": min(made["seconds"], spent)}
    runs = [run() for _ in range(RUNS)]
    assert all(run["edges"] == runs[0]["edges"] for run in runs), "it is not the same each time"
    return [curve(points) for points in runs[0]["edges"]], min(run["seconds"] for run in runs), runs[0]["size"]


def graphviz(graph):
    lines = [f"digraph {{ rankdir=LR; ranksep={LAYERS / 72}; nodesep={GAP / 72}; node [shape=box, fixedsize=true, label=\"\"]; "
             "edge [arrowhead=none];"]
    lines += [f"{at} [width={width / 72:.4f}, height={height / 72:.4f}];" for at, (width, height) in enumerate(graph["nodes"])]
    lines += [f"{a} -> {b};" for a, b in graph["edges"]] + ["}"]

    def run(text, times):
        done, spent = timed(["dot", "-Tjson"], text * times)
        return spent, done
    text = "\n".join(lines) + "\n"
    drawn = json.loads(run(text, 1)[1])
    # It starts once for all copies; small ones are many.
    copies = COPIES + 1_000 // len(graph["nodes"])
    one, all_ = (min(run(text, times)[0] for _ in range(RUNS)) for times in (1, copies))
    seconds = (all_ - one) / (copies - 1)
    curves = []
    for edge in drawn["edges"]:
        words = [word for word in edge["pos"].split() if word[0] not in "es"]
        curves.append(curve([tuple(map(float, word.split(","))) for word in words]))
    box = list(map(float, drawn["bb"].split(",")))
    return curves, seconds, box[2:]


def curve(points):
    """A line through a chain of cubic curves."""
    through = [tuple(points[0])]
    for at in range(0, len(points) - 3, 3):
        p = points[at:at + 4]
        for step in range(1, PIECES + 1):
            t = step / PIECES
            weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3)
            through.append(tuple(sum(w * q[axis] for w, q in zip(weights, p)) for axis in (0, 1)))
    return through


def length(lines):
    return sum(math.dist(a, b) for line in lines for a, b in zip(line, line[1:]))


def crossings(lines):
    pieces = [(min(a[0], b[0]), max(a[0], b[0]), a, b, at) for at, line in enumerate(lines) for a, b in zip(line, line[1:])]
    pieces.sort()
    crossed, open_ = 0, []
    for piece in pieces:
        left, _, a, b, own = piece
        open_ = [other for other in open_ if other[1] > left]
        crossed += sum(other[4] != own and meet(a, b, other[2], other[3]) for other in open_)
        open_.append(piece)
    return crossed


def meet(a, b, c, d):
    if max(a[1], b[1]) < min(c[1], d[1]) or max(c[1], d[1]) < min(a[1], b[1]):
        return False
    def side(p, q, r):
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])
    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


def graphs(words):
    """The graphs to lay out, by name."""
    if words[:1] == ["--pictures"]:
        for library in words[2:]:
            name = pathlib.Path(library).resolve().name
            yield from ((f"{name}: {what}", of_dot(text)) for what, text in pictures(words[1], library))
    elif words:
        yield from ((path.rsplit("/", 1)[-1], of_dot(pathlib.Path(path).read_text())) for path in words)
    else:
        yield from ((f"random {count} ({seed})", random_layered(count, seed)) for count in (50, 150, 300) for seed in (1, 2, 3))


def main():
    program, *words = sys.argv[1:]
    print(f"{'graph':<48}{'boxes':>6}{'lines':>6}  {'crossings':>16}{'':>7}{'length':>16}{'':>7}{'seconds':>16}")
    worst, worse = [0.0] * 3, 0
    for name, graph in graphs(words):
        if not graph["edges"]:
            continue
        mine, seconds, size = ours(program, graph)
        theirs, their_seconds, their_size = graphviz(graph)
        pairs = [(crossings(mine), crossings(theirs)), (length(mine), length(theirs)), (seconds, their_seconds)]
        ratios = [a / b if b else (1.0 if a == b else math.inf) for a, b in pairs]
        if their_seconds < SHORT:
            ratios[2] = 0.0
        worst = [max(pair) for pair in zip(worst, ratios)]
        is_worse = max(ratios[:2]) > LIMIT or ratios[2] > 1
        worse += is_worse
        (c, d), (l, k), (s, t) = pairs
        print(f"{name[:47]:<48}{len(graph['nodes']):>6}{len(graph['edges']):>6}  {c:>8}{d:>8}{ratios[0]:>6.2f} "
              f"{l:>8.0f}{k:>8.0f}{ratios[1]:>6.2f} {s:>8.4f}{t:>8.4f}{ratios[2]:>6.2f}{' worse' if is_worse else ''}", flush=True)
    print("ours, dot, ours / dot; the worst ratios are " + ", ".join(f"{ratio:.2f}" for ratio in worst) + f"; {worse} are worse")
    return 1 if worse else 0


sys.exit(main())
