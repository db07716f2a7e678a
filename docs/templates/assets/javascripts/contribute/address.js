// URL -> canonical form, which all URLs of one page share: the same as hooks/digest/read/canonical_url.py, with its lists.
// tests/test_contribute_browser.py compares both.

const ADDRESS = /^(https?):\/\/([^/?#]*)([^?#]*)(?:\?([^#]*))?/i;
const FREE = /^[A-Za-z0-9._~-]$/;

const whole = (pattern) => new RegExp(`^(?:${pattern})$`, "i");
const plus = (text) => encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`).replaceAll("%20", "+");

function decoded(text) {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}

export class Folding {
  constructor(lists) {
    this.lists = lists;
    this.viewers = lists.viewers.map((pattern) => new RegExp(pattern, "i"));
    this.parameters = Object.entries(lists.parameters).map(([names, values]) => [whole(names), whole(values)]);
  }

  /** Return the canonical form of a URL; other texts are returned unchanged. */
  canonical(url) {
    const found = ADDRESS.exec(this.shownByViewer(url.trim()));
    if (!found) return url.trim();
    const [, scheme, place, path, query = ""] = found;
    const plainHost = this.plainHost(scheme.toLowerCase(), place.toLowerCase());
    const plainPath = this.plainSegments(path);
    const numbered = this.numberedPage(plainHost, plainPath);
    if (numbered) return numbered;
    const [host, segments] = this.onChannel(plainHost, this.withoutSlug(plainPath));
    const parameters = this.plainQuery(query, segments.length > 0);
    return [host, ...segments].join("/") + (parameters && `?${parameters}`);
  }

  numberedPage(host, segments) {
    const site = Object.keys(this.lists.numbered_sites).find((one) => host === one || host.endsWith(`.${one}`));
    const found = site && new RegExp(this.lists.numbered_sites[site]).exec(`/${segments.join("/")}`);
    return found ? `${site}/${found[1]}` : "";
  }

  withoutSlug(segments) {
    const isNumbered = segments.length > 1 && new RegExp(`^(?:${this.lists.number_segment})$`).test(segments.at(-2));
    return isNumbered && /[a-z][-.]/i.test(segments.at(-1)) ? segments.slice(0, -1) : segments;
  }

  shownByViewer(url) {
    const rest = url.replace(/^https?:\/\//i, "");
    const found = this.viewers.map((viewer) => viewer.exec(rest)).find(Boolean);
    return found ? `https://${found[1]}` : url;
  }

  plainHost(scheme, place) {
    const [, name, port] = /^([^:]*)(?::(\d*))?$/.exec(place) ?? [null, place, ""];
    let host = name.replace(/\.+$/, "");
    while (this.lists.device_hosts.includes(host.split(".")[0]) && host.split(".").length > 2) host = host.slice(host.indexOf(".") + 1);
    return !port || Number(port) === { http: 80, https: 443 }[scheme] ? host : `${host}:${Number(port)}`;
  }

  plainSegments(path) {
    const segments = path.split("/").filter(Boolean).map(plainEncoding);
    const last = [...this.lists.last_segments, ...this.lists.edge_segments];
    while (segments.length && last.includes(segments.at(-1).toLowerCase())) segments.pop();
    return segments.length && this.lists.first_segments.includes(segments[0].toLowerCase()) ? segments.slice(1) : segments;
  }

  onChannel(host, segments) {
    const site = this.lists.channel_sites.find((one) => host.endsWith(`.${one}`));
    return site ? [site, [host.slice(0, -site.length - 1), ...segments]] : [host, segments];
  }

  plainQuery(query, hasPath) {
    const pairs = query.split("&").filter(Boolean).map((pair) => {
      const [name, ...value] = pair.split("=");
      return [decoded(name), decoded(value.join("="))];
    });
    const order = ([one, first], [other, second]) => (one === other ? Number(first > second) - Number(first < second) : one > other ? 1 : -1);
    return pairs.filter((pair) => !this.changesNothing(...pair, hasPath)).sort(order)
      .map(([name, value]) => `${plus(name)}=${plus(value)}`).join("&");
  }

  changesNothing(name, value, hasPath) {
    if (!hasPath && /^\d+$/.test(value)) return false;
    return this.parameters.some(([names, values]) => names.test(name) && values.test(value));
  }
}

/** Return a path segment in which only the characters that need it are percent-encoded. */
function plainEncoding(text) {
  const plain = text.replace(/%([0-9a-f]{2})/gi, (code, digits) => {
    const character = String.fromCharCode(Number.parseInt(digits, 16));
    return FREE.test(character) ? character : code.toUpperCase();
  });
  return plain.replace(/[^A-Za-z0-9_.~%:@!$&'()*+,;=-]/gu, encodeURIComponent);
}

/** Return which of `number` files holds a URL or name: the FNV-1a hash (32 bits) of its UTF-8 bytes, modulo `number`. */
export function partOf(key, number) {
  let found = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(key)) found = Math.imul(found ^ byte, 0x01000193) >>> 0;
  return found % number;
}
