// The search page: what the address says, shown; what the reader does, put into the address.

import { make } from "../make.js";
import { FACETS, Lists, fetchJson } from "./lists.js";
import { Names, alike, parse, slips } from "./query.js";
import { find } from "./text.js";

const form = document.querySelector("[data-search]");
const part = (name) => document.querySelector(`[data-${name}]`);
const labels = JSON.parse(form.dataset.labels);
const language = document.documentElement.lang === "en" ? "en" : "id";
const root = new URL(form.dataset.root, document.baseURI);
const field = form.elements.q;
const SCREEN = 20; // results shown at once
const TOP = 8; // values of a facet shown at once

const FIRST = 1; // results of a word that are shown before the others are looked at
const loading = {};
let run = 0;
let shown = SCREEN;
const whole = new Set(); // facets shown with all their values
const opened = new Set(matchMedia("(min-width: 44rem)").matches ? ["city", "country", "sector"] : []);

/** Return one of the site's lists, fetched once; a failed attempt is made again the next time. */
function load(name, make) {
  loading[name] ??= fetchJson(new URL(`search/${name}.json`, root)).then(make, (error) => { delete loading[name]; throw error; });
  return loading[name];
}
const loadNames = () => load("names", (data) => new Names(data));
const loadLists = () => load("events", (data) => new Lists(data, language, root));

const say = (key, values = {}) => labels[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
const labelOf = (labels) => labels[language === "en" ? labels.length - 1 : 0];

function readAddress() {
  const parameters = new URLSearchParams(location.search);
  const chosen = Object.fromEntries(FACETS.map((facet) => [facet, new Set(parameters.getAll(facet))]));
  return { q: parameters.get("q") ?? "", chosen };
}

function writeAddress({ q, chosen }, replace = false) {
  const parameters = new URLSearchParams(q ? { q } : {});
  FACETS.forEach((facet) => chosen[facet].forEach((id) => parameters.append(facet, id)));
  const search = parameters.toString();
  history[replace ? "replaceState" : "pushState"](null, "", search ? `?${search}` : location.pathname);
}

/** Return what a value of a facet is called. */
function nameOf(facet, id, names, lists) {
  if (facet === "year") return id;
  const own = lists.labels[facet];
  if (own && Object.hasOwn(own, id)) return labelOf(own[id]);
  const thing = names.things.find((one) => one.facet === facet && one.id === id);
  return thing ? labelOf(thing.labels) : id;
}

async function show() {
  const mine = (run += 1);
  const current = () => mine === run;
  const state = readAddress();
  if (document.activeElement !== field) field.value = state.q;
  part("status").textContent = labels["status.loading"];
  part("results").setAttribute("aria-busy", "true");
  try {
    const names = await loadNames();
    await answer({ state, names, current, ...parse(state.q, names) });
  } catch (error) {
    if (current()) part("status").textContent = labels["status.failed"];
    throw error;
  }
}

/** Answer a query: `groups` of names from the lists alone, `words` from the text. */
async function answer(query) {
  if (!query.words.length) return fromLists(query);
  const { rows, more } = await fromText(query);
  if (!query.current()) return undefined;
  const slip = rows.length ? null : slips(query.words, query.names);
  if (!slip) return present(query, rows, more);
  const groups = [...query.groups, { things: slip.things }];
  return answer({ ...query, groups, words: slip.rest, instead: slip.things });
}

async function fromLists(query) {
  const lists = await loadLists();
  const numbers = lists.select(lists.test(query.state.chosen, query.groups));
  const rows = await Promise.all(numbers.slice(0, shown).map((number) => lists.row(number)));
  return present(query, numbers.map((number, at) => rows[at] ?? { number }), false);
}

/** Return the articles whose text holds the words, as far as the reader has asked to see; show the first at once. */
async function fromText(query) {
  const { state, groups, words, current } = query;
  const narrowed = groups.length || FACETS.some((facet) => state.chosen[facet].size);
  const lists = narrowed ? await loadLists() : null;
  const allowed = lists && new Set(lists.select(lists.test(state.chosen, groups)));
  const rows = [];
  for await (const row of find(words, filtersOf(query), language, root, query.names.parts)) {
    if (!current()) break;
    if (allowed && !allowed.has(row.number)) continue;
    rows.push(row);
    if (rows.length === FIRST) presentRows(query, rows, true);
    if (rows.length > shown * 3) return { rows, more: true };
  }
  return { rows, more: false };
}

/** Return what Pagefind is to leave out before the lists decide exactly. */
function filtersOf({ state: { chosen }, groups }) {
  const all = FACETS.filter((facet) => chosen[facet].size).map((facet) => ({ [facet]: { any: [...chosen[facet]] } }));
  for (const { things } of groups) all.push({ any: things.map((thing) => ({ [thing.facet]: thing.id })) });
  return all.length ? { all } : {};
}

/** Return names near to what was asked, for a reader who has found nothing. */
function suggestions({ state, names, groups, words }) {
  const named = groups.flatMap((group) => group.things);
  return [...new Set([...named, ...(slips(words, names)?.things ?? []), ...alike(state.q, names)])].slice(0, 5);
}

async function present(query, rows, more) {
  if (!query.current()) return;
  presentRows(query, rows, more);
  const lists = await loadLists();
  if (!query.current()) return;
  part("results").setAttribute("aria-busy", "false");
  const only = query.words.length ? new Set(rows.map((row) => row.number)) : undefined;
  keepPlace(part("chosen"), () => part("chosen").replaceChildren(...chips(query, lists)));
  keepFocus(() => part("facets").replaceChildren(...FACETS.map((facet) => facetOf(facet, query, lists, only))));
}

function presentRows(query, rows, more) {
  part("parts").hidden = false;
  part("results").replaceChildren(...rows.slice(0, shown).map(result));
  part("more").hidden = rows.length <= shown && !(more && rows.length > FIRST);
  part("status").textContent = status(rows.length, more);
  part("hints").replaceChildren(...hints(query, rows.length ? [] : suggestions(query)));
}

function status(count, more) {
  if (!count) return labels["status.none"];
  const shownCount = count.toLocaleString(language === "en" ? "en-GB" : "id-ID");
  return say(more ? "status.more" : count === 1 ? "status.one" : "status.many", { count: shownCount });
}

function result(row) {
  const passage = row.passage.map(([text, matches]) => (matches ? make("mark", {}, text) : text));
  return make("li", { class: "km-row" },
    make("div", { class: "km-row__date" }, row.date),
    make("div", { class: "km-row__main" },
      make("p", { class: "km-row__what" }, make("a", { href: row.url }, row.title)),
      make("p", { class: "km-row__about" }, `${row.parties} · ${row.sectors}`),
      make("p", { class: "km-row__about" }, ...passage)));
}

/** Return the pages of what the query names, what was shown instead, and what may have been meant. */
function hints(query, near) {
  const found = [];
  if (query.instead) {
    const name = query.instead.map((thing) => labelOf(thing.labels)).join(", ");
    found.push(make("p", { class: "km-note" }, say("instead", { name })));
  }
  const things = [...new Set(query.groups.flatMap((group) => group.things))];
  if (things.some((thing) => thing.page)) found.push(pagesOf(labels.pages, things));
  const others = near.filter((thing) => thing.page && !things.includes(thing));
  if (others.length) found.push(pagesOf(labels.near, others));
  return found;
}

function pagesOf(heading, things) {
  const prefix = language === "en" ? "en/" : "";
  const items = things.filter((thing) => thing.page).map((thing) => make("li", { class: "km-way" },
    make("a", { href: new URL(prefix + thing.page, root).href }, labelOf(thing.labels)),
    make("span", { class: "km-way__count" }, status(thing.count, false))));
  return make("div", { class: "km-pages" }, make("p", { class: "km-hint" }, heading), make("ul", { class: "km-ways" }, ...items));
}

function chips({ state, names }, lists) {
  const found = FACETS.flatMap((facet) => [...state.chosen[facet]].map((id) => {
    const name = nameOf(facet, id, names, lists);
    return make("button", { type: "button", class: "km-chip", "aria-label": say("remove", { name }), onclick: () => toggle(facet, id) }, `${name} ×`);
  }));
  if (found.length > 1) found.push(make("button", { type: "button", class: "km-chip km-chip--clear", onclick: clear }, labels.clear));
  return found;
}

function facetOf(facet, query, lists, only) {
  const { state } = query;
  const counts = lists.counts(facet, state.chosen, query.groups, only)
    .filter(([id, count]) => count || state.chosen[facet].has(id))
    .sort((one, other) => (facet === "year" ? other[0] - one[0] : state.chosen[facet].has(other[0]) - state.chosen[facet].has(one[0]) || other[1] - one[1]));
  const some = whole.has(facet) ? counts : counts.slice(0, TOP);
  const items = some.map(([id, count]) => choice(facet, id, count, query, lists));
  const details = make("details", { open: opened.has(facet) || state.chosen[facet].size > 0, ontoggle: () => {
    if (details.open) opened.add(facet); else opened.delete(facet);
  } }, make("summary", {}, labels[`facet.${facet}`]), make("ul", {}, ...items));
  if (some.length < counts.length) {
    details.append(make("button", { type: "button", class: "km-all", id: `all-${facet}`, onclick: () => { whole.add(facet); show(); } }, `${labels.all} (${counts.length})`));
  }
  return details;
}

function choice(facet, id, count, { state, names }, lists) {
  const box = make("input", { type: "checkbox", id: `${facet}-${id}`, checked: state.chosen[facet].has(id), onchange: () => toggle(facet, id) });
  const label = make("label", { for: box.id }, `${nameOf(facet, id, names, lists)} `, make("span", { class: "km-way__count" }, String(count)));
  return make("li", {}, box, label);
}

function keepFocus(change) {
  const id = document.activeElement?.id;
  change();
  if (id && document.activeElement?.id !== id) document.getElementById(id)?.focus();
}

/** Change the children of `place`; where the focus was on one of them, it goes to the one now there, or to the field. */
function keepPlace(place, change) {
  const at = [...place.children].indexOf(document.activeElement);
  change();
  if (at >= 0) (place.children[Math.min(at, place.children.length - 1)] ?? field).focus();
}

function toggle(facet, id) {
  const state = readAddress();
  if (!state.chosen[facet].delete(id)) state.chosen[facet].add(id);
  go({ ...state, q: field.value.trim() });
}

function clear() {
  go({ q: field.value.trim(), chosen: Object.fromEntries(FACETS.map((facet) => [facet, new Set()])) });
  field.focus();
}

function go(state, replace) {
  shown = SCREEN;
  writeAddress(state, replace);
  return show();
}

let typing;
field.addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(() => go({ ...readAddress(), q: field.value.trim() }, true), 300);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(typing);
  go({ ...readAddress(), q: field.value.trim() });
});
part("more").addEventListener("click", () => { shown += SCREEN; show(); });
addEventListener("popstate", () => { shown = SCREEN; field.value = readAddress().q; show(); });
show();
