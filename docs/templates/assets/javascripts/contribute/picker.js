// A field in which one types a name and picks from a list: one thing or several, by the name or an alias.
// The pattern is the W3C's "combobox with list autocomplete" (www.w3.org/WAI/ARIA/apg/patterns/combobox/).

import { fold } from "../search/words.js";
import { make } from "../make.js";

const SHOWN = 12;
const FEW = 40; // things that are all offered before anything is typed

/** A list of things to pick from: `[id, label, other names, where]`. */
export class Things {
  constructor(entries) {
    this.entries = entries.map(([id, label, names, where]) => ({ id, label, where, names: [label, id.replaceAll("-", " "), ...names].map(fold) }));
    this.byId = new Map(this.entries.map((entry) => [entry.id, entry]));
  }

  /** Have these entries and, before them, some `[id, label, other names, where]` more; return all ids. */
  renew(entries, more) {
    this.entries = [...new Things(more).entries, ...entries];
    this.byId = new Map(this.entries.map((entry) => [entry.id, entry]));
    return [...this.byId.keys()];
  }

  /** Return the things whose names hold words that begin as those typed, best first; those of `near` go before. */
  find(text, near) {
    const wanted = fold(text).split(" ").filter(Boolean);
    if (!wanted.length && this.entries.length <= FEW) return this.entries;
    if (!wanted.length) return this.entries.filter((entry) => near?.has(entry.id)).slice(0, SHOWN);
    const scored = this.entries.map((entry) => [this.score(entry, wanted) - (near?.has(entry.id) ? 0.5 : 0), entry]);
    return scored.filter(([score]) => score < 9).sort(([one], [other]) => one - other).slice(0, SHOWN).map(([, entry]) => entry);
  }

  /** Return how far a thing is from the words typed: 0 the same name, 1 the beginning, 2 within, 9 not at all. */
  score({ names }, wanted) {
    const text = wanted.join(" ");
    const holds = (name) => wanted.every((word) => name.split(" ").some((part) => part.startsWith(word)));
    return Math.min(...names.map((name) => (name === text ? 0 : name.startsWith(text) ? 1 : holds(name) ? 2 : 9)));
  }

  /** Return the id of the thing that has this very name, or the text itself, for the check to tell. */
  named(text) {
    const plain = fold(text);
    return this.entries.find(({ names }) => names.includes(plain))?.id ?? text.trim();
  }

  label(id) {
    return this.byId.get(id)?.label ?? id;
  }
}

/** Return the element of a picker. `value` is a list of ids; `change` gets the new one; `near` are ids to offer first. */
export function picker({ id, things, value, many, change, say, announce, near, describedby, required }) {
  let chosen = [...value];
  let options = [];
  let active = -1;
  const list = make("ul", { id: `${id}-list`, class: "km-options", role: "listbox", "aria-labelledby": `${id}-label`, hidden: true });
  const input = make("input", {
    id, type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", "aria-expanded": "false", "aria-controls": list.id,
    "aria-autocomplete": "list", "aria-describedby": describedby, "aria-required": required && "true", placeholder: say("pick"),
    oninput: () => open(), onkeydown: press, onclick: () => open(),
    onblur: () => { settle(); close(); },
  });
  const chips = make("ul", { class: "km-chosen km-picked" });
  const element = make("div", { class: "km-picker" }, chips, make("div", { class: "km-picker__field" }, input, list));

  function draw() {
    chips.replaceChildren(...chosen.map((one) => {
      const name = things.label(one);
      return make("li", {}, make("button", {
        type: "button", class: "km-chip", "aria-label": say("remove", { name }),
        onclick: () => { set(chosen.filter((other) => other !== one)); announce(say("removed", { name })); input.focus(); },
      }, `${name} ×`));
    }));
    input.parentElement.hidden = !many && chosen.length > 0;
  }

  function set(ids) {
    chosen = [...new Set(ids)];
    change(chosen);
    draw();
  }

  function open() {
    options = things.find(input.value, near).filter((entry) => !chosen.includes(entry.id));
    active = -1;
    list.replaceChildren(...options.map((entry, at) => make("li", {
      id: `${id}-${at}`, role: "option", "aria-selected": "false", onmousedown: (event) => { event.preventDefault(); take(entry); },
    }, entry.label, entry.where ? make("span", { class: "km-where" }, ` ${entry.where}`) : "")));
    list.hidden = !options.length;
    input.setAttribute("aria-expanded", String(options.length > 0));
    input.removeAttribute("aria-activedescendant");
    if (input.value) announce(options.length ? say("found", { count: options.length }) : say("nothing"));
  }

  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function take(entry) {
    input.value = "";
    close();
    set(many ? [...chosen, entry.id] : [entry.id]);
    if (many) input.focus();
    else chips.querySelector("button").focus();
  }

  /** Take what was typed and not picked: the thing of that very name, or the words, for the check to tell. */
  function settle() {
    const text = input.value.trim();
    if (!text) return;
    input.value = "";
    set(many ? [...chosen, things.named(text)] : [things.named(text)]);
  }

  function move(step) {
    if (list.hidden) open();
    if (!options.length) return;
    list.children[active]?.setAttribute("aria-selected", "false");
    active = (active + step + options.length + (active < 0 && step < 0 ? 1 : 0)) % options.length;
    list.children[active].setAttribute("aria-selected", "true");
    list.children[active].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", list.children[active].id);
  }

  function press(event) {
    if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else if (event.key === "Enter" && active >= 0 && !list.hidden) take(options[active]);
    else if (event.key === "Enter") settle();
    else if (event.key === "Escape" && !list.hidden) close();
    else if (event.key === "Escape") input.value = "";
    else return;
    event.preventDefault();
  }

  draw();
  element.setValue = set;
  element.value = () => chosen;
  return element;
}
