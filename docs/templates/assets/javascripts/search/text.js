// Full text, by Pagefind. Pagefind also returns pages on which a word only begins like one of the query's; those are
// left out here, where the words that it has found can be seen.

import { akin, fold } from "./words.js";

const BEFORE = 8;
const AFTER = 24;
const PATIENCE = 12; // results in a row without the words asked for: the rest are worse

let engine; // Pagefind on the newest part of the articles, and on how many of the older ones
let known = 0;

async function start(part, language, root) {
  const pagefind = await import(new URL(`pagefind/${language}/${part}/pagefind.js`, root).href);
  await pagefind.options({ baseUrl: "/", excerptLength: 12, noWorker: true });
  return pagefind;
}

/** Have Pagefind know the `wanted` newest of `parts`; the older ones share its program, and cost their lists alone. */
async function widen(wanted, parts, language, root) {
  engine ??= start(parts - 1, language, root);
  const pagefind = await engine;
  const added = [];
  for (known = Math.max(known, 1); known < Math.min(wanted, parts); known += 1) {
    added.push(pagefind.mergeIndex(new URL(`pagefind/${language}/${parts - 1 - known}/`, root).href, { baseUrl: "/" }));
  }
  await Promise.all(added);
  return pagefind;
}

/** Yield results that hold every one of `words`: what a result shows, and the article's number; newer parts first. */
export async function* find(words, filters, language, root, parts) {
  const seen = new Set();
  for (let wanted = 1; wanted < parts * 2; wanted *= 2) {
    const pagefind = await widen(wanted, parts, language, root);
    yield* findIn(pagefind, words, filters, language, root, seen);
    if (known >= parts) return;
  }
}

/** The same for the parts that Pagefind knows, without the pages `seen` before, the best first. */
async function* findIn(pagefind, words, filters, language, root, seen) {
  const found = await pagefind.search(words.join(" "), { filters });
  let missed = 0;
  for (const result of found.results) {
    if (seen.has(result.id)) continue;
    seen.add(result.id);
    const data = await result.data();
    const passage = passageOf(data, words, language);
    missed = passage ? 0 : missed + 1;
    if (passage) yield { ...rowOf(data, root), passage };
    if (missed >= PATIENCE) return;
  }
}

function rowOf({ meta }, root) {
  const { path, title, date, parties, sectors } = meta;
  return { number: Number(meta.number), url: new URL(path, root).href, title, date, parties, sectors };
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
