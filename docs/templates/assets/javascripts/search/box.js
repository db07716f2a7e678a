// The search box in the header suggests as one types. Fetched with the first letter; without it the form works all the same.
// The pattern is the W3C's "combobox with list autocomplete" (www.w3.org/WAI/ARIA/apg/patterns/combobox/).

import { make } from "../make.js";
import { Suggestions } from "./suggestions.js";

const PAUSE = 120; // milliseconds without a letter after which suggestions are looked for

const language = document.documentElement.lang === "en" ? "en" : "id";
const number = new Intl.NumberFormat(language === "en" ? "en-GB" : "id-ID");
const suggestions = new Suggestions(new URL("../../../", import.meta.url), language);

/** The box: a field, the list below it, and what a screen reader is told. */
export class Box {
  constructor(field, list) {
    Object.assign(this, { field, list, form: field.form, active: -1, run: 0 });
    this.live = this.form.querySelector("[aria-live]");
    this.labels = JSON.parse(this.form.dataset.labels);
    field.addEventListener("input", () => this.wait());
    field.addEventListener("keydown", (event) => this.press(event));
    field.addEventListener("blur", () => this.close());
    addEventListener("pagehide", () => this.close());
    list.addEventListener("mousedown", (event) => event.preventDefault()); // the focus stays in the field
  }

  say(key, values) {
    return this.labels[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }

  counted(key, count) {
    return this.say(`${key}.${count === 1 ? "one" : "many"}`, { count: number.format(count) });
  }

  wait() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.suggest(), PAUSE);
  }

  /** Show what begins as typed; where nothing can be fetched, the search itself is offered alone. */
  async suggest() {
    const mine = (this.run += 1);
    const text = this.field.value.trim();
    if (!text) { this.close(); return; }
    const found = await this.find(text).catch(() => []);
    if (mine === this.run && document.activeElement === this.field) this.show(found, text);
  }

  find(text) {
    return suggestions.find(text);
  }

  options(found, text) {
    return [...found.map((one) => this.suggestion(one)), this.search(text)];
  }

  show(found, text) {
    const options = this.options(found, text);
    options.forEach((option, at) => { option.id = `${this.list.id}-${at}`; });
    this.list.replaceChildren(...options);
    this.list.scrollTop = 0;
    this.expand(true);
    this.live.textContent = this.counted("box", options.length);
  }

  suggestion({ facet, label, page, count }) {
    const kind = { country: this.labels["facet.country"], sector: this.labels["facet.sector"], cooperation: this.labels["box.cooperation"] }[facet];
    const beside = [kind?.toLocaleLowerCase(language), count ? this.counted("status", count) : this.labels["box.none"]];
    const href = page ? new URL(`../${page}`, this.form.action).href : this.searchFor(label);
    return this.option({ href }, make("span", {}, label), " ", make("span", { class: "km-way__count" }, beside.filter(Boolean).join(" · ")));
  }

  search(text) {
    return this.option({ href: this.searchFor(text), class: "km-option__search" }, this.say("box.search", { word: text }));
  }

  searchFor(text) {
    return `${this.form.action}?${new URLSearchParams({ q: text })}`;
  }

  option(attributes, ...children) {
    return make("a", { ...attributes, role: "option", tabindex: "-1", "aria-selected": "false" }, ...children);
  }

  /** Open or close the list; no option is chosen then. */
  expand(isOpen) {
    this.active = -1;
    this.list.hidden = !isOpen;
    this.field.setAttribute("aria-expanded", String(isOpen));
    this.field.removeAttribute("aria-activedescendant");
  }

  close() {
    clearTimeout(this.waiting);
    this.run += 1; // what is still being fetched is not shown
    this.live.textContent = "";
    this.expand(false);
  }

  /** Go to the next option or the one before; from the ends to the field, where nothing is chosen, and on. */
  move(step) {
    if (this.list.hidden) { this.suggest(); return; }
    const { children } = this.list;
    children[this.active]?.setAttribute("aria-selected", "false");
    const places = children.length + 1;
    this.active = (this.active + 1 + step + places) % places - 1;
    const option = children[this.active];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.field.setAttribute("aria-activedescendant", option.id);
    else this.field.removeAttribute("aria-activedescendant");
  }

  press(event) {
    if (event.isComposing) return;
    if (event.key === "ArrowDown") this.move(1);
    else if (event.key === "ArrowUp") this.move(-1);
    else if (event.key === "Enter" && this.active >= 0) this.list.children[this.active].click();
    else if (event.key === "Escape" && !this.list.hidden) this.close();
    else return;
    event.preventDefault();
  }
}

/** Make suggestions below a field, and show those for what is in it. */
export function open(field, list) {
  new Box(field, list).suggest();
}
