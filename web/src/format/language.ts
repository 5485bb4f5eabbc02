/** The languages of the portal, each by its own name. A new one is a folder in texts/ and a line here. */
export const languages = { en: 'English', de: 'Deutsch' } as const;

export type Language = keyof typeof languages;

const key = 'language';

const isLanguage = (tag: string): tag is Language => Object.hasOwn(languages, tag);

/** What the reader has chosen on this device, else the first language of the device that we speak, else English. */
export function preferredLanguage(): Language {
  return [chosenBefore(), ...navigator.languages.map((tag) => tag.split('-')[0]!)].find(isLanguage) ?? 'en';
}

/** Remembers the choice and begins anew with it: dates and messages that are already on the page change, too. */
export function chooseLanguage(language: Language): void {
  localStorage.setItem(key, language);
  location.reload();
}

function chosenBefore(): string {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    // Storage is switched off: the device decides.
    return '';
  }
}
