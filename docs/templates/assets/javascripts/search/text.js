// Full text, by Pagefind. Pagefind also returns pages on which a word only begins like one of the query's; those are
// left out here, where the text itself can be read.

import { FACETS } from "./events.js";
import { split } from "./pieces.js";
import { akin, fold } from "./words.js";

const BEFORE = 8;
const AFTER = 24;
const PATIENCE = 12; // results in a row without the word asked for: the rest are worse
const FIRST = 1; // results fetched before the others, so that something is shown
const AT_ONCE = 12;
const AGAIN = 400; // milliseconds until a file is asked for once more

/** What is needed is missing in this browser; trying again does not help. */
export class NoEngineError extends Error {}

/** A part of the index could not be fetched: nothing may be said of what is not found. */
export class IncompleteError extends Error {}

const failures = new Set();
const plainFetch = globalThis.fetch;

/** Fetch, and for Pagefind's files try again, and remember what failed: Pagefind itself takes it for nothing found. */
globalThis.fetch = async (url, options) => {
  if (!String(url).includes("/pagefind/")) return plainFetch(url, options);
  for (let attempt = 0; ; attempt += 1) {
    const response = await plainFetch(url, options).catch(() => null);
    if (response?.ok) return response;
    if (attempt) {
      failures.add(String(url));
      throw new IncompleteError(String(url));
    }
    await new Promise((resolve) => { setTimeout(resolve, AGAIN); });
  }
};

/** The texts of all articles in one language; `row` returns what a result shows of an article, by its number. */
export class Texts {
  constructor(root, language, { indexes, stems }, row) {
    Object.assign(this, { root, language, indexes, row, attempt: 0 });
    this.stems = new Map(language === "id" ? split(stems).map((one) => one.split("=")) : []);
    this.forget();
  }

  /** Begin anew the next time: what failed is kept by Pagefind, and a module that failed by the browser. */
  forget() {
    this.engine = null;
    this.known = 0;
    this.attempt += 1;
  }

  async start() {
    if (typeof WebAssembly !== "object") throw new NoEngineError("WebAssembly");
    const again = this.attempt > 1 ? `?${this.attempt}` : "";
    const pagefind = await import(new URL(`pagefind/${this.language}/${this.indexes - 1}/pagefind.js${again}`, this.root).href);
    await pagefind.options({ baseUrl: "/", excerptLength: 12, noWorker: true });
    return pagefind;
  }

  /** Have Pagefind know the `wanted` newest indexes; the older ones share its program, and cost their lists alone. */
  async widen(wanted) {
    this.engine ??= this.start();
    const pagefind = await this.engine;
    const added = [];
    for (this.known = Math.max(this.known, 1); this.known < Math.min(wanted, this.indexes); this.known += 1) {
      const path = `pagefind/${this.language}/${this.indexes - 1 - this.known}/`;
      added.push(pagefind.mergeIndex(new URL(path, this.root).href, { baseUrl: "/" }));
    }
    await Promise.all(added);
    return pagefind;
  }

  /** Yield results that hold every one of `terms`; newer indexes first. Raises an error where a file is missing. */
  async* find(terms, filters) {
    failures.clear();
    try {
      const seen = new Set();
      for (let wanted = 1; wanted < this.indexes * 2; wanted *= 2) {
        const pagefind = await this.widen(wanted);
        yield* this.findIn(pagefind, terms, filters, seen);
        if (this.known >= this.indexes) break;
      }
      if (failures.size) throw new IncompleteError([...failures].join(" "));
    } catch (error) {
      this.forget();
      throw error;
    }
  }

  /** The same for the indexes that Pagefind knows: something soon, then what is written as asked, then what means the same. */
  async* findIn(pagefind, terms, filters, seen) {
    yield* this.soon(pagefind, terms, filters, seen);
    const typed = terms.map((term) => ({ ...term, forms: term.forms.slice(0, 1) }));
    yield* this.read(await this.meet(pagefind, typed, filters), terms, seen, terms.length === 1 && !terms[0].spelling.includes(" "));
    if (terms.some((term) => term.forms.length > 1)) yield* this.read(await this.meet(pagefind, terms, filters), terms, seen, false);
  }

  /** Yield one result, looked for by one word of the query alone: each word costs a file of the index. */
  async* soon(pagefind, terms, filters, seen) {
    const words = terms.flatMap((term) => (term.native?.[this.language] ?? term.spelling).split(" "));
    const longest = words.reduce((one, other) => (other.length > one.length ? other : one));
    const stem = this.stems.get(longest) ?? longest; // for another word, a file for itself is fetched as well
    if (seen.size || stem === terms[0].spelling) return;
    for await (const row of this.read(await this.meet(pagefind, [{ forms: [stem] }], filters), terms, seen, true)) {
      yield row;
      return;
    }
  }

  /** Return the results in which every term has one of its forms, as Pagefind understands it, the best first. */
  async meet(pagefind, terms, filters) {
    const found = await Promise.all(terms.map(async ({ forms }) => {
      const lists = await Promise.all(forms.map((form) => pagefind.search(form, { filters })));
      const byId = new Map();
      for (const result of lists.flatMap((list) => list.results)) {
        if (!byId.has(result.id) || byId.get(result.id).score < result.score) byId.set(result.id, result);
      }
      return byId;
    }));
    if (failures.size) throw new IncompleteError([...failures].join(" "));
    const score = (id) => found.reduce((sum, byId) => sum + byId.get(id).score, 0);
    const common = [...found[0].values()].filter(({ id }) => found.every((byId) => byId.has(id)));
    return common.map((result) => [result, score(result.id)]).sort((one, other) => other[1] - one[1]).map(([result]) => result);
  }

  /** Return the id and row of a result, with the passage `found` in it; no row where a term is not really there. */
  async result(result, terms) {
    const data = await result.data();
    const passage = passageOf(data, terms, this.language);
    const row = passage && { ...(await this.row(Number(data.meta.number))), events: eventsOf(data.meta), found: passage };
    return { id: result.id, row };
  }

  /** Yield the results whose text really holds the terms; fetched side by side, in the order of the results. */
  async* read(results, terms, seen, isWord) {
    const fresh = results.filter(({ id }) => !seen.has(id));
    let missed = 0;
    for (let at = 0; at < fresh.length;) {
      const some = fresh.slice(at, at + (at ? AT_ONCE : FIRST));
      at += some.length;
      for (const { id, row } of await Promise.all(some.map((result) => this.result(result, terms)))) {
        seen.add(id);
        missed = row ? 0 : missed + 1;
        if (row) yield row;
      }
      if (isWord && missed >= PATIENCE) return;
    }
  }
}

/** Return the events of an article, of which an index knows the ids alone; their names are in its row. */
function eventsOf({ number, events }) {
  return JSON.parse(events).map((values) => ({ articles: [Number(number)], ...Object.fromEntries(FACETS.map((facet, at) => [facet, values[at]])) }));
}

/** Return the passage around the first match as `[text, matches]` pieces, or null where a term is not really there. */
function passageOf(data, terms, language) {
  const all = (data.raw_content ?? data.content).split(/\s+/);
  const folded = all.map((word) => fold(word).split(" "));
  const marked = new Set();
  for (const term of terms) {
    const places = term.forms.flatMap((form) => placesOf(form.split(" "), folded, (one, other) => one === other || (!term.exact && akin(one, other, language))));
    if (!places.length) return null;
    places.forEach((place) => place.forEach((at) => marked.add(at)));
  }
  return excerpt(all, marked);
}

/** Return where the words of a form stand one after the other: for each place the numbers of the text's words. */
function placesOf(words, folded, same) {
  const flat = folded.flatMap((parts, at) => parts.filter(Boolean).map((word) => [word, at]));
  const found = [];
  for (let start = 0; start + words.length <= flat.length; start += 1) {
    if (words.every((word, at) => same(flat[start + at][0], word))) found.push(words.map((_, at) => flat[start + at][1]));
  }
  return found;
}

function excerpt(all, marked) {
  const first = Math.min(...marked);
  const begin = Math.max(0, first - BEFORE);
  const end = Math.min(all.length, first + AFTER);
  const pieces = [[begin ? "… " : "", false]];
  for (let at = begin; at < end; at += 1) pieces.push([all[at], marked.has(at)], [" ", false]);
  return [...pieces, [end < all.length ? "…" : "", false]];
}
