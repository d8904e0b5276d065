// The explorer in a browser: what a reader does, on the served pages and on those of a folder opened from disk.
//
//     node tests/explorer/browser.mjs CATENA MODULES CHROMIUM [SCREENSHOTS]
//
// CATENA is the program, MODULES a folder with `node_modules` that hold playwright-core and axe-core, CHROMIUM the
// browser. With SCREENSHOTS, a folder, every page is also drawn there at three widths in both themes.
import assert from "node:assert/strict";
import { spawn, execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { existsSync, mkdtempSync, rmSync, mkdirSync, writeFileSync, cpSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve, dirname } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const [program, modules, browserPath, shots] = process.argv.slice(2);
const require = createRequire(join(resolve(modules), "package.json"));
const { chromium } = require("playwright-core");
const axe = require("axe-core").source;
const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const folder = mkdtempSync(join(tmpdir(), "catena-browser-"));
const ended = [() => rmSync(folder, { recursive: true, force: true })];

/** Serves a library; gives its address. */
const serve = (library) => new Promise((done, failed) => {
  const child = spawn(resolve(program), ["serve", "--port", "0"], { cwd: library, stdio: ["ignore", "pipe", "ignore"] });
  ended.push(() => child.kill());
  child.stdout.once("data", (line) => done(String(line).trim()));
  child.once("exit", failed);
});

/** Watches a page: no request elsewhere, no error. */
const watched = (page, own, log) => {
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(own) && !url.startsWith("data:")) log.push(`asks for ${url}`);
  });
  page.on("console", (message) => { if (message.type() === "error") log.push(`${page.url()}: ${message.text()}`); });
  page.on("pageerror", (error) => log.push(`${page.url()}: ${error}`));
  return page;
};

const log = [];
let checked = 0;
const step = async (name, work) => {
  try {
    await work();
    assert.deepEqual(log, []);
    checked += 1;
    console.log(`ok  ${name}`);
  } catch (error) {
    console.log(`not ok  ${name}`);
    throw error;
  }
};

/** What axe-core finds that is serious or critical. */
const findings = async (page) => {
  // The policy of the pages lets no script in; one that is evaluated is not of the page.
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"], preload: false }));
  return found.violations
    .filter((one) => ["serious", "critical"].includes(one.impact))
    .map((one) => `${page.url()}: ${one.id}: ${one.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}`);
};

const kinds = [
  "index.html", "topics.html", "claims.html", "works.html", "scholars.html", "questions.html", "vocabulary.html",
  "compare.html", "map.html", "whole.html", "time.html", "problems.html", "topic/trust.html", "topic/bipolarity.html", "kind/explanation.html",
  "relation/fosters.html", "work/keating2015.html", "scholar/kydd.html", "claim/hallams2013/nato-is-constitutive.html",
  "question/admits-trust.html", "question/trust-to-bipolarity.html", "question/bipolarity-and-trust.html",
];
const written = [...kinds, "around/2/topic/trust.html", "around/3/topic/bipolarity.html"];
const served = [...kinds, "compare.html?rows=explanation&columns=concept&most=24", "ask.html?q=who+fosters+trust", "map.html?of=concept%3Atrust&steps=2", "map.html?kind=explanation&kind=outcome", "ask.html", "ask.html?q=which+explanations+admit+trust", "ask.html?q=(((", "ask.html?q=what+did+Kydd+2005+say+about+trust+since+1990+on+p.+9"];

const main = async () => {
  const at = await serve(root);
  const site = join(folder, "site");
  execFileSync(resolve(program), ["site", "-o", site], { cwd: root, stdio: "ignore" });
  const disk = pathToFileURL(site).href + "/";
  const browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox", "--disable-gpu"] });
  ended.push(() => browser.close());
  const opened = async (own, options) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    return watched(await context.newPage(), own, log);
  };

  for (const [name, own] of [["served", at], ["from disk", disk]]) {
    const page = await opened(own, {});
    await step(`${name}: search by typing, chosen with the keyboard`, async () => {
      await page.goto(own + "index.html");
      await page.keyboard.press("/");
      await page.keyboard.type("bipol", { delay: 10 });
      await page.waitForSelector("#found li[data-path]");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.waitForURL(/topic\/bipolarity\.html/);
      assert.equal(await page.textContent("h1"), "Bipolarity");
    });
    await step(`${name}: a verdict is followed to its quote`, async () => {
      const verdict = page.locator("details.verdict", { hasText: "Trust" }).first();
      assert.equal(await verdict.evaluate((one) => one.open), false);
      await verdict.locator("summary").focus();
      await page.keyboard.press("Enter");
      assert.equal(await verdict.evaluate((one) => one.open), true);
      await verdict.locator(".says a").first().click();
      await page.waitForURL(/claim\//);
      const quote = page.locator("blockquote").first();
      assert.ok((await quote.textContent()).length > 10);
      assert.match(await quote.locator(".checked").textContent(), /checked: (exact|folded)/);
    });
    await step(`${name}: a cell of a comparison leads to its evidence, columns are sorted`, async () => {
      await page.goto(own + "compare.html");
      const table = page.locator("table.compare").first();
      const column = () => table.locator("tbody th").allTextContents();
      const before = await column();
      await table.locator("thead button").first().click();
      await table.locator("thead button").first().click();
      assert.notDeepEqual(await column(), before);
      await table.locator("td a").first().click();
      const target = new URL(page.url()).hash.slice(1);
      const part = page.locator(`[id="${target}"] details`).first();
      assert.equal(await part.evaluate((one) => one.open), true);
    });
    await step(`${name}: a map is filtered by its legend, and the address keeps it`, async () => {
      await page.goto(own + "question/admits-trust.html");
      await page.goto(own + "map.html");
      const shown = () => page.locator("svg.picture .edge:not(.off)").count();
      const all = await shown();
      const entry = page.locator('.legend li[data-of="relation"]').first();
      const number = Number(await entry.locator(".count").textContent());
      assert.ok(number > 0);
      await entry.locator("input").uncheck();
      assert.ok(await shown() < all, `${await shown()} of ${all}`);
      assert.match(page.url(), /#hide=relation:/);
      await page.reload();
      assert.ok(await shown() < all);
      await page.locator('.legend li[data-of="relation"] input').first().check();
      assert.equal(await shown(), all);
    });
    await step(`${name}: a map is walked with the keyboard alone, and tells what leads from one thing to another`, async () => {
      await page.goto(own + "map.html");
      const at = () => page.evaluate(() => document.activeElement.getAttribute("aria-label"));
      await page.locator("svg.picture a").first().focus();
      const first = await at();
      assert.ok(first);
      await page.keyboard.press("Space");
      const visited = [first];
      for (const key of ["ArrowRight", "ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"]) {
        await page.keyboard.press(key);
        visited.push(await at());
      }
      assert.ok(new Set(visited).size >= 3, visited.join(" → "));
      assert.ok(await page.locator("svg.lit .near").count() > 1);
      if (await at() === first) await page.keyboard.press("ArrowRight");
      await page.keyboard.press("Space");
      assert.match(await page.textContent(".between"), /From .* to /);
      await page.keyboard.press("+");
      assert.notEqual(await page.getAttribute("svg.picture", "viewBox"), null);
      await page.keyboard.press("Enter");
      await page.waitForURL(/(topic|claim|work)\//);
    });
    await step(`${name}: a map of many things is found in, chosen from, filtered and moved, by the keyboard too`, async () => {
      await page.goto(own + "topics.html");
      await page.goto(own + "whole.html");
      const canvas = page.locator("figure.field canvas");
      await canvas.waitFor();
      const picture = () => canvas.evaluate((one) => one.toDataURL());
      const settled = () => page.waitForTimeout(500);
      // A busy machine takes its time to come to rest.
      const becomes = async (wanted) => {
        for (let tries = 0; tries < 40; tries++) {
          if (await picture() === wanted) return true;
          await page.waitForTimeout(250);
        }
        return false;
      };
      await page.evaluate(() => document.fonts.load('13px "Catena Sans"'));
      await settled();
      await page.click('.field button[aria-label="fit the whole map"]');
      await settled();
      const before = await picture();
      const count = async () => Number((await page.textContent(".side-list .remark")).match(/(\d+)\D*$/)[1]);
      const all = await count();
      assert.ok(all > 300, String(all));
      await page.focus(".side-list input");
      await page.keyboard.type("trust");
      assert.ok(await count() < all && await count() > 5);
      await page.keyboard.press("ArrowDown");
      await settled();
      assert.ok(await picture() !== before);
      assert.match(await page.textContent(".told"), /trust.*links/is);
      assert.equal(await page.locator('.side-list li[aria-selected="true"]').count(), 1);
      const chosen = await page.locator(".told strong a").getAttribute("href");
      await page.keyboard.press("Escape");
      await settled();
      assert.equal(await page.textContent(".told"), "");
      assert.ok(await becomes(before));
      await page.focus("figure.field canvas");
      for (const key of ["+", "ArrowRight"]) {
        const then = await picture();
        await page.keyboard.press(key);
        await settled();
        assert.ok(await picture() !== then, key);
      }
      await page.keyboard.press("0");
      await settled();
      assert.ok(await becomes(before));
      await page.locator('.legend li[data-id="claim"] input').uncheck();
      assert.match(page.url(), /#hide=kind:claim/);
      assert.ok(await count() < all);
      await page.reload();
      await canvas.waitFor();
      assert.ok(await count() < all);
      await page.focus(".side-list input");
      await page.keyboard.type("trust");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.waitForURL(/topic\//);
      assert.ok(page.url().endsWith(chosen.replace("../", "")) || (await page.textContent("h1")).length > 2);
    });
    await step(`${name}: a picture has the same as a table`, async () => {
      await page.goto(own + "map.html");
      await page.click(".twin summary");
      const rows = await page.locator(".twin tbody tr").count();
      assert.ok(rows >= 100, String(rows));
    });
    await step(`${name}: the years are slid over`, async () => {
      await page.goto(own + "time.html");
      const slider = page.locator("input[type=range]").first();
      const told = () => page.locator(".slide output").first().textContent();
      const before = await told();
      await slider.focus();
      await page.keyboard.press("Home");
      assert.notEqual(await told(), before);
      assert.ok(await page.locator("table.by-year .now").count() > 0);
    });
    await step(`${name}: the theme is chosen and stays`, async () => {
      const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      const before = await ground();
      await page.click("button.theme");
      const after = await ground();
      assert.notEqual(after, before);
      await page.goto(own + "topics.html");
      assert.equal(await ground(), after);
      await page.click("button.theme");
    });
    await step(`${name}: no serious finding of axe-core, in both themes, and nothing wider than the window`, async () => {
      for (const path of own === at ? served : written) {
        await page.goto(own + path);
        for (const theme of ["light", "dark"]) {
          await page.evaluate((name) => { document.documentElement.dataset.theme = name; }, theme);
          assert.deepEqual(await findings(page), []);
        }
        for (const width of [360, 1280, 2560]) {
          await page.setViewportSize({ width, height: 900 });
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(wide <= 0, `${path} is ${wide} px too wide at ${width}`);
          if (shots) {
            mkdirSync(shots, { recursive: true });
            for (const theme of ["light", "dark"]) {
              await page.evaluate((name) => { document.documentElement.dataset.theme = name; }, theme);
              const file = `${own === at ? "served" : "disk"}-${path.replace(/[^a-z0-9]+/gi, "_")}-${width}-${theme}.png`;
              if (own === at) await page.screenshot({ path: join(shots, file), fullPage: false });
            }
          }
        }
        await page.setViewportSize({ width: 1280, height: 900 });
      }
    });
    await step(`${name}: read without script, and printed`, async () => {
      const plain = await opened(own, { javaScriptEnabled: false });
      await plain.goto(own + "topic/trust.html");
      assert.equal(await plain.textContent("h1"), "Trust");
      await plain.locator("details.verdict summary").first().click();
      assert.ok(await plain.locator("details.verdict .says").first().isVisible());
      await plain.goto(own + "whole.html");
      assert.ok(await plain.locator("figure.field svg.picture path").count() > 300);
      await plain.click(".twin summary");
      assert.ok(await plain.locator(".twin tbody tr").count() >= 300);
      await plain.goto(own + "topic/trust.html");
      await plain.emulateMedia({ media: "print" });
      assert.equal(await plain.locator("header.top").isVisible(), false);
    });
  }

  await step("the site of every example is opened from disk", async () => {
    for (const example of ["examples/republic", "examples/descent"]) {
      const out = join(folder, example);
      execFileSync(resolve(program), ["site", "-o", out], { cwd: join(root, example), stdio: "ignore" });
      const own = pathToFileURL(out).href + "/";
      const page = await opened(own, {});
      for (const path of ["index.html", "topics.html", "claims.html", "arguments.html", "excerpts.html", "map.html", "compare.html", "time.html"]) {
        await page.goto(own + path);
        assert.ok((await page.textContent("h1")).length > 2, path);
        assert.deepEqual(await findings(page), []);
      }
      await page.context().close();
    }
  });
  await step("the server finds what the script of a page finds", async () => {
    const paths = async (own, typed) => {
      const page = await opened(own, {});
      await page.goto(own + "topics.html");
      await page.fill("#find", typed);
      await page.waitForSelector("#found li");
      const found = await page.locator("#found li").evaluateAll((list) => list.map((one) => one.dataset.path || ""));
      await page.context().close();
      return found;
    };
    for (const typed of ["trust", "Alliance politics", "keat", "nato dur", "kydd 2005", "xyzzy", "of the", "trust-building"]) {
      assert.deepEqual(await paths(at, typed), await paths(disk, typed), typed);
    }
  });
  const page = await opened(at, {});
  await step("a question is asked, read and taken away", async () => {
    await page.goto(at + "ask.html");
    await page.fill("#question", "which explanations admit trust");
    await page.keyboard.press("Enter");
    await page.waitForURL(/ask\.html\?q=/);
    assert.match(await page.textContent(".headline"), /3 of 4 explanations admit/);
    assert.equal(await page.inputValue("#question"), "which explanations admit trust");
    const [download] = await Promise.all([page.waitForEvent("download"), page.click(".downloads a >> nth=0")]);
    assert.equal(download.suggestedFilename(), "answer.csv");
  });
  await step("a question is completed with the keyboard alone", async () => {
    await page.goto(at + "ask.html");
    const option = (wanted) => page.waitForSelector(`#completions-0 [role=option]:has-text("${wanted}")`);
    const chosen = () => page.evaluate(() => document.getElementById(document.activeElement.getAttribute("aria-activedescendant"))?.firstChild.textContent);
    await page.focus("#question");
    await page.keyboard.press("ArrowDown");
    await page.waitForSelector("#completions-0:not([hidden]) [role=option]");
    await page.keyboard.press("Escape");
    assert.equal(await page.locator("#completions-0").isVisible(), false);
    await page.keyboard.type("claims about tru", { delay: 10 });
    await option("Trust-building");
    assert.equal(await page.getAttribute("#question", "aria-expanded"), "true");
    await page.keyboard.press("ArrowDown");
    const first = await chosen();
    await page.keyboard.press("ArrowDown");
    assert.notEqual(await chosen(), first);
    assert.deepEqual(await findings(page), []);
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    assert.equal(await page.inputValue("#question"), "claims about trust ");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Enter");
    await page.waitForURL(/ask\.html\?q=claims/);
  });
  await step("mentions are marked by colour, line and word, and the reading is asked again", async () => {
    await page.goto(at + "ask.html?q=what+did+Kydd+2005+say+about+trust+since+1990");
    const told = await page.locator(".asked .mention").evaluateAll((all) => all.map((one) => one.innerText.replace(/\s+/g, " ").trim()));
    assert.deepEqual(told, ["Kydd 2005 work", "trust concept", "since 1990 year"]);
    const lines = await page.locator(".asked .words").evaluateAll((all) => all.map((one) => getComputedStyle(one).borderBottomColor));
    assert.equal(new Set(lines).size, 3);
    assert.equal(await page.inputValue("#reading"), "what did kydd2005 say about trust since 1990");
    await page.fill("#reading", "claims in kydd2005");
    await page.keyboard.press("Enter");
    await page.waitForURL(/q=claims\+in\+kydd2005$/);
  });
  await step("what nothing has as its name is asked", async () => {
    await page.goto(at + "topics.html");
    await page.fill("#find", "claims by Kydd");
    await page.keyboard.press("Enter");
    await page.waitForURL(/ask\.html\?q=/);
    assert.match(await page.textContent(".headline"), /claims/);
  });
  await step("what is compared is chosen, sorted and taken away", async () => {
    const own = await serve(join(root, "examples/republic"));
    const compared = await opened(own, {});
    await compared.goto(own + "compare.html");
    await compared.selectOption("select[name=rows]", "work");
    await compared.selectOption("select[name=columns]", "statement");
    await compared.click("form.choose button");
    await compared.waitForURL(/rows=work&columns=statement/);
    assert.match(await compared.textContent("h2"), /works on statements/i);
    const head = compared.locator("table.compare thead th").nth(1);
    const column = () => compared.locator("table.compare tbody tr td:nth-child(2)").allTextContents();
    await head.locator("button").focus();
    await compared.keyboard.press("Enter");
    assert.equal(await head.getAttribute("aria-sort"), "ascending");
    const up = await column();
    assert.match(up[0], /affirms/);
    await compared.keyboard.press("Enter");
    assert.equal(await head.getAttribute("aria-sort"), "descending");
    assert.notDeepEqual(await column(), up);
    for (const [name, file] of [["CSV", "answer.csv"], ["LaTeX", "answer.tex"], ["Typst", "answer.typ"], ["Markdown", "answer.md"]]) {
      const [download] = await Promise.all([compared.waitForEvent("download"), compared.click(`.downloads a:text-is("${name}")`)]);
      assert.equal(download.suggestedFilename(), file);
    }
    assert.deepEqual(await findings(compared), []);
    await compared.locator("a.mark").first().click();
    await compared.waitForURL(/vocabulary\.html#mark-/);
    await compared.context().close();
  });
  await step("files beside the pages are opened from disk", async () => {
    const from = await opened(disk, {});
    await from.goto(disk + "compare.html");
    for (const link of await from.locator(".downloads a").evaluateAll((all) => all.map((one) => one.getAttribute("href")))) {
      assert.ok(existsSync(join(site, link)), link);
    }
    await from.goto(disk + "topic/trust.html");
    await from.click("text=2 steps");
    await from.waitForURL(/around\/2\/topic\/trust\.html/);
    assert.match(await from.textContent("h1"), /Around Trust/);
    const picture = await from.locator('figcaption a[href$=".svg"]').evaluate((one) => one.href);
    await from.goto(picture);
    assert.equal(await from.evaluate(() => document.documentElement.localName), "svg");
    await from.context().close();
  });
  await step("a page follows the library", async () => {
    const library = join(folder, "library");
    mkdirSync(join(library, "corpus"), { recursive: true });
    cpSync(join(root, "examples/republic/corpus"), join(library, "corpus"), { recursive: true });
    const own = await serve(library);
    const live = await opened(own, {});
    await live.goto(own + "topics.html");
    await live.waitForTimeout(1200);
    writeFileSync(join(library, "corpus/new.catena"), "arrangement brand-new \"Brand new\"\n");
    await live.waitForSelector("text=Brand new", { timeout: 15000 });
  });
  await step("an address that is malformed does no harm", async () => {
    await page.goto(at + "topic/trust.html#%E0%A4%A");
    assert.equal(await page.textContent("h1"), "Trust");
  });
  console.log(`${checked} steps, no request elsewhere, no error`);
};

let failed = null;
try {
  await main();
} catch (error) {
  failed = error;
}
for (const end of ended.reverse()) await end();
if (failed) {
  console.error(failed);
  process.exit(1);
}
