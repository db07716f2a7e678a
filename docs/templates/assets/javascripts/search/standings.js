// The cooperations of a standing that a query asks for: `MoU Bandung yang masih berlaku`, `expired MoUs`.

import { allBetween, cooperationUrl, namedIn } from "./answers.js";
import { bucketOf } from "./pieces.js";

const MOST = 5; // cooperations of one locality or country that are shown

/** Return what is asked for: the `standings`, and of each locality or country the cooperations that have one of them; null where none is asked for. */
export async function standingsOf(query, search) {
  const { standings } = query;
  if (!standings.length) return null;
  const named = namedIn(query);
  const subjects = (named.cities.length ? named.cities : named.countries)[0]?.filter((thing) => thing.count) ?? [];
  const slugs = named.cities.length ? new Set((await allBetween(named, search)).map(([slug]) => slug)) : null;
  const found = await Promise.all(subjects.map((thing) => cooperationsOf(thing, standings, slugs, search)));
  const numbers = subjects.length ? {} : await search.pieces.get("answers/standings.json");
  return { standings, found: found.filter(Boolean), numbers };
}

/** Return the cooperations of a thing with one of some standings, and how many there are; null where there is nothing to compare of the thing. */
async function cooperationsOf(thing, standings, slugs, search) {
  const file = await search.pieces.get(`comparisons/${search.language}/${bucketOf(thing.key, search.manifest.comparisons)}.json`);
  const one = Object.hasOwn(file, thing.key) ? file[thing.key] : null;
  if (!one) return null;
  const own = one.lanes.filter(([slug, , standing]) => standings.includes(standing) && (!slugs || slugs.has(slug)));
  const answers = own.slice(0, MOST).map(([slug, others, standing, label, reason]) => (
    { url: cooperationUrl(slug, search), parties: `${one.name} – ${others}`, standing, label, reason }));
  return { thing, answers, page: one.page, more: own.length > MOST || countOf(one, standings) > own.length };
}

const countOf = (one, standings) => one.standings.reduce((sum, [standing, , number]) => sum + (standings.includes(standing) ? number : 0), 0);
