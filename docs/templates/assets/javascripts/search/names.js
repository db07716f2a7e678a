// The names that a query can hold: every entry of the vocabularies, and persons. Fetched by the beginnings of words.

import { bucketOf, split } from "./pieces.js";
import { distance } from "./words.js";

const SHORTEST_MISSPELLING = 5;
const LONG_MISSPELLING = 8; // letters from which on two of them may be wrong
const SURE = 7; // letters of a name with one wrong letter that can hardly be another place's
const SURE_OF_TWO = 10;
const SUGGESTED = new Set(["city", "country", "sector"]); // what has pages

/** Return the file name of a beginning; the same as `file_name` in hooks/digest/search/names.py. */
const fileName = (beginning) => beginning.replace(/[^a-z0-9-]/gu, (letter) => `_${letter.codePointAt(0).toString(16)}`);

/** Return a thing from what a file holds of it: `[facet, id, label, English label, page, count, spellings, more]`. */
function thingOf([facet, id, label, english, page, count, spellings, more = {}]) {
  return {
    facet, id, key: `${facet}:${id}`, labels: [label, english || label], page: page || "", count, level: "", common: [], around: [], province: "", mission: "",
    ...more, spellings: split(spellings),
  };
}

/** Tell whether every one of `words` begins a word of one of the thing's names. */
export function begins(thing, words) {
  return thing.spellings.some((spelling) => words.every((word) => spelling.split(" ").some((one) => one.startsWith(word))));
}

export class Names {
  constructor(pieces, manifest) {
    this.pieces = pieces;
    this.nodes = new Set(split(manifest.names));
    this.split = new Set(split(manifest.split));
    this.generic = new Set(split(manifest.generic));
    this.unlisted = new Set(split(manifest.unlisted));
    this.longest = manifest.longest; // words in the longest name
    this.things = new Map();
    this.bySpelling = new Map();
    this.personsByWord = new Map();
  }

  /** Return the beginning whose file holds all things that have `word`, or "" where no name has such a word. */
  beginningOf(word) {
    const letters = [...word];
    let length = 1;
    const begun = () => letters.slice(0, length).join("");
    while (this.split.has(begun()) && length < letters.length) length += 1;
    return this.nodes.has(begun()) ? begun() : "";
  }

  /** Have the things known of which a name has one of `words`. */
  async load(words) {
    const beginnings = new Set(words.filter((word) => !this.unlisted.has(word)).map((word) => this.beginningOf(word)));
    beginnings.delete("");
    const files = await Promise.all([...beginnings].map((one) => this.pieces.get(`names/${fileName(one)}.json`)));
    files.flat().forEach((entry) => this.add(entry));
  }

  add(entry) {
    const key = `${entry[0]}:${entry[1]}`;
    if (this.things.has(key)) return;
    const thing = thingOf(entry);
    this.things.set(key, thing);
    for (const spelling of thing.spellings) {
      if (!this.bySpelling.has(spelling)) this.bySpelling.set(spelling, []);
      this.bySpelling.get(spelling).push(thing);
    }
    if (thing.facet === "person" && thing.count) this.addPerson(thing);
  }

  addPerson(person) {
    for (const word of new Set(person.spellings.flatMap((spelling) => spelling.split(" ")))) {
      if (!this.personsByWord.has(word)) this.personsByWord.set(word, []);
      this.personsByWord.get(word).push(person);
    }
  }

  get(spelling) {
    return this.bySpelling.get(spelling) ?? [];
  }

  /** Return the persons one of whose names is `word`. */
  persons(word) {
    return this.personsByWord.get(word) ?? [];
  }

  /** Return the things that begin as typed, those of just this name first, then those with most articles. */
  async suggest(words, most) {
    await this.load(words);
    const isWhole = (thing) => thing.spellings.includes(words.join(" ")) && thing.count > 0;
    const found = [...this.things.values()].filter((thing) => SUGGESTED.has(thing.facet) && begins(thing, words));
    return found.sort((one, other) => isWhole(other) - isWhole(one) || other.count - one.count || one.labels[0].length - other.labels[0].length).slice(0, most);
  }

  /** Return the things with articles that are spelled almost like `text`, and whether one is sure; none for a known place. */
  async near(text) {
    const bare = text.split(" ").filter((word) => !this.generic.has(word)).join(" ");
    if (bare.length < SHORTEST_MISSPELLING) return [];
    const known = await this.pieces.get("misspellings.json");
    if (known.places.includes(bare) || known.places.includes(text)) return [];
    const letters = [bare[0], `-${bare.at(-1)}`].filter((name) => known.files.includes(name));
    const files = await Promise.all(letters.map((name) => this.pieces.get(`misspellings/${fileName(name)}.json`)));
    const { found, away } = nearest(bare, files.flat());
    const isSure = found.length === 1 && bare.length >= (away > 1 ? SURE_OF_TWO : SURE);
    return Object.assign(found.map(thingOf), { isSure });
  }
}

/** Return the entries of the spellings nearest to `bare`, each thing once, and how far away they are. */
function nearest(bare, entries) {
  let most = bare.length >= LONG_MISSPELLING ? 2 : 1;
  let found = new Map();
  for (const [spelling, ...entry] of entries) {
    if (!entry[5]) continue;
    const away = distance(bare, spelling, most);
    if (away > most || !away) continue;
    if (away < most) found = new Map();
    most = away;
    found.set(`${entry[0]}:${entry[1]}`, entry);
  }
  const all = [...found.values()];
  const whole = all.filter((entry) => entry[6]); // nearer than names of which only a part is near
  return { found: (whole.length ? whole : all).map((entry) => entry.slice(0, 6)), away: most };
}

/** Return where the things of a key are: `[path of a file, whether it is the thing's own]`. */
export function sliceOf(key, manifest) {
  if (split(manifest.large).includes(key)) {
    const [facet, id] = key.split(":");
    return [`things/${facet}/${id ? `${id}/` : ""}`, true];
  }
  return [`things/${bucketOf(key, manifest.things)}.json`, false];
}
