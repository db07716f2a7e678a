// The list of all cooperations, narrowed. The page shows only some of each standing: the rows of the country or sector
// that is chosen are fetched. The choice stands in the address: ?country=JP&sector=health&standing=in-force.

import { Choices } from "./choices.js";
import { make } from "./make.js";
import { pageUrl, Pieces } from "./search/pieces.js";

const SCREEN = 60; // rows shown at once
const SECTORS = 3; // sectors named in a row
const FETCHED = ["country", "sector"]; // facets that have files, that with the smaller ones first

const form = document.querySelector("[data-narrow]");
const status = form.querySelector("[data-narrow-status]");
const labels = JSON.parse(form.dataset.labels);
const choices = new Choices(form);
const known = new Map(choices.selects.map((select) => [select.name, new Map([...select.options].map((option) => [option.value, option.text]))]));
const narrowed = document.querySelector("[data-narrowed]");
const body = narrowed.querySelector("tbody");
const heads = [...narrowed.querySelectorAll("th")].map((head) => head.textContent);
const more = narrowed.querySelector("[data-more]");
const sections = [...document.querySelectorAll("[data-section]")];
const language = document.documentElement.lang === "en" ? "en" : "id";
const root = new URL("../../", import.meta.url);
const pieces = new Pieces(root);
const number = new Intl.NumberFormat(language === "en" ? "en-GB" : "id-ID");
let run = 0;

const say = (key, values) => labels[key].replace(/\{(\w+)\}/g, (_, name) => number.format(values[name]));
const nameOf = (facet, id) => known.get(facet)?.get(id) ?? id;

/** Return the rows of the country or sector that is chosen, and of how many they are the first. */
async function fetched(chosen) {
  const facet = FETCHED.find((name) => chosen[name]);
  if (!known.get(facet).has(chosen[facet])) return { rows: [], total: 0 };
  return pieces.get(`cooperations/${language}/${facet}-${chosen[facet]}.json`);
}

function fits([, , countries, standing, sectors], chosen) {
  return (!chosen.standing || standing === chosen.standing) &&
    (!chosen.country || countries.split(" ").includes(chosen.country)) &&
    (!chosen.sector || sectors.split(" ").includes(chosen.sector));
}

function sectorsOf(ids) {
  const names = ids.split(" ").map((id) => nameOf("sector", id));
  return names.slice(0, SECTORS).join(", ") + (names.length > SECTORS ? ` +${names.length - SECTORS}` : "");
}

function rowOf([slug, names, countries, standing, sectors, first, last]) {
  const cell = (at, attributes, ...children) => make("td", { ...attributes, "data-label": heads[at] }, ...children);
  const places = countries.split(" ").filter(Boolean).flatMap((code) => [" ", make("span", { class: "km-where" }, nameOf("country", code))]);
  return make("tr", {},
    make("th", { scope: "row" }, make("a", { href: pageUrl(root, language, `cooperations/${slug}/`) }, names), ...places),
    cell(1, {}, make("span", { class: `km-standing km-standing--${standing}` }, nameOf("standing", standing))),
    cell(2, {}, sectorsOf(sectors)), cell(3, { class: first === last && "km-same" }, first), cell(4, {}, last));
}

/** Show the sections of the page: all, or that of the standing that is chosen. */
function showSections(standing) {
  narrowed.hidden = true;
  sections.forEach((section) => { section.hidden = Boolean(standing) && section.dataset.section !== standing; });
  status.textContent = "";
}

function showRows(found, { rows, total }) {
  sections.forEach((section) => { section.hidden = true; });
  narrowed.hidden = !found.length;
  const add = (start) => {
    body.append(...found.slice(start, start + SCREEN).map(rowOf));
    more.hidden = start + SCREEN >= found.length;
    more.onclick = () => { add(start + SCREEN); body.rows[start + SCREEN].querySelector("a").focus(); };
  };
  body.replaceChildren();
  add(0);
  const among = total > rows.length ? ` ${say("first", { rows: rows.length, total })}` : "";
  status.textContent = say("found", { some: found.length, all: labels.total }) + among;
}

async function show() {
  const mine = (run += 1);
  const chosen = Object.fromEntries(choices.selects.map((select) => [select.name, select.value]));
  if (!FETCHED.some((facet) => chosen[facet])) { showSections(chosen.standing); return; }
  status.textContent = labels.loading;
  try {
    const file = await fetched(chosen);
    if (mine === run) showRows(file.rows.filter((row) => fits(row, chosen)), file);
  } catch {
    if (mine === run) { showSections(""); status.textContent = labels.failed; }
  }
}

choices.follow(show);
