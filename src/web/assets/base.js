// What pages do beyond being read. Without it every page can be read. Its parts stand one after the other in one file.
"use strict";

const catena = (() => {
  const body = document.body;
  const make = (name, attributes, ...inside) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) element.setAttribute(key, value);
    element.append(...inside);
    return element;
  };
  // What a server says; nothing where it does not answer, or whoever asked gives the signal that they wait no more.
  const asked = async (path, signal) => {
    try {
      const answer = await fetch(body.dataset.root + path, { signal });
      return answer.ok ? await answer.json() : [];
    } catch {
      return [];
    }
  };
  // What stands behind the # of the address; nothing if that is malformed.
  const part = () => {
    try { return decodeURIComponent(location.hash.slice(1)); } catch { return ""; }
  };
  // The legend of a map shows and hides kinds and relations. Gives what is hidden, which stands in the address too, and calls
  // `changed` whenever that changes.
  const hiddenBy = (map, changed) => {
    const hidden = new Set(part().replace(/^hide=/, "").split("+").filter((one) => one.includes(":")));
    for (const entry of map.querySelectorAll(".legend li")) {
      if (entry.dataset.of === "side") continue;
      const own = entry.dataset.of + ":" + entry.dataset.id;
      const box = make("input", { type: "checkbox" });
      box.checked = !hidden.has(own);
      entry.replaceChildren(make("label", {}, box, " ", ...entry.childNodes));
      box.addEventListener("change", () => {
        if (box.checked) hidden.delete(own); else hidden.add(own);
        history.replaceState(null, "", hidden.size > 0 ? "#hide=" + [...hidden].join("+") : location.pathname.split("/").pop() + location.search);
        changed();
      });
    }
    return hidden;
  };
  return { body, root: body.dataset.root || "", isServed: body.dataset.mode === "served", make, asked, part, hiddenBy };
})();
