// For an address that does not exist: the pages whose names are near to its last word.

import { Names } from "./search/names.js";
import { pageUrl, Pieces } from "./search/pieces.js";
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

/** Return the things whose pages may have been meant: those near to the whole, then those of single words. */
async function nearTo(text, names) {
  const words = text.split(" ").filter((word) => word.length > 2 && !names.generic.has(word));
  const found = [...await names.near(text)];
  for (const word of words) found.push(...await names.suggest([word], MOST));
  return [...new Map(found.map((thing) => [thing.key, thing])).values()].filter((thing) => thing.page).slice(0, MOST);
}

for (const list of document.querySelectorAll("[data-lost]")) {
  const root = new URL(list.dataset.root, document.baseURI);
  const pieces = new Pieces(root);
  const things = await nearTo(fold(lastWord()), new Names(pieces, await pieces.manifest()));
  const english = list.lang === "en";
  list.replaceChildren(...things.map((thing) => {
    const item = document.createElement("li");
    item.className = "km-way";
    const link = item.appendChild(document.createElement("a"));
    link.href = pageUrl(root, list.lang, thing.page);
    link.textContent = thing.labels[english ? 1 : 0];
    return item;
  }));
  list.previousElementSibling.hidden = !things.length;
}
