// The fields of the form, made from the model's schema: what a field is called, may hold and must hold comes from there.

import { make } from "../make.js";
import { idOf, later } from "./dom.js";
import { vocabulariesOf } from "./entries.js";
import { picker } from "./picker.js";
import { kindOf, resolve } from "./schema.js";

const PAUSE = 900; // milliseconds without a key after which a field counts as filled in
const LONG = 200; // characters from which on a text gets several lines
const FEW = 4; // fields that a group shows at once, though they may be left out
const USUAL = new Set(["title", "published"]); // what most sources have, shown at once

export class Form {
  /** `say` gives the labels; `change` is called after each change, with the field's path, `seen` when a field is left;
      `announce` speaks; `near` are parties to offer first; `ask` is where a missing one is asked for, `begin`
      makes an entry of it. */
  constructor({ schema, lists, draft, say, change, seen, announce, near, ask, begin }) {
    Object.assign(this, { schema, lists, draft, say, change, seen, announce, near, ask, begin });
    const hints = { text: say("text.hint"), slug: say("slug.hint") };
    this.definitions = schema.$defs;
    this.controls = new Map();
    const { article, text, slug, translation, translated } = schema.properties;
    const own = (name, wanted) => this.field({ ...wanted, "x-label": say(name), "x-hint": hints[name] }, draft, name, [name], name !== "translated");
    this.element = make("div", { class: "km-form" },
      ...this.fields(article, draft.article, ["article"], true),
      own("text", text), own("slug", slug),
      make("details", { class: "km-second", open: Object.keys(draft.translation).length > 0 || Boolean(draft.translated) },
        make("summary", {}, say("translation")), ...this.fields(translation, draft.translation, ["translation"], true, false), own("translated", text)));
  }

  /** Return the fields of an object that are asked for; those that may be left out stand behind a summary where they
      are many. */
  fields(schema, holder, path, whole, required = true) {
    const names = Object.keys(schema.properties).filter((name) => !schema.properties[name].readOnly);
    const must = new Set(schema.required ?? []);
    const build = (name) => this.field(schema.properties[name], holder, name, [...path, name], required && must.has(name));
    const shown = (name) => whole || must.has(name) || USUAL.has(name) || names.length <= FEW;
    const rest = names.filter((name) => !shown(name));
    const open = rest.some((name) => holder[name] !== undefined && holder[name] !== "");
    const more = rest.length ? [make("details", { class: "km-rest", open }, make("summary", {}, this.say("more")), ...rest.map(build))] : [];
    return [...names.filter(shown).map(build), ...more];
  }

  /** Return one field: label, hint, control and the place of its error. */
  field(given, holder, name, path, required) {
    const schema = resolve(given, this.definitions);
    const kind = kindOf(schema, this.definitions);
    if (kind === "groups") return this.groups(schema, holder, name, path, required);
    if (kind === "group") return this.group(schema, holder, name, path);
    const id = idOf(path);
    const hint = kind.startsWith("pick") ? undefined : schema["x-hint"];
    const describedby = [hint && `${id}-hint`, `${id}-error`].filter(Boolean).join(" ");
    const control = this.control(kind, { schema, holder, name, path, id, describedby, required });
    const element = make("div", { class: "km-field", "data-path": path.join("/") },
      make("label", { for: id, id: `${id}-label` }, schema["x-label"] ?? name, " ", make("span", { class: "km-where", "aria-hidden": "true" }, name)),
      hint ? make("p", { id: `${id}-hint`, class: "km-hint" }, hint) : "",
      control,
      make("p", { id: `${id}-error`, class: "km-error", hidden: true }));
    element.addEventListener("focusout", (event) => { if (!element.contains(event.relatedTarget)) this.visited(element); });
    element.addEventListener("input", later(() => this.visited(element), PAUSE));
    return element;
  }

  visited(element) {
    element.dataset.visited = "";
    this.seen();
  }

  control(kind, asked) {
    if (kind === "words") return this.words(asked);
    if (kind === "list") return this.list(asked);
    if (kind === "choice") return this.choice(asked, asked.schema.enum.map((value) => [value, this.say(`choice.${value}`)]));
    if (kind === "picks") return this.picker(asked, resolve(asked.schema.items, this.definitions).list, true);
    if (kind !== "pick") return this.input(asked, kind);
    const { list } = asked.schema;
    const few = this.lists[list].entries.length <= 30 && list !== "outlet";
    return few ? this.choice(asked, this.lists[list].entries.map(({ id, label, where }) => [id, label, where])) : this.picker(asked, list, false);
  }

  /** Several short values in one field, with commas between. */
  list({ schema, holder, name, path, id, describedby, required }) {
    const input = make("input", {
      id, type: "text", autocomplete: "off", autocapitalize: "off", "aria-describedby": describedby, "aria-required": required && "true",
      oninput: () => this.put(holder, name, input.value.split(",").map((part) => part.trim()).filter(Boolean), path),
    });
    input.value = (holder[name] ?? []).join(", ");
    return input;
  }

  put(holder, name, value, path) {
    if (value === "" || (Array.isArray(value) && !value.length)) delete holder[name];
    else holder[name] = value;
    this.change(path);
  }

  input({ schema, holder, name, path, id, describedby, required }, kind) {
    const long = path.length === 1 ? name !== "slug" : (schema.maxLength ?? 0) >= LONG && name === "description";
    const attributes = {
      id, "aria-describedby": describedby, "aria-required": required && "true",
      inputmode: kind === "number" ? "decimal" : schema["x-rule"] === "url" ? "url" : undefined,
      autocapitalize: schema["x-rule"] ? "off" : undefined, autocomplete: "off",
      oninput: () => this.put(holder, name, element.value, path),
    };
    const element = make(long ? "textarea" : "input", long ? { ...attributes, rows: path.length === 1 ? 12 : 3 } : { ...attributes, type: "text" });
    element.value = holder[name] ?? "";
    this.controls.set(path.join("/"), { set: (value) => { element.value = value; this.put(holder, name, value, path); } });
    return element;
  }

  /** A short text in Indonesian and, where the editor writes it, in English. */
  words({ holder, name, path, id, describedby, required }) {
    const said = typeof holder[name] === "string" ? { id: holder[name] } : { ...holder[name] };
    const line = (language, label, own) => {
      const input = make("input", { id: own, type: "text", autocomplete: "off", "aria-describedby": describedby, "aria-required": language === "id" && required && "true",
        "aria-labelledby": `${id}-label ${own}-in`,
        oninput: () => { said[language] = input.value; this.put(holder, name, said.id || said.en ? { ...said } : "", path); } });
      input.value = said[language] ?? "";
      return make("span", { class: "km-words" }, make("span", { class: "km-where", id: `${own}-in` }, label), input);
    };
    return make("div", {}, line("id", this.say("in-indonesian"), id), line("en", this.say("in-english"), `${id}-en`));
  }

  /** One of a few things; what is meant by the chosen one is said below. */
  choice({ holder, name, path, id, describedby, required }, options) {
    const none = this.say(required ? "none" : "default");
    const meaning = make("p", { id: `${id}-meaning`, class: "km-hint" });
    const explain = () => { meaning.textContent = options.find(([value]) => value === element.value)?.[2] ?? ""; };
    const element = make("select", {
      id, "aria-describedby": `${describedby} ${meaning.id}`, "aria-required": required && "true",
      onchange: () => { this.put(holder, name, element.value, path); explain(); },
    }, make("option", { value: "" }, none), ...options.map(([value, label]) => make("option", { value }, label)));
    element.value = holder[name] ?? "";
    explain();
    return make("div", {}, element, meaning);
  }

  picker({ holder, name, path, id, describedby, required }, list, many) {
    const value = many ? holder[name] ?? [] : holder[name] ? [holder[name]] : [];
    const element = picker({
      id, things: this.lists[list], value, many, say: this.say, announce: this.announce, describedby, required,
      near: list === "party" ? this.near : undefined,
      change: (ids) => this.put(holder, name, many ? ids : ids[0] ?? "", path),
    });
    this.controls.set(path.join("/"), element);
    const ask = this.ask && !["sector", "country"].includes(list) ? make("a", { class: "km-ask", href: this.ask, rel: "nofollow noopener", target: "_blank" }, this.say("ask")) : "";
    return make("div", {}, element, this.makers(list, element, holder, many), ask);
  }

  /** Buttons that begin an entry for what a list lacks. */
  makers(list, element, holder, many) {
    const put = (known) => (one) => {
      const others = element.value().filter((other) => known(other) && (many || !one));
      element.setValue([...others, one].filter(Boolean));
      [...element.querySelectorAll("input, button")].findLast((control) => control.offsetParent)?.focus();
    };
    const begin = (vocabulary) => {
      const known = (one) => this.lists[list].byId.has(one);
      const typed = element.value().find((one) => !known(one));
      const host = /^https?:\/\/(?:www\.)?([^/?#:]+)/i.exec(holder.url ?? "")?.[1].toLowerCase();
      this.begin(vocabulary, { typed, host, put: put(known) });
    };
    const vocabularies = this.begin ? vocabulariesOf(list) : [];
    return make("div", { class: "km-makers" }, ...vocabularies.map((vocabulary) => make("button", { type: "button", class: "km-ask", onclick: () => begin(vocabulary) }, this.say(`add.${vocabulary}`))));
  }

  /** Things of one kind that can be added and removed, each a group of fields. */
  groups(schema, holder, name, path, required) {
    const wanted = resolve(schema.items, this.definitions);
    const element = make("div", { class: "km-groups" });
    const add = make("button", { type: "button", onclick: () => { holder[name] = [...(holder[name] ?? []), {}]; draw(holder[name].length - 1); } }, this.say(`add.${name}`));
    const remove = (at) => {
      this.put(holder, name, holder[name].filter((_, number) => number !== at), path);
      draw();
      this.announce(this.say("removed", { name: this.say(`one.${name}`, { number: at + 1 }) }));
      add.focus();
    };
    const draw = (fresh) => {
      const many = holder[name] ?? [];
      const groups = many.map((one, at) => this.fieldset(this.say(`one.${name}`, { number: at + 1 }), this.fields(wanted, one, [...path, at], false),
        required && many.length === 1 ? undefined : () => remove(at)));
      element.replaceChildren(...groups, add);
      this.change(path);
      if (fresh !== undefined) groups[fresh].querySelector("input, select, textarea").focus();
    };
    draw();
    return element;
  }

  /** Something that there is once or not at all. */
  group(schema, holder, name, path) {
    const element = make("div", { class: "km-groups" });
    const add = make("button", { type: "button", onclick: () => { holder[name] = {}; draw(true); } }, this.say(`add.${name}`));
    const remove = () => { delete holder[name]; draw(); this.announce(this.say("removed", { name: this.say(`one.${name}`) })); add.focus(); };
    const draw = (fresh) => {
      element.replaceChildren(holder[name] ? this.fieldset(this.say(`one.${name}`), this.fields(schema, holder[name], path, false), remove) : add);
      this.change(path);
      if (fresh) element.querySelector("input, select, textarea").focus();
    };
    draw();
    return element;
  }

  fieldset(name, fields, remove) {
    const button = remove ? make("button", { type: "button", class: "km-remove", onclick: remove }, this.say("remove", { name })) : "";
    return make("fieldset", { class: "km-group" }, make("legend", {}, name), ...fields, button);
  }

  /** Show what is wrong beside the fields that were visited; return all problems in their order, each with its field. */
  show(problems) {
    const fields = [...this.element.querySelectorAll("[data-path]")];
    const placed = problems.map((problem) => ({ ...problem, field: this.fieldAt(problem.path) }))
      .sort((one, other) => fields.indexOf(one.field) - fields.indexOf(other.field));
    for (const field of fields) {
      const problem = "visited" in field.dataset ? placed.find((one) => one.field === field) : undefined;
      const error = field.querySelector(".km-error");
      const text = problem ? `${problem.what} ${problem.fix}` : "";
      if (error.textContent !== text) error.textContent = text;
      error.hidden = !problem;
      field.querySelectorAll("input, select, textarea").forEach((input) => input.toggleAttribute("aria-invalid", Boolean(problem)));
      field.querySelectorAll("[aria-invalid]").forEach((input) => input.setAttribute("aria-invalid", "true"));
    }
    return placed;
  }

  /** Return the field at a path, or the nearest one around it. */
  fieldAt(path) {
    for (let length = path.length; length > 0; length -= 1) {
      const found = this.element.querySelector(`[data-path="${path.slice(0, length).join("/")}"]`);
      if (found) return found;
    }
    return undefined;
  }

  /** Bring a field before the reader, opening what it stands behind. */
  go(field) {
    for (let around = field.parentElement; around; around = around.parentElement) if (around.tagName === "DETAILS") around.open = true;
    [...field.querySelectorAll("input, select, textarea, button")].find((one) => one.offsetParent)?.focus();
  }
}
