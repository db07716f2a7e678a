// Full text, by Pagefind. Pagefind also returns pages on which a word only begins like one of the query's; those are
// left out here, where the words that it has found can be seen.

import { akin, fold } from "./words.js";

const BEFORE = 8;
const AFTER = 24;
const PATIENCE = 12; // results in a row without the words asked for: the rest are worse

const engines = new Map();

async function start(part, root) {
  const pagefind = await import(new URL(`pagefind/${part}/pagefind.js`, root).href);
  await pagefind.options({ baseUrl: "/", excerptLength: 12, noWorker: true });
  return pagefind;
}

/** Yield results that hold every one of `words`: what a result shows, and the article's number. */
export async function* find(words, filters, language, root, parts) {
  for (let part = 0; part < parts; part += 1) yield* findIn(part, words, filters, language, root);
}

/** The same for one part of the articles, the best first; part 0 holds the newest. */
async function* findIn(part, words, filters, language, root) {
  if (!engines.has(part)) engines.set(part, start(part, root));
  const pagefind = await engines.get(part);
  const found = await pagefind.search(words.join(" "), { filters });
  let missed = 0;
  for (const result of found.results) {
    const data = await result.data();
    const passage = passageOf(data, words, language);
    missed = passage ? 0 : missed + 1;
    if (passage) yield { ...rowOf(data, root), passage };
    if (missed >= PATIENCE) return;
  }
}

function rowOf({ url, meta }, root) {
  const { title, date, parties, sectors } = meta;
  return { number: Number(meta.number), url: new URL(url.replace(/^\//, ""), root).href, title, date, parties, sectors };
}

/** Return the passage around the first match as `[text, matches]` pieces, or null where a word is not really there. */
function passageOf(data, words, language) {
  const all = (data.raw_content ?? data.content).split(/\s+/);
  const folded = (at) => fold(all[at] ?? "").split(" ");
  const matches = (at, word) => folded(at).some((one) => akin(one, word, language));
  const places = [...data.locations].sort((one, other) => one - other);
  const firsts = words.map((word) => places.find((at) => matches(at, word)));
  if (firsts.some((at) => at === undefined)) return null;
  const first = Math.min(...firsts);
  const begin = Math.max(0, first - BEFORE);
  const end = Math.min(all.length, first + AFTER);
  const pieces = [[begin ? "… " : "", false]];
  for (let at = begin; at < end; at += 1) {
    pieces.push([all[at], words.some((word) => matches(at, word))], [" ", false]);
  }
  return [...pieces, [end < all.length ? "…" : "", false]];
}
