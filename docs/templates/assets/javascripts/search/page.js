// The search page: what the address says, shown; what the reader does, put into the address.

import { make } from "../make.js";
import { Hints } from "./hints.js";
import { Finder } from "./outcome.js";
import { FACETS, NoEngineError, Search } from "./search.js";
import { Show } from "./show.js";

const form = document.querySelector("[data-search]");
const part = (name) => document.querySelector(`[data-${name}]`);
const labels = JSON.parse(form.dataset.labels);
const language = document.documentElement.lang === "en" ? "en" : "id";
const root = new URL(form.dataset.root, document.baseURI);
const field = form.elements.q;
const SCREEN = 20; // results shown at once

const search = new Search(root, language);
const showing = new Show(labels, language, root);
const hints = new Hints(showing, search);
const whole = new Set(); // facets shown with all their values
const opened = new Set(matchMedia("(min-width: 44rem)").matches ? ["city", "country", "sector"] : []);
let run = 0;
let shown = SCREEN;
let facetLabels = {};

function readAddress() {
  const parameters = new URLSearchParams(location.search);
  const chosen = Object.fromEntries(FACETS.map((facet) => [facet, new Set(parameters.getAll(facet))]));
  return { q: parameters.get("q") ?? "", chosen };
}

function writeAddress({ q, chosen }, replace = false) {
  const parameters = new URLSearchParams(q ? { q } : {});
  FACETS.forEach((facet) => chosen[facet].forEach((id) => parameters.append(facet, id)));
  const text = parameters.toString();
  history[replace ? "replaceState" : "pushState"](null, "", text ? `?${text}` : location.pathname);
}

/** Return what a value of a facet is called. */
function nameOf(facet, id) {
  const known = facet === "city" ? search.events.labels.get(id) : Object.hasOwn(facetLabels, facet) && Object.hasOwn(facetLabels[facet], id) ? facetLabels[facet][id] : null;
  return known ? known[language === "en" ? 1 : 0] : id;
}

async function show() {
  const mine = (run += 1);
  const current = () => mine === run;
  const state = readAddress();
  if (document.activeElement !== field) field.value = state.q;
  part("status").textContent = labels["status.loading"];
  part("results").setAttribute("aria-busy", "true");
  let isShown;
  hints.shown = new Promise((resolve) => { isShown = resolve; });
  try {
    const finder = new Finder(search, { shown, current, partial: (outcome) => { if (current()) present(outcome); } });
    const outcome = await finder.find(state.q, state.chosen);
    if (!current()) return;
    present(outcome);
    await showFacets(outcome, state, current);
    isShown();
  } catch (error) {
    if (current()) failed(error);
    if (!(error instanceof NoEngineError)) throw error;
  }
}

/** Say that something could not be fetched, and offer to try again; what a browser lacks is said as it is. */
function failed(error) {
  const isMissing = error instanceof NoEngineError;
  part("results").setAttribute("aria-busy", "false");
  part("status").textContent = labels[isMissing ? "status.no-engine" : "status.failed"];
  if (!isMissing) part("hints").replaceChildren(make("p", {}, make("button", { type: "button", onclick: show }, labels.retry)));
}

function present(outcome) {
  const { query, rows, count, more } = outcome;
  const readings = hints.readings(query);
  const things = [...new Set([...search.missionsOf(query), ...query.groups.flatMap((group) => group.things)])].filter((thing) => thing.count && !readings.things.has(thing));
  part("parts").hidden = false;
  part("results").replaceChildren(...rows.slice(0, shown).map((row) => showing.result(row)));
  part("more").hidden = count <= shown && !(more && rows.length > 1);
  part("status").textContent = statusOf(outcome);
  part("hints").replaceChildren(...above(outcome), ...readings, ...hints.lists(query), ...showing.pages(labels.pages, things));
}

function statusOf({ absent, count, more }) {
  if (!absent.length) return showing.count(count, more);
  if (!count) return labels["mentioned.none"];
  return showing.say(count === 1 ? "mentioned.one" : "mentioned.many", { count: showing.number.format(count) });
}

/** Return what stands above the results: answers, what is not there, what is shown instead. */
function above({ query, absent, answers, isQuestion, isLoose, language: text, misspelling, standings, less }) {
  const found = [...hints.absent(absent)];
  if (misspelling) found.push(misspelling.isShown ? hints.corrected(misspelling) : hints.offered(misspelling, query));
  if (answers.length) found.push(showing.answers(answers));
  else if (isQuestion) found.push(hints.noCooperation(query));
  if (text) found.push(showing.note(labels[`other.${text}`]));
  if (standings) found.push(...hints.standings(standings));
  found.push(...hints.less(less, query));
  if (isLoose) found.push(showing.note(labels.loose));
  return found;
}

/** Show what is chosen and what could be. */
async function showFacets(outcome, state, current) {
  facetLabels = await search.labels();
  const facets = [];
  for (const facet of FACETS) {
    const { counts, all, file } = await outcome.counts(facet);
    const every = file && whole.has(facet) ? await everyCount(file, facet) : counts;
    const missing = [...state.chosen[facet]].filter((id) => !every.some(([known]) => known === id));
    if (facet === "city") await Promise.all(missing.map((id) => search.events.thing(`city:${id}`)));
    facets.push([facet, [...every, ...missing.map((id) => [id, 0])], all]);
  }
  if (!current()) return;
  part("results").setAttribute("aria-busy", "false");
  const page = { chosen: state.chosen, whole, opened, nameOf, toggle, showWhole: (facet) => { whole.add(facet); show(); } };
  keepPlace(part("chosen"), () => part("chosen").replaceChildren(...chips(state)));
  keepFocus(() => part("facets").replaceChildren(...facets.map(([facet, counts, all]) => showing.facet(facet, counts, all, page))));
}

async function everyCount(path, facet) {
  const all = await search.pieces.get(path);
  if (facet === "city") search.events.learn(all.city);
  return all[facet].map((entry) => [entry[0], entry.at(-1)]);
}

function chips({ chosen }) {
  const found = FACETS.flatMap((facet) => [...chosen[facet]].map((id) => showing.chip(nameOf(facet, id), () => toggle(facet, id))));
  if (found.length > 1) found.push(make("button", { type: "button", class: "km-chip km-chip--clear", onclick: clear }, labels.clear));
  return found;
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
const showAddress = () => { shown = SCREEN; field.value = readAddress().q; show(); };
addEventListener("popstate", showAddress);
addEventListener("pageshow", (event) => { if (event.persisted) showAddress(); });
// On a slow link something may be typed before this script has come: it is searched for.
const typed = field.value.trim();
if (typed && typed !== readAddress().q) go({ ...readAddress(), q: typed }, true);
else show();
