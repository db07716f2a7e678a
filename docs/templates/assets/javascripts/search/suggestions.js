// What the search box in the header suggests: localities, partners, countries, sectors and cooperations that begin as typed.

import { partiesOf } from "./answers.js";
import { Events } from "./events.js";
import { begins, Names } from "./names.js";
import { Pieces } from "./pieces.js";
import { fold } from "./words.js";

const MOST = 6; // things with articles
const MOST_WITHOUT = 3; // localities without any
const LOOKED_AT = 40;
const MOST_COOPERATIONS = 3;
const LETTERS = 3; // of a party's name, before the file with its cooperations is fetched
const PARTIES = 2; // of those that a word may mean, whose cooperations are looked at

const byCount = (one, other) => other.count - one.count;

/** The suggestions of a site in one language. */
export class Suggestions {
  constructor(root, language) {
    Object.assign(this, { language, pieces: new Pieces(root) });
  }

  async start() {
    if (this.names) return;
    const manifest = await this.pieces.manifest();
    this.events = new Events(this.pieces, manifest);
    this.names = new Names(this.pieces, manifest);
  }

  /** Return what begins as `text`, each `{facet, label, page, count}`; `page` is "" for what has no articles. */
  async find(text) {
    const words = fold(text).split(" ").filter(Boolean);
    if (!words.length) return [];
    await this.start();
    const things = (await this.names.suggest(words, LOOKED_AT)).map((thing) => ({ ...thing, label: this.label(thing.labels) }));
    const without = things.filter((thing) => thing.level && !thing.count);
    return [...things.filter((thing) => thing.count).slice(0, MOST), ...await this.cooperations(words), ...without.slice(0, MOST_WITHOUT)];
  }

  label(labels) {
    return labels[this.language === "en" ? 1 : 0];
  }

  /** Return the cooperations whose parties and countries the words begin, at least one of them a party; most articles first. */
  async cooperations(words) {
    const known = await Promise.all(this.parties(words).map((party) => this.events.thing(party.key)));
    const all = new Map(known.flatMap((thing) => thing.cooperations).map((one) => [one[0], one]));
    const fitting = [...all.values()].filter((one) => this.fits(one, words));
    return fitting.map((one) => this.cooperation(one)).filter((one) => one.label).sort(byCount).slice(0, MOST_COOPERATIONS);
  }

  /** Return the parties whose cooperations may be meant: for each word, those with most articles. */
  parties(words) {
    const cities = [...this.names.things.values()].filter((thing) => thing.facet === "city" && thing.count);
    const whole = cities.filter((thing) => begins(thing, words)).sort(byCount);
    const single = words.flatMap((word) => cities.filter((thing) => word.length >= LETTERS && begins(thing, [word])).sort(byCount).slice(0, PARTIES));
    const isLong = words.some((word) => word.length >= LETTERS);
    return whole.length ? whole.slice(0, isLong ? PARTIES : 0) : [...new Set(single)];
  }

  fits([slug, parties, countries], words) {
    const keys = [...partiesOf([slug, parties]).map((id) => `city:${id}`), ...countries.split(",").map((code) => `country:${code}`)];
    const things = keys.map((key) => this.names.things.get(key)).filter(Boolean);
    return words.every((word) => things.some((thing) => begins(thing, [word])));
  }

  /** Return a cooperation as a suggestion; without label where a party is in none of the files that were fetched. */
  cooperation([slug, parties, , count]) {
    const labels = partiesOf([slug, parties]).map((id) => this.events.labels.get(id));
    const label = labels.every(Boolean) ? labels.map((one) => this.label(one)).join(" – ") : "";
    return { facet: "cooperation", label, page: `cooperations/${slug}/`, count };
  }
}
