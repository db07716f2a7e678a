// Events by facet: a query of names, and every choice of facets, answered from the slices of what they name.

import { sliceOf } from "./names.js";

export const FACETS = ["city", "country", "sector", "kind", "scope", "year"];

const cells = (column) => (column === undefined ? [] : column.split(";").map((cell) => (cell ? cell.split(",") : [])));

/** The events of things: read from slices, and joined. */
export class Events {
  constructor(pieces, manifest) {
    this.pieces = pieces;
    this.manifest = manifest;
    this.labels = new Map(); // of parties, in both languages
    this.read = new Map();
  }

  /** Return what is known of a thing: the number of its articles, its first events, how many files there are. */
  async thing(key) {
    const [path, own] = sliceOf(key, this.manifest);
    const file = await this.pieces.get(own ? `${path}0.json` : path);
    this.learn(file.parties);
    const content = own ? file : Object.hasOwn(file.things, key) ? file.things[key] : null;
    if (content?.counts) this.learn(content.counts.city);
    return { key, path, count: content?.count ?? 0, files: content?.files ?? 1, counts: content?.counts, sizes: content?.sizes, cooperations: content?.cooperations ?? [], content, parties: file.parties };
  }

  learn(parties) {
    parties.forEach(([id, label, english]) => this.labels.set(id, [label, english || label]));
  }

  /** Return the events of a thing in its newest files, and whether there are more. */
  async events(thing, files) {
    const wanted = Math.min(thing.files, files);
    const rest = await Promise.all(Array.from({ length: wanted - 1 }, (_, at) => this.pieces.get(`${thing.path}${at + 1}.json`)));
    rest.forEach((file) => this.learn(file.parties));
    const events = [[thing.content, thing.parties], ...rest.map((file) => [file, file.parties])].flatMap(([content, parties], at) => this.rows(`${thing.key} ${at}`, content, parties));
    return { events, more: thing.files > wanted };
  }

  rows(name, content, parties) {
    if (!content) return [];
    if (!this.read.has(name)) {
      const columns = Object.fromEntries(["article", ...FACETS].map((column) => [column, cells(content[column])]));
      this.read.set(name, columns.article.map((articles, at) => ({
        articles: articles.map(Number),
        ...Object.fromEntries(FACETS.map((facet) => [facet, facet === "city" ? columns.city[at].map((number) => parties[number][0]) : columns[facet][at]])),
      })));
    }
    return this.read.get(name);
  }

  /** Return the articles that tell of all `groups`, each of which is met by any of its keys, newest first. */
  async select(groups, files) {
    const known = await Promise.all((groups.length ? groups : [["all:"]]).map((keys) => Promise.all(keys.map((key) => this.thing(key)))));
    const size = (things) => things.reduce((sum, thing) => sum + thing.count, 0);
    const base = known.reduce((one, other) => (size(other) < size(one) ? other : one));
    const slices = await Promise.all(base.map((thing) => this.events(thing, files)));
    const tests = await Promise.all(known.filter((things) => things !== base).map((things) => this.test(things)));
    const events = slices.flatMap((slice) => slice.events).filter((event) => tests.every((test) => test(event)));
    return new Selection(events, base, known.length === 1 && base.length === 1, slices.some((slice) => slice.more), tests);
  }

  /** Return a test of an event: whether it is about one of some things, or told by an article that is. */
  async test(things) {
    const facets = things.filter((thing) => FACETS.includes(thing.key.split(":")[0])).map((thing) => thing.key.split(":"));
    const told = things.filter((thing) => !FACETS.includes(thing.key.split(":")[0]));
    const only = new Set();
    for (const thing of told) (await this.events(thing, Infinity)).events.forEach((event) => event.articles.forEach((one) => only.add(one)));
    return Object.assign(
      (event) => facets.some(([facet, id]) => event[facet].includes(id)) || event.articles.some((one) => only.has(one)),
      { only: told.length && !facets.length ? only : null },
    );
  }
}

/** The events that a query leaves. */
class Selection {
  constructor(events, base, isWhole, more, tests) {
    this.events = events;
    this.more = more;
    const sets = tests.map((test) => test.only).filter(Boolean);
    this.isTold = (article) => sets.every((set) => set.has(article));
    const numbers = new Set(events.flatMap((event) => event.articles).filter(this.isTold));
    this.numbers = [...numbers].sort((one, other) => other - one);
    this.thing = isWhole ? base[0] : null;
  }

  /** The number of articles; more than that where not all events were read and nothing has counted them. */
  get count() {
    return this.thing ? this.thing.count : this.numbers.length;
  }

  get isCounted() {
    return Boolean(this.thing) || !this.more;
  }

  /** Return how many articles each value of a facet has, and how many values there are. */
  counts(facet) {
    if (this.thing?.counts) {
      const own = this.thing.counts[facet].map((entry) => [entry[0], entry.at(-1)]);
      return { counts: own, all: this.thing.sizes[facet], file: `${this.thing.path}counts.json` };
    }
    const counts = countsOf(this.events, facet, this.isTold);
    return { counts, all: counts.length };
  }
}

/** Return, for each value of a facet in some events, in how many articles it is. */
export function countsOf(events, facet, isTold = () => true) {
  const found = new Map();
  for (const event of events) {
    for (const id of event[facet]) {
      if (!found.has(id)) found.set(id, new Set());
      event.articles.filter(isTold).forEach((article) => found.get(id).add(article));
    }
  }
  return [...found].map(([id, articles]) => [id, articles.size]).filter(([, count]) => count);
}
