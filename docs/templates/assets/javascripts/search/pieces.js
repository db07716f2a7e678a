// The files that the search is cut into: each fetched when it is needed, once; what fails is fetched again.

const AGAIN = 400; // milliseconds until a file that could not be fetched is asked for once more

export async function fetchJson(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.json();
}

const pause = (time) => new Promise((resolve) => { setTimeout(resolve, time); });

/** The files below `search/`; a promise that fails is not kept. */
export class Pieces {
  constructor(root) {
    this.root = root;
    this.kept = new Map();
  }

  get(path) {
    if (!this.kept.has(path)) {
      const url = new URL(`search/${path}`, this.root);
      const fetched = fetchJson(url).catch(() => pause(AGAIN).then(() => fetchJson(url)));
      this.kept.set(path, fetched.catch((error) => { this.kept.delete(path); throw error; }));
    }
    return this.kept.get(path);
  }

  manifest() {
    return this.get("manifest.json");
  }
}

/** Return the address of a page in a language, of which `path` is that in Indonesian. */
export const pageUrl = (root, language, path) => new URL((language === "en" ? "en/" : "") + path, root).href;

/** Return the number of the file, from 0, that a key is in: FNV-1a, the same as in hooks/digest/search/hashing.py. */
export function bucketOf(key, buckets) {
  let value = 0x811c9dc5;
  for (let at = 0; at < key.length; at += 1) value = Math.imul(value ^ key.charCodeAt(at), 0x01000193) >>> 0;
  return value % buckets;
}

export const split = (text) => (text ? text.split("|") : []);
