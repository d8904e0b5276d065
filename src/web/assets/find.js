// Finding by name: accents and case do not count; the beginning of a word counts more than its middle.
"use strict";

(() => {
  const { root, isServed, make, asked, combobox } = catena;
  const form = document.querySelector("form.find");
  const input = document.querySelector("#find");
  const list = document.querySelector("#found");
  const MOST = 12;
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/-/g, " ").trim().replace(/\s+/g, " ");
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
  const search = async (text, at, signal) => {
    const words = fold(text).split(/\s+/).filter(Boolean);
    if (words.length === 0) return null;
    if (isServed) return asked("find.json?q=" + encodeURIComponent(text), signal);
    await load();
    const scored = (names || []).map((entry) => [score(entry, words), entry]).filter(([points]) => points > 0);
    scored.sort(([a, one], [b, other]) => b - a || (one.path < other.path ? -1 : 1));
    return scored.slice(0, MOST).map(([, entry]) => entry);
  };
  if (!form || !input || !list) return;
  form.hidden = false;
  combobox(input, list, {
    entries: search,
    take: (entry) => { location.href = root + entry.path; },
    nothing: isServed ? "nothing has this name: press Enter to ask" : "nothing has this name",
    first: !isServed,
  });
  document.addEventListener("keydown", (event) => {
    const isTyping = /^(input|textarea|select)$/i.test(event.target.tagName || "");
    if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); input.focus(); }
  });
})();
