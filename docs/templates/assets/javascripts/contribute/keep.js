// The started draft, kept in this browser. Where storage is forbidden (private windows) the form works without.

const KEY = "kota-mitra-draft";

/** Return the draft that was kept, or null. */
export function keptDraft() {
  try {
    const found = JSON.parse(localStorage.getItem(KEY));
    return found?.article && typeof found.article === "object" ? found : null;
  } catch {
    return null;
  }
}

/** Keep a draft; tell whether that was possible. */
export function keep(draft) {
  try {
    localStorage.setItem(KEY, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/** Forget the draft. */
export function forget() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing could be kept, so nothing is there.
  }
}
