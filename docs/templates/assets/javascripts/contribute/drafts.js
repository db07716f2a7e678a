// The list of the drafts that this browser keeps, each to open or delete.

import { make } from "../make.js";
import { sure } from "./dom.js";
import { forget, keptDrafts, shown } from "./keep.js";

export class Drafts {
  /** `open` shows a draft in the form; `own` returns the id of the one that the form shows. */
  constructor({ say, language, announce, open, own }) {
    Object.assign(this, { say, language, announce, open, own });
    this.element = make("section", { class: "km-drafts", "aria-labelledby": "km-drafts", hidden: true });
  }

  /** Show the drafts besides the one in the form. */
  async draw() {
    const elsewhere = await shown();
    const others = keptDrafts().filter(({ id }) => id !== this.own());
    this.element.hidden = !others.length;
    this.element.replaceChildren(
      make("h3", { id: "km-drafts" }, this.say("drafts")),
      make("ul", { class: "km-plain" }, ...others.map((one) => this.item(one, elsewhere.has(one.id)))),
    );
  }

  item(one, isElsewhere) {
    const name = String(one.draft.article.title || this.say("drafts.untitled"));
    const when = Date.parse(one.kept) ? new Date(one.kept).toLocaleString(this.language, { dateStyle: "medium", timeStyle: "short" }) : "";
    const remove = () => {
      forget(one.id);
      this.announce(this.say("cleared"));
      this.draw();
    };
    const ways = isElsewhere ? [make("span", { class: "km-hint" }, this.say("drafts.elsewhere"))] : [
      make("button", { type: "button", "aria-label": this.say("drafts.open", { name }), onclick: () => this.open(one) }, this.say("drafts.open", { name: "" }).trim()), " ",
      sure(this.say("drafts.delete", { name: "" }).trim(), this.say("sure"), remove, this.say("drafts.delete", { name })),
    ];
    return make("li", {}, make("strong", {}, name), " ", make("span", { class: "km-hint" }, when), " ", ...ways);
  }
}
