import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  AccountInvited,
  PasswordResetRequested,
  RegistrationRepeated,
  VerificationRequested,
} from '../../../src/identity/index.js';
import { FindDeliveries } from '../../../src/notifications/persistence/find-deliveries.js';
import { RetryDelivery } from '../../../src/notifications/application/retry-delivery.js';
import { Delivery } from '../../../src/notifications/index.js';
import { GlassBroken } from '../../../src/patients/index.js';
import { newId } from '../../../src/shared/kernel/id.js';
import { openNotifiedClinic, testStart, type NotifiedClinic } from './notified-clinic.js';

let clinic: NotifiedClinic;
beforeEach(async () => {
  clinic = await openNotifiedClinic();
});
afterEach(() => clinic.close());

const inHours = (hours: number): string => Temporal.Instant.from(testStart).add({ hours }).toString();
const doctor = (): string => `${clinic.world.practitionerAccount}@accounts.test`;
const told = async (): Promise<string[]> => (await clinic.mails()).map(({ to, subject }) => `${to}: ${subject}`);

describe('reminders', () => {
  it('come once, 24 hours before, whoever looks and however often', async () => {
    const visit = clinic.world.visit({ start: inHours(48) });
    const other = await openNotifiedClinic({}, clinic);
    try {
      await clinic.advance('PT23H59M');
      expect(await told()).toEqual([]);
      await Promise.all([clinic.advance('PT2M'), other.settle(), other.settle(), clinic.settle()]);
      await clinic.settle();
      expect(await told()).toEqual([expect.stringContaining(`${visit.patientId}@patients.test: Reminder`)]);
      await clinic.advance('PT20H');
      expect(await clinic.mails()).toHaveLength(1);
    } finally {
      await other.close();
    }
  });

  it('are caught up by a worker that was down, but never after the start', async () => {
    const before = clinic.world.visit({ start: inHours(30) });
    clinic.world.visit({ start: inHours(12) }).bookedAt = inHours(-100);
    const soon = clinic.world.visit({ start: inHours(40) });
    await clinic.settle();
    const already = (await clinic.mails()).length;
    await clinic.advance('PT35H');
    const lines = (await told()).slice(0, -already || undefined).join('\n');
    expect(lines).toContain(soon.patientId);
    expect(lines).not.toContain(before.patientId);
  });

  it('are not made for visits that were booked, confirmed or moved inside the 24 hours', async () => {
    clinic.world.visit({ start: inHours(20), bookedAt: inHours(-1), confirmedAt: inHours(-1) });
    clinic.world.visit({ start: inHours(20), confirmedAt: inHours(-1) });
    // Whether or not anybody was told of the move yet.
    clinic.world.visit({ start: inHours(20), revision: 1, movedAt: inHours(-1) });
    await clinic.advance('PT10H');
    expect((await clinic.messages()).filter(({ kind }) => kind.startsWith('visit-reminder'))).toEqual([]);
  });

  it('follow a visit that was moved: the old time is not reminded of, the new one is', async () => {
    const visit = clinic.world.visit({ start: inHours(30) });
    Object.assign(visit, { start: inHours(60), revision: 1, by: { accountId: null, as: 'staff' } });
    await clinic.rescheduled(visit);
    await clinic.advance('PT7H');
    expect((await told()).filter((line) => line.includes('Reminder'))).toEqual([]);
    await clinic.advance('PT30H');
    expect((await told()).filter((line) => line.includes('Reminder'))).toHaveLength(1);
  });
});

describe('letters to the owner of an account', () => {
  it('carry links that are made with the mail', async () => {
    const accountId = newId();
    await clinic.happened(new VerificationRequested({ accountId }));
    await clinic.happened(new AccountInvited({ accountId }), new PasswordResetRequested({ accountId }));
    await clinic.happened(new RegistrationRepeated({ accountId }));
    await clinic.settle();
    const mails = await clinic.mails();
    const linksOf = (subject: string) =>
      mails.find((mail) => mail.subject.includes(subject))!.text.match(/\S+token\S+/g);
    expect(linksOf('confirm your e-mail')).toEqual([`http://careslot.test/verify-email?token=${accountId}`]);
    expect(linksOf('You are invited')).toEqual([`http://careslot.test/set-password?token=${accountId}`]);
    expect(linksOf('Set a new password')).toEqual([`http://careslot.test/set-password?token=${accountId}`]);
    expect(linksOf('already have an account')).toEqual([`http://careslot.test/set-password?token=${accountId}`]);
    const { rows } = await clinic.pool.query(`select row_to_json(m)::text as row from notifications.message m`);
    expect(JSON.stringify(rows)).not.toMatch(/token|accounts\.test/);
  });

  it('are sent for each request, but not to confirm what is confirmed', async () => {
    const accountId = newId();
    await clinic.happened(new VerificationRequested({ accountId }));
    await clinic.settle();
    await clinic.happened(new VerificationRequested({ accountId }));
    await clinic.settle();
    clinic.world.verified.add(accountId);
    await clinic.happened(new VerificationRequested({ accountId }));
    await clinic.settle();
    expect(await clinic.mails()).toHaveLength(2);
  });
});

describe('the name of the reader', () => {
  it('stands in letters to an address that is known to be theirs, and in no other', async () => {
    const greetings = async (): Promise<string[]> =>
      (await clinic.mails()).filter(({ to }) => to === doctor()).map(({ text }) => text.split('\n')[0]!);
    await clinic.requested(clinic.world.visit({ start: inHours(48), status: 'pending', confirmedAt: null }));
    await clinic.happened(new PasswordResetRequested({ accountId: clinic.world.practitionerAccount }));
    await clinic.settle();
    expect(await greetings()).toEqual(['Hello,', 'Hello,']);
    clinic.world.verified.add(clinic.world.practitionerAccount);
    await clinic.requested(clinic.world.visit({ start: inHours(49), status: 'pending', confirmedAt: null }));
    await clinic.happened(new PasswordResetRequested({ accountId: clinic.world.practitionerAccount }));
    await clinic.settle();
    expect((await greetings()).sort()).toEqual(['Hello Dr Nimal Perera,', 'Hello Nimal,', 'Hello,', 'Hello,'].sort());
  });
});

describe('the name of a patient', () => {
  it.each(['about a visit', 'about who opened the record'])(
    'stands in no mail %s to an unverified address',
    async (what) => {
      const visit = clinic.world.visit({ start: inHours(48) });
      const { patientId, practitionerId } = visit;
      const accountId = newId();
      clinic.world.accounts.set(patientId, accountId);
      const greetings = async (): Promise<string[]> => {
        const event = new GlassBroken({ patientId, practitionerId, accountId: newId() });
        await (what === 'about a visit' ? clinic.approved(visit) : clinic.happened(event));
        await clinic.settle();
        const mine = (await clinic.mails()).filter(({ to }) => to === `${accountId}@accounts.test`);
        return mine.map(({ text }) => text.split('\n')[0]!);
      };
      expect(await greetings()).toEqual(['Hello,']);
      clinic.world.verified.add(accountId);
      visit.revision++;
      expect((await greetings()).sort()).toEqual(['Hello Ana Bcc: x@evil.test,', 'Hello,']);
    },
  );
});

describe('deliveries', () => {
  it('are listed newest first in pages, by status, without addresses and texts', async () => {
    for (let hour = 30; hour < 35; hour++) await clinic.confirmed(clinic.world.visit({ start: inHours(hour) }));
    await clinic.settle();
    const queries = clinic.get(QueryBus);
    const first = await queries.execute(new FindDeliveries({ status: 'sent' }, { limit: 3 }));
    const second = await queries.execute(new FindDeliveries({}, { limit: 3, cursor: first.nextCursor! }));
    expect([...first.items, ...second.items]).toHaveLength(6);
    expect(second.nextCursor).not.toBeNull();
    expect(JSON.stringify(first)).not.toContain('@');
    expect((await queries.execute(new FindDeliveries({ status: 'parked' }, { limit: 3 }))).items).toEqual([]);
    const retry = clinic.get(CommandBus).execute(new RetryDelivery(first.items[0]!.id));
    await expect(retry).rejects.toMatchObject({ code: 'INVALID_TRANSITION' });
    await expect(clinic.get(CommandBus).execute(new RetryDelivery(newId()))).rejects.toMatchObject({ kind: 'missing' });
  });

  it('of a history that is loaded are only recorded', async () => {
    await clinic.get(Delivery).recordOnly(async () => {
      await clinic.confirmed(clinic.world.visit({ start: inHours(48) }));
      await clinic.settle();
    });
    expect(await clinic.messages()).toMatchObject([{ status: 'sent' }, { status: 'sent' }]);
    expect(await clinic.mails()).toEqual([]);
  });

  it('lie encrypted in the mailbox', async () => {
    await clinic.confirmed(clinic.world.visit({ start: inHours(48) }));
    await clinic.settle();
    const { rows } = await clinic.pool.query(`select encode(content, 'escape') as text from notifications.mailbox`);
    expect(rows).toHaveLength(2);
    for (const { text } of rows) expect(text).not.toMatch(/Perera|patients\.test/);
  });
});

describe('messages to those who run the clinic', () => {
  it('tell each of them once of a broken glass, and neither whose record nor who', async () => {
    const payload = { patientId: newId(), practitionerId: clinic.world.practitionerId, accountId: newId() };
    await clinic.happened(new GlassBroken(payload));
    await clinic.settle();
    await clinic.settle();
    const mails = await clinic.mails();
    const all = clinic.world.administrators.map((id) => `${id}@accounts.test`);
    expect(mails.map(({ to }) => to).sort()).toEqual(all.sort());
    for (const mail of mails) {
      expect(mail.subject).toBe('A record was opened in an emergency');
      for (const id of Object.values(payload)) expect(JSON.stringify(mail)).not.toContain(id);
      expect(JSON.stringify(mail)).not.toMatch(/Perera|Ana/);
    }
  });
});
