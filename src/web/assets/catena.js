// What pages do beyond being read: sort tables, copy, slide over years, choose the theme, walk over maps, and notice that
// the library has changed.
"use strict";

(() => {
  const { body, root, isServed, make, part, hiddenBy } = catena;

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
        const value = (row) => row.cells[column].dataset.order || row.cells[column].textContent.trim();
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

  // Maps: walked over with the keyboard, filtered by their legend, looked at closely, asked for the ways between two.
  for (const map of document.querySelectorAll("figure.map")) {
    const svg = map.querySelector("svg.picture");
    const canvas = map.querySelector(".canvas");
    const nodes = [...svg.querySelectorAll(".node[data-id]")];
    const edges = [...svg.querySelectorAll(".edge[data-from][data-to]")];
    const keyOf = (node) => node.dataset.kind + ":" + node.dataset.id;
    const byKey = new Map(nodes.map((node) => [keyOf(node), node]));
    const focusOf = (node) => node.closest("a") || node;
    const nameOf = (node) => focusOf(node).getAttribute("aria-label") || node.dataset.id;
    const near = new Map(nodes.map((node) => [node, []]));
    for (const edge of edges) {
      const [from, to] = [byKey.get(edge.dataset.from), byKey.get(edge.dataset.to)];
      if (!from || !to) continue;
      near.get(from).push({ edge, node: to });
      near.get(to).push({ edge, node: from });
    }
    const bar = make("div", { class: "tools" });
    const tool = (word, label, act) => {
      const button = make("button", { type: "button", "aria-label": label }, word);
      button.addEventListener("click", act);
      bar.append(button);
    };

    // What a thing is linked to stands out.
    const light = (node) => {
      svg.classList.toggle("lit", Boolean(node));
      svg.querySelectorAll(".near").forEach((one) => one.classList.remove("near"));
      if (!node) return;
      node.classList.add("near");
      for (const { edge, node: other } of near.get(node)) { edge.classList.add("near"); other.classList.add("near"); }
    };
    for (const node of nodes) {
      node.addEventListener("pointerenter", () => light(node));
      node.addEventListener("pointerleave", () => light(null));
      focusOf(node).addEventListener("focus", () => light(node));
      focusOf(node).addEventListener("blur", () => light(null));
    }

    // Arrows lead along the links to the left and right, and to what lies above and below.
    const middle = (node) => { const box = node.getBBox(); return [box.x + box.width / 2, box.y + box.height / 2]; };
    const isShown = (node) => !node.classList.contains("off");
    const towards = (node, key) => {
      const [x, y] = middle(node);
      const isAcross = key === "ArrowLeft" || key === "ArrowRight";
      const sign = key === "ArrowLeft" || key === "ArrowUp" ? -1 : 1;
      const others = isAcross ? near.get(node).map((one) => one.node) : nodes;
      const far = (other) => {
        const [ox, oy] = middle(other);
        const ahead = sign * (isAcross ? ox - x : oy - y);
        return ahead <= 0 ? Infinity : ahead + 3 * Math.abs(isAcross ? oy - y : ox - x);
      };
      const sorted = others.filter((other) => other !== node && isShown(other)).map((other) => [far(other), other]).sort(([a], [b]) => a - b);
      return sorted.length > 0 && sorted[0][0] < Infinity ? sorted[0][1] : null;
    };
    svg.addEventListener("keydown", (event) => {
      const node = nodes.find((one) => focusOf(one) === document.activeElement);
      if (!node) return;
      if (event.key.startsWith("Arrow")) {
        const next = towards(node, event.key);
        event.preventDefault();
        if (next) focusOf(next).focus();
      } else if (event.key === " ") {
        event.preventDefault();
        choose(node);
      } else if (event.key === "+" || event.key === "-") {
        zoom(event.key === "+" ? 0.8 : 1.25);
      }
    });

    // The ways between two that are chosen, the shortest ones, in words.
    let chosen = [];
    const between = make("div", { class: "between", role: "status" });
    const ways = (from, to) => {
      const steps = new Map([[from, 0]]);
      let border = [from];
      while (border.length > 0 && !steps.has(to)) {
        const next = [];
        for (const node of border) {
          for (const one of near.get(node)) {
            if (!isShown(one.node) || one.edge.classList.contains("off") || steps.has(one.node)) continue;
            steps.set(one.node, steps.get(node) + 1);
            next.push(one.node);
          }
        }
        border = next;
      }
      if (!steps.has(to)) return [];
      const found = [];
      const back = (node, way) => {
        if (found.length >= 10) return;
        if (node === from) { found.push(way); return; }
        for (const one of near.get(node)) {
          if (steps.get(one.node) === steps.get(node) - 1 && !one.edge.classList.contains("off")) back(one.node, [one, ...way]);
        }
      };
      back(to, []);
      return found;
    };
    const choose = (node) => {
      chosen = chosen.includes(node) ? chosen.filter((one) => one !== node) : [...chosen.slice(-1), node];
      nodes.forEach((one) => one.classList.toggle("chosen", chosen.includes(one)));
      const told = chosen.map(nameOf);
      if (chosen.length < 2) {
        between.replaceChildren(told.length === 0 ? "" : make("p", {}, "Chosen: " + told[0] + ". Choose another thing to see what leads from one to the other."));
        return;
      }
      const found = ways(...chosen);
      const sentence = (one) => one.edge.getAttribute("aria-label") || one.edge.querySelector("title")?.textContent || one.edge.dataset.relation || "";
      between.replaceChildren(
        make("h3", {}, "From " + told[0] + " to " + told[1]),
        found.length === 0 ? make("p", {}, "Nothing that is shown leads from one to the other.")
          : make("ol", {}, ...found.map((way) => make("li", {}, way.map(sentence).filter(Boolean).join("; ")))));
    };
    svg.addEventListener("click", (event) => {
      const node = event.target.closest(".node[data-id]");
      if (node && event.shiftKey) { event.preventDefault(); choose(node); }
    });

    const hidden = hiddenBy(map, () => filter());
    const filter = () => {
      const isOff = (of, id) => hidden.has(of + ":" + id);
      nodes.forEach((node) => node.classList.toggle("off", isOff("kind", node.dataset.kind)));
      const off = new Set(nodes.filter((node) => !isShown(node)).map(keyOf));
      for (const edge of edges) {
        const relation = (edge.dataset.relation || "").replaceAll(" ", "-");
        const isForce = [...hidden].some((one) => one.startsWith("force:") && edge.classList.contains("force-" + one.slice(6)));
        edge.classList.toggle("off", isOff("relation", relation) || isForce || off.has(edge.dataset.from) || off.has(edge.dataset.to));
      }
    };
    filter();

    // Looking closely: the part of the picture that is seen.
    const whole = svg.viewBox.baseVal;
    const full = { x: whole.x, y: whole.y, width: whole.width, height: whole.height };
    let seen = { ...full };
    const show = () => svg.setAttribute("viewBox", [seen.x, seen.y, seen.width, seen.height].join(" "));
    const zoom = (factor, at = [0.5, 0.5]) => {
      const width = Math.min(Math.max(seen.width * factor, full.width / 12), full.width * 1.5);
      const height = width * full.height / full.width;
      seen = { x: seen.x + (seen.width - width) * at[0], y: seen.y + (seen.height - height) * at[1], width, height };
      show();
    };
    tool("+", "closer", () => zoom(0.8));
    tool("−", "further away", () => zoom(1.25));
    tool("fit", "fit the whole picture", () => { seen = { ...full }; show(); });
    canvas.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const box = svg.getBoundingClientRect();
      zoom(event.deltaY < 0 ? 0.9 : 1.11, [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height]);
    }, { passive: false });
    let held = null;
    canvas.addEventListener("pointerdown", (event) => {
      if (event.button === 0 && !event.target.closest("a, .node") && seen.width < full.width) held = { x: event.clientX, y: event.clientY, from: { ...seen } };
    });
    addEventListener("pointermove", (event) => {
      if (!held) return;
      const scale = seen.width / svg.getBoundingClientRect().width;
      seen.x = held.from.x - (event.clientX - held.x) * scale;
      seen.y = held.from.y - (event.clientY - held.y) * scale;
      show();
    });
    addEventListener("pointerup", () => { held = null; });

    canvas.before(bar);
    bar.append(make("span", { class: "hint" }, "Arrows walk along the links, Space chooses; two chosen show what leads from one to the other."));
    map.querySelector("figcaption").before(between);
  }

  // A page that a link leads into opens what it leads to.
  const open = () => {
    const target = document.getElementById(part());
    target?.querySelectorAll("details.verdict").forEach((verdict) => { verdict.open = true; });
  };
  addEventListener("hashchange", open);
  open();

  // The library changes while it is looked at.
  if (isServed) {
    let version = body.dataset.version || null;
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
