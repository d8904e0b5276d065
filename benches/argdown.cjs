// Reads Argdown with the parser of its own authors, and writes for each file the JSON that it exports, map included.
//
//     node benches/argdown.cjs MODULES FILE.argdown…
//
// MODULES is the folder in which npm has put `@argdown/core`. Standard output is one JSON object: for each file its
// `errors` and its `json`.

const fs = require("fs");
const path = require("path");

const [modules, ...files] = process.argv.slice(2);
const argdown = require(path.resolve(modules, "node_modules", "@argdown/core"));

const app = new argdown.ArgdownApplication();
app.addPlugin(new argdown.ParserPlugin(), "parse-input");
app.addPlugin(new argdown.DataPlugin(), "build-model");
app.addPlugin(new argdown.ModelPlugin(), "build-model");
app.addPlugin(new argdown.PreselectionPlugin(), "build-map");
app.addPlugin(new argdown.StatementSelectionPlugin(), "build-map");
app.addPlugin(new argdown.ArgumentSelectionPlugin(), "build-map");
app.addPlugin(new argdown.MapPlugin(), "build-map");
app.addPlugin(new argdown.JSONExportPlugin(), "export-json");

const read = {};
for (const file of files) {
  const run = (process) => app.run({ input: fs.readFileSync(file, "utf8"), process, logLevel: "error" });
  const faults = (of) => [...(of.lexerErrors || []), ...(of.parserErrors || []), ...(of.exceptions || [])];
  let response = run(["parse-input"]);
  // A model of what is not parsed would be of something else.
  if (!faults(response).length) {
    response = run(["parse-input", "build-model", "build-map", "export-json"]);
  }
  const errors = faults(response);
  const told = (error) => `${error.token ? `line ${error.token.startLine}: ` : ""}${error.message}`;
  read[file] = { errors: errors.map(told), json: response.json ? JSON.parse(response.json) : null };
}
process.stdout.write(JSON.stringify(read));
