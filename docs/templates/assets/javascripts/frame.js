// What the header of every page does: the colour scheme, and the search box, whose suggestions come with the first letter.
// Loaded in the head, so that the page is never painted in the wrong colours first.

// Light, dark, or as the device says: the reader's choice, kept in the reader's own browser.
(() => {
  const choices = ["auto", "light", "dark"];
  const root = document.documentElement;
  const read = () => {
    try { return localStorage.getItem("scheme"); } catch { return null; }
  };
  const keep = (choice) => {
    try { localStorage.setItem("scheme", choice); } catch { /* the choice then lasts for this page */ }
  };
  const show = (choice) => { root.dataset.scheme = choices.includes(choice) ? choice : "auto"; };
  show(read());
  root.classList.add("km-script"); // what is only for readers without script goes away before the first paint

  addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector("[data-scheme-button]");
    const label = () => {
      const text = button.dataset[root.dataset.scheme];
      button.title = text;
      button.setAttribute("aria-label", text);
    };
    button.hidden = false;
    label();
    button.addEventListener("click", () => {
      const next = choices[(choices.indexOf(root.dataset.scheme) + 1) % choices.length];
      show(next);
      keep(next);
      label();
    });
  });
})();

// The search box says from the beginning what it is; what makes suggestions is fetched when something is typed.
(() => {
  const box = new URL("search/box.js", document.currentScript.src);

  addEventListener("DOMContentLoaded", () => {
    const field = document.getElementById("km-find");
    if (!field) return;
    const list = document.getElementById("km-find-list");
    const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id };
    for (const [name, value] of Object.entries(attributes)) field.setAttribute(name, value);
    const start = () => import(box).then(({ open }) => open(field, list), () => { /* the form works without suggestions */ });
    if (field.value && document.activeElement === field) start(); // typed while the page was still coming
    else field.addEventListener("input", start, { once: true });
  });
})();

// A link to what stands behind a click opens it: newer browsers do so themselves.
(() => {
  const fragment = () => {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch {
      return ""; // its codes are no text: no id of ours
    }
  };
  const reveal = () => {
    const target = document.getElementById(fragment());
    const rest = target?.closest("details:not([open])");
    if (!rest) return;
    rest.open = true;
    target.scrollIntoView();
  };
  addEventListener("DOMContentLoaded", reveal);
  addEventListener("hashchange", reveal);
})();
