// A query -> the names in it, and the words that are nobody's name.

import { distance, fold } from "./words.js";

const LONGEST_NAME = 8;
const STOP_WORDS = new Set(
  ("di dan ke dari dengan yang untuk pada oleh tentang antara dalam serta atau para the of in and with to for on by at " +
   "from between about a an").split(" "),
);
const SHORTEST_SLIP = 5;

/** Return an Indonesian locality's name and its English form: `kabupaten garut`, `garut regency`. */
function spellings(name) {
  const english = name.replace(/^kota (.*)/, "$1 city").replace(/^kabupaten (.*)/, "$1 regency").replace(/^provinsi (.*)/, "$1 province");
  return [name, english];
}

/** The names that a query can hold, by their folded spelling. */
export class Names {
  constructor({ things, silent, parts }) {
    this.parts = parts;
    const unheard = silent.map((id) => ({ facet: "city", id, labels: spellings(id.replaceAll("-", " ")), count: 0 }));
    this.things = [...things, ...unheard].map((thing) => ({ names: [], ...thing }));
    this.bySpelling = new Map();
    for (const thing of this.things) {
      thing.names.push(...new Set(thing.labels.map(fold)));
      for (const name of thing.names) {
        if (!this.bySpelling.has(name)) this.bySpelling.set(name, []);
        this.bySpelling.get(name).push(thing);
      }
    }
  }

  /** Return the things of a spelling; where some have articles, those without are left out. */
  get(spelling) {
    const found = this.bySpelling.get(spelling) ?? [];
    const told = found.filter((thing) => thing.count);
    return told.length ? told : found;
  }

  /** Return the things whose names are nearest to a misspelt one, none where all are too far. */
  near(spelling) {
    if (spelling.length < SHORTEST_SLIP) return [];
    let most = spelling.length >= 8 ? 2 : 1;
    let found = new Set();
    for (const [name, things] of this.bySpelling) {
      const away = distance(spelling, name, most);
      if (away > most || !things.some((thing) => thing.count)) continue;
      if (away < most) found = new Set();
      most = Math.min(most, away);
      things.filter((thing) => thing.count).forEach((thing) => found.add(thing));
    }
    return [...found];
  }
}

/** Return `{groups, words}`: for each name in the text the things that it may mean, and the other words. */
export function parse(text, names) {
  const tokens = fold(text).replace(/\b(be)?kerja ?sama\b/g, "kerjasama").split(" ").filter(Boolean);
  const groups = [];
  const words = [];
  for (let at = 0; at < tokens.length;) {
    const length = nameAt(tokens, at, names);
    if (length) groups.push({ spelling: tokens.slice(at, at + length).join(" ") });
    else if (!STOP_WORDS.has(tokens[at])) words.push(tokens[at]);
    at += length || 1;
  }
  groups.forEach((group) => { group.things = names.get(group.spelling); });
  return { groups, words };
}

/** Return how many tokens from `at` on make the longest name; 0 where none begins there. */
function nameAt(tokens, at, names) {
  for (let length = Math.min(LONGEST_NAME, tokens.length - at); length > 0; length -= 1) {
    if (names.bySpelling.has(tokens.slice(at, at + length).join(" "))) return length;
  }
  return 0;
}

const GENERIC = new Set("kota kabupaten provinsi city regency province prefecture prefektur rumah sakit hospital university universitas".split(" "));

/** Return the things with articles that share a telling word, or its beginning, with the text. */
export function alike(text, names) {
  const telling = fold(text).split(" ").filter((token) => token.length > 2 && !GENERIC.has(token));
  const shares = (name) => name.split(" ").some((word) => telling.some((token) => word.startsWith(token)));
  return names.things.filter((thing) => thing.count && thing.names.some(shares));
}

/** Return the query's misspelt names: for each stretch of words, from the longest, what it may have meant. */
export function slips(words, names) {
  for (let length = Math.min(3, words.length); length > 0; length -= 1) {
    for (let at = 0; at + length <= words.length; at += 1) {
      const things = names.near(words.slice(at, at + length).join(" "));
      if (things.length) return { things, rest: [...words.slice(0, at), ...words.slice(at + length)] };
    }
  }
  return null;
}
