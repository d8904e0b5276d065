// A box in which one types, with a list of what that can become: moved through with the arrows, taken with Enter or the
// mouse, closed with Escape.
"use strict";

catena.combobox = (input, list, { entries, take, nothing, first }) => {
  const { make } = catena;
  let shown = [];
  let chosen = -1;
  let turn = 0;
  let waiting = new AbortController();
  const told = make("p", { class: "unseen", role: "status" });
  list.after(told);
  const options = () => [...list.querySelectorAll("li:not([aria-disabled])")];
  const chooseNothing = () => {
    chosen = -1;
    options().forEach((option) => option.setAttribute("aria-selected", "false"));
    input.removeAttribute("aria-activedescendant");
  };
  const close = () => {
    turn += 1;
    waiting.abort();
    list.hidden = true;
    chooseNothing();
    told.textContent = "";
    input.setAttribute("aria-expanded", "false");
  };
  const choose = (at) => {
    const all = options();
    if (all.length === 0) return;
    chosen = (at + all.length) % all.length;
    all.forEach((option, number) => option.setAttribute("aria-selected", String(number === chosen)));
    all[chosen].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", all[chosen].id);
  };
  const option = (entry, number) => make("li",
    { role: "option", id: list.id + "-" + number, "aria-selected": "false", ...(entry.path && { "data-path": entry.path }) },
    entry.name, make("small", {}, entry.kind));
  const show = (found) => {
    shown = found;
    if (found.length === 0 && !nothing) return close();
    list.replaceChildren(...found.map(option));
    if (found.length === 0) list.append(make("li", { role: "option", "aria-disabled": "true", "aria-selected": "false" }, nothing));
    list.hidden = false;
    list.scrollTop = 0;
    chooseNothing();
    told.textContent = found.length === 0 ? nothing : found.length === 1 ? "1 choice" : found.length + " choices";
    input.setAttribute("aria-expanded", "true");
  };
  // Of two answers the one that was asked for last is shown.
  const look = async () => {
    const own = ++turn;
    waiting.abort();
    waiting = new AbortController();
    const found = await entries(input.value, input.selectionStart ?? input.value.length, waiting.signal);
    if (own !== turn) return;
    if (found === null) close(); else show(found);
  };
  const use = (at) => { const entry = shown[at]; close(); if (take(entry)) look(); };
  // What was chosen belongs to what was typed before.
  input.addEventListener("input", () => { chooseNothing(); look(); });
  input.addEventListener("keydown", (event) => {
    const isOpen = !list.hidden && options().length > 0;
    if (event.key === "ArrowDown" && !isOpen) { event.preventDefault(); look(); }
    else if (event.key === "ArrowDown") { event.preventDefault(); choose(chosen + 1); }
    else if (event.key === "ArrowUp" && isOpen) { event.preventDefault(); choose(chosen < 0 ? -1 : chosen - 1); }
    else if (event.key === "Escape" && !list.hidden) { event.preventDefault(); close(); }
    else if (event.key === "Enter" && !event.isComposing) {
      const at = chosen >= 0 ? chosen : first && isOpen ? 0 : -1;
      if (at >= 0) { event.preventDefault(); use(at); } else if (first) event.preventDefault();
    }
  });
  list.addEventListener("mousedown", (event) => {
    const at = options().indexOf(event.target.closest("li"));
    if (at >= 0) { event.preventDefault(); use(at); }
  });
  input.addEventListener("blur", () => setTimeout(close, 100));
};
