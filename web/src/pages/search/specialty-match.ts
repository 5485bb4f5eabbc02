const shortest = 3;

/**
 * The one specialty that words mean: by its name, the beginning of it, or a word that describes it ("skin"). Nothing
 * when several fit: then it is rather somebody's name.
 */
export function specialtyMeant<Specialty extends { name: string; description: string | null }>(
  words: string,
  specialties: readonly Specialty[],
): Specialty | undefined {
  const typed = plain(words);
  const named = specialties.find((specialty) => plain(specialty.name) === typed);
  if (named || typed.length < shortest) return named;
  const fitting = specialties.filter(({ name, description }) =>
    ` ${plain(name)} ${plain(description ?? '')}`.includes(` ${typed}`),
  );
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** Without accents, capitals and punctuation. */
function plain(words: string): string {
  return words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
