/** Bounds what one search can cost. */
const maxSpellings = 32;

/** In a longer word, two swapped letters leave enough trigrams untouched. */
const shortWord = 6;

/** A name of as few signs, each of which may be a wrong one of the same sound. */
const signs = /^\p{sc=Han}{3,4}$/u;

/**
 * What somebody may have meant: the text itself, then with two neighbouring letters of a short word swapped back. They
 * are the one typing error after which a short word has hardly a trigram in common with the right one ("jsoe", "jose").
 * Of three signs with a wrong one, the other two are what is looked for.
 */
export function spellingsOf(text: string): string[] {
  const words = text.toLowerCase().split(' ');
  const spellings = new Set([words.join(' ')]);
  for (const [position, word] of words.entries()) {
    const letters = [...word];
    if (letters.length > shortWord) continue;
    if (signs.test(word)) {
      for (const at of letters.keys()) spellings.add(words.with(position, letters.toSpliced(at, 1).join('')).join(' '));
    }
    for (let i = 0; i + 1 < letters.length && spellings.size < maxSpellings; i++) {
      const swapped = letters
        .with(i, letters[i + 1]!)
        .with(i + 1, letters[i]!)
        .join('');
      spellings.add(words.with(position, swapped).join(' '));
    }
  }
  return [...spellings];
}
