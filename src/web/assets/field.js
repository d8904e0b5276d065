// A map of more things than boxes: drawn on a canvas, what is linked most first, and driven by a list that the keyboard reaches.
// Without it the page has a still picture and a table.
"use strict";

window.catenaField = (map) => {
  const figure = document.querySelector("figure.field");
  const frame = figure && figure.querySelector(".canvas");
  if (!frame) return;
  const root = figure.dataset.root || "";
  const { make, hiddenBy } = catena;
  const FEW = 200;
  const things = map.things.map(([kind, x, y, links, name, path], at) => ({ at, kind, x, y, links, name, path, near: [] }));
  const links = [];
  for (let at = 0; at < map.links.length; at += 4) {
    const [from, to, relation, force] = map.links.slice(at, at + 4);
    const link = { from: things[from], to: things[to], relation, force };
    links.push(link);
    link.from.near.push(link);
    link.to.near.push(link);
  }
  // What comes first is linked most: a link matters as much as the lesser of its ends.
  links.sort((a, b) => Math.max(a.from.at, a.to.at) - Math.max(b.from.at, b.to.at));
  const isStill = matchMedia("(prefers-reduced-motion: reduce)");

  const canvas = make("canvas", { tabindex: "0", role: "application", "aria-label": "Map of " + things.length + " things: arrow keys move it, plus and minus bring it closer and further away. The list has the same." });
  frame.replaceChildren(canvas);
  figure.classList.add("live");
  figure.querySelector(".still-note")?.remove();
  const pen = canvas.getContext("2d");

  // What is seen: the middle, and how many pixels a unit has.
  const edges = things.reduce((box, one) => [Math.min(box[0], one.x), Math.min(box[1], one.y), Math.max(box[2], one.x), Math.max(box[3], one.y)], [Infinity, Infinity, -Infinity, -Infinity]);
  let size = { width: 0, height: 0 };
  const whole = () => {
    const margin = 40;
    const scale = Math.min((size.width - 2 * margin) / Math.max(edges[2] - edges[0], 1), (size.height - 2 * margin) / Math.max(edges[3] - edges[1], 1));
    return { x: (edges[0] + edges[2]) / 2, y: (edges[1] + edges[3]) / 2, scale: Math.max(scale, 0.001) };
  };
  let seen = { x: 0, y: 0, scale: 1 };
  let isFitted = true;
  const onScreen = (one) => [(one.x - seen.x) * seen.scale + size.width / 2, (one.y - seen.y) * seen.scale + size.height / 2];
  const closeness = () => seen.scale / whole().scale;

  const hidden = hiddenBy(figure, () => {
    filter();
    fill();
    if (chosen) choose(chosen.off ? null : chosen, false);
    redraw();
  });
  let shown = [];
  let drawn = [];
  const filter = () => {
    things.forEach((one) => { one.off = hidden.has("kind:" + map.kinds[one.kind].id); });
    const offRelations = map.relations.map((one) => hidden.has("relation:" + one.id));
    shown = things.filter((one) => !one.off);
    links.forEach((link) => { link.off = link.from.off || link.to.off || offRelations[link.relation]; });
    drawn = links.filter((link) => !link.off);
    index();
  };

  // Which things are where, for the pointer.
  const CELL = 60;
  let cells = new Map();
  const index = () => {
    cells = new Map();
    for (const one of shown) {
      const key = Math.floor(one.x / CELL) + "," + Math.floor(one.y / CELL);
      if (!cells.has(key)) cells.set(key, []);
      cells.get(key).push(one);
    }
  };
  const most = Math.max(things.length > 0 ? things[0].links : 0, 30);
  const radius = (one) => (2.5 + 11 * Math.sqrt(one.links / most)) * Math.min(Math.max(Math.sqrt(closeness()), 0.6), 2.4) * Math.min(Math.max(size.width / 900, 0.6), 1);
  const under = (px, py) => {
    const [x, y] = [(px - size.width / 2) / seen.scale + seen.x, (py - size.height / 2) / seen.scale + seen.y];
    const reach = 18 / seen.scale;
    const steps = Math.min(Math.ceil(reach / CELL), 8);
    const [cx, cy] = [Math.floor(x / CELL), Math.floor(y / CELL)];
    let best = null;
    for (let dx = -steps; dx <= steps; dx++) {
      for (let dy = -steps; dy <= steps; dy++) {
        for (const one of cells.get((cx + dx) + "," + (cy + dy)) || []) {
          // A large point is met before a small one that is as near.
          const far = Math.hypot(one.x - x, one.y - y) * seen.scale - radius(one);
          if (far < 8 && (!best || far < best.far)) best = { far, one };
        }
      }
    }
    return best ? best.one : null;
  };

  // Drawing. It is drawn for light paper; in the dark the style sheet turns the light of all of it.
  const MOST_LINES = 6000;
  const AREA = 700;
  const MOST_WORDS = 140;
  let hovered = null;
  let chosen = null;
  const outline = (x, y, r, corners) => {
    if (corners === 0) { pen.moveTo(x + r, y); pen.arc(x, y, r, 0, 2 * Math.PI); return; }
    const count = Math.abs(corners);
    for (let corner = 0; corner <= count; corner++) {
      const turn = (corner + (corners < 0 ? 0.5 : 0)) / count * 2 * Math.PI;
      const [px, py] = [x + 1.15 * r * Math.sin(turn), y - 1.15 * r * Math.cos(turn)];
      if (corner === 0) pen.moveTo(px, py); else pen.lineTo(px, py);
    }
  };
  const lines = (of, opacity, thickness) => {
    const byLook = new Map();
    for (const link of of) {
      const look = link.relation * 8 + link.force;
      if (!byLook.has(look)) byLook.set(look, []);
      byLook.get(look).push(link);
    }
    for (const [look, own] of byLook) {
      const force = map.forces[look % 8];
      pen.strokeStyle = map.relations[Math.floor(look / 8)].color;
      pen.globalAlpha = opacity;
      pen.lineWidth = thickness;
      pen.setLineDash(force === "suggests" ? [6, 4] : force === "asks" ? [2, 4] : []);
      pen.beginPath();
      for (const link of own) {
        pen.moveTo(...onScreen(link.from));
        pen.lineTo(...onScreen(link.to));
      }
      pen.stroke();
    }
    pen.setLineDash([]);
    pen.globalAlpha = 1;
  };
  const isIn = ([x, y], margin) => x > -margin && y > -margin && x < size.width + margin && y < size.height + margin;
  const words = (of, taken) => {
    pen.font = "13px \"Catena Sans\", system-ui, sans-serif";
    pen.lineJoin = "round";
    let count = 0;
    const [wide, high] = [16, 8];
    for (const one of of) {
      if (count >= MOST_WORDS) return;
      const [x, y] = onScreen(one);
      if (!isIn([x, y], 0)) continue;
      const name = one.name.length > 44 && one !== chosen && one !== hovered ? one.name.slice(0, 43).trimEnd() + "…" : one.name;
      const [left, width] = [x + radius(one) + 4, pen.measureText(name).width];
      if (left + width > size.width) continue;
      const places = [];
      for (let px = left; px < left + width + wide; px += wide) for (let py = y - 8; py <= y + 8; py += high) places.push(Math.floor(px / wide) + "," + Math.floor(py / high));
      if (places.some((place) => taken.has(place))) continue;
      places.forEach((place) => taken.add(place));
      pen.strokeStyle = "#FFFFFF";
      pen.lineWidth = 3.5;
      pen.strokeText(name, left, y + 4.5);
      pen.fillStyle = "#1F1F1F";
      pen.fillText(name, left, y + 4.5);
      count += 1;
    }
  };
  // Points that have no room to be more: what is linked least.
  const dots = (of, opacity) => {
    pen.globalAlpha = opacity * 0.55;
    for (const one of of) {
      const [x, y] = onScreen(one);
      pen.fillStyle = map.kinds[one.kind].border;
      pen.fillRect(x - 1, y - 1, 2, 2);
    }
    pen.globalAlpha = 1;
  };
  const points = (of, opacity) => {
    pen.globalAlpha = opacity;
    pen.lineWidth = 1.3;
    // What is linked most lies on top.
    for (let at = of.length - 1; at >= 0; at--) {
      const look = map.kinds[of[at].kind];
      const [x, y] = onScreen(of[at]);
      pen.beginPath();
      outline(x, y, radius(of[at]), look.corners);
      pen.fillStyle = look.fill;
      pen.strokeStyle = look.border;
      pen.fill();
      pen.stroke();
    }
    pen.globalAlpha = 1;
  };
  const draw = () => {
    const ratio = window.devicePixelRatio || 1;
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.fillStyle = "#FFFFFF";
    pen.fillRect(0, 0, size.width, size.height);
    const focus = hovered || chosen;
    const visible = [];
    for (const link of drawn) {
      if (visible.length >= MOST_LINES) break;
      const [a, b] = [onScreen(link.from), onScreen(link.to)];
      if (Math.max(a[0], b[0]) > 0 && Math.max(a[1], b[1]) > 0 && Math.min(a[0], b[0]) < size.width && Math.min(a[1], b[1]) < size.height) visible.push(link);
    }
    const opacity = Math.min(Math.max(400 / Math.max(visible.length, 1), 0.08), 0.55);
    lines(visible, focus ? opacity * 0.35 : opacity, 1);
    const inside = shown.filter((one) => isIn(onScreen(one), 20));
    const room = Math.max(Math.round(size.width * size.height / AREA), 150);
    const [large, small] = [inside.slice(0, room), inside.slice(room)];
    dots(small, focus ? 0.25 : 1);
    points(large, focus ? 0.25 : 1);
    const taken = new Set();
    if (focus) {
      const own = focus.near.filter((link) => !link.off);
      const near = [...new Set(own.map((link) => (link.from === focus ? link.to : link.from)))].sort((a, b) => a.at - b.at);
      lines(own, 0.9, 1.6);
      points(near, 1);
      points([focus], 1);
      const [x, y] = onScreen(focus);
      pen.beginPath();
      pen.arc(x, y, radius(focus) + 5, 0, 2 * Math.PI);
      pen.strokeStyle = "#0072B2";
      pen.lineWidth = 2.5;
      pen.stroke();
      words([focus, ...near], taken);
    } else {
      words(large, taken);
    }
  };
  let isDue = false;
  const redraw = () => {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(() => { isDue = false; draw(); });
  };

  // Moving about.
  let moving = 0;
  const look = (wanted) => {
    const own = ++moving;
    if (isStill.matches) { seen = wanted; redraw(); return; }
    const [begun, from] = [performance.now(), { ...seen }];
    const step = () => {
      if (own !== moving) return;
      const done = Math.min((performance.now() - begun) / 250, 1);
      const eased = done * (2 - done);
      for (const key of ["x", "y"]) seen[key] = from[key] + (wanted[key] - from[key]) * eased;
      seen.scale = from.scale * (wanted.scale / from.scale) ** eased;
      redraw();
      if (done < 1) requestAnimationFrame(step);
      else seen = { ...wanted };
    };
    step();
  };
  const limited = (scale) => Math.min(Math.max(scale, whole().scale * 0.5), Math.max(whole().scale * 60, 4));
  const zoom = (factor, px = size.width / 2, py = size.height / 2) => {
    moving += 1;
    isFitted = false;
    const scale = limited(seen.scale * factor);
    const [dx, dy] = [px - size.width / 2, py - size.height / 2];
    seen = { x: seen.x + dx / seen.scale - dx / scale, y: seen.y + dy / seen.scale - dy / scale, scale };
    redraw();
  };
  const fit = () => { isFitted = true; look(whole()); };
  const pan = (dx, dy) => { moving += 1; isFitted = false; seen = { ...seen, x: seen.x + dx / seen.scale, y: seen.y + dy / seen.scale }; redraw(); };
  canvas.addEventListener("wheel", (event) => {
    // The wheel alone scrolls the page.
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const box = canvas.getBoundingClientRect();
    zoom(event.deltaY < 0 ? 1.15 : 1 / 1.15, event.clientX - box.left, event.clientY - box.top);
  }, { passive: false });
  const held = new Map();
  let dragged = 0;
  canvas.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    held.set(event.pointerId, [event.clientX, event.clientY]);
    canvas.setPointerCapture(event.pointerId);
    if (held.size === 1) dragged = 0;
  });
  canvas.addEventListener("pointermove", (event) => {
    const box = canvas.getBoundingClientRect();
    const before = held.get(event.pointerId);
    if (!before) {
      const one = under(event.clientX - box.left, event.clientY - box.top);
      if (one !== hovered) { hovered = one; canvas.classList.toggle("over", Boolean(one)); redraw(); }
      return;
    }
    const [dx, dy] = [event.clientX - before[0], event.clientY - before[1]];
    const others = [...held.entries()].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
    if (others.length > 0) {
      // Two fingers part and meet.
      const [ox, oy] = others[0];
      const [now, then] = [Math.hypot(event.clientX - ox, event.clientY - oy), Math.hypot(before[0] - ox, before[1] - oy)];
      if (then > 0) zoom(now / then, (event.clientX + ox) / 2 - box.left, (event.clientY + oy) / 2 - box.top);
    } else {
      pan(-dx, -dy);
    }
    dragged += Math.abs(dx) + Math.abs(dy);
    held.set(event.pointerId, [event.clientX, event.clientY]);
  });
  const let_go = (event) => {
    if (!held.delete(event.pointerId) || event.type !== "pointerup" || dragged > 5) return;
    const box = canvas.getBoundingClientRect();
    choose(under(event.clientX - box.left, event.clientY - box.top), false);
  };
  canvas.addEventListener("pointerup", let_go);
  canvas.addEventListener("pointercancel", let_go);
  canvas.addEventListener("pointerleave", () => { if (hovered) { hovered = null; redraw(); } });
  canvas.addEventListener("keydown", (event) => {
    const by = { ArrowLeft: [-60, 0], ArrowRight: [60, 0], ArrowUp: [0, -60], ArrowDown: [0, 60] }[event.key];
    if (by) pan(...by);
    else if (event.key === "+" || event.key === "=") zoom(1.25);
    else if (event.key === "-") zoom(0.8);
    else if (event.key === "0") fit();
    else if (event.key === "Escape") choose(null, false);
    else return;
    event.preventDefault();
  });

  // What is chosen, in words, with what it is linked to.
  const told = make("div", { class: "told", role: "status" });
  const anchor = (one) => make("a", { href: root + one.path }, one.name);
  const choose = (one, isLookedAt) => {
    chosen = one;
    hovered = null;
    if (!one) { told.replaceChildren(); redraw(); return; }
    const own = one.near.filter((link) => !link.off).sort((a, b) => Math.max(a.from.at, a.to.at) - Math.max(b.from.at, b.to.at));
    const sentence = (link) => make("li", {}, link.from === one ? "" : anchor(link.from), " " + map.relations[link.relation].words + (map.forces[link.force] === "asserts" ? "" : " (" + map.forces[link.force] + ")") + " ", link.to === one ? "" : anchor(link.to));
    told.replaceChildren(
      make("p", {}, make("strong", {}, anchor(one)), " · " + map.kinds[one.kind].id + " · " + own.length + (own.length === 1 ? " link" : " links")),
      make("ul", {}, ...own.slice(0, 12).map(sentence)),
      own.length > 12 ? make("p", { class: "remark" }, (own.length - 12) + " more on its page") : "");
    if (isLookedAt) {
      isFitted = false;
      look({ x: one.x, y: one.y, scale: Math.max(seen.scale, limited(whole().scale * 3)) });
    } else {
      redraw();
    }
  };

  // The list: what is named as one types, the most linked first; it drives the canvas.
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const folded = things.map((one) => fold(one.name));
  const search = make("input", { type: "search", placeholder: "find on the map", "aria-label": "Find on the map", autocomplete: "off", role: "combobox", "aria-expanded": "true", "aria-controls": "field-list", "aria-autocomplete": "list" });
  const list = make("ul", { id: "field-list", role: "listbox", tabindex: "0", "aria-label": "Things, the most linked first" });
  const number = make("p", { class: "remark", role: "status" });
  let active = -1;
  const items = () => [...list.children];
  const fill = () => {
    const wanted = fold(search.value).split(/\s+/).filter(Boolean);
    const found = shown.filter((one) => wanted.every((word) => folded[one.at].includes(word)));
    list.replaceChildren(...found.slice(0, FEW).map((one) => make("li", { role: "option", id: "field-" + one.at, "data-at": one.at, "aria-selected": "false" }, one.name, make("small", {}, map.kinds[one.kind].id + ", " + one.links))));
    number.textContent = found.length > FEW ? "the first " + FEW + " of " + found.length : found.length === 1 ? "1 thing" : found.length + " things";
    active = -1;
    search.removeAttribute("aria-activedescendant");
    list.removeAttribute("aria-activedescendant");
  };
  const activate = (at) => {
    const all = items();
    if (all.length === 0) return;
    active = Math.min(Math.max(at, 0), all.length - 1);
    all.forEach((item, place) => item.setAttribute("aria-selected", String(place === active)));
    const item = all[active];
    // Only the list scrolls, not the page.
    if (item.offsetTop < list.scrollTop) list.scrollTop = item.offsetTop;
    else if (item.offsetTop + item.offsetHeight > list.scrollTop + list.clientHeight) list.scrollTop = item.offsetTop + item.offsetHeight - list.clientHeight;
    search.setAttribute("aria-activedescendant", item.id);
    list.setAttribute("aria-activedescendant", item.id);
    choose(things[Number(item.dataset.at)], true);
  };
  const drive = (event) => {
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key];
    if (steps) activate(active + steps);
    else if (event.key === "Home" && event.target === list) activate(0);
    else if (event.key === "End" && event.target === list) activate(items().length - 1);
    else if (event.key === "Enter" && chosen) location.href = root + chosen.path;
    else if (event.key === "Escape") { search.value = ""; fill(); choose(null, false); fit(); }
    else return;
    event.preventDefault();
  };
  search.addEventListener("input", fill);
  search.addEventListener("keydown", drive);
  list.addEventListener("keydown", drive);
  list.addEventListener("click", (event) => {
    const item = event.target.closest("li");
    if (item) activate(items().indexOf(item));
  });

  const bar = make("div", { class: "tools" });
  const tool = (word, label, act) => {
    const button = make("button", { type: "button", "aria-label": label }, word);
    button.addEventListener("click", act);
    bar.append(button);
  };
  tool("+", "closer", () => zoom(1.4));
  tool("−", "further away", () => zoom(1 / 1.4));
  tool("fit", "fit the whole map", fit);
  bar.append(make("span", { class: "hint" }, "Drag to move, Ctrl and the wheel to come closer. In the list, the arrows choose and Enter opens."));
  frame.before(bar);
  const side = make("div", { class: "side-list" }, search, number, list);
  const both = make("div", { class: "both" });
  frame.before(both);
  both.append(frame, side);
  figure.querySelector(".legend").before(told);

  filter();
  fill();
  new ResizeObserver(() => {
    const ratio = window.devicePixelRatio || 1;
    size = { width: canvas.clientWidth, height: canvas.clientHeight };
    canvas.width = Math.round(size.width * ratio);
    canvas.height = Math.round(size.height * ratio);
    if (isFitted) seen = whole();
    draw();
  }).observe(canvas);
  // A canvas does not ask for its letters by itself.
  document.fonts?.load('13px "Catena Sans"').then(redraw, redraw);
};
