// What pages do beyond being read: find as one types, sort tables, copy, slide over years, choose the theme, and
// notice that the library has changed. Without it every page can be read.
"use strict";

(() => {
  const body = document.body;
  const root = body.dataset.root || "";
  const isServed = body.dataset.mode === "served";
  const make = (name, attributes, ...inside) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) element.setAttribute(key, value);
    element.append(...inside);
    return element;
  };

  // The theme: the system's until one is chosen.
  const theme = document.querySelector("button.theme");
  const remembered = () => { try { return localStorage.getItem("catena-theme"); } catch { return null; } };
  const wear = (name) => { if (name) document.documentElement.dataset.theme = name; };
  wear(remembered());
  if (theme) {
    theme.hidden = false;
    theme.addEventListener("click", () => {
      const isDark = getComputedStyle(document.documentElement).colorScheme === "dark" ||
        (!document.documentElement.dataset.theme && matchMedia("(prefers-color-scheme: dark)").matches);
      const name = isDark ? "light" : "dark";
      wear(name);
      try { localStorage.setItem("catena-theme", name); } catch { /* it lasts for this page */ }
    });
  }

  // Finding: accents and case do not count; the beginning of a word counts more than its middle.
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/-/g, " ").trim().replace(/\s+/g, " ");
  const form = document.querySelector("form.find");
  const input = document.querySelector("#find");
  const found = document.querySelector("#found");
  const MOST = 12;
  let names = null;
  let loading = null;
  window.catenaNames = (list) => {
    names = list.map((entry) => ({ ...entry, folded: fold(entry.name), rest: fold(entry.kind + " " + entry.also) }));
  };
  const load = () => {
    loading = loading || new Promise((done) => {
      const script = make("script", { src: root + "find.js" });
      script.addEventListener("load", done);
      script.addEventListener("error", done);
      document.head.append(script);
    });
    return loading;
  };
  const score = (entry, words) => {
    let sum = words.length > 1 && entry.folded.includes(words.join(" ")) ? 600 : 0;
    for (const word of words) {
      const at = entry.folded.indexOf(word);
      if (at === 0) sum += 600;
      else if (at > 0) sum += /[\p{L}\p{N}]/u.test(entry.folded[at - 1]) ? 100 : 400;
      else if (entry.rest.includes(word)) sum += 100;
      else return 0;
    }
    return sum + (200 - Math.min(entry.folded.length, 200)) / 1000;
  };
  const search = async (text) => {
    const words = fold(text).split(/\s+/).filter(Boolean);
    if (words.length === 0) return [];
    if (isServed) {
      try {
        const answer = await fetch(root + "find.json?q=" + encodeURIComponent(text));
        return answer.ok ? await answer.json() : [];
      } catch {
        return [];
      }
    }
    await load();
    const scored = (names || []).map((entry) => [score(entry, words), entry]).filter(([points]) => points > 0);
    scored.sort(([a, one], [b, other]) => b - a || (one.path < other.path ? -1 : 1));
    return scored.slice(0, MOST).map(([, entry]) => entry);
  };
  if (form && input && found) {
    form.hidden = false;
    let chosen = -1;
    let asked = 0;
    const items = () => [...found.querySelectorAll("li[data-path]")];
    const close = () => { found.hidden = true; chosen = -1; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); };
    const choose = (at) => {
      const list = items();
      if (list.length === 0) return;
      chosen = (at + list.length) % list.length;
      list.forEach((item, number) => item.setAttribute("aria-selected", String(number === chosen)));
      list[chosen].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", list[chosen].id);
    };
    const show = (entries) => {
      found.replaceChildren(...entries.map((entry, number) => make("li",
        { role: "option", id: "found-" + number, "data-path": entry.path, "aria-selected": "false" },
        entry.name, make("small", {}, entry.kind))));
      if (entries.length === 0) {
        found.append(make("li", { role: "option", "aria-disabled": "true", "aria-selected": "false" }, isServed ? "nothing has this name: press Enter to ask" : "nothing has this name"));
      }
      found.hidden = false;
      chosen = -1;
      input.setAttribute("aria-expanded", "true");
    };
    const go = (item) => { location.href = root + item.dataset.path; };
    input.addEventListener("input", async () => {
      const own = ++asked;
      if (!input.value.trim()) return close();
      const entries = await search(input.value);
      if (own === asked) show(entries);
    });
    input.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown") { event.preventDefault(); choose(chosen + 1); }
      else if (event.key === "ArrowUp") { event.preventDefault(); choose(chosen - 1); }
      else if (event.key === "Escape") close();
      else if (event.key === "Enter") {
        const item = items()[chosen] || (isServed ? null : items()[0]);
        if (item) { event.preventDefault(); go(item); } else if (!isServed) event.preventDefault();
      }
    });
    found.addEventListener("mousedown", (event) => {
      const item = event.target.closest("li[data-path]");
      if (item) { event.preventDefault(); go(item); }
    });
    input.addEventListener("blur", () => setTimeout(close, 100));
    document.addEventListener("keydown", (event) => {
      const isTyping = /^(input|textarea|select)$/i.test(event.target.tagName || "");
      if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); input.focus(); }
    });
  }

  // Tables are sorted by a column: figures by value, words as they are spelt.
  for (const table of document.querySelectorAll("table.sortable")) {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      // A link is no part of a button.
      const button = make("button", { type: "button" });
      if (head.querySelector("a")) {
        button.setAttribute("aria-label", "sort by " + head.textContent.trim());
        head.append(button);
      } else {
        button.append(...head.childNodes);
        head.replaceChildren(button);
      }
      button.addEventListener("click", () => {
        const isUp = head.getAttribute("aria-sort") !== "ascending";
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", isUp ? "ascending" : "descending");
        const rows = [...table.tBodies[0].rows];
        const value = (row) => row.cells[column].textContent.trim();
        const isFigures = rows.every((row) => value(row) === "" || /^-?[\d.]+$/.test(value(row)));
        rows.sort((a, b) => {
          const [one, other] = [value(a), value(b)];
          if (one === "" || other === "") return (one === "") - (other === "");
          const order = isFigures ? one - other : one.localeCompare(other, "en", { numeric: true });
          return isUp ? order : -order;
        });
        table.tBodies[0].append(...rows);
      });
    });
  }

  // Copying.
  for (const source of document.querySelectorAll(".copied")) {
    const button = make("button", { type: "button", class: "copier" }, "copy");
    button.addEventListener("click", async () => {
      try { await navigator.clipboard.writeText(source.textContent); button.textContent = "copied"; }
      catch { getSelection().selectAllChildren(source); button.textContent = "press Ctrl+C"; }
      setTimeout(() => { button.textContent = "copy"; }, 2000);
    });
    source.after(button);
  }

  // The years of an answer under a slider.
  for (const table of document.querySelectorAll("table.by-year")) {
    const heads = [...table.querySelectorAll("th[data-year]")];
    const years = heads.map((head) => Number(head.dataset.year));
    const range = make("input", { type: "range", min: years[0], max: years[years.length - 1], value: years[years.length - 1], "aria-label": "as of the year" });
    const told = make("output", {});
    const show = () => {
      const year = Number(range.value);
      const at = years.filter((other) => other <= year).length - 1;
      told.textContent = "as of " + year;
      for (const row of table.rows) [...row.cells].forEach((cell, column) => cell.classList.toggle("now", column === at + 1));
    };
    range.addEventListener("input", show);
    table.closest(".wide").before(make("div", { class: "slide" }, range, told));
    show();
  }

  // A page that a link leads into opens what it leads to.
  const open = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    target?.querySelectorAll("details.verdict").forEach((verdict) => { verdict.open = true; });
  };
  addEventListener("hashchange", open);
  open();

  // The library changes while it is looked at.
  if (isServed) {
    let version = null;
    let failed = 0;
    const look = async () => {
      if (document.visibilityState === "visible") {
        try {
          const answer = await fetch(root + "version");
          const now = answer.ok ? await answer.text() : version;
          failed = 0;
          if (version !== null && now !== version) changed();
          version = now;
        } catch {
          failed += 1;
        }
      }
      // A server that has ended is asked ever more rarely.
      setTimeout(look, Math.min(1500 * 2 ** failed, 60000));
    };
    const changed = () => {
      const isBusy = document.activeElement && /^(input|textarea)$/i.test(document.activeElement.tagName) && document.activeElement.value;
      if (!isBusy) { location.reload(); return; }
      if (!document.querySelector(".stale")) body.append(make("div", { class: "stale", role: "status" }, "The library has changed. ", make("a", { href: "" }, "Reload")));
    };
    setTimeout(look, 500);
  }
})();
