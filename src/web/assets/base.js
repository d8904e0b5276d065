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
  return { body, root: body.dataset.root || "", isServed: body.dataset.mode === "served", make, asked };
})();
