import type { ClinicSettings, SettingsBody } from '../../../api/schema';
import { answered, answeredWithVersion, api } from '../../../api/client';
import { required, wholeNumbers } from '../../../parts/forms/checks';
import type { Resource } from '../editing/resource';

const numbers = [
  'approvalDeadlineHours',
  'leadTimeMinutes',
  'bookingWindowDays',
  'cancellationCutOffHours',
  'noShowGraceMinutes',
  'maxFutureVisits',
  'noShowsBeforeStaffMustBook',
  'noShowWindowMonths',
  'maxHoldsPerAccount',
  'maxBookingsPerHour',
  'maxMovesPerHour',
  'maxHoldsPerHour',
  'holdMinutes',
] as const;

export type NumberPolicy = (typeof numbers)[number];

export type SettingsValues = {
  name: string;
  locale: SettingsBody['locale'];
  timeZone: string;
  policies: Record<NumberPolicy, string> & Pick<SettingsBody['policies'], 'lateCancellation' | 'defaultApproval'>;
  /** Three places; empty ones are no reminder. */
  reminders: string[];
};

const path = '/api/v1/settings';

/** The clinic's settings as something that is changed in a form: there is one, and it has always been there. */
export const settingsResource: Resource<ClinicSettings & { id: string }, SettingsValues, SettingsBody> = {
  key: 'settings',
  empty: {} as SettingsValues,
  valuesOf: ({ name, locale, timeZone, policies, reminders }) => ({
    name,
    locale: locale as SettingsValues['locale'],
    timeZone,
    policies: {
      ...policies,
      ...(Object.fromEntries(numbers.map((policy) => [policy, String(policies[policy])])) as Record<
        NumberPolicy,
        string
      >),
    },
    reminders: [0, 1, 2].map((place) => reminders[place] ?? ''),
  }),
  bodyOf: ({ name, locale, timeZone, policies, reminders }) => ({
    name: name.trim(),
    locale,
    timeZone: timeZone.trim(),
    policies: {
      ...policies,
      ...(Object.fromEntries(numbers.map((policy) => [policy, Number(policies[policy])])) as Record<
        NumberPolicy,
        number
      >),
    },
    reminders: [...new Set(reminders.filter(Boolean))],
  }),
  read: async () => {
    const { data, version } = await answeredWithVersion(api.GET(path));
    return { data: { ...data, id: 'settings' }, version };
  },
  add: () => Promise.reject(new Error('There are settings already')),
  change: async (id, body, version) => ({
    ...(await answered(api.PUT(path, { params: { header: { 'If-Match': version } }, body: body as SettingsBody }))),
    id,
  }),
  // The API takes all of it or nothing.
  changes: (before, after) => (JSON.stringify(before) === JSON.stringify(after) ? {} : after),
  checks: ({ name, timeZone, policies }) => {
    const typed = Object.fromEntries(numbers.map((policy) => [`policies.${policy}`, policies[policy]]));
    return { ...required({ name, timeZone, ...typed }), ...wholeNumbers(typed) };
  },
};
