import i18next from 'i18next';
import { answeredWithVersion, api } from '../../api/client';
import type { EmergencyContacts } from '../../api/schema';
import { mergedLists } from '../../parts/forms/merge-lists';
import type { FormPart } from '../../parts/forms/use-merge-form';

export type ContactsValues = {
  contacts: { fullName: string; relationship: string; phone: string }[];
};

const path = '/api/v1/patients/{id}/emergency-contacts';
const fields = ['fullName', 'relationship', 'phone'] as const;

/** Whom to call in an emergency, the first first. */
export function contactsPart(id: string): FormPart<EmergencyContacts, ContactsValues> {
  return {
    valuesOf: ({ contacts }) => ({ contacts: contacts.map((contact) => ({ ...contact })) }),
    read: () => answeredWithVersion(api.GET(path, { params: { path: { id } } })),
    write: ({ contacts }, _before, version) => {
      const body = { contacts: contacts.map((contact) => ({ ...contact, phone: contact.phone.trim() })) };
      return answeredWithVersion(api.PUT(path, { params: { path: { id }, header: { 'If-Match': version } }, body }));
    },
    checks: ({ contacts }) => {
      const empty = contacts.flatMap((contact, index) =>
        fields.filter((name) => contact[name].trim() === '').map((name) => `contacts.${index}.${name}`),
      );
      return Object.fromEntries(empty.map((name) => [name, i18next.t('me:rows.fill')]));
    },
    conflictWords: () => i18next.t('me:stale.field'),
    merge: mergedLists,
  };
}
