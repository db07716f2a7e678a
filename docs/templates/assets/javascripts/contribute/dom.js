// Small helpers for elements.

import { make } from "../make.js";

/** Return `text` with its {placeholders} filled in; doubled braces are braces. */
export function fill(text, values) {
  return text.replace(/\{\{|\}\}|\{(\w+)\}/g, (found, name) => (name ? String(values[name] ?? "") : found[0]));
}

/** Return the id, in the page, of the field at a path of the draft. */
export const idOf = (path) => `f-${path.join("-")}`;

/** Return a function that runs `act` once nothing has asked for it for a while. */
export function later(act, milliseconds) {
  let waiting;
  return (...values) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => act(...values), milliseconds);
  };
}

/** Give an element these children, unless it has the like already: what a reader has the focus on stays. */
export function renew(element, ...children) {
  const fresh = element.cloneNode(false);
  fresh.append(...children);
  if (!element.isEqualNode(fresh)) element.replaceChildren(...fresh.childNodes);
}

/** Return a button that asks once more before it acts. */
export function sure(label, question, act, name) {
  const button = make("button", { type: "button", "aria-label": name, onclick: () => { button.replaceWith(asked); asked.focus(); } }, label);
  const asked = make("button", { type: "button", class: "km-sure", onclick: act, onblur: () => asked.replaceWith(button) }, question);
  return button;
}
