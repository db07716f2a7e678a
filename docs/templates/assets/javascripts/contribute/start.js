// The form, put together: data fetched, fields made, every change checked, compared, kept and shown as a file.

import { Check } from "./check.js";
import { make } from "../make.js";
import { fill, later } from "./dom.js";
import { completed, emptyDraft, prefilled, written } from "./draft.js";
import { Duplicates } from "./duplicates.js";
import { Entries, relocated } from "./entries.js";
import { filesOf, slugOf } from "./file.js";
import { Form } from "./form.js";
import { forget, keep, keptDraft } from "./keep.js";
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
  desk.begin(keptDraft(), new URLSearchParams(location.search));
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

  /** Show the draft that was kept, or a new one with what the address names. */
  begin(kept, parameters) {
    this.near = new Set(this.names.party.filter(([, , , country]) => parameters.getAll("country").includes(country)).map(([id]) => id));
    const resumed = kept !== null;
    addEventListener("pagehide", () => this.unsaved && keep(this.draft));
    addEventListener("pageshow", (event) => { if (event.persisted) this.build(""); }); // WebKit empties the fields on the way back
    try {
      this.draft = resumed ? completed(kept) : prefilled(parameters, this.names);
      const [source] = this.draft.article.sources;
      source.outlet ??= outletOf(source.url, this.names);
      this.named = slugOf(this.draft.article.title);
      this.build(resumed ? this.say("resumed") : "");
    } catch (error) {
      if (!resumed) throw error;
      forget(); // what was kept is no draft
      this.begin(null, parameters);
    }
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
      articleAt: (id) => new URL(`${this.language === "en" ? "en/" : ""}articles/${id}/`, this.root).href,
    });
    this.keeping = make("p", { class: "km-hint" }, this.say("kept"));
    this.place.replaceChildren(this.status, note ? make("p", { class: "km-note" }, note) : "", form.element, this.result.element,
      make("div", { class: "km-kept" }, this.keeping, this.clearing()));
    this.update();
    this.compareSoon();
  }

  clearing() {
    const button = make("button", { type: "button", onclick: () => { button.replaceWith(sure); sure.focus(); } }, this.say("clear"));
    const sure = make("button", { type: "button", class: "km-sure", onclick: () => this.clear(), onblur: () => sure.replaceWith(button) }, this.say("sure"));
    return button;
  }

  clear() {
    forget();
    this.unsaved = false; // or what follows, and leaving the page, would keep an empty draft
    this.draft = emptyDraft();
    this.build("");
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
    this.result.showFiles(filesOf(whole, this.data.schema));
    this.countWords(whole.text);
    this.result.settle(true);
    if (this.unsaved) this.keeping.textContent = this.say(keep(this.draft) ? "kept" : "not-kept");
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
