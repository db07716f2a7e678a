// Narrows the rows of a page by the selects above them; the choice stands in the address and goes along to the
// neighbouring years. Rows keep their order, and counts in headings say what is shown.

import { Choices } from "./choices.js";

const form = document.querySelector("[data-narrow]");
const status = form.querySelector("[data-narrow-status]");
const choices = new Choices(form);
const rows = [...document.querySelectorAll(choices.selects.map((select) => `[data-${select.name}]`).join(","))];
const sections = [...document.querySelectorAll("section")].filter((section) => rows.some((row) => section.contains(row)));
const links = [...document.querySelectorAll("a[rel=prev], a[rel=next]")];

choices.follow(() => {
  const { chosen, query } = choices;
  const fits = (row) => chosen.every((select) => row.dataset[select.name].split(" ").includes(select.value));
  rows.forEach((row) => { row.hidden = !fits(row); });
  sections.forEach((section) => {
    const left = rows.filter((row) => section.contains(row) && !row.hidden).length;
    section.hidden = !left;
    section.querySelector(".km-count").textContent = left;
  });
  const left = rows.filter((row) => !row.hidden).length;
  status.textContent = chosen.length ? status.dataset.text.replace("{some}", left).replace("{all}", rows.length) : "";
  links.forEach((link) => { link.search = query; });
});
