// What stands above the results: what a query may mean, what there is of a name without articles, where to go.

import { make } from "../make.js";
import { fold } from "./words.js";

const MOST_READINGS = 8;

/** Return the query with the tokens of one part replaced: what a reading is asked with. */
function asked({ tokens }, part, text) {
  if (part.at === undefined) return text;
  const typed = (some) => some.map((token) => token.typed);
  return [...typed(tokens.slice(0, part.at)), text, ...typed(tokens.slice(part.at + part.length))].join(" ");
}

/** Return the query without the tokens of some parts. */
const without = ({ tokens }, parts) =>
  tokens.filter((_, at) => !parts.some((part) => at >= part.at && at < part.at + part.length)).map((token) => token.typed).join(" ");

const MOST_COUNTED = 60;
const SHORT = 5; // letters of a name that may be an ordinary word

/** Return a part of a query as it was typed. */
function typedOf({ tokens }, part) {
  return part.at === undefined ? part.spelling : tokens.slice(part.at, part.at + part.length).map((token) => token.typed).join(" ");
}

export class Hints {
  constructor(show, search) {
    Object.assign(this, { show, search, shown: Promise.resolve() });
  }

  /** Return, once the results are there, in how many articles' texts a term is. */
  async counted(term) {
    await this.shown;
    let count = 0;
    for await (const row of this.search.find({ groups: [], terms: [term] }, null, this.search.language)) {
      count += row ? 1 : 0;
      if (count > MOST_COUNTED) return this.show.count(MOST_COUNTED, true);
    }
    return this.show.articles(count);
  }

  address(q, chosen = {}) {
    return `?${new URLSearchParams({ q, ...chosen })}`;
  }

  /** Return the readings of every part of a query that may mean several things, each one click away; `things` is what one name means. */
  readings(query) {
    const named = query.groups.map((group) => [group, this.named(group, query)]).filter(([, ways]) => ways.length > 1);
    const said = query.terms.map((term) => [term, this.said(term, query)]).filter(([, ways]) => ways.length);
    const lists = [...named, ...said].map(([part, ways]) =>
      this.show.ways(this.show.say("readings", { name: typedOf(query, part) }), ways.slice(0, MOST_READINGS)));
    return Object.assign(lists, { things: new Set(named.flatMap(([{ things }]) => (things.length > 1 ? things : []))) });
  }

  named(group, query) {
    const { show } = this;
    const others = [...this.search.names.get(group.spelling).filter((thing) => thing.count), ...this.search.names.persons(group.spelling)];
    const ways = [...new Set([...group.things, ...(group.withLevel ? [] : others)])].map((thing) => this.thing(thing, group, query));
    if (group.alternative) ways.push(this.meaning(group, query));
    else if (this.isOrdinary(group)) ways.push(this.words(group, query));
    return ways;
  }

  isOrdinary(group) {
    if (group.withLevel || group.spelling.includes(" ")) return false;
    const isCode = (thing) => thing.facet === "country" && thing.id.toLowerCase() === group.spelling;
    if (group.spelling.length <= SHORT && group.things.every((thing) => !thing.count)) return true;
    return group.things.some((thing) => isCode(thing) || (thing.facet !== "sector" && thing.common.includes(group.spelling)));
  }

  words(part, query) {
    const term = { spelling: part.spelling, forms: [part.spelling], exact: true };
    return [this.address(asked(query, part, `"${part.spelling}"`)), this.show.say("reading.text", { word: part.spelling }), this.counted(term)];
  }

  meaning(group, query) {
    const [word] = group.alternative;
    const term = { spelling: word, forms: group.alternative, group: true };
    return [this.address(asked(query, group, word)), this.show.say("reading.text", { word }), this.counted(term)];
  }

  thing(thing, part, query) {
    const kind = this.show.labels[`facet.${thing.facet}`];
    const text = thing.facet === "city" ? this.show.label(thing) : `${this.show.label(thing)} (${kind})`;
    const rest = asked(query, part, "").trim().replace(/\s+/g, " ");
    const href = thing.facet === "kind" ? `?${new URLSearchParams({ ...(rest ? { q: rest } : {}), kind: thing.id })}` : this.address(asked(query, part, this.show.label(thing)));
    return [href, text, this.show.articles(thing.count)];
  }

  said(term, query) {
    const things = this.search.names.get(term.spelling).filter((thing) => thing.count);
    const persons = term.group || term.exact ? [] : this.search.names.persons(term.spelling);
    return [...new Set([...things, ...persons])].map((thing) => this.thing(thing, term, query));
  }

  /** Return what there is of names without articles. */
  absent(groups) {
    return groups.flatMap((group) => (group.things.length ? this.without(group) : this.unknown(group)));
  }

  without(group) {
    const { show } = this;
    const names = new Intl.ListFormat(this.show.language, { type: "disjunction" }).format(group.things.map((thing) => show.label(thing)));
    const around = new Map(group.things.flatMap((thing) => thing.around).map((one) => [one[2], one]));
    const parties = group.things.filter((thing) => thing.facet === "city");
    const reports = parties.map((thing) => [show.page(`contribute/?party=${thing.id}`), show.say("report", { name: show.label(thing) }), ""]);
    const ways = [...around.values()].map(([label, english, page, count]) => [show.page(page), show.language === "en" ? english : label, show.articles(count)]);
    return [
      show.note(show.say("absent", { name: names })),
      ...(ways.length ? [show.ways(show.labels.around, ways)] : []),
      show.ways(show.labels.contribute, reports.length ? reports : [[show.page("contribute/"), show.say("report", { name: names }), ""]]),
    ];
  }

  /** A name with a level that it does not have, such as Kabupaten Surabaya. */
  unknown(group) {
    const { show } = this;
    const name = `${group.level} ${group.spelling}`;
    const others = group.others.map((thing) => [this.address(show.label(thing)), show.label(thing), show.articles(thing.count)]);
    return [show.note(show.say("unknown", { name })), show.ways(show.labels.near, others)];
  }

  /** Say that something else is shown than was asked for, and offer the exact search. */
  corrected({ spelling, things }) {
    const name = things.map((thing) => this.show.label(thing)).join(", ");
    const exact = this.show.link(this.address(`"${spelling}"`), this.show.say("exact", { word: spelling }));
    return this.show.note(`${this.show.say("instead", { name, word: spelling })} `, exact);
  }

  /** Return what may have been meant by a misspelt name. */
  offered({ things, spelling }, query) {
    const meant = (thing) => fold(query.text).replace(spelling, this.show.label(thing));
    const ways = things.map((thing) => [this.address(meant(thing)), this.show.label(thing), this.show.articles(thing.count)]);
    return this.show.ways(this.show.labels.near, ways.slice(0, MOST_READINGS));
  }

  /** Return what there is with less than the whole query. */
  less(found, query) {
    const ways = found.map(({ left, thing, count, more }) => {
      const text = thing ? asked(query, left[0], this.show.label(thing)) : without(query, left);
      return [this.address(text), text, this.show.count(count, more)];
    });
    return ways.length ? [this.show.ways(this.show.labels.less, ways)] : [];
  }

  /** Return the cooperations of the standings that are asked for; of the whole digest where no party or country is named. */
  standings({ standings, found, numbers }) {
    const { show } = this;
    const names = new Intl.ListFormat(show.language, { type: "disjunction" }).format(standings.map((one) => show.labels[`standing.${one}`]));
    if (!found.length) {
      const known = standings.filter((one) => numbers[one]);
      const ways = known.map((one) => [show.page(`cooperations/#${one}`), show.labels[`standing.${one}`], show.say("cooperations", { count: show.number.format(numbers[one]) })]);
      return known.length ? [show.ways(show.labels.standings, ways)] : [show.note(show.say("standing.nowhere", { standing: names }))];
    }
    return found.flatMap(({ thing, answers, page, more }) => [
      answers.length || more
        ? make("p", { class: "km-hint" }, show.say("standing.some", { name: show.label(thing), standing: names }))
        : show.note(show.say("standing.none", { name: show.label(thing), standing: names })),
      ...(answers.length ? [show.answers(answers)] : []),
      ...(more ? [make("p", {}, show.link(show.page(page), show.say("standing.more", { name: show.label(thing) })))] : []),
    ]);
  }

  /** Return the lists of the cooperations of a country in a sector, where a query names these two and nothing else. */
  lists({ groups, terms }) {
    const { show } = this;
    const named = (facet) => groups.flatMap(({ things }) => things.filter((thing) => thing.facet === facet && thing.count));
    const ways = named("country").flatMap((country) => named("sector").map((sector) => (
      [show.page(`cooperations/?country=${country.id}&sector=${sector.id}`), `${show.label(country)} · ${show.label(sector)}`, ""])));
    return ways.length && groups.length === 2 && !terms.length ? [show.ways(show.labels.lists, ways)] : [];
  }

  noCooperation(query) {
    const told = query.groups.map((group) => group.things.filter((thing) => thing.count).map((thing) => this.show.label(thing)).join(" / "));
    return this.show.note(this.show.say("answer.none", { name: new Intl.ListFormat(this.show.language).format(told) }));
  }
}
