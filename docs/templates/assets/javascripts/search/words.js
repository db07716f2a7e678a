// Words: normalised spellings, stemming, and edit distance for misspelt names.

/** Return `text` without case, accents and punctuation; the same as `fold` in hooks/digest/read/suggestions.py. */
export function fold(text) {
  const plain = text.normalize("NFKD").toLowerCase().replace(/\p{M}+/gu, "");
  return plain.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

const SUFFIXES = {
  id: [["lah", "kah", "nya", "ku", "mu"], ["kan", "an", "i"]],
  en: [["ies", "es", "s", "ing", "ed", "er", "ers", "ment", "ments", "ion", "ions", "al", "ly"], ["e", "y", "i"]],
};
const PREFIXES = [
  ["meny", "s"], ["peny", "s"], ["meng", "k"], ["peng", "k"], ["mem", "p"], ["pem", "p"], ["men", "t"], ["pen", "t"],
  ["me", ""], ["per", ""], ["pel", ""], ["pe", ""], ["ber", ""], ["bel", ""], ["be", ""], ["ter", ""], ["te", ""],
  ["di", ""], ["ke", ""], ["se", ""],
];
const SHORTEST = 3;

/** Return the possible stems of a word, itself included. */
export function roots(word, language) {
  const found = new Set([word]);
  const add = (root) => { if (root.length >= SHORTEST) found.add(root); };
  for (const endings of SUFFIXES[language]) {
    for (const stem of [...found]) {
      for (const ending of endings) if (stem.endsWith(ending)) add(stem.slice(0, -ending.length));
    }
  }
  for (let layer = 0; language === "id" && layer < 2; layer += 1) {
    for (const stem of [...found]) {
      for (const [prefix, lost] of PREFIXES) {
        if (!stem.startsWith(prefix)) continue;
        add(stem.slice(prefix.length));
        if (lost) add(lost + stem.slice(prefix.length));
      }
    }
  }
  return found;
}

const known = new Map(); // the stems of the words seen so far: a text is compared word by word

function knownRoots(word, language) {
  const key = `${language} ${word}`;
  if (!known.has(key)) known.set(key, roots(word, language));
  return known.get(key);
}

/** Tell whether two words have a possible stem in common. */
export function akin(word, other, language) {
  if (word === other) return true;
  const stems = knownRoots(other, language);
  for (const root of knownRoots(word, language)) if (stems.has(root)) return true;
  return false;
}

/** Return the edit distance of two words (insertions, deletions, substitutions, transpositions), at most `most` + 1. */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const change = one[i - 1] === other[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + change);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        row[j] = Math.min(row[j], before[j - 2] + 1);
      }
    }
    [before, last] = [last, row];
  }
  return last[other.length];
}
