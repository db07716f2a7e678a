// The site's own small lists: every event with its facets, and what a result shows of an article.

export const FACETS = ["city", "country", "sector", "kind", "scope", "year"];

const cells = (column) => column.split(";").map((cell) => (cell ? cell.split(",").map(Number) : []));

/** All events, newest first, and the articles that tell them. */
export class Lists {
  constructor(data, language, root) {
    this.language = language;
    this.root = root;
    this.total = data.articles;
    this.chunk = data.chunk;
    this.values = data.values;
    this.labels = data.labels;
    this.articles = cells(data.columns.article);
    this.columns = Object.fromEntries(FACETS.map((facet) => [facet, cells(data.columns[facet])]));
    this.chunks = new Map();
  }

  /** Return a test of an event: in each facet one of the chosen ids, of each group one of its things, told in `only`. */
  test(chosen, groups, only, except) {
    const wanted = FACETS.filter((facet) => facet !== except && chosen[facet].size)
      .map((facet) => [this.columns[facet], this.numbers(facet, chosen[facet])]);
    const named = groups.map((group) => group.things.map((thing) => [
      this.columns[thing.facet], this.values[thing.facet].indexOf(thing.id),
    ]));
    return (event) =>
      wanted.every(([column, numbers]) => column[event].some((number) => numbers.has(number))) &&
      named.every((things) => things.some(([column, number]) => column[event].includes(number))) &&
      (!only || this.articles[event].some((article) => only.has(article)));
  }

  numbers(facet, ids) {
    return new Set([...ids].map((id) => this.values[facet].indexOf(id)));
  }

  /** Return the numbers of the articles that tell an event for which `test` holds, newest first. */
  select(test) {
    const found = new Set();
    this.articles.forEach((articles, event) => { if (test(event)) articles.forEach((one) => found.add(one)); });
    return [...found].sort((one, other) => other - one);
  }

  /** Return, for one facet, how many articles each value would leave. */
  counts(facet, chosen, groups, only) {
    const test = this.test(chosen, groups, only, facet);
    const found = this.values[facet].map(() => new Set());
    this.articles.forEach((articles, event) => {
      if (!test(event)) return;
      for (const value of this.columns[facet][event]) {
        articles.forEach((one) => { if (!only || only.has(one)) found[value].add(one); });
      }
    });
    return this.values[facet].map((id, at) => [id, found[at].size]);
  }

  /** Return what a result shows of an article. */
  async row(number) {
    const at = Math.floor(number / this.chunk);
    if (!this.chunks.has(at)) {
      this.chunks.set(at, fetchJson(new URL(`search/rows/${this.language}/${at}.json`, this.root)));
    }
    const [path, title, date, parties, sectors, description] = (await this.chunks.get(at))[number % this.chunk];
    return { number, url: new URL(path, this.root).href, title, date, parties, sectors, passage: [[description, false]] };
  }
}

export async function fetchJson(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.json();
}
