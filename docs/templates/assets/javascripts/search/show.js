// What the search page shows, made of elements: results, hints, readings, answers, facets.

import { make } from "../make.js";
import { pageUrl } from "./pieces.js";

const TOP = 8; // values of a facet shown at once

/** Makes the elements of a page in one language. */
export class Show {
  constructor(labels, language, root) {
    Object.assign(this, { labels, language, root });
    this.number = new Intl.NumberFormat(language === "en" ? "en-GB" : "id-ID");
  }

  say(key, values = {}) {
    return this.labels[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }

  label(thing) {
    return thing.labels[this.language === "en" ? 1 : 0];
  }

  count(count, more = false) {
    if (!count) return this.labels["status.none"];
    return this.say(more ? "status.more" : count === 1 ? "status.one" : "status.many", { count: this.number.format(count) });
  }

  articles(count) {
    return this.say(count === 1 ? "status.one" : "status.many", { count: this.number.format(count) });
  }

  page(path) {
    return pageUrl(this.root, this.language, path);
  }

  result(row) {
    const passage = row.passage.map(([text, matches]) => (matches ? make("mark", {}, text) : text));
    const mark = row.foreign ? [" ", make("span", { class: "km-mark" }, this.labels[`foreign.${row.foreign}`])] : [];
    return make("li", { class: "km-row" },
      make("div", { class: "km-row__date" }, row.date),
      make("div", { class: "km-row__main" },
        make("p", { class: "km-row__what" }, make("a", { href: row.url }, row.title), ...mark),
        make("p", { class: "km-row__about" }, `${row.parties} · ${row.sectors}`),
        make("p", { class: "km-row__about" }, ...passage)));
  }

  note(text, ...children) {
    return make("p", { class: "km-note" }, text, ...children);
  }

  link(href, text) {
    return make("a", { href }, text);
  }

  /** Return a list of ways: each `[address, text, what stands beside it]`, which may be known later. */
  ways(heading, ways) {
    const items = ways.map(([href, text, beside]) => {
      const count = make("span", { class: "km-way__count" });
      Promise.resolve(beside).then((known) => { count.textContent = known; }, () => { count.textContent = ""; });
      return make("li", { class: "km-way" }, make("span", { class: "km-way__name" }, this.link(href, text)), count);
    });
    return make("div", { class: "km-pages" }, make("p", { class: "km-hint" }, heading), make("ul", { class: "km-ways" }, ...items));
  }

  /** Return the pages of things, none where no thing has one. */
  pages(heading, things) {
    const shown = things.filter((thing) => thing.page);
    return shown.length ? [this.ways(heading, shown.map((thing) => [this.page(thing.page), this.label(thing), this.articles(thing.count)]))] : [];
  }

  answer({ url, parties, standing, label, reason, date, kind, count }) {
    return make("li", { class: "km-answer" },
      make("p", { class: "km-answer__parties" }, this.link(url, parties)),
      make("p", {}, make("span", { class: `km-standing km-standing--${standing}` }, label), ` ${reason}`),
      ...(count ? [make("p", { class: "km-hint" }, date ? `${this.say("answer.news", { date, kind })} · ` : "", this.articles(count))] : []));
  }

  answers(answers) {
    return make("section", { class: "km-answers", "aria-label": this.labels.answer },
      make("ul", {}, ...answers.map((one) => this.answer(one))));
  }

  chip(name, remove) {
    return make("button", { type: "button", class: "km-chip", "aria-label": this.say("remove", { name }), onclick: remove }, `${name} ×`);
  }

  /** Return a facet: its values with counts; `page` has what is chosen, opened and shown whole. */
  facet(facet, counts, all, page) {
    const chosen = page.chosen[facet];
    const order = (one, other) => (facet === "year" ? other[0] - one[0] : chosen.has(other[0]) - chosen.has(one[0]) || other[1] - one[1]);
    const sorted = counts.filter(([id, count]) => count || chosen.has(id)).sort(order);
    const shown = page.whole.has(facet) ? sorted : sorted.slice(0, TOP);
    const details = make("details", { open: page.opened.has(facet) || chosen.size > 0, ontoggle: () => {
      if (details.open) page.opened.add(facet); else page.opened.delete(facet);
    } }, make("summary", {}, this.labels[`facet.${facet}`]), make("ul", {}, ...shown.map(([id, count]) => this.choice(facet, id, count, page))));
    if (shown.length < all && !page.whole.has(facet)) {
      details.append(make("button", { type: "button", class: "km-all", id: `all-${facet}`, onclick: () => page.showWhole(facet) }, `${this.labels.all} (${all})`));
    }
    return details;
  }

  choice(facet, id, count, page) {
    const box = make("input", { type: "checkbox", id: `${facet}-${id}`, checked: page.chosen[facet].has(id), onchange: () => page.toggle(facet, id) });
    const label = make("label", { for: box.id }, `${page.nameOf(facet, id)} `, make("span", { class: "km-way__count" }, this.number.format(count)));
    return make("li", {}, box, label);
  }
}
