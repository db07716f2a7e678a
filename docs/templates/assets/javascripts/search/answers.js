// The cooperations that a query names: the question that the site exists for is answered before the list of articles.

import { bucketOf, pageUrl } from "./pieces.js";

const FEW = 3; // cooperations that are shown as answers
const FEW_OF_A_COUNTRY = 3;

/** Return the ids of the parties of a cooperation. */
export const partiesOf = ([slug, parties]) => (parties ? parties.split(",") : slug.split("--"));

/** Return the groups of a query that name parties, and those that name countries, each with its things. */
export function namedIn(query) {
  const cities = query.groups.map((group) => group.things.filter((thing) => thing.facet === "city" && thing.count)).filter((things) => things.length);
  const countries = query.groups.map((group) => group.things.filter((thing) => thing.facet === "country")).filter((things) => things.length);
  return { cities, countries };
}

/** Return the cooperations of one of some parties with all the others and all countries. */
export async function allBetween({ cities, countries }, search) {
  const [base, ...others] = [...cities].sort((one, other) => sizeOf(one) - sizeOf(other));
  const known = await Promise.all(base.map((thing) => search.events.thing(thing.key)));
  const fits = (one) => others.every((things) => things.some((thing) => partiesOf(one).includes(thing.id))) &&
    countries.every((things) => things.some((thing) => one[2].split(",").includes(thing.id)));
  return [...new Map(known.flatMap((thing) => thing.cooperations).map((one) => [one[0], one])).values()].filter(fits);
}

/** Return the answers to a query that names two parties, or a party and a country; `asked` tells whether it does. */
export async function cooperationsOf(query, search) {
  const { cities, countries } = namedIn(query);
  if (!cities.length || cities.length + countries.length < 2) return { asked: false, answers: [] };
  const all = await allBetween({ cities, countries }, search);
  const exact = all.filter((one) => partiesOf(one).length === cities.length);
  const isOfParties = cities.length > 1;
  const shown = exact.length && isOfParties ? exact : all;
  if (shown.length > (isOfParties ? FEW : FEW_OF_A_COUNTRY)) return { asked: false, answers: [] };
  return { asked: isOfParties, answers: await Promise.all(shown.map((one) => answer(one[0], search))) };
}

const sizeOf = (things) => things.reduce((sum, thing) => sum + thing.count, 0);

/** Return the address of a cooperation's page in the language of a search. */
export const cooperationUrl = (slug, { root, language }) => pageUrl(root, language, `cooperations/${slug}/`);

async function answer(slug, search) {
  const file = await search.pieces.get(`answers/${search.language}/${bucketOf(slug, search.manifest.answers)}.json`);
  const [parties, standing, label, reason, date, kind, count] = file[slug];
  return { url: cooperationUrl(slug, search), parties, standing, label, reason, date, kind, count };
}
