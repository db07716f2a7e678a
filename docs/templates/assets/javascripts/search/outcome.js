// What a query and choices of facets find, and what is to be said of it; shows nothing itself.

import { FACETS, countsOf } from "./events.js";

const FIRST = 1; // results of a word that are shown before the others are looked at
const MOST_LEFT_OUT = 4; // parts of a query that are left out in turn where nothing meets all
const UNDRAWN = 100; // milliseconds that a page in the background waits
const AT_ONCE = 4; // files of events that are read for the counts, once there is a result
const NONE = () => ({ counts: [], all: 0 });

/** What is found: `rows` to show, how many articles in all (`more`: at least), and what stands above them. */
class Outcome {
  constructor(query, more) {
    Object.assign(this, { query, rows: [], count: 0, more: false, absent: [], answers: [], isQuestion: false, language: "", misspelling: null, isLoose: false, standings: null, less: [], counts: NONE }, more);
  }
}

/** Wait until what is shown has been drawn; a page in the background is not drawn. */
const painted = () => new Promise((resolve) => {
  requestAnimationFrame(() => setTimeout(resolve));
  setTimeout(resolve, UNDRAWN);
});

/** Return two misspelt names of one query as what is told of them; the first may be null. */
const joined = (one, other) => ({ ...other, isShown: true, spelling: [one?.spelling, other.spelling].filter(Boolean).join(" "), things: [...(one?.things ?? []), ...other.things] });

/** Finds what is asked for; `partial` is called with what can be shown already, `current` tells whether to go on. */
export class Finder {
  constructor(search, { shown, partial = () => {}, current = () => true }) {
    Object.assign(this, { search, shown, partial, current });
  }

  async find(text, chosen) {
    const query = await this.search.parse(text);
    const outcome = await this.answer(query, chosen);
    const { answers, absent, rows, misspelling } = outcome;
    if (!answers.length && !absent.length) outcome.standings = await this.search.standings(query);
    const isNothing = !rows.length && !answers.length && !absent.length && !misspelling && !FACETS.some((facet) => chosen[facet].size);
    return isNothing && this.current() ? Object.assign(outcome, { less: await this.withLess(query, chosen) }) : outcome;
  }

  /** Return what there is where nothing meets a whole query: with the province of a locality, or with parts left out. */
  async withLess(query, chosen) {
    const parts = [...query.groups, ...query.terms].filter((part) => part.at !== undefined);
    if (parts.length < 2) return [];
    const wider = await Promise.all(query.groups.map(async (group) => ({ left: [group], thing: await this.search.provinceOf(group) })));
    const some = await this.tried([...wider.filter(({ thing }) => thing), ...parts.slice(0, MOST_LEFT_OUT).map((part) => ({ left: [part] }))], query, chosen);
    return some.length || parts.length < 3 ? some : this.tried(query.groups.map((group) => ({ left: parts.filter((part) => part !== group) })), query, chosen);
  }

  /** Return those of some ways to ask for less that find something: parts that are `left` out, a `thing` in place of one. */
  async tried(ways, query, chosen) {
    const counted = await Promise.all(ways.map(async ({ left, thing }) => {
      const groups = query.groups.flatMap((one) => (!left.includes(one) ? [one] : thing ? [{ ...one, things: [thing] }] : []));
      const terms = query.terms.filter((one) => !left.includes(one));
      return { left, thing, ...(await this.few({ ...query, groups, terms }, chosen)) };
    }));
    return counted.filter(({ count }) => count);
  }

  /** Return how many articles meet a query: `count`, or `more`. */
  async few(query, chosen) {
    const { count, more, absent } = await new Finder(this.search, { shown: 1, current: this.current }).answer(query, chosen);
    return { count: absent.length ? 0 : count, more };
  }

  /** Answer a query: names without articles honestly, other names from events, words from texts. */
  answer(query, chosen, misspelling = null) {
    const absent = query.groups.filter((group) => !group.things.some((thing) => thing.count));
    if (absent.length) return this.mentioned(query, chosen, absent);
    return query.terms.length ? this.inTexts(query, chosen, misspelling) : this.inEvents(query, chosen, misspelling);
  }

  async inEvents(query, chosen, misspelling) {
    const { search } = this;
    const [newest, { answers, asked }] = await Promise.all([this.select(query.groups, chosen, 1), search.answers(query)]);
    const found = (selection) => ({ misspelling, answers, isQuestion: asked, count: selection.count, more: !selection.isCounted, numbers: selection.numbers });
    const [first] = newest.numbers;
    if (first !== undefined) {
      this.partial(new Outcome(query, { ...found(newest), rows: [await search.row(first)] }));
      await painted();
    }
    const selection = newest.isCounted ? newest : await this.select(query.groups, chosen, AT_ONCE);
    const counts = async (facet) => (chosen[facet].size ? await this.select(query.groups, chosen, AT_ONCE, facet) : selection).counts(facet);
    const rows = await Promise.all(selection.numbers.slice(0, this.shown).map((number) => search.row(number)));
    return new Outcome(query, { ...found(selection), rows, counts });
  }

  /** Select articles; of their events `files` files are read, and more where the results that are shown need them. */
  async select(groups, chosen, files, except) {
    for (; ; files *= 2) {
      const selection = await this.search.select(groups, chosen, files, except);
      if (!selection.more || selection.numbers.length >= this.shown) return selection;
    }
  }

  /** Find the articles whose texts hold the words; where there are none, those in the other language; then what is near. */
  async inTexts(query, chosen, misspelling) {
    const { search } = this;
    const { answers } = await search.answers(query);
    for (const language of [search.language, search.other]) {
      const found = { misspelling, answers, language: language === search.language ? "" : language };
      const { rows, more } = await this.read(query, chosen, language, found);
      const events = rows.flatMap((row) => row.events);
      const counts = async (facet) => { const own = countsOf(events, facet); return { counts: own, all: own.length }; };
      if (rows.length || !this.current()) return new Outcome(query, { ...found, rows, count: rows.length, more, counts });
    }
    if (answers.length) return this.inEvents({ ...query, terms: [] }, chosen, misspelling);
    const near = FACETS.some((facet) => chosen[facet].size) ? null : await search.misspelling(query.terms);
    if (!near?.things.isSure) return near || misspelling ? new Outcome(query, { misspelling: misspelling ?? near }) : this.apart(query, chosen);
    const groups = [...query.groups, { spelling: near.spelling, things: near.things }];
    return this.answer({ ...query, groups, terms: near.terms }, chosen, joined(misspelling, near));
  }

  /** Find the articles whose texts hold both the names and the words of a query, where no article is about the names. */
  async apart(query, chosen) {
    if (!query.groups.length) return new Outcome(query, {});
    const terms = [...query.groups.map(({ spelling }) => ({ spelling, forms: [spelling], exact: true, things: [] })), ...query.terms];
    const { rows, more } = await this.read({ ...query, groups: [], terms }, chosen, this.search.language, { isLoose: true });
    return new Outcome(query, { rows, count: rows.length, more, isLoose: rows.length > 0 });
  }

  /** Read results from the texts in a language, as many as are shown and some more; the first is shown at once. */
  async read(query, chosen, language, found) {
    const rows = [];
    for await (const row of this.search.find(query, chosen, language)) {
      if (!this.current()) break;
      rows.push(row);
      if (rows.length === FIRST && !found.language) {
        this.partial(new Outcome(query, { ...found, rows: [...rows], count: 1, more: true }));
        await painted(); // before what comes next is fetched
      }
      if (rows.length > this.shown * 3) return { rows, more: true };
    }
    return { rows, more: false };
  }

  /** Find the articles that only mention a name of which there is no article. */
  async mentioned(query, chosen, absent) {
    const { search } = this;
    const others = query.groups.filter((group) => !absent.includes(group));
    const isNarrowed = others.length > 0 || FACETS.some((facet) => chosen[facet].size);
    const allowed = isNarrowed ? new Set((await search.select(others, chosen, Infinity)).numbers) : null;
    const numbers = new Set();
    for (const group of absent) {
      for await (const number of search.mentions(group)) {
        if (numbers.size > this.shown) break;
        if (!allowed || allowed.has(number)) numbers.add(number);
      }
    }
    const rows = await Promise.all([...numbers].slice(0, this.shown).map((number) => search.row(number)));
    return new Outcome(query, { absent, rows, count: numbers.size, more: numbers.size > this.shown, numbers: [...numbers] });
  }
}
