// The lists that the form picks from, in the page's language.

import { fetchJson } from "../search/pieces.js";
import { Things } from "./picker.js";

/** Fetch the form's data; return it with its lists, and their ids put into the schema. */
export async function load(root, language) {
  const [form, names] = await Promise.all([`form.${language}`, "names"].map((name) => fetchJson(new URL(`contribute/${name}.json`, root))));
  names.party = [...names.party, ...governments(names)].sort(([one], [other]) => (one < other ? -1 : 1));
  const lists = listsOf(form, names, language);
  for (const [name, things] of Object.entries(lists)) {
    const definition = form.schema.$defs[name];
    if (definition["x-list"]) definition.enum = [...things.byId.keys()];
  }
  return { form, names, lists };
}

/** Return the rows of the national governments: id, labels, no other names, country. */
const governments = ({ country, government }) => country.map(([code, labels]) =>
  [`${code.toLowerCase()}-government`, government.map((words, at) => `${words} ${labels[at] ?? labels[0]}`), [], code]);

function listsOf(form, names, language) {
  const say = (labels) => labels[language === "en" ? labels.length - 1 : 0];
  const countries = new Map(names.country.map(([code, labels]) => [code, say(labels)]));
  const parties = names.party.map(([id, labels, others, country]) => [id, say(labels), [...labels, ...others], countries.get(country)]);
  const localities = new Set(names.party.filter(([, , , , isLocality]) => isLocality).map(([id]) => id));
  const mentions = names.country.map(([code, labels, others]) => [code, say(labels), [...labels, ...others]]);
  const short = Object.entries(form.choices).map(([name, entries]) => [name, new Things(entries.map(([id, label, meaning]) => [id, label, [], meaning]))]);
  return {
    party: new Things(parties),
    locality: new Things(parties.filter(([id]) => localities.has(id))),
    mention: new Things([...mentions, ...parties]),
    country: new Things(mentions),
    outlet: new Things(names.outlet.map(([id, labels, hosts]) => [id, say(labels), [...labels, ...hosts], hosts[0]])),
    ...Object.fromEntries(short),
  };
}

/** Return the outlet that an address belongs to, or nothing. */
export function outletOf(address, names) {
  const host = /^https?:\/\/([^/?#:]+)/i.exec(address ?? "")?.[1].toLowerCase();
  return host && names.outlet.find(([, , hosts]) => hosts.some((known) => host === known || host.endsWith(`.${known}`)))?.[0];
}
