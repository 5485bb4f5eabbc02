import i18next from 'i18next';
import { answeredWithVersion, api } from '../../api/client';
import type { MedicalHistory, WriteMedicalHistory } from '../../api/schema';
import { mergedLists } from '../forms/merge-lists';
import type { FormPart } from '../forms/use-merge-form';

/** Rows as they are typed: an empty text is "not known". */
export type HistoryValues = {
  bloodGroup: string;
  allergies: { substance: string; reaction: string; severity: string }[];
  conditions: { name: string; since: string; note: string }[];
  medications: { name: string; dose: string; since: string }[];
  surgeries: { name: string; on: string }[];
  notes: string;
};

export const emptyRows = {
  allergies: { substance: '', reaction: '', severity: '' },
  conditions: { name: '', since: '', note: '' },
  medications: { name: '', dose: '', since: '' },
  surgeries: { name: '', on: '' },
} as const;

const path = '/api/v1/patients/{id}/medical-history';

/** The medical history, written anew as a whole. */
export function historyPart(id: string): FormPart<MedicalHistory, HistoryValues> {
  return {
    valuesOf,
    read: () => answeredWithVersion(api.GET(path, { params: { path: { id } } })),
    write: (values, _before, version) =>
      answeredWithVersion(
        api.PUT(path, { params: { path: { id }, header: { 'If-Match': version } }, body: bodyOf(values) }),
      ),
    checks,
    conflictWords: (theirs) =>
      typeof theirs === 'string' && theirs !== ''
        ? i18next.t('me:stale.with', { value: theirs })
        : i18next.t('me:stale.field'),
    merge: mergedLists,
  };
}

function valuesOf({ bloodGroup, allergies, conditions, medications, surgeries, notes }: MedicalHistory): HistoryValues {
  return {
    bloodGroup: bloodGroup ?? '',
    allergies: allergies.map((row) => ({ ...emptyRows.allergies, ...row })),
    conditions: conditions.map((row) => ({ ...emptyRows.conditions, ...row })),
    medications: medications.map((row) => ({ ...emptyRows.medications, ...row })),
    surgeries: surgeries.map((row) => ({ ...emptyRows.surgeries, ...row })),
    notes: notes ?? '',
  };
}

function bodyOf({ bloodGroup, notes, ...lists }: HistoryValues): WriteMedicalHistory {
  const { allergies, conditions, medications, surgeries } = lists;
  return {
    bloodGroup: (bloodGroup === '' ? null : bloodGroup) as WriteMedicalHistory['bloodGroup'],
    allergies: allergies.map(known) as WriteMedicalHistory['allergies'],
    conditions: conditions.map(known) as WriteMedicalHistory['conditions'],
    medications: medications.map(known) as WriteMedicalHistory['medications'],
    surgeries: surgeries.map(known) as WriteMedicalHistory['surgeries'],
    notes: notes.trim() === '' ? null : notes.trim(),
  };
}

/** A row without what is not known. */
function known(row: Record<string, string>): Record<string, string> {
  const typed = Object.entries(row).map(([name, value]) => [name, value.trim()] as const);
  return Object.fromEntries(typed.filter(([, value]) => value !== ''));
}

const asKnown = /^(19|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

function checks({ allergies, conditions, medications, surgeries }: HistoryValues): Record<string, string> {
  const found: Record<string, string> = {};
  const needed = (name: string, value: string) => {
    if (value.trim() === '') found[name] = i18next.t('me:rows.fill');
  };
  const dated = (name: string, value: string) => {
    if (value.trim() !== '' && !asKnown.test(value.trim())) found[name] = i18next.t('me:history.dateHint');
  };
  allergies.forEach(({ substance }, index) => needed(`allergies.${index}.substance`, substance));
  for (const [list, rows] of Object.entries({ conditions, medications })) {
    rows.forEach(({ name, since }, index) => {
      needed(`${list}.${index}.name`, name);
      dated(`${list}.${index}.since`, since);
    });
  }
  surgeries.forEach(({ name, on }, index) => {
    needed(`surgeries.${index}.name`, name);
    dated(`surgeries.${index}.on`, on);
  });
  return found;
}
