import type * as english from './en';

/** A file of texts in each language, loaded with the pages that use it. */
export type TextArea = keyof typeof english;
