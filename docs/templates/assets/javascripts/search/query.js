// A query -> the names in it, the words that are nobody's name, and what else it may mean.

import { split } from "./pieces.js";
import { fold } from "./words.js";

const REST = new Set(["filler", "standing"]); // words that are looked for in texts only where nothing else is asked
const SHORT = 3; // letters of a name that may be any word: `AS`, `NO`, `PMI`

/** The words of readers: fillers, administrations, and groups of words that mean the same. */
export class Lexicon {
  constructor(manifest) {
    this.bySpelling = new Map();
    this.years = new Set(split(manifest.years));
    const add = (spellings, entry) => spellings.forEach((spelling) => this.bySpelling.set(spelling, entry));
    add(split(manifest.fillers), { use: "filler" });
    for (const [level, spellings] of Object.entries(manifest.levels)) {
      for (const spelling of split(spellings)) add([spelling], { use: "level", level, forms: split(spellings).filter((one) => isSame(one, spelling)) });
    }
    for (const spellings of manifest.standings) {
      const [standings, words] = spellings.split(";").map(split);
      add(words, { use: "standing", standings });
    }
    for (const use of ["subject", "group"]) {
      for (const spellings of manifest[`${use}s`]) {
        const [id, en] = spellings.split(";").map(split);
        const forms = [...new Set([...id, ...en])];
        forms.forEach((spelling) => add([spelling], { use, forms, native: { id: nativeOf(spelling, id), en: nativeOf(spelling, en) } }));
      }
    }
  }
}

/** Return how a spelling, or else what means the same, is spelled in a language; undefined where that has no word for it. */
const nativeOf = (spelling, spellings) => (spellings.includes(spelling) ? spelling : spellings[0]);

/** Tell whether two spellings are one but for the space in a compound: `wali kota`, `walikota`. */
const isSame = (one, other) => one.replaceAll(" ", "") === other.replaceAll(" ", "");

/** Return the tokens of a query, each with the word as it was typed, and the phrases in quotation marks. */
export function tokensOf(text) {
  const phrases = [...text.matchAll(/["“”„]([^"“”„]+)["“”„]/g)].map((found) => fold(found[1])).filter(Boolean);
  const rest = text.replace(/(?<!\p{L})(?:\p{L}\.){2,}/gu, (initials) => initials.replaceAll(".", "")).replace(/["“”„][^"“”„]+["“”„]/g, " ").replace(/(\p{L})['’ʼ‘`´ʻ](?=\p{L})/gu, "$1\u0001");
  const tokens = rest.split(/\s+/).flatMap((typed) => apart(typed));
  return { tokens, phrases };
}

/** Return the tokens of one typed word: `Xi'an` is `xi`, `an`, and, as one, `xian`. */
function apart(typed) {
  const whole = fold(typed.replaceAll("\u0001", ""));
  const parts = fold(typed.replaceAll("\u0001", " ")).split(" ").filter(Boolean);
  const plain = typed.replaceAll("\u0001", "'");
  return parts.map((word, at) => ({ word, typed: parts.length > 1 ? fold(plain).split(" ")[at] ?? word : plain, whole: parts.length > 1 && at === 0 ? { word: whole, length: parts.length } : null }));
}

/** Parse a query. `groups`: names, each with the things it may mean; `terms`: words, each with forms that mean the same; `standings`: those asked for. */
export class Parser {
  constructor(names, lexicon) {
    this.names = names;
    this.lexicon = lexicon;
  }

  async parse(text) {
    const { tokens, phrases } = tokensOf(text);
    await this.names.load(this.lookedUp(tokens));
    const parts = this.partsOf(tokens);
    await this.joinApart(parts, tokens);
    return { text, phrases, tokens, ...this.arrange(parts, phrases) };
  }

  /** Return the words by which names are fetched: not fillers, where anything else is asked for. */
  lookedUp(tokens) {
    const words = tokens.flatMap(({ word, whole }) => (whole ? [word, whole.word] : [word]));
    const telling = words.filter((word) => !REST.has(this.lexicon.bySpelling.get(word)?.use));
    return telling.some((word) => !this.names.unlisted.has(word)) ? telling : words;
  }

  partsOf(tokens) {
    const parts = [];
    for (let at = 0; at < tokens.length;) {
      const part = this.partAt(tokens, at) ?? { use: "word", length: 1 };
      parts.push({ ...part, at, spelling: part.spelling ?? wordsOf(tokens, at, part.length) });
      at += part.length;
    }
    return withLevels(parts);
  }

  /** Return the longest name or word of readers that begins at a token; of equal ones the name. */
  partAt(tokens, at) {
    for (let length = Math.min(this.names.longest, tokens.length - at); length > 0; length -= 1) {
      const spelling = wordsOf(tokens, at, length);
      const word = this.lexicon.bySpelling.get(spelling);
      const things = this.things(spelling, tokens, at, length);
      if (things.every((thing) => thing.facet === "outlet") && this.isAdministration(tokens, at, length)) continue;
      if (things.length && !(word && this.isWordFirst(word, things, tokens, length))) return { use: "name", things, length, alternative: word?.forms };
      if (word) return { ...word, length, things };
      if (length === 1 && this.lexicon.years.has(spelling)) return { use: "name", things: [yearOf(spelling)], length };
      const { whole } = tokens[at];
      if (whole?.length === length) {
        const joined = this.names.get(whole.word);
        if (joined.length) return { use: "name", things: joined, length, spelling: whole.word };
      }
    }
    return null;
  }

  /** Return what a spelling names: outlets and persons only where nothing else has the name. */
  things(spelling, tokens, at, length) {
    const found = this.allThings(spelling, tokens, at, length);
    const parts = found.filter((thing) => thing.facet !== "outlet" && thing.facet !== "person");
    return parts.length ? parts : found;
  }

  allThings(spelling, tokens, at, length) {
    const alone = tokens.length === length;
    return this.names.get(spelling).filter((thing) => {
      const isCode = thing.facet === "country" && spelling === thing.id.toLowerCase();
      if (isCode && this.lexicon.bySpelling.get(spelling)?.use === "group") return false;
      if (isCode) return alone || tokens[at].typed === thing.id;
      const ordinary = spelling.length <= SHORT && thing.common.includes(spelling);
      return alone || !ordinary || tokens[at].typed === tokens[at].typed.toUpperCase();
    }).filter((thing) => !isWord(thing, spelling));
  }

  /** Tell whether some tokens are the name of a locality with an administration before or behind it. */
  isAdministration(tokens, at, length) {
    const isLevel = (from, to) => this.lexicon.bySpelling.get(wordsOf(tokens, from, to - from))?.use === "level";
    const isLocality = (from, to) => this.names.get(wordsOf(tokens, from, to - from)).some((thing) => thing.level);
    return Array.from({ length: length - 1 }, (_, one) => at + one + 1).some((middle) =>
      (isLevel(at, middle) && isLocality(middle, at + length)) || (isLocality(at, middle) && isLevel(middle, at + length)));
  }

  /** Tell whether words of readers come before a name of the same spelling: a filler in a longer query, a level. */
  isWordFirst(word, things, tokens, length) {
    if (word.use === "group") return things.every((thing) => thing.facet === "outlet" || thing.facet === "kind");
    return tokens.length > length || word.use === "level";
  }

  /** Where words are no names, look for a name that two of them make together: `Kita Kyushu`. */
  async joinApart(parts, tokens) {
    const pairs = parts.flatMap((part, at) => (part.use === "word" && parts[at + 1]?.use === "word" ? [at] : []));
    const joined = pairs.map((at) => parts[at].spelling + parts[at + 1].spelling);
    await this.names.load(joined);
    for (const [number, at] of pairs.entries()) {
      const things = this.names.get(joined[number]);
      if (things.length && parts[at]?.use === "word" && parts[at + 1]?.use === "word") {
        parts.splice(at, 2, { use: "name", things, at: parts[at].at, length: 2, spelling: wordsOf(tokens, parts[at].at, 2) });
        return;
      }
    }
  }

  /** Sort the parts: what names, what is a word; fillers only where nothing else is there. */
  arrange(parts, phrases) {
    const names = parts.filter((part) => part.use === "name");
    const telling = parts.filter((part) => part.use === "group" || part.use === "word");
    const subjects = parts.filter((part) => part.use === "subject");
    const rest = parts.filter((part) => REST.has(part.use) || part.use === "level");
    const standings = [...new Set(parts.flatMap((part) => part.standings ?? []))];
    const used = names.length || phrases.length ? telling : telling.length ? [...telling, ...subjects] : subjects.length ? subjects : rest;
    const terms = used.map((part) => ({ spelling: part.spelling, forms: [...new Set([part.spelling, ...(part.forms ?? [])])], native: part.native, at: part.at, length: part.length, group: Boolean(part.forms), things: part.things ?? [] }));
    return { standings, groups: names, terms: [...phrases.map((one) => ({ spelling: one, forms: [one], exact: true, things: [] })), ...terms] };
  }
}

/** Return a year in which there are events as a name is: what is asked for in it is decided by the events. */
const yearOf = (year) => ({ facet: "year", id: year, key: `year:${year}`, labels: [year, year], page: "", count: 1, level: "", common: [], around: [], spellings: [year] });

const wordsOf = (tokens, at, length) => tokens.slice(at, at + length).map(({ word }) => word).join(" ");

/** Tell whether a kind of event or of instrument is named by a word that means more: `pelatihan`, `hibah`. */
const isWord = (thing, spelling) => (thing.facet === "kind" || thing.facet === "instrument") && thing.common.includes(spelling) && !spelling.includes(" ");

/** Join administrations with the name before or behind them; they choose the level of what it may mean. */
function withLevels(parts) {
  const found = [];
  for (const part of parts) {
    const before = found.at(-1);
    const level = before?.use === "level" ? before : found.at(-2)?.use === "level" && before?.use === "filler" ? found.at(-2) : null;
    if (part.use === "name" && level) {
      found.splice(found.indexOf(level), found.length, chosen(part, level, level.at));
    } else if (part.use === "level" && before?.use === "name" && isPlace(before)) {
      found.splice(-1, 1, chosen(before, part, before.at));
    } else {
      found.push(part);
    }
  }
  return found;
}

const isPlace = (part) => part.things.some((thing) => thing.facet === "city" && thing.level);

/** Return a name whose things are those of a level; localities abroad, whose levels are translated, where none is. */
function chosen(part, level, at) {
  if (!isPlace(part)) return part;
  const places = part.things.filter((thing) => thing.facet === "city" && thing.level);
  const exact = level.level === "government" ? places : places.filter((thing) => thing.level === level.level);
  const abroad = places.filter((thing) => !/^(kota|kabupaten|provinsi)-/.test(thing.id));
  const things = exact.length ? exact : abroad;
  return { ...part, at, things, others: places, spelling: part.spelling, withLevel: true, level: level.spelling };
}
