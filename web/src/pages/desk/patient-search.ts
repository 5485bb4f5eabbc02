const isDate = (words: string): boolean => /^\d{4}-\d\d-\d\d$/.test(words);

/** A date is a birth date; everything else is looked for in names, numbers and addresses. */
export function searchOf(words: string): { q?: string; birthDate?: string } {
  return isDate(words) ? { birthDate: words } : { q: words };
}

/** What was searched for in vain is probably the name of somebody new, unless it is a date, a number or an address. */
export function nameIn(words: string | undefined): string {
  return words === undefined || /[\d@]/.test(words) ? '' : words;
}
