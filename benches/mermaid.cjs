// Reads a flowchart with Mermaid's own parser and prints its nodes and edges as JSON.
//
//     node benches/mermaid.cjs MODULES < FLOWCHART
//
// MODULES is the folder in which npm has put `mermaid` and `jsdom`. Mermaid turns codes such as `#34;` into signs of its
// own until it draws; here they become the characters.

const { readFileSync } = require("fs");
const { join, resolve } = require("path");
const { pathToFileURL } = require("url");

const modules = resolve(process.argv[2], "node_modules");
const { JSDOM } = require(join(modules, "jsdom"));
const { window } = new JSDOM("<body></body>");
globalThis.window = window;
globalThis.document = window.document;

const plain = (text) =>
  (text ?? "").replace(/ﬂ°°(\d+)¶ß/g, (_, code) => String.fromCodePoint(code)).replace(/<br\/>/g, "\n");

(async () => {
  const path = join(modules, "mermaid", "dist", "mermaid.core.mjs");
  const { default: mermaid } = await import(pathToFileURL(path));
  mermaid.initialize({ securityLevel: "strict", maxTextSize: 1e9, maxEdges: 1e6 });
  const text = readFileSync(0, "utf8");
  await mermaid.parse(text);
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
  const nodes = [...db.getVertices().values()].map((node) => ({ id: node.id, text: plain(node.text) }));
  const edges = db.getEdges().map((edge) => ({
    from: edge.start,
    to: edge.end,
    text: plain(edge.text),
    line: edge.stroke,
    end: edge.type,
  }));
  console.log(JSON.stringify({ nodes, edges, title: db.getDiagramTitle?.() ?? "" }));
})();
