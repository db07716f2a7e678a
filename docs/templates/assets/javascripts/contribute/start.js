// The form, put together: data fetched, fields made, every change checked, compared, kept and shown as a file.

import { Check } from "./check.js";
import { make } from "../make.js";
import { pageUrl } from "../search/pieces.js";
import { fill, later, sure } from "./dom.js";
import { completed, emptyDraft, prefilled, written } from "./draft.js";
import { Duplicates } from "./duplicates.js";
import { Entries, relocated } from "./entries.js";
import { filesOf, slugOf } from "./file.js";
import { Form } from "./form.js";
import { claim, forget, keep, keptDrafts, newId, remember, remembered } from "./keep.js";
import { load, outletOf } from "./lists.js";
import { Result } from "./result.js";

const CHECKED = 250; // milliseconds after a change
const COMPARED = 700;

/** Open the form in `place`; `focus` its first field where the reader asked for it. */
export async function start(place, focus) {
  const language = document.documentElement.lang === "en" ? "en" : "id";
  const root = new URL(place.dataset.root, document.baseURI);
  const data = await load(root, language);
  const desk = new Desk(place, root, language, data);
  await desk.begin(await desk.toResume(), new URLSearchParams(location.search));
  if (focus) desk.form.element.querySelector("input").focus();
}

class Desk {
  constructor(place, root, language, { form, names, lists }) {
    Object.assign(this, { place, root, language, names, lists, data: form });
    this.check = new Check(form);
    this.duplicates = new Duplicates(form.compare, root);
    this.say = (key, values = {}) => {
      if (!(key in form.labels)) throw new Error(`no label ${key}`);
      return fill(form.labels[key], values);
    };
    this.status = make("p", { role: "status", class: "km-hidden" });
    this.announce = (text) => { this.status.textContent = text; };
    this.compareSoon = later(() => this.compare(), COMPARED);
    const updateLater = later(() => this.update(), CHECKED);
    this.updateSoon = () => {
      this.result?.settle(false);
      updateLater();
    };
  }

  /** Return the draft that this tab had, else, where the address names no subject, the newest that no other tab shows. */
  async toResume() {
    const drafts = keptDrafts();
    const mine = drafts.find(({ id }) => id === remembered());
    for (const one of mine ? [mine] : location.search ? [] : drafts) if (await claim(one.id)) return one;
    return null;
  }

  /** Show the draft that was kept, or a new one with what the address names. */
  async begin(kept, parameters) {
    this.near = new Set(this.names.party.filter(([, , , country]) => parameters.getAll("country").includes(country)).map(([id]) => id));
    this.listed = make("div", {});
    addEventListener("storage", () => this.listDrafts());
    addEventListener("pagehide", () => this.unsaved && keep(this.id, this.draft));
    addEventListener("pageshow", (event) => { if (event.persisted) this.build(""); }); // WebKit empties the fields on the way back
    if (!kept || !this.show(kept)) await this.renew(prefilled(parameters, this.names));
  }

  /** List the drafts besides the one in the form; the script for it is fetched once there is one. */
  async listDrafts() {
    if (!this.list && !keptDrafts().some(({ id }) => id !== this.id)) return;
    const { Drafts } = await import("./drafts.js");
    this.list ??= new Drafts({ say: this.say, language: this.language, announce: this.announce, own: () => this.id, open: (one) => this.resume(one) });
    this.listed.replaceChildren(this.list.element);
    await this.list.draw();
  }

  /** Show a draft that was kept; tell whether it is one. */
  show({ id, draft }) {
    try {
      this.take(id, completed(draft), this.say("resumed"));
      remember(id);
      return true;
    } catch {
      forget(id); // what was kept is no draft
      return false;
    }
  }

  /** Show another draft in place of the one in the form, which is kept. */
  async resume(one) {
    if (this.unsaved) keep(this.id, this.draft);
    if (!(await claim(one.id))) return this.listDrafts();
    const [newest] = keptDrafts().filter(({ id }) => id === one.id);
    if (!newest || !this.show(newest)) return this.renew(emptyDraft());
    this.form.element.querySelector("input").focus();
    return undefined;
  }

  /** Begin a draft of its own. */
  async renew(draft) {
    const id = newId();
    await claim(id);
    this.take(id, draft, "");
  }

  take(id, draft, note) {
    this.unsaved = false; // or what follows, and leaving the page, would keep an empty draft
    Object.assign(this, { id, draft });
    const [source] = draft.article.sources;
    source.outlet ??= outletOf(source.url, this.names);
    this.named = slugOf(draft.article.title);
    this.build(note);
  }

  build(note) {
    const { schema, links } = this.data;
    const changed = (path) => this.changed(path);
    this.form = undefined;
    this.entries?.reset();
    this.entries = new Entries({ draft: this.draft, schema, lists: this.lists, names: this.names, language: this.language, check: this.check, say: this.say, announce: this.announce, changed: () => changed(["entries"]) });
    const begin = (vocabulary, target) => this.entries.begin(vocabulary, target);
    const form = new Form({ schema, lists: this.lists, draft: this.draft, say: this.say, change: changed, seen: this.updateSoon, announce: this.announce, near: this.near, ask: links.ask, begin });
    this.entries.attach(form);
    this.form = form;
    this.result = new Result({
      say: this.say, announce: this.announce, base: links.new,
      articleAt: (id) => pageUrl(this.root, this.language, `articles/${id}/`),
    });
    this.keeping = make("p", { class: "km-hint" }, this.say("kept"));
    this.place.replaceChildren(this.status, note ? make("p", { class: "km-note" }, note) : "", this.listed, form.element, this.result.element,
      make("div", { class: "km-kept" }, this.keeping, this.another(), " ", sure(this.say("clear"), this.say("sure"), () => this.clear())));
    this.listDrafts();
    this.update();
    this.compareSoon();
  }

  /** A button that keeps this draft and begins one beside it. */
  another() {
    return make("button", { type: "button", onclick: async () => {
      if (this.unsaved) keep(this.id, this.draft);
      await this.renew(emptyDraft());
      this.form.element.querySelector("input").focus();
    } }, this.say("drafts.new"));
  }

  async clear() {
    forget(this.id);
    await this.renew(emptyDraft());
    this.announce(this.say("cleared"));
    this.form.element.querySelector("input").focus();
  }

  changed(path) {
    if (!this.form) return;
    if (path.join("/") === "article/title") this.nameFile();
    if (path.at(-1) === "url") this.findOutlet(path);
    this.updateSoon();
    this.compareSoon();
    this.unsaved = true;
  }

  /** Name the file by the title, as long as the editor has not named it. */
  nameFile() {
    const slug = slugOf(this.draft.article.title);
    if (this.draft.slug && this.draft.slug !== this.named) return;
    this.named = slug;
    this.form.controls.get("slug").set(slug);
  }

  findOutlet(path) {
    const source = path[1] === "sources" ? this.draft.article.sources?.[path[2]] : undefined;
    const outlet = source && !source.outlet && outletOf(source.url, this.names);
    if (outlet) this.form.controls.get(["article", "sources", path[2], "outlet"].join("/")).setValue([outlet]);
  }

  update() {
    this.entries.follow();
    const whole = written(this.draft);
    const found = this.check.problems(whole).map((problem) => relocated(problem, this.draft.entries));
    const problems = this.form.show([...found, ...this.entries.problems()]);
    this.result.showProblems(problems, (field) => field && this.form.go(field));
    this.countWords(whole.text);
    this.showFiles(whole);
    if (this.unsaved) this.keeping.textContent = this.say(keep(this.id, this.draft) ? "kept" : "not-kept");
  }

  /** Show the files of a draft, none of an empty one; what writes them is fetched with the first. */
  async showFiles(whole) {
    const begun = JSON.stringify(whole) !== JSON.stringify(written(emptyDraft()));
    this.latest = whole;
    const { toYaml, failed } = begun ? await import("./yaml.js").catch(() => ({ failed: true })) : {};
    if (this.latest !== whole) return; // a later draft is shown, or will be
    if (failed) this.announce(this.place.dataset.failed);
    if (failed) return;
    this.result.showFiles(begun ? filesOf(whole, this.data.schema, toYaml) : []);
    this.result.settle(true);
  }

  countWords(text) {
    const count = (text ?? "").split(/\s+/).filter(Boolean).length;
    this.form.element.querySelector("#f-text-hint").textContent = this.say("text.hint", { count });
  }

  async compare() {
    const found = await this.duplicates.find(written(this.draft));
    this.result.showAlike(found, ({ rule, id, value }) => {
      const file = `docs/articles/${id}.md`;
      const other = rule === "source-twice" || rule === "slug-twice" ? file : id;
      const { what, fix } = this.check.say(rule, { other, file, value });
      return `${what} ${fix}`;
    });
  }
}
