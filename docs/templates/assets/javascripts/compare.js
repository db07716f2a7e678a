// Two localities or two countries side by side. What is chosen stands in the address: ?a=kota-bandung&b=kota-surabaya, or ?a=JP&b=KR.

import { make } from "./make.js";
import { Box } from "./search/box.js";
import { bucketOf, Pieces } from "./search/pieces.js";

const SVG = "http://www.w3.org/2000/svg";
const SIDES = ["a", "b"];

const form = document.querySelector(".km-compare");
const labels = JSON.parse(form.dataset.labels);
const area = document.querySelector("[data-compare]");
const status = area.querySelector("[role=status]");
const compared = area.querySelector("[data-compared]");
const legend = document.querySelector("[data-legend]").content.firstElementChild;
const axis = JSON.parse(area.dataset.axis);
const language = document.documentElement.lang === "en" ? "en" : "id";
const pieces = new Pieces(new URL("../../", import.meta.url));
const home = new URL("../", location.href.split(/[?#]/)[0]);
const chosen = new URLSearchParams(location.search);

const say = (key, values = {}) => labels[`compare.${key}`].replace(/\{(\w+)\}/g, (_, name) => values[name]);
const facetOf = (id) => (/^[A-Z]{2}$/.test(id) ? "country" : "city");

/** A field whose suggestions are links to the comparison with what was chosen. */
class Chooser extends Box {
  async find(text) {
    const { side } = this.field.dataset;
    const other = chosen.get(side === "a" ? "b" : "a");
    const facets = other ? [facetOf(other)] : ["city", "country"];
    return (await super.find(text)).filter((one) => one.id && one.count && facets.includes(one.facet) && !one.page.startsWith("organisations/"));
  }

  options(found) {
    return found.map((one) => this.option({ href: this.address(one.id) }, make("span", {}, one.label), " ", make("span", { class: "km-way__count" }, this.counted("status", one.count))));
  }

  press(event) {
    if (event.key === "Enter" && this.active < 0 && !event.isComposing) this.take();
    else super.press(event);
  }

  /** Go to the comparison with the first suggestion: Enter was pressed and none was chosen. */
  async take() {
    const [first] = await this.find(this.field.value.trim()).catch(() => []);
    if (first) location.assign(this.address(first.id));
  }

  address(id) {
    const parameters = new URLSearchParams(chosen);
    parameters.set(this.field.dataset.side, id);
    return `?${parameters}`;
  }
}

function drawn(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** Return the page of something, in the page's language. */
const pageOf = (path) => new URL(path, home).href;

function year(x, text) {
  return drawn("text", { class: "km-life__year", x, y: 21 }, text);
}

/** Return the years and today's quarter behind some lanes. */
function scale(end) {
  const top = axis.top - 6;
  const years = Object.entries(axis.years);
  const [now, width] = axis.now;
  return drawn("g", { transform: `translate(${axis.names})`, "aria-hidden": "true" },
    drawn("rect", { class: "km-life__strip", y: top, width: axis.strip, height: end - top }), year(axis.strip / 2, axis.before),
    drawn("path", { class: "km-life__grid km-life__grid--named", d: years.map(([, x]) => `M${x} ${top}V${end}`).join("") }),
    ...years.map(([number, x]) => year(x, number)),
    drawn("rect", { class: "km-life__now", x: now, y: top, width, height: end - top }), year(now + width / 2, say("now")));
}

/** Return the mark of an event: a link to its row in the timeline, with a line where its date is open. */
function mark([classes, d, page, title, tail]) {
  return drawn("a", { href: pageOf(page) }, drawn("title", {}, title),
    ...(tail ? [drawn("path", { class: "km-life__tail", d: `M${tail[0]} 0h${tail[1]}` })] : []), drawn("path", { class: classes, d }));
}

function lane([slug, others, standing, label, reason, gaps, bars, marks], at) {
  const name = others.length > 24 ? `${others.slice(0, 23)}…` : others;
  return drawn("g", { class: `km-lane km-lane--${standing}`, role: "group", transform: `translate(${axis.names} ${axis.top + axis.lane * (at + 0.5)})` },
    drawn("title", {}, `${others}: ${label}. ${reason}`),
    drawn("a", { href: pageOf(`cooperations/${slug}/`) }, drawn("text", { class: "km-life__name", x: -6, y: 4 }, name)),
    ...gaps.map(([x, width]) => drawn("rect", { class: "km-life__gap", x, y: -7, width, height: 14 })),
    ...bars.map(([x, width, fades]) => drawn("rect", { class: `km-life__bar${fades ? " km-life__bar--fades" : ""}`, x, y: -3, width, height: 6 })),
    ...marks.map(mark));
}

/** Return what the bars and gaps of all drawings are filled with. */
function patterns() {
  return drawn("defs", {},
    drawn("linearGradient", { id: "km-fade" }, drawn("stop", { class: "km-life__stop" }), drawn("stop", { class: "km-life__stop", offset: 1, "stop-opacity": 0 })),
    drawn("pattern", { id: "km-hatch", width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, drawn("path", { d: "M0 0V5" })));
}

function picture(one, first) {
  const end = axis.top + axis.lane * one.lanes.length;
  const svg = drawn("svg", { class: "km-life__draw", viewBox: `0 0 ${axis.names + axis.length} ${end}`, preserveAspectRatio: "xMinYMin", role: "group", "aria-label": say("picture", { name: one.name, first: axis.first, last: axis.last }) },
    ...(first ? [patterns()] : []), drawn("g", { class: "km-life__turn" }, scale(end), ...one.lanes.map(lane)));
  return make("figure", { class: "km-life" }, make("div", { class: "km-life__box" }, svg), ...(first ? [legend] : []));
}

function list(items) {
  return make("ul", { class: "km-plain" }, ...items.map((item) => make("li", {}, item)));
}

function link(path, text) {
  return make("a", { href: pageOf(path) }, text);
}

const total = (one) => one.standings.reduce((sum, [, , count]) => sum + count, 0);

/** Return the facts of both as a table. */
function table(comparisons) {
  const [first, second] = comparisons;
  const theirs = new Set(second.partners.map(([id]) => id));
  const common = first.partners.filter(([id]) => theirs.has(id));
  const row = (key, cell) => make("tr", {}, make("th", { scope: "row" }, say(key)), ...comparisons.map((one) => make("td", { "data-label": one.name }, cell(one))));
  const shared = common.length ? list(common.map(([, path, name]) => link(path, name))) : say("partners.none");
  return make("table", { class: "km-table" },
    make("thead", {}, make("tr", {}, make("td", {}), ...comparisons.map((one) => make("th", { scope: "col" }, link(one.page, one.name))))),
    make("tbody", {},
      row("cooperations", (one) => String(total(one))),
      row("events", (one) => String(one.events)),
      row("standings", (one) => list(one.standings.map(([, label, count]) => `${label}: ${count}`))),
      row("sectors", (one) => list(one.sectors.map(([, label, count]) => `${label}: ${count}`))),
      make("tr", {}, make("th", { scope: "row" }, say("partners")), make("td", { colspan: 2 }, shared))));
}

function section(one, at) {
  const shown = one.lanes.length < total(one) ? [" ", make("span", { class: "km-count" }, say("number", { shown: one.lanes.length, all: total(one) }))] : [];
  return make("section", {}, make("h2", {}, `${say("lifelines")}: ${one.name}`, ...shown), picture(one, at === 0),
    list(one.lanes.map(([slug, others, , label, reason]) => make("span", {}, link(`cooperations/${slug}/`, others), ` – ${label}. ${reason}`))),
    make("p", { class: "km-more" }, link(one.page, say("all", { name: one.name }))));
}

async function comparisonOf(id) {
  const { comparisons } = await pieces.manifest();
  const key = `${facetOf(id)}:${id}`;
  if (!/^[A-Za-z0-9-]+$/.test(id)) return undefined;
  const file = await pieces.get(`comparisons/${language}/${bucketOf(key, comparisons)}.json`);
  return Object.hasOwn(file, key) ? file[key] : undefined;
}

function show(comparisons) {
  SIDES.forEach((side, at) => {
    const field = form.querySelector(`[data-side=${side}]`);
    if (comparisons[at] && !field.value) field.value = comparisons[at].name; // what is being typed stays
  });
  const ids = SIDES.map((side) => chosen.get(side) ?? "");
  if (!ids.every(Boolean)) { status.textContent = say("pick"); return; }
  if (ids[0] === ids[1]) { status.textContent = say("same"); return; }
  if (!comparisons.every(Boolean)) { status.textContent = say("none"); return; }
  if (facetOf(ids[0]) !== facetOf(ids[1])) { status.textContent = say("pick"); return; }
  status.textContent = say("heading", { a: comparisons[0].name, b: comparisons[1].name });
  document.title = `${status.textContent} – ${document.title}`;
  compared.replaceChildren(table(comparisons), ...comparisons.map(section));
}

for (const side of SIDES) {
  const field = form.querySelector(`[data-side=${side}]`);
  const options = document.getElementById(`${field.id}-list`);
  const chooser = new Chooser(field, options);
  chooser.live = field.parentElement.querySelector("[aria-live]");
  if (field.value) chooser.suggest(); // typed before this script has come
}
Promise.all(SIDES.map((side) => (chosen.get(side) ? comparisonOf(chosen.get(side)) : undefined)))
  .then(show, () => { status.textContent = say("failed"); })
  .finally(() => area.setAttribute("aria-busy", "false"));
