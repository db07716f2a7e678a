// The cooperations that a query names: the question that the site exists for is answered before the list of articles.

import { bucketOf } from "./pieces.js";

const FEW = 3; // cooperations that are shown as answers
const FEW_OF_A_COUNTRY = 3;

/** Return the ids of the parties of a cooperation. */
export const partiesOf = ([slug, parties]) => (parties ? parties.split(",") : slug.split("--"));

/** Return the answers to a query that names two parties, or a party and a country; `asked` tells whether it does. */
export async function cooperationsOf(query, search) {
  const cities = query.groups.map((group) => group.things.filter((thing) => thing.facet === "city" && thing.count)).filter((things) => things.length);
  const countries = query.groups.map((group) => group.things.filter((thing) => thing.facet === "country")).filter((things) => things.length);
  if (!cities.length || cities.length + countries.length < 2) return { asked: false, answers: [] };
  const [base, ...others] = [...cities].sort((one, other) => sizeOf(one) - sizeOf(other));
  const known = await Promise.all(base.map((thing) => search.events.thing(thing.key)));
  const fits = (one) => others.every((things) => things.some((thing) => partiesOf(one).includes(thing.id))) &&
    countries.every((things) => things.some((thing) => one[2].split(",").includes(thing.id)));
  const all = [...new Map(known.flatMap((thing) => thing.cooperations).map((one) => [one[0], one])).values()].filter(fits);
  const exact = all.filter((one) => partiesOf(one).length === cities.length);
  const shown = exact.length && others.length ? exact : all;
  const few = others.length ? FEW : FEW_OF_A_COUNTRY;
  if (shown.length > few) return { asked: false, answers: [] };
  return { asked: others.length > 0, answers: await Promise.all(shown.map((one) => answer(one[0], search))) };
}

const sizeOf = (things) => things.reduce((sum, thing) => sum + thing.count, 0);

async function answer(slug, search) {
  const file = await search.pieces.get(`answers/${search.language}/${bucketOf(slug, search.manifest.answers)}.json`);
  const [parties, standing, label, reason, date, kind, count] = file[slug];
  const prefix = search.language === "en" ? "en/" : "";
  return { url: new URL(`${prefix}cooperations/${slug}/`, search.root).href, parties, standing, label, reason, date, kind, count };
}
