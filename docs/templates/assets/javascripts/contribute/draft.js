// What the form holds: one object, whose `article` becomes the front matter of the file.

/** Return an empty draft, with a first event and a first source to fill in. */
export const emptyDraft = () => ({ article: { events: [{}], sources: [{}] }, translation: {} });

/** Return a kept draft with the parts that the form cannot do without. */
export function completed(draft) {
  const { events, sources } = draft.article;
  const list = (value) => (Array.isArray(value) && value.length ? value : [{}]);
  return { ...draft, article: { ...draft.article, events: list(events), sources: list(sources) }, translation: draft.translation ?? {} };
}

/** Return an empty draft with what the page's address names: party, country, cooperation, sector, url. */
export function prefilled(parameters, names) {
  const draft = emptyDraft();
  const known = new Set(names.party.map(([id]) => id));
  const parties = [...parameters.getAll("party"), ...(parameters.get("cooperation") ?? "").split("--")].filter((id) => known.has(id));
  if (parties.length) draft.article.events[0].parties = [...new Set(parties)];
  if (parameters.get("sector")) draft.article.events[0].sectors = [parameters.get("sector")];
  const countries = parameters.getAll("country").filter((code) => names.country.some(([known]) => known === code));
  if (countries.length) draft.article.mentions = countries;
  if (parameters.get("url")) draft.article.sources[0].url = parameters.get("url");
  return draft;
}

const BLANK = (value) => value === undefined || value === null || value === "";

/** Return a value without its blank parts; what an editor added as a group stays, though it may be empty. */
function withoutBlanks(value) {
  if (typeof value === "string") return value.trim();
  if (Array.isArray(value)) return value.map(withoutBlanks).filter((one) => !BLANK(one));
  const kept = Object.entries(value).map(([name, one]) => [name, BLANK(one) ? undefined : withoutBlanks(one)]);
  return Object.fromEntries(kept.filter(([, one]) => !BLANK(one) && !(Array.isArray(one) && !one.length)));
}

/** Return today's date in Jakarta, as in hooks/digest/core/clock.py: the day on which the article is added. */
const today = () => new Intl.DateTimeFormat("sv", { timeZone: "Asia/Jakarta" }).format();

/** Return what of a draft is written: the day, no blank fields, no translation where none was begun. */
export function written(draft) {
  const { entries = [], ...found } = withoutBlanks(draft);
  found.article = { ...inOneLanguage(found.article), ...introduced(entries), added: today() };
  if (!found.translated && !Object.keys(found.translation).length) delete found.translation;
  return found;
}

/** Return what the article introduces: the entries by vocabulary and id. */
function introduced(entries) {
  const introduces = {};
  for (const { vocabulary, id = "", entry = {} } of entries) {
    introduces[vocabulary] = Object.fromEntries([...Object.entries(introduces[vocabulary] ?? {}), [id, inOneLanguage(entry)]]);
  }
  return entries.length ? { introduces } : {};
}

/** Return a value whose texts in both languages are one text where there is no English. */
function inOneLanguage(value) {
  if (Array.isArray(value)) return value.map(inOneLanguage);
  if (typeof value !== "object") return value;
  const names = Object.keys(value);
  if (names.length === 1 && names[0] === "id") return value.id;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, inOneLanguage(one)]));
}
