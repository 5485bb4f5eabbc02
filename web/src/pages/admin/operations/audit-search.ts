import { date, one, search, text, type SearchOf } from '../../../shell/search';

export const actions = ['read', 'write', 'break-glass', 'refused'] as const;

export const auditSearch = search({ action: one(actions), accountId: text, patientId: text, from: date, to: date });
export type AuditSearch = SearchOf<typeof auditSearch>;
