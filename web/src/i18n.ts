import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import * as english from './texts/en';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: typeof english;
  }
}

/** Every word that people read is in texts/<language>/, one file for each part of the portal. */
export const i18nReady = i18next.use(initReactI18next).init({
  lng: 'en',
  fallbackLng: 'en',
  defaultNS: 'common',
  ns: Object.keys(english),
  resources: { en: english },
  interpolation: { escapeValue: false },
});
