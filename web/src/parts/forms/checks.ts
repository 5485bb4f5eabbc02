import i18next from 'i18next';

/** Which of these is empty, with the words for it. */
export function required(values: Record<string, string>): Record<string, string> {
  const empty = Object.entries(values).filter(([, value]) => value.trim() === '');
  return Object.fromEntries(empty.map(([name]) => [name, i18next.t('required')]));
}

/** Which of these is no whole number, with the words for it. Empty ones are left to `required`. */
export function wholeNumbers(values: Record<string, string>): Record<string, string> {
  const odd = Object.entries(values).filter(([, value]) => value.trim() !== '' && !/^\d{1,9}$/.test(value.trim()));
  return Object.fromEntries(odd.map(([name]) => [name, i18next.t('admin:wholeNumber')]));
}
