// Completing a question as it is typed.
"use strict";

(() => {
  const { isServed, make, asked, combobox } = catena;
  const boxes = isServed ? document.querySelectorAll("form.ask input[type=text]") : [];
  boxes.forEach((input, number) => {
    const list = make("ul", { id: "completions-" + number, role: "listbox", "aria-label": "completions", hidden: "" });
    for (const [name, value] of [["role", "combobox"], ["aria-expanded", "false"], ["aria-controls", list.id], ["aria-autocomplete", "list"]]) {
      input.setAttribute(name, value);
    }
    input.after(list);
    combobox(input, list, {
      entries: (text, at, signal) => asked("complete.json?q=" + encodeURIComponent(text.slice(0, at)), signal),
      // What stands behind the cursor stays as it is, unless the question is whole without it.
      take: ({ from, text, whole }) => {
        const rest = whole ? "" : input.value.slice(input.selectionStart ?? input.value.length);
        const begun = input.value.slice(0, from) + text + (whole || /^\s/.test(rest) ? "" : " ");
        input.value = begun + rest;
        input.setSelectionRange(begun.length, begun.length);
        return !whole;
      },
    });
  });
})();
