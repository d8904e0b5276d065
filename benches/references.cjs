// Compares catena's references with those that citeproc-js makes of the same works by the same styles.
//
//     node benches/references.cjs PROGRAM MODULES STYLES LIBRARY [--all]
//
// MODULES is the folder in which npm has put `citeproc`, STYLES has the styles and `locales-en-US.xml`, LIBRARY is a
// library of catena. citeproc-js is given what catena gives hayagriva: no marks within titles, of a range of dates the
// beginning, the number of an article without pages, the address of a preprint, the state of what has not appeared.
// Curled and straight apostrophes are taken for the same, and for the American Psychological Association's style upper and
// lower case, since there catena puts titles in sentence case. A style may leave a work out of its bibliography (a letter,
// a speech), where catena shows one nevertheless: such works are counted apart. Prints of each style how many references
// are the same, and every other one under its reason; exits with 1 if fewer than 95 in a hundred are the same.
const { execFileSync } = require("node:child_process");
const { readFileSync } = require("node:fs");
const { join, resolve } = require("node:path");

const [program, modules, styles, library, ...options] = process.argv.slice(2);
if (!library) {
  console.error("usage: node benches/references.cjs PROGRAM MODULES STYLES LIBRARY [--all]");
  process.exit(2);
}
const CSL = require(resolve(modules, "node_modules/citeproc"));
const STYLES = {
  apa: "apa",
  chicago: "chicago-author-date",
  "chicago-notes": "chicago-notes-bibliography-subsequent-author-title-17th-edition",
  apsr: "american-political-science-association",
};

const run = (...rest) =>
  execFileSync(resolve(program), ["--library", library, ...rest], { encoding: "utf8", maxBuffer: 1 << 28 });

const bare = (text) =>
  text
    .replace(/<sup>(\d)<\/sup>/g, (_, digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit])
    .replace(/<[^>]*>/g, "")
    .replace(/&#60;/g, "<").replace(/&#62;/g, ">").replace(/&#38;|&amp;/g, "&")
    .replace(/\s+/g, " ")
    .trim();

/** An item as catena gives it to hayagriva. */
function given(item) {
  const own = Object.assign({}, item);
  const custom = own.custom || {};
  delete own.custom;
  for (const name of Object.keys(own)) {
    const value = own[name];
    if (typeof value === "string") own[name] = value.replace(/<\/?(i|b|sup|sub|sc|span)( [^>]*)?>/g, (tag) => (/nocase|^<\/span/.test(tag) ? tag : ""));
    if (value && value["date-parts"]) own[name] = { "date-parts": [value["date-parts"][0]] };
  }
  if (!own.page && own["article-number"]) own.page = own["article-number"];
  if (own.issued && own.issued.literal) {
    const year = own.issued.literal.match(/\d{4}/);
    if (!year && !own.status) own.status = own.issued.literal;
    if (year) own.issued = { "date-parts": [[Number(year[0])]] };
    else delete own.issued;
  }
  if (!own.URL && !own.DOI && custom.archiveprefix === "arxiv") own.URL = `https://arxiv.org/abs/${custom.eprint}`;
  if (own.type === "book" && own["container-title"] === own.title) delete own["container-title"];
  return own;
}

function theirs(style, items) {
  const byId = new Map(items.map((item) => [item.id, given(item)]));
  const system = {
    retrieveLocale: () => readFileSync(join(styles, "locales-en-US.xml"), "utf8"),
    retrieveItem: (id) => byId.get(id),
  };
  const found = new Map();
  const engine = new CSL.Engine(system, readFileSync(join(styles, STYLES[style] + ".csl"), "utf8"), "en-US");
  // One by one, as `show` has them. No year gets a letter so: catena's are those of the library, see `unlettered`.
  for (const id of byId.keys()) {
    engine.updateItems([id]);
    const list = engine.makeBibliography();
    found.set(id, list ? bare(list[1].join("")) : "");
  }
  return found;
}

/** The reference that `show` prints, on one line. */
function ours(style, key) {
  const lines = run("show", key, "--style", style).split("\n");
  const start = lines.findIndex((line) => /^  reference  /.test(line));
  if (start < 0) return "";
  const rest = [lines[start].replace("  reference  ", "")];
  for (const line of lines.slice(start + 1)) {
    if (!/^ {13}\S/.test(line)) break;
    rest.push(line.trim());
  }
  return rest.join(" ").replace(/\s+/g, " ").trim();
}

/** A reference without the letter that catena puts after the year where the library has works of the same people and year. */
function unlettered(text, item) {
  const year = item.issued && item.issued["date-parts"] && item.issued["date-parts"][0][0];
  return year > 0 ? text.replace(new RegExp(`\\b(${year})[a-z]{1,2}\\b`), "$1") : text;
}

const flat = (text, style) => {
  const straight = text.replace(/[’‘]/g, "'").replace(/[“”]/g, '"');
  return style === "apa" ? straight.toLowerCase() : straight;
};

/** Why two references differ, where that can be seen. */
function reason(a, b) {
  if (flat(a).toLowerCase() === flat(b).toLowerCase()) return "upper and lower case";
  const loose = (text) => flat(text).toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  return loose(a) === loose(b) ? "punctuation" : "words";
}

const items = JSON.parse(run("export", "csl-json"));
let fine = true;
for (const style of Object.keys(STYLES)) {
  const expected = theirs(style, items);
  const reasons = new Map();
  let [same, compared] = [0, 0];
  for (const item of items) {
    const { id } = item;
    const [a, b] = [unlettered(ours(style, id), item), expected.get(id)];
    if (b) compared += 1;
    if (flat(a, style) === flat(b, style)) same += 1;
    else {
      const why = b ? reason(a, b) : "left out by the style";
      if (!reasons.has(why)) reasons.set(why, []);
      reasons.get(why).push([id, a, b]);
    }
  }
  fine = fine && same * 100 >= compared * 95;
  console.log(`${style}: ${same} of ${compared} are the same, of ${items.length} works`);
  for (const [why, list] of reasons) {
    console.log(`  ${list.length}  ${why}`);
    for (const [id, a, b] of options.includes("--all") ? list : list.slice(0, 5)) console.log(`    ${id}\n      ${a}\n      ${b}`);
  }
}
process.exit(fine ? 0 : 1);
