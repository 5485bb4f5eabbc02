import { DomainError, type FieldError } from '../../shared/kernel/domain-error.js';

export const bloodGroups = ['A+', 'A-', 'B+', 'B-', 'AB+', 'AB-', 'O+', 'O-'] as const;
export type BloodGroup = (typeof bloodGroups)[number];

export const severities = ['mild', 'moderate', 'severe'] as const;
export type Severity = (typeof severities)[number];

/** `since` and `on` are a year, a month or a day, as well as it is known: `2019`, `2019-05`, `2019-05-23`. */
export interface MedicalHistory {
  readonly bloodGroup: BloodGroup | null;
  readonly allergies: readonly {
    readonly substance: string;
    readonly reaction?: string;
    readonly severity?: Severity;
  }[];
  readonly conditions: readonly { readonly name: string; readonly since?: string; readonly note?: string }[];
  readonly medications: readonly { readonly name: string; readonly dose?: string; readonly since?: string }[];
  readonly surgeries: readonly { readonly name: string; readonly on?: string }[];
  readonly notes: string | null;
}

/** A history as it was written, and by whom. Version 0 is the one of somebody about whom nothing was written yet. */
export interface WrittenHistory {
  readonly content: MedicalHistory;
  readonly version: number;
  readonly writtenAt: string | null;
  readonly writtenAs: 'patient' | 'practitioner' | null;
}

export const nothingWritten: WrittenHistory = {
  content: { bloodGroup: null, allergies: [], conditions: [], medications: [], surgeries: [], notes: null },
  version: 0,
  writtenAt: null,
  writtenAs: null,
};

/** @throws 400 that names every date which does not exist or is still to come. */
export function checkHistory(history: MedicalHistory, now: Temporal.Instant): void {
  // The latest date anywhere on earth: nobody is refused for living east of the server.
  const today = now.toZonedDateTimeISO('Pacific/Kiritimati').toPlainDate().toString();
  const dates = [
    ...history.conditions.map(({ since }, index) => [`/conditions/${index}/since`, since] as const),
    ...history.medications.map(({ since }, index) => [`/medications/${index}/since`, since] as const),
    ...history.surgeries.map(({ on }, index) => [`/surgeries/${index}/on`, on] as const),
  ];
  const wrong = dates.flatMap(([pointer, date]): FieldError[] => {
    if (date === undefined) return [];
    if (!exists(date)) return [{ pointer, detail: 'must be a date that exists' }];
    // As text, as far as it is known: this year is not in the future, and neither is this month.
    return date > today.slice(0, date.length) ? [{ pointer, detail: 'must not be in the future' }] : [];
  });
  if (wrong.length > 0) {
    throw new DomainError('invalid', 'VALIDATION', 'The history has dates that are not right.', undefined, wrong);
  }
}

function exists(date: string): boolean {
  try {
    Temporal.PlainDate.from(`${date}-01-01`.slice(0, 'YYYY-MM-DD'.length));
    return true;
  } catch {
    return false;
  }
}
