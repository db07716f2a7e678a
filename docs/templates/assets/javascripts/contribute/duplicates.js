// Finds existing articles like the draft, in the small files that hooks/digest/contribute/existing_articles.py creates.

import { fetchJson } from "../search/pieces.js";
import { fold } from "../search/words.js";
import { Folding, partOf } from "./address.js";

const AROUND = 3; // years of articles that are searched for one event

/** Return the first and the last day of a date, or null where it is not a date (yet). */
export function daysOf(date) {
  const point = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/;
  const [left, right] = String(date ?? "").split("/");
  const first = point.exec(left === ".." ? right : left);
  const last = point.exec(!right || right === ".." ? left : right);
  if (!first || !last) return null;
  return [`${first[1]}-${first[2] ?? "01"}-${first[3] ?? "01"}`, `${last[1]}-${last[2] ?? "12"}-${last[3] ?? "31"}`];
}

export class Duplicates {
  constructor(compare, root) {
    this.compare = compare;
    this.root = root;
    this.folding = new Folding(compare.folding);
    this.fetched = new Map();
  }

  /** Return the warnings on a draft, at most one for each existing article: rule, field, and the article. */
  async find(draft) {
    const found = await Promise.all([this.sources(draft), this.names(draft), this.events(draft), this.titles(draft)]);
    const seen = new Set();
    return found.flat().filter(({ id }) => !seen.has(id) && seen.add(id));
  }

  load(path) {
    if (!this.fetched.has(path)) {
      this.fetched.set(path, fetchJson(new URL(`contribute/${path}.json`, this.root)).catch((error) => {
        this.fetched.delete(path);
        throw error;
      }));
    }
    return this.fetched.get(path);
  }

  async known(key) {
    const part = await this.load(`known/${partOf(key, this.compare.parts)}`);
    return Object.hasOwn(part, key) ? part[key] : undefined;
  }

  async sources({ article }) {
    const found = await Promise.all((article.sources ?? []).map(async ({ url }, at) => {
      const id = url?.includes(".") ? await this.known(this.folding.canonical(url)) : undefined;
      return id && { rule: "source-twice", path: ["article", "sources", at, "url"], id };
    }));
    return found.filter(Boolean);
  }

  async names({ slug }) {
    const id = slug ? await this.known(slug) : undefined;
    return id ? [{ rule: "slug-twice", path: ["slug"], value: slug, id }] : [];
  }

  /** Return the articles of the years between two days, and of `more` years before and after. */
  async around(days, more = 0) {
    const [first, last] = days.map((day) => Number(day.slice(0, 4)));
    const years = this.compare.years.filter((year) => year >= first - more && year <= last + more).slice(-AROUND);
    return (await Promise.all(years.map((year) => this.load(`years/${year}`)))).flat();
  }

  async events({ article }) {
    const found = await Promise.all((article.events ?? []).map(async ({ date, parties }, at) => {
      const days = daysOf(date);
      if (!days || !parties?.length) return undefined;
      const wanted = [...parties].sort().join();
      const meets = ([first, last, ...theirs]) => theirs.join() === wanted && first <= days[1] && days[0] <= last;
      const other = (await this.around(days)).find(([, , events]) => events.some(meets));
      return other && { rule: "event-alike", path: ["article", "events", at, "date"], id: other[0], title: other[1] };
    }));
    return found.filter(Boolean);
  }

  async titles({ article, translation }) {
    const days = daysOf(article.events?.[0]?.date);
    const titles = [article.title, translation?.title].filter(Boolean);
    if (!days || !titles.length) return [];
    const alike = ([, theirs]) => titles.some((title) => theirs.some((other) => this.alike(title, other)));
    const other = (await this.around(days, 1)).find(alike);
    return other ? [{ rule: "title-alike", path: ["article", "title"], id: other[0], title: other[1] }] : [];
  }

  /** Tell whether two titles share nearly all words, and all numbers. */
  alike(one, other) {
    const [ours, theirs] = [one, other].map((title) => new Set(fold(title).split(" ").filter((word) => !this.compare.small_words.includes(word))));
    const shared = [...ours].filter((word) => theirs.has(word)).length;
    if ([...ours].some((word) => /^\d+$/.test(word) && !theirs.has(word))) return false;
    return (2 * shared) / Math.max(1, ours.size + theirs.size) >= this.compare.alike;
  }
}
