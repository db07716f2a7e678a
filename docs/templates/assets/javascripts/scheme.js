// Light, dark, or as the device says: the reader's choice, kept in the reader's own browser.
// Loaded in the head, so that the page is never painted in the wrong colours first.
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
