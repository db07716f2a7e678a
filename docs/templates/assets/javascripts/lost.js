// For an address that does not exist: the pages whose names are near to its last word.

import { Names, alike, slips } from "./search/query.js";
import { fetchJson } from "./search/lists.js";
import { fold } from "./search/words.js";

const MOST = 5;

/** Return the last word of the address, also where its codes are no text. */
function lastWord() {
  const last = location.pathname.split("/").filter(Boolean).pop() ?? "";
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

for (const list of document.querySelectorAll("[data-lost]")) {
  const root = new URL(list.dataset.root, document.baseURI);
  const wanted = fold(lastWord());
  const names = new Names(await fetchJson(new URL("search/names.json", root)));
  const slip = slips(wanted.split(" "), names);
  const things = [...new Set([...(slip ? slip.things : []), ...alike(wanted, names)])].filter((thing) => thing.page).slice(0, MOST);
  const english = list.lang === "en";
  list.replaceChildren(...things.map((thing) => {
    const item = document.createElement("li");
    item.className = "km-way";
    const link = item.appendChild(document.createElement("a"));
    link.href = new URL((english ? "en/" : "") + thing.page, root).href;
    link.textContent = thing.labels[english ? thing.labels.length - 1 : 0];
    return item;
  }));
  list.previousElementSibling.hidden = !things.length;
}
