// Parties and outlets that the vocabularies lack: entries that the article introduces, made in the form.

import { distance, fold } from "../search/words.js";
import { make } from "../make.js";

const DEFINITIONS = { localities_abroad: "LocalityAbroadEntry", organisations: "OrganisationEntry", outlets: "OutletEntry" };
const LISTS = { party: ["localities_abroad", "organisations"], mention: ["localities_abroad", "organisations"], locality: ["localities_abroad"], outlet: ["outlets"] };
const MADE_AT = new Set(["party", "mention", "outlet"]); // lists whose fields offer to make what they lack
const NEAR = 0.14; // share of a name's letters that may differ; as MIN_SIMILARITY in hooks/digest/check/introduced_rules.py
const SHOWN = 3; // entries that are offered in place of a new one

/** Return the vocabularies to which a thing that is missing in a list can be added. */
export const vocabulariesOf = (list) => (MADE_AT.has(list) ? LISTS[list] : []);

export class Entries {
  /** `names` are the rows of names.json; `changed` is called after each change. */
  constructor({ draft, schema, lists, names, language, check, say, announce, changed }) {
    Object.assign(this, { draft, schema, lists, names, language, check, say, announce, changed });
    this.known = Object.fromEntries(Object.keys(LISTS).map((list) => [list, [...lists[list].entries]]));
    this.targets = new Map();
    this.element = make("section", { class: "km-entries", "aria-labelledby": "km-entries", hidden: true });
    draft.entries ??= [];
    this.share();
  }

  /** Show the entries in a form, which makes their fields. */
  attach(form) {
    this.form = form;
    this.draw();
    form.element.querySelector("[data-path='text']").before(this.element);
  }

  /** Give the lists back what they had, before another draft is shown. */
  reset() {
    for (const list of Object.keys(LISTS)) this.lists[list].renew(this.known[list], []);
  }

  /** Begin an entry of `vocabulary` for a field; `target` has what was typed, a way to put an id, and the URL beside it. */
  begin(vocabulary, target) {
    const entry = { vocabulary, entry: {} };
    if (target.typed) entry.entry.name = { id: target.typed };
    if (vocabulary === "outlets" && target.host) entry.entry.hosts = [target.host];
    this.offer(entry);
    this.targets.set(entry, target);
    this.draw();
    this.element.lastElementChild.querySelector("input, select").focus();
    this.changed();
  }

  /** Add an entry to the draft, ready or begun, with an id unless it has one. */
  offer(entry) {
    entry.id ??= entry.made = this.idFor(entry);
    this.draft.entries.push(entry);
  }

  /** Return an id in the form of the vocabularies: the country and the name, or an outlet's name. */
  idFor({ vocabulary, entry }) {
    const words = fold(entry.name?.id ?? entry.name ?? "").split(" ").filter((word) => /^[a-z0-9]+$/.test(word));
    if (!words.length) return "";
    if (vocabulary === "localities_abroad" && !entry.country) return "";
    const country = vocabulary === "outlets" ? [] : [(entry.country ?? "int").toLowerCase()];
    return [...country, ...words].join("-").slice(0, 60).replace(/-$/, "");
  }

  draw() {
    const { entries } = this.draft;
    this.element.hidden = !entries.length;
    this.element.replaceChildren(make("h3", { id: "km-entries" }, this.say("entries")), make("p", { class: "km-hint" }, this.say("entries.hint")),
      ...entries.map((one, at) => this.group(one, at)));
  }

  group(one, at) {
    const path = ["entries", at];
    const definition = this.schema.$defs[DEFINITIONS[one.vocabulary]];
    const own = { ...this.schema["x-entry-id"], "x-label": this.say("entry.id"), "x-hint": this.say("entry.id.hint") };
    const fields = [...this.form.fields(definition, one.entry, path, false, true)];
    if (one.used) fields.push(make("p", {}, this.say("entry.id"), ": ", make("code", {}, one.id)));
    else fields.push(this.form.field(own, one, "id", [...path, "id"], true));
    const near = make("div", { class: "km-near", role: "status" });
    const use = one.used ? "" : make("button", { type: "button", class: "km-use", onclick: () => this.use(one) }, this.say("entry.use"));
    return this.form.fieldset(this.say(`one.${one.vocabulary}`), [...fields, near, use], () => this.remove(one));
  }

  /** Follow the fields: the id comes of country and name until the editor writes another. */
  follow() {
    for (const [at, one] of this.draft.entries.entries()) {
      const made = this.idFor(one);
      if (one.used || made === one.made || (one.id && one.id !== (one.made ?? ""))) continue;
      const control = this.form.controls.get(`entries/${at}/id`);
      one.made = made;
      if (control) control.set(made);
    }
    this.share();
  }

  /** Let all lists of the form know the entries, and the schema accept their ids. */
  share() {
    const rows = (vocabulary) => this.draft.entries.filter((one) => one.id && vocabulary.includes(one.vocabulary))
      .map((one) => [one.id, this.label(one) || one.id, [], this.say("entry.new")]);
    for (const list of Object.keys(LISTS)) {
      const ids = this.lists[list].renew(this.known[list], rows(LISTS[list]));
      this.schema.$defs[list].enum = ids;
    }
  }

  label({ entry }) {
    const { name } = entry;
    return typeof name === "string" ? name : (this.language === "en" && name?.en) || name?.id;
  }

  /** Put an entry into the field that asked for it, and return there. */
  use(one) {
    this.follow();
    if (!one.id) return this.changed();
    const target = this.targets.get(one);
    one.used = "yes";
    this.share();
    this.draw();
    target?.put(one.id);
    this.announce(this.say("entry.used", { name: this.label(one) ?? one.id }));
    this.changed();
  }

  remove(one) {
    this.draft.entries = this.draft.entries.filter((other) => other !== one);
    this.share();
    this.draw();
    this.announce(this.say("removed", { name: this.say(`one.${one.vocabulary}`) }));
    const target = this.targets.get(one);
    target?.put("");
    this.changed();
  }

  /** Return the problems that no schema states: ids, names and hosts that are taken. Offer entries of near names. */
  problems() {
    return this.draft.entries.flatMap((one, at) => {
      const { entry, vocabulary } = one;
      const list = vocabulary === "outlets" ? "outlet" : "party";
      const tell = (rule, field, values) => ({ path: ["entries", at, field], rule, ...this.check.say(rule, values) });
      const others = this.draft.entries.filter((other) => other !== one);
      const found = [];
      if (this.known[list].some(({ id }) => id === one.id)) found.push(tell("introduced-known", "id", { value: one.id, other: "data/" }));
      else if (others.some(({ id }) => id === one.id)) found.push(tell("introduced-twice", "id", { value: one.id, other: this.say("entries") }));
      const prefix = `${(entry.country ?? "int").toLowerCase()}-`;
      if (list === "party" && one.id && (entry.country || vocabulary === "organisations") && !one.id.startsWith(prefix)) found.push(tell("id-without-country", "id", { value: one.id, prefix }));
      const near = this.near(one, list);
      const same = list === "party" && near.find(({ same }) => same);
      if (same) found.push(tell("name-twice", "name", { value: this.label(one), other: same.id }));
      const host = (entry.hosts ?? []).find((host) => this.ownerOf(host));
      if (host && list === "outlet") found.push(tell("host-twice", "hosts", { value: host, other: this.ownerOf(host) }));
      this.show(one, at, near);
      return found;
    });
  }

  ownerOf(host) {
    return this.names.outlet.find(([, , hosts]) => hosts.includes(host))?.[0];
  }

  /** Return the entries whose names are nearly those of a new one: of the same country, nearest first. */
  near(one, list) {
    const names = [one.entry.name?.id ?? one.entry.name, one.entry.name?.en].filter(Boolean).map(fold).filter((name) => name.length > 2);
    const country = one.entry.country && this.names.country.find(([code]) => code === one.entry.country)?.[1];
    const rows = this.known[list].filter(({ where }) => list === "outlet" || !country || country.includes(where));
    const apart = (name, other) => {
      const most = Math.floor(NEAR * name.length);
      const letters = distance(name, other, most);
      return letters > most ? 1 : letters / name.length;
    };
    const far = (entry) => Math.min(...names.flatMap((name) => entry.names.map((other) => apart(name, other))));
    return rows.map((entry) => ({ ...entry, far: names.length ? far(entry) : 1 })).filter((entry) => entry.far <= NEAR)
      .sort((first, second) => first.far - second.far).slice(0, SHOWN).map((entry) => ({ ...entry, same: entry.far === 0 }));
  }

  /** Offer what is there already in place of a new entry. */
  show(one, at, near) {
    const place = this.element.querySelectorAll(".km-near")[at];
    const key = near.map(({ id }) => id).join();
    if (!place || place.dataset.near === key) return;
    place.dataset.near = key;
    const target = this.targets.get(one);
    place.replaceChildren(...(near.length ? [make("p", { class: "km-note" }, this.say("entry.near"))] : []), ...near.map(({ id, label, where }) => make("button", {
      type: "button", onclick: () => { this.targets.delete(one); this.remove(one); target?.put(id); },
    }, `${label} (${[id, where].filter(Boolean).join(", ")})`)));
  }
}

/** Return where a problem of the written article stands in the form: what it introduces are the draft's entries. */
export function relocated(problem, entries) {
  const [, field, vocabulary, id, ...rest] = problem.path;
  if (field !== "introduces") return problem;
  const at = entries.findIndex((one) => one.vocabulary === vocabulary && (one.id ?? "") === id);
  return at < 0 ? problem : { ...problem, path: ["entries", at, ...(rest.length ? rest : ["id"])] };
}
