// What comes of the draft: what is missing, what may be there already, the files, and the ways to send them.

import { make } from "../make.js";
import { renew } from "./dom.js";
import { newFile } from "./file.js";

export class Result {
  constructor({ say, announce, base, articleAt }) {
    Object.assign(this, { say, announce, base, articleAt });
    this.alike = make("div", { class: "km-alike" });
    this.state = make("div", {});
    this.files = make("div", {});
    this.element = make("section", { class: "km-result", "aria-labelledby": "km-result" },
      make("h3", { id: "km-result" }, say("result")), this.alike, this.state, this.files);
  }

  /** Say whether what is shown comes of the draft as it stands (`done`), or of the draft a moment ago. */
  settle(done) {
    this.element.setAttribute("aria-busy", String(!done));
  }

  showProblems(problems, go) {
    this.problems = problems; // a button that stays leads to the field of today
    const items = problems.map((problem, at) => make("li", {},
      make("button", { type: "button", class: "km-all", onclick: () => go(this.problems[at].field) }, this.labelOf(problem)), ` ${problem.what}`));
    renew(this.state,
      make("p", { class: "km-status", "data-problems": String(problems.length) }, problems.length ? this.say("unfinished", { count: problems.length }) : this.say("sound")),
      problems.length ? make("ul", { class: "km-plain" }, ...items) : "",
      make("p", { class: "km-hint" }, `${this.say("left")} ${problems.length ? this.say("nevertheless") : ""}`));
  }

  labelOf({ field, path }) {
    const group = field?.closest("fieldset")?.querySelector("legend").textContent;
    const own = field?.querySelector("label")?.firstChild.textContent ?? path.at(-1);
    return [group, own].filter(Boolean).join(": ");
  }

  showAlike(found, messageOf) {
    const items = found.map((one) => make("li", { "data-rule": one.rule }, `${messageOf(one)} `,
      make("a", { href: this.articleAt(one.id), target: "_blank", rel: "noopener" }, one.title?.[0] ?? one.id)));
    renew(this.alike, ...(items.length ? [make("p", { class: "km-status" }, this.say("alike")), make("ul", { class: "km-plain km-note" }, ...items)] : []));
    if (items.length) this.announce(this.say("alike"));
  }

  showFiles(files) {
    renew(this.files, ...files.flatMap((file, at) => this.file(file, at)));
  }

  file(file, at) {
    const pre = make("pre", { tabindex: "0", "aria-label": file.name }, file.text);
    const way = this.base ? newFile(this.base, file) : null;
    return [
      at ? make("h4", {}, this.say("second")) : "",
      make("p", { class: "km-file" }, make("code", {}, `${file.folder}/${file.name}`)), pre,
      way ? make("p", { class: "km-hint" }, this.say(way.whole ? "send.hint" : "long"), at ? ` ${this.say("send.second")}` : "") : "",
      make("p", { class: "km-sending" },
        way ? make("a", { class: "km-button", href: way.address, target: "_blank", rel: "nofollow noopener" }, this.say("send")) : "", " ",
        make("button", { type: "button", onclick: () => this.copy(file, pre) }, this.say("copy")), " ",
        make("button", { type: "button", onclick: () => download(file) }, this.say("download"))),
    ];
  }

  async copy(file, pre) {
    try {
      await navigator.clipboard.writeText(file.text);
      this.announce(this.say("copied"));
    } catch {
      getSelection().selectAllChildren(pre);
      this.announce(this.say("not-copied"));
    }
  }
}

/** Hand a file to the browser's downloads. */
function download({ name, text }) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/markdown" }));
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
