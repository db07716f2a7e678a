// Narrows the rows of a page by the selects above them; the choice stands in the address and goes along to the
// neighbouring years. Rows keep their order, and counts in headings say what is shown.

const form = document.querySelector("[data-narrow]");
const status = form.querySelector("[data-narrow-status]");
const selects = [...form.elements].filter((element) => element.name);
const rows = [...document.querySelectorAll(selects.map((select) => `[data-${select.name}]`).join(","))];
const sections = [...document.querySelectorAll("section")].filter((section) => rows.some((row) => section.contains(row)));
const links = [...document.querySelectorAll("a[rel=prev], a[rel=next]")];

function read() {
  const parameters = new URLSearchParams(location.search);
  selects.forEach((select) => {
    const wanted = parameters.get(select.name) ?? "";
    // A choice made in another year stays, also where nothing of it happened.
    if (![...select.options].some((option) => option.value === wanted)) select.add(new Option(wanted, wanted));
    select.value = wanted;
  });
}

function show() {
  const chosen = selects.filter((select) => select.value);
  const fits = (row) => chosen.every((select) => row.dataset[select.name].split(" ").includes(select.value));
  rows.forEach((row) => { row.hidden = !fits(row); });
  sections.forEach((section) => {
    const left = rows.filter((row) => section.contains(row) && !row.hidden).length;
    section.hidden = !left;
    section.querySelector(".km-count").textContent = left;
  });
  const left = rows.filter((row) => !row.hidden).length;
  status.textContent = chosen.length ? status.dataset.text.replace("{some}", left).replace("{all}", rows.length) : "";
  const search = new URLSearchParams(chosen.map((select) => [select.name, select.value])).toString();
  links.forEach((link) => { link.search = search; });
  return search;
}

form.addEventListener("change", () => {
  const search = show();
  history.pushState(null, "", search ? `?${search}` : location.pathname);
});
form.addEventListener("submit", (event) => event.preventDefault());
const showAddress = () => { read(); show(); };
addEventListener("popstate", showAddress);
// On a slow link a choice may be made before this script has come: it stays.
if (!location.search && selects.some((select) => select.value)) form.dispatchEvent(new Event("change"));
else showAddress();
