import { one, search, words, type SearchOf } from '../../../shell/search';

export const roles = ['patient', 'practitioner', 'staff', 'admin'] as const;
export type Role = (typeof roles)[number];

export const accountFilter = search({ q: words, role: one(roles), status: one(['active', 'suspended']) });
export type AccountFilter = SearchOf<typeof accountFilter>;
