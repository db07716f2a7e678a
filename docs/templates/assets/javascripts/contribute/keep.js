// The started drafts, kept in this browser, each by itself: two tabs never write over each other's.
// Where storage is forbidden (private windows) the form works without.

const PREFIX = "kota-mitra-draft";
const OPEN = `${PREFIX}-open`;

const keyOf = (id) => `${PREFIX}:${id}`;

/** Do something with the browser's storage; return nothing where it is forbidden. */
function stored(act) {
  try {
    return act();
  } catch {
    return undefined;
  }
}

/** Return the draft at a key of the storage, with its id and when it was kept; nothing where it is none. */
function draftAt(key) {
  return stored(() => {
    const { kept = "", ...draft } = JSON.parse(localStorage.getItem(key));
    return draft.article && typeof draft.article === "object" ? { id: key.slice(PREFIX.length + 1), kept: String(kept), draft } : undefined;
  });
}

/** Give the draft of the time when a browser kept but one a key of its own. */
function moveOnlyDraft() {
  const text = localStorage.getItem(PREFIX);
  if (text === null) return;
  localStorage.setItem(keyOf("earlier"), text);
  localStorage.removeItem(PREFIX);
}

/** Return all drafts that were kept, the newest first. */
export function keptDrafts() {
  stored(moveOnlyDraft);
  const keys = stored(() => Object.keys(localStorage)) ?? [];
  const drafts = keys.filter((key) => key.startsWith(keyOf(""))).map(draftAt).filter(Boolean);
  return drafts.sort((one, other) => (one.kept < other.kept ? 1 : -1));
}

/** Return an id for a new draft. */
export const newId = () => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}`;

/** Keep a draft, as the one that this tab shows; tell whether that was possible. */
export function keep(id, draft) {
  return Boolean(stored(() => {
    localStorage.setItem(keyOf(id), JSON.stringify({ ...draft, kept: new Date().toISOString() }));
    remember(id);
    return true;
  }));
}

/** Forget a draft. */
export function forget(id) {
  stored(() => localStorage.removeItem(keyOf(id)));
}

/** Note which draft this tab shows, for when it is loaded again. */
export function remember(id) {
  stored(() => sessionStorage.setItem(OPEN, JSON.stringify([id, location.search])));
}

/** Return the id of the draft that this tab showed at this address, or nothing. */
export function remembered() {
  const [id, search] = stored(() => JSON.parse(sessionStorage.getItem(OPEN))) ?? [];
  return search === location.search ? id : undefined;
}

let release;

/** Claim a draft for this tab, which lets the one before go; tell whether no other tab shows it. */
export function claim(id) {
  if (!navigator.locks) return Promise.resolve(true);
  return new Promise((tell) => {
    navigator.locks.request(keyOf(id), { ifAvailable: true }, (lock) => {
      if (lock) release?.();
      tell(Boolean(lock));
      return lock ? new Promise((free) => { release = free; }) : undefined;
    }).catch(() => tell(true));
  });
}

/** Return the ids of the drafts that tabs show now. */
export async function shown() {
  const held = navigator.locks ? (await navigator.locks.query()).held : [];
  return new Set(held.map(({ name }) => name).filter((name) => name.startsWith(keyOf(""))).map((name) => name.slice(PREFIX.length + 1)));
}
