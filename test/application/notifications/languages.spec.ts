import { afterEach, beforeEach, expect, it } from 'vitest';
import { CommandBus } from '@nestjs/cqrs';
import { PasswordResetRequested } from '../../../src/identity/index.js';
import type { MailboxItem } from '../../../src/notifications/mail/mailbox.js';
import { ChangeSettings } from '../../../src/settings/change-settings.js';
import { defaultSettings } from '../../../src/settings/settings.js';
import { newId } from '../../../src/shared/kernel/id.js';
import { actor } from '../scheduling/world.js';
import { openNotifiedClinic, type NotifiedClinic } from './notified-clinic.js';

let clinic: NotifiedClinic;
beforeEach(async () => {
  clinic = await openNotifiedClinic();
});
afterEach(() => clinic.close());

const start = '2026-12-10T04:00:00Z';
const boss = actor(newId(), { roles: ['admin'] });
const speaks = (locale: 'en' | 'de') =>
  clinic
    .get(CommandBus)
    .execute(new ChangeSettings(boss, { ...defaultSettings, locale, reminders: ['PT24H', 'PT48H'] }, '*'));

const entryOf = ({ attachments }: Pick<MailboxItem, 'attachments'>): string =>
  Buffer.from(attachments[0]!.content, 'base64').toString();

async function mailTo(who: string) {
  return (await clinic.mails()).find(({ to }) => to.includes(who))!;
}

it('a patient is written to in their language, the practitioner in that of the clinic', async () => {
  const visit = clinic.world.visit({ start });
  clinic.world.locales.set(visit.patientId, 'de-AT');
  await clinic.confirmed(visit);
  await clinic.settle();
  const mail = await mailTo(visit.patientId);
  expect(mail.subject).toBe(
    'Ihr Termin ist bestätigt: Donnerstag, 10. Dezember 2026, 09:30 Uhr (Ortszeit Asia/Colombo)',
  );
  for (const part of [mail.text, mail.html]) {
    expect(part).toContain('+94112345678');
    expect(part).toContain('Please bring your insurance card.');
  }
  expect(mail.text).toContain('Guten Tag');
  expect(mail.text).not.toMatch(/\b(Your|When|Hello|See the visit)\b/);
  expect(entryOf(mail)).toContain('SUMMARY:Termin');
  expect((await mailTo('accounts.test')).subject).toMatch(/^A visit with you is confirmed: Thursday/);
});

it.each([null, 'ta'])('a patient with the language %s is written to in that of the clinic', async (locale) => {
  await speaks('de');
  const visit = clinic.world.visit({ start });
  if (locale) clinic.world.locales.set(visit.patientId, locale);
  await clinic.cancelled(Object.assign(visit, { status: 'cancelled' }));
  await clinic.settle();
  // Who cancels gets it too, and the entry leaves the calendar.
  const mail = await mailTo(visit.patientId);
  expect(mail.subject).toBe('Ihr Termin wurde abgesagt');
  expect(mail.text).toContain('Sie haben Ihren Termin abgesagt.');
  expect(mail.text).not.toContain('Please bring');
  expect(entryOf(mail)).toContain('METHOD:CANCEL');
  expect((await mailTo('accounts.test')).subject).toBe('Ein Termin wurde abgesagt');
});

it('the owner of an account is written to in the language of their file, or of the clinic', async () => {
  await speaks('de');
  const [plain, english] = [newId(), newId()];
  clinic.world.locales.set(english, 'en');
  for (const accountId of [plain, english]) await clinic.happened(new PasswordResetRequested({ accountId }));
  await clinic.settle();
  expect((await mailTo(plain)).subject).toBe('Neues Passwort festlegen');
  expect((await mailTo(english)).subject).toBe('Set a new password');
});
