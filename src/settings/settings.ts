/** What the clinic decided about bookings. Every rule that has a number has it from here. */
export interface Policies {
  /** A request that nobody answers for so long expires, at its start at the latest. */
  readonly approvalDeadlineHours: number;
  /** How long ahead a patient has to book, for visit types that say nothing about it. */
  readonly leadTimeMinutes: number;
  /** How far ahead a patient may book, for visit types that say nothing about it. */
  readonly bookingWindowDays: number;
  /** Until so long before the start a patient moves freely and cancels in time. */
  readonly cancellationCutOffHours: number;
  /** Whether a patient may still cancel after the cut-off; it counts as late. */
  readonly lateCancellation: 'allow' | 'refuse';
  /** So late a patient may be before the visit counts as missed. */
  readonly noShowGraceMinutes: number;
  /** So many visits a patient may have ahead; the clinic itself may go past it. */
  readonly maxFutureVisits: number;
  /** After so many missed visits within the window only the clinic books for the patient. */
  readonly noShowsBeforeStaffMustBook: number;
  readonly noShowWindowMonths: number;
  /** Live holds of one account. */
  readonly maxHoldsPerAccount: number;
  /** So often within an hour a patient books, moves and holds; the clinic itself may go past it. */
  readonly maxBookingsPerHour: number;
  readonly maxMovesPerHour: number;
  readonly maxHoldsPerHour: number;
  /** How long a hold lasts, and lasts again when it is renewed. */
  readonly holdMinutes: number;
  /** The approval rule of visit types that are added without one. */
  readonly defaultApproval: 'required' | 'automatic';
}

/** A reminder goes out so long before the start of a visit. */
export interface Reminder {
  /** ISO 8601: `PT24H`, `P2D`. */
  readonly lead: string;
  /** Since when: what would have been due before that is not sent any more. */
  readonly since: string;
}

/** The languages there are words for, in mails and in the portal. */
export const locales = ['en', 'de'] as const;
export type Language = (typeof locales)[number];

/** The language to write in: the reader's, where there are words for it, else the clinic's. `de-AT` is read as German. */
export function languageOf(locale: string | null | undefined, clinic: Language): Language {
  const base = locale?.split('-')[0]?.toLowerCase();
  return locales.find((one) => one === base) ?? clinic;
}

/** Everything an administrator decides about the clinic as a whole. */
export interface Settings {
  readonly name: string;
  /** BCP 47: the language in which the clinic speaks, and how it writes dates and numbers. */
  readonly locale: (typeof locales)[number];
  /** IANA: where the clinic is, for whatever is at no site. */
  readonly timeZone: string;
  readonly policies: Policies;
  readonly reminders: readonly Reminder[];
}

/** What somebody asks for: reminders by their leads. */
export type SettingsInput = Omit<Settings, 'reminders'> & { readonly reminders: readonly string[] };

const always = '1970-01-01T00:00:00Z';

/** What a clinic gets without configuring anything. */
export const defaultSettings: Settings = {
  name: 'Careslot',
  locale: 'en',
  timeZone: 'UTC',
  policies: {
    approvalDeadlineHours: 24,
    leadTimeMinutes: 0,
    bookingWindowDays: 90,
    cancellationCutOffHours: 24,
    lateCancellation: 'allow',
    noShowGraceMinutes: 15,
    maxFutureVisits: 10,
    noShowsBeforeStaffMustBook: 3,
    noShowWindowMonths: 12,
    maxHoldsPerAccount: 3,
    maxBookingsPerHour: 10,
    maxMovesPerHour: 10,
    maxHoldsPerHour: 30,
    holdMinutes: 5,
    defaultApproval: 'required',
  },
  reminders: [{ lead: 'PT24H', since: always }],
};

/** A policy that is newer than what was stored has its default. */
export function completed(stored: Partial<Settings>): Settings {
  return { ...defaultSettings, ...stored, policies: { ...defaultSettings.policies, ...stored.policies } };
}

/** A lead that stays keeps its date, however it is written now: it is the same reminder. */
export function changed(before: Settings, wanted: SettingsInput, now: Temporal.Instant): Settings {
  const known = new Map(before.reminders.map(({ lead, since }) => [minutesOf(lead), since]));
  const reminders = wanted.reminders.map((lead) => ({ lead, since: known.get(minutesOf(lead)) ?? now.toString() }));
  return { ...wanted, timeZone: zoneName(wanted.timeZone), reminders };
}

/** As IANA spells it: `asia/colombo` is `Asia/Colombo`. */
function zoneName(zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone).timeZoneId;
}

/** The names of the fields that differ, policies by their own. */
export function differences(one: Settings, other: Settings): string[] {
  const flat = ({ policies, ...rest }: Settings): Record<string, unknown> => ({ ...rest, ...policies });
  const [before, after] = [flat(one), flat(other)];
  return Object.keys(after).filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}

/** The minutes of an ISO 8601 duration; a day has 24 hours. NaN for text that is none, or has no whole number of minutes. */
export function minutesOf(text: string): number {
  try {
    const minutes = Temporal.Duration.from(text).total('minutes');
    return Number.isInteger(minutes) ? minutes : NaN;
  } catch {
    return NaN;
  }
}
