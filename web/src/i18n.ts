import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { preferredLanguage } from './format/language';
import type * as english from './texts/en';
import { common } from './texts/en/common';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: typeof english;
  }
}

const files = import.meta.glob<Record<string, object>>('./texts/*/*.ts');

/** Loads the words of one part of the portal when it is opened. */
const byArea: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: async (language, area) => (await files[`./texts/${language}/${area}.ts`]!())[area] as never,
};

const language = preferredLanguage();
document.documentElement.lang = language;

/**
 * Every word that people read is in texts/<language>/, one file for each part of the portal. The common ones are there
 * from the beginning: also what says that something could not be loaded. Types see to it that no language lacks a word,
 * so none is fetched for the gaps of another.
 */
export const i18nReady = i18next
  .use(byArea)
  .use(initReactI18next)
  .init({
    lng: language,
    fallbackLng: false,
    defaultNS: 'common',
    ns: language === 'en' ? ['common'] : ['common', 'refusals'],
    resources: { en: { common } },
    partialBundledLanguages: true,
    interpolation: { escapeValue: false },
  });
