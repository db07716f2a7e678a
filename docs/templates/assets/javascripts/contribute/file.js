// Draft -> files, and the URLs that open them as new files on GitHub.

import { fold } from "../search/words.js";
import { fieldOf, resolve } from "./schema.js";

/** The longest URL that GitHub is asked to open. Its server answers URLs of more than about 8 KB with "414 URI Too Long"
    (docs.github.com, "Using query parameters to create a pull request"). */
export const LONGEST_ADDRESS = 8000;

const LONGEST_SLUG = 60;

/** Return a slug for an article's title: the file's name. */
export function slugOf(title) {
  const words = fold(title ?? "").split(" ").filter((word) => /^[a-z0-9]+$/.test(word));
  let slug = "";
  for (const word of words) if (slug.length + word.length < LONGEST_SLUG) slug += (slug && "-") + word;
  return slug;
}

/** Return the year of the article's folder: that of its first event, otherwise of its first source. */
export function yearOf({ events, sources }) {
  const found = /\b(?:19|20)\d\d\b/.exec(`${events?.[0]?.date ?? ""} ${sources?.[0]?.published ?? ""}`);
  return found ? found[0] : String(new Date().getFullYear());
}

/** Return a value with its fields in the order of the schema. */
function ordered(value, schema, definitions) {
  const wanted = resolve(schema, definitions);
  if (Array.isArray(value)) return value.map((one) => ordered(one, wanted.items, definitions));
  if (typeof value !== "object" || !(wanted.properties || typeof wanted.additionalProperties === "object")) return value;
  const names = wanted.properties ? Object.keys(wanted.properties).filter((name) => name in value) : Object.keys(value).sort();
  return Object.fromEntries(names.map((name) => [name, ordered(value[name], fieldOf(wanted, name), definitions)]));
}

/** Return folder, name and text of the article's file, and of its translation if there is one; `toYaml` is that of yaml.js. */
export function filesOf(draft, schema, toYaml) {
  const text = (fields, body) => `---\n${toYaml(fields)}---\n${body ?? ""}\n`;
  const folder = `docs/articles/${yearOf(draft.article)}`;
  const slug = draft.slug || "nama-berkas";
  const part = (name) => ordered(draft[name], schema.properties[name], schema.$defs);
  const files = [{ folder, name: `${slug}.md`, text: text(part("article"), draft.text) }];
  if (draft.translation) files.push({ folder, name: `${slug}.en.md`, text: text(part("translation"), draft.translated) });
  return files;
}

/** Return the URL of the page at which GitHub asks who is not signed in to do so: it holds the whole URL once more encoded,
    and loses it where that makes it too long. */
function signInAddress(address) {
  return `${new URL(address).origin}/login?return_to=${encodeURIComponent(address)}`;
}

/** Return the URL at which GitHub opens a new file, with its text if the URL is short enough. */
export function newFile(base, { folder, name, text }) {
  const bare = `${base}${folder}?filename=${encodeURIComponent(name)}`;
  const whole = `${bare}&value=${encodeURIComponent(text)}`;
  return signInAddress(whole).length <= LONGEST_ADDRESS ? { address: whole, whole: true } : { address: bare, whole: false };
}
