// A query and choices of facets -> what is found: answered from names and slices, from texts, or honestly with nothing.

import { cooperationsOf } from "./answers.js";
import { Events, FACETS } from "./events.js";
import { Names } from "./names.js";
import { Pieces, split } from "./pieces.js";
import { Lexicon, Parser } from "./query.js";
import { standingsOf } from "./standings.js";
import { NoEngineError, Texts } from "./text.js";

const LONGEST_MISSPELLING = 3; // words in a row that may be one misspelt name

/** Everything that is fetched of a site's search, in one language. */
export class Search {
  constructor(root, language) {
    Object.assign(this, { root, language, pieces: new Pieces(root) });
    this.other = language === "en" ? "id" : "en";
  }

  async start() {
    if (this.parser) return;
    this.manifest = await this.pieces.manifest();
    this.names = new Names(this.pieces, this.manifest);
    this.events = new Events(this.pieces, this.manifest);
    this.texts = Object.fromEntries(["id", "en"].map((one) => [one, new Texts(this.root, one, this.manifest, (number) => this.row(number))]));
    this.missions = new Set(split(this.manifest.missions));
    this.parser = new Parser(this.names, new Lexicon(this.manifest));
  }

  parse(text) {
    return this.start().then(() => this.parser.parse(text));
  }

  /** Return what a result shows of an article. */
  async row(number) {
    const file = await this.pieces.get(`rows/${this.language}/${Math.floor(number / this.manifest.chunk)}.json`);
    const [path, title, date, parties, sectors, description, labels] = file[number % this.manifest.chunk];
    this.events.learn(labels);
    return { number, url: new URL(path, this.root).href, title, date, parties, sectors, passage: [[description, false]] };
  }

  /** Return the keys of each group of names, and of each facet in which something is chosen; without `except`. */
  keysOf(groups, chosen, except) {
    const named = groups.map((group) => group.things.filter((thing) => thing.count).map((thing) => thing.key));
    const facets = chosen ? FACETS.filter((facet) => facet !== except && chosen[facet].size) : [];
    return [...named, ...facets.map((facet) => [...chosen[facet]].map((id) => `${facet}:${id}`))];
  }

  select(groups, chosen, files, except) {
    return this.events.select(this.keysOf(groups, chosen, except), files);
  }

  /** Yield the results that hold all terms, and of which one event meets all names and choices. */
  async* find(query, chosen, language) {
    const keys = this.keysOf(query.groups, chosen);
    const tests = await Promise.all(keys.map(async (group) => this.events.test(await this.tested(group))));
    const sets = tests.map((test) => test.only).filter(Boolean);
    for await (const row of this.texts[language].find(this.exactNames(query.terms), filtersOf(keys))) {
      const meets = sets.every((set) => set.has(row.number)) && row.events.some((event) => tests.every((test) => test.only || test(event)));
      if (meets) yield { ...row, ...(language === this.language ? { passage: row.found } : { foreign: language }) };
    }
  }

  /** Return things that a test needs: of facets the keys alone, of others what tells of them. */
  tested(keys) {
    return Promise.all(keys.map((key) => (FACETS.includes(key.split(":")[0]) ? { key } : this.events.thing(key))));
  }

  /** Return terms of which those that are part of a person's name are not reduced to stems. */
  exactNames(terms) {
    return terms.map((term) => (!term.group && this.names.persons(term.spelling).length ? { ...term, exact: true } : term));
  }

  /** Yield the numbers of the articles that only mention the things of a group by a whole name of theirs; newest first. */
  async* mentions(group) {
    const whole = (spelling) => this.names.get(spelling).every((thing) => group.things.includes(thing) || thing.facet === "outlet");
    const spellings = group.things.flatMap((thing) => thing.spellings).filter(whole);
    for (let at = this.manifest.indexes - 1; at >= 0; at -= 1) {
      const file = await this.pieces.get(`mentions/${this.language}/${at}.json`);
      const found = new Set(spellings.flatMap((spelling) => (Object.hasOwn(file, spelling) ? file[spelling] : [])));
      yield* [...found].sort((one, other) => other - one);
    }
  }

  /** Return what is misspelt in the words of a query: `{things, terms}`, or null. */
  async misspelling(terms) {
    for (let length = Math.min(LONGEST_MISSPELLING, terms.length); length > 0; length -= 1) {
      for (let at = 0; at + length <= terms.length; at += 1) {
        const words = terms.slice(at, at + length);
        if (words.some((term) => term.group || term.exact)) continue;
        const spelling = words.map((term) => term.spelling).join(" ");
        if (this.names.get(spelling).length) continue;
        const things = await this.names.near(spelling);
        if (things.length && !(await this.isWord(spelling))) return { spelling, things, terms: [...terms.slice(0, at), ...terms.slice(at + length)] };
      }
    }
    return null;
  }

  /** Tell whether a spelling is a word of the texts in either language, or a form of one: then it is not misspelt. */
  async isWord(spelling) {
    for (const language of [this.language, this.other]) {
      for await (const row of this.texts[language].find([{ spelling, forms: [spelling] }], {})) return Boolean(row);
    }
    return false;
  }

  /** Return the embassies and consulates that a query asks for: those of a country that it names, in the city if it names one. */
  missionsOf({ groups, terms }) {
    if (!terms.some((term) => this.missions.has(term.spelling))) return [];
    const codes = groups.flatMap(({ things }) => things.filter((thing) => thing.facet === "country").map((thing) => thing.id));
    const seats = groups.filter(({ things }) => things.some((thing) => thing.facet === "city")).map((group) => ` ${group.spelling} `);
    const isThere = (thing) => seats.every((seat) => thing.spellings.some((spelling) => ` ${spelling} `.includes(seat)));
    return [...this.names.things.values()].filter((thing) => thing.count && codes.includes(thing.mission) && isThere(thing));
  }

  /** Return the province that has articles of the one locality that a group names, as a thing; null where there is none. */
  async provinceOf({ things }) {
    const provinces = [...new Set(things.map((thing) => thing.province).filter(Boolean))];
    if (provinces.length !== 1) return null;
    const [id] = provinces;
    const known = await this.events.thing(`city:${id}`);
    return { facet: "city", id, key: known.key, labels: this.events.labels.get(id), count: known.count };
  }

  standings(query) {
    return standingsOf(query, this);
  }

  answers(query) {
    return cooperationsOf(query, this);
  }

  labels() {
    return this.pieces.get("labels.json");
  }
}

/** Return what Pagefind is to leave out before the events decide exactly. */
function filtersOf(keys) {
  const all = keys.map((group) => group.map((key) => key.split(":")))
    .filter((group) => group.every(([facet]) => FACETS.includes(facet)))
    .map((group) => ({ any: group.map(([facet, id]) => ({ [facet]: id })) }));
  return all.length ? { all } : {};
}

export { FACETS, NoEngineError };
