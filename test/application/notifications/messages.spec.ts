import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import ical from 'node-ical';
import {
  AccountInvited,
  PasswordResetRequested,
  RegistrationRepeated,
  VerificationRequested,
} from '../../../src/identity/index.js';
import { FindDeliveries } from '../../../src/notifications/application/find-deliveries.js';
import { RetryDelivery } from '../../../src/notifications/application/retry-delivery.js';
import { Delivery } from '../../../src/notifications/index.js';
import { GlassBroken } from '../../../src/patients/index.js';
import { newId } from '../../../src/shared/kernel/id.js';
import type { MailboxItem } from '../../../src/notifications/mail/mailbox.js';
import { openNotifiedClinic, testStart, type NotifiedClinic } from './notified-clinic.js';

let clinic: NotifiedClinic;
beforeEach(async () => {
  clinic = await openNotifiedClinic();
});
afterEach(() => clinic.close());

const inHours = (hours: number): string => Temporal.Instant.from(testStart).add({ hours }).toString();
const doctor = (): string => `${clinic.world.practitionerAccount}@accounts.test`;
const told = async (): Promise<string[]> => (await clinic.mails()).map(({ to, subject }) => `${to}: ${subject}`);

function entryOf(mail: MailboxItem | undefined): { method: unknown; uid: string; sequence: unknown; start: Date } {
  const file = mail?.attachments[0];
  expect(file?.contentType).toContain('text/calendar');
  const text = Buffer.from(file!.content, 'base64').toString();
  const event = Object.values(ical.sync.parseICS(text)).find((part) => part?.type === 'VEVENT') as never as {
    uid: string;
    sequence: unknown;
    start: Date;
  };
  expect(text).not.toMatch(/Consultation|Perera|Ana/);
  return { ...event, method: /^METHOD:(\w+)/m.exec(text)?.[1] };
}

describe('messages about a visit', () => {
  it('a request goes to patient and practitioner, once however often it is seen, and without a calendar entry', async () => {
    const visit = clinic.world.visit({ start: inHours(48), status: 'pending', confirmedAt: null });
    await clinic.requested(visit);
    await clinic.requested(visit);
    await clinic.settle();
    const mails = await clinic.mails();
    expect(mails.map(({ to }) => to).sort()).toEqual([`${visit.patientId}@patients.test`, doctor()].sort());
    for (const mail of mails) expect(mail.attachments).toEqual([]);
    expect(mails[0]!.text).toContain('Thursday 3 December 2026, 13:30 (Asia/Colombo time)');
  });

  it('a confirmation goes to both, with a calendar entry for the patient; a line break in a name does no harm', async () => {
    const visit = clinic.world.visit({ start: inHours(48) });
    await clinic.confirmed(visit);
    await clinic.settle();
    const mails = await clinic.mails();
    const toDoctor = mails.find(({ to }) => to === doctor());
    expect(toDoctor!.text).toContain('A visit with you is confirmed.');
    expect(toDoctor!.attachments).toEqual([]);
    const mail = mails.find(({ to }) => to === `${visit.patientId}@patients.test`);
    expect(mails).toHaveLength(2);
    expect(mail!.text).toContain('Hello Ana Bcc: x@evil.test,');
    expect(mail!.text).toContain('Dr Nimal Perera');
    expect(entryOf(mail)).toMatchObject({
      method: 'REQUEST',
      uid: visit.appointmentId,
      start: new Date(visit.start),
    });
  });

  it('a decline offers the alternatives and tells the reason to the patient', async () => {
    const visit = clinic.world.visit({ start: inHours(48), status: 'declined', confirmedAt: null });
    visit.reasonForPatient = 'The doctor is at a <congress>';
    await clinic.declined(visit, inHours(50), inHours(51), inHours(52));
    await clinic.settle();
    const [mail] = await clinic.mails();
    expect(mail!.text).toContain('The doctor is at a <congress>');
    expect(mail!.html).toContain('The doctor is at a &lt;congress&gt;');
    expect(mail!.text.match(/^- Thursday 3 December 2026, \d\d:30 \(Asia\/Colombo time\)$/gm)).toHaveLength(3);
    expect(mail!.attachments).toEqual([]);
  });

  it('a cancellation goes to both, as a receipt to who did it, and takes the entry out of the calendar', async () => {
    const visit = clinic.world.visit({ start: inHours(48) });
    Object.assign(visit, { status: 'cancelled', revision: 1, by: { accountId: newId(), as: 'staff' } });
    await clinic.cancelled(visit);
    await clinic.settle();
    const mails = await clinic.mails();
    expect(mails.map(({ to }) => to).sort()).toEqual([`${visit.patientId}@patients.test`, doctor()].sort());
    const toPatient = mails.find(({ to }) => to !== doctor());
    expect(entryOf(toPatient)).toMatchObject({ method: 'CANCEL', uid: visit.appointmentId });
    expect(String(entryOf(toPatient).sequence)).toBe('1');

    const other = clinic.world.visit({ start: inHours(72) });
    Object.assign(other, { status: 'cancelled', revision: 1, by: { accountId: newId(), as: 'patient' } });
    await clinic.cancelled(other);
    await clinic.settle();
    const ofOther = (await clinic.mails()).slice(0, 2);
    const receipt = ofOther.find(({ to }) => to === `${other.patientId}@patients.test`);
    expect(receipt!.text).toContain('You have cancelled your visit. It will not take place.');
    expect(entryOf(receipt)).toMatchObject({ method: 'CANCEL', uid: other.appointmentId });
    expect(ofOther.find(({ to }) => to === doctor())!.text).toContain('A visit with you has been cancelled.');
  });

  it('what was retracted is told like a cancellation, without a link to what its patient cannot see', async () => {
    const by = { accountId: newId(), as: 'admin' } as const;
    const visit = clinic.world.visit({ start: inHours(48), status: 'entered_in_error', revision: 1, by });
    await clinic.retracted(visit);
    await clinic.settle();
    const toPatient = (await clinic.mails()).find(({ to }) => to !== doctor());
    expect(entryOf(toPatient)).toMatchObject({ method: 'CANCEL', uid: visit.appointmentId });
    expect(toPatient!.text).toContain('Your visit has been cancelled.');
    expect(`${toPatient!.text}${toPatient!.html}`).not.toContain(visit.appointmentId);
  });

  it('a confirmed visit that its patient moves is out of the calendar until the new time is confirmed', async () => {
    const by = { accountId: newId(), as: 'patient' } as const;
    const visit = clinic.world.visit({ start: inHours(48), status: 'pending', revision: 1, by, everConfirmed: true });
    Object.assign(visit, { confirmedAt: null });
    visit.previous = {
      start: inHours(47),
      end: inHours(48),
      practitionerId: visit.practitionerId,
      siteId: visit.siteId,
    };
    await clinic.rescheduled(visit);
    await clinic.settle();
    const mine = async () => (await clinic.mails()).filter(({ to }) => to !== doctor());
    const [moved] = await mine();
    expect(moved!.text).toContain('You have moved your visit. It was planned for Thursday 3 December 2026, 12:30');
    expect(entryOf(moved)).toMatchObject({ method: 'CANCEL', uid: visit.appointmentId });
    Object.assign(visit, { status: 'declined', by: { accountId: newId(), as: 'staff' } });
    await clinic.declined(visit);
    await clinic.settle();
    expect(entryOf((await mine())[0])).toMatchObject({ method: 'CANCEL', uid: visit.appointmentId });
  });

  it('a video visit says how to join where there is a service for it, and no street', async () => {
    const withRooms = await openNotifiedClinic({ meetingUrlTemplate: 'https://meet.test/{room}' });
    try {
      for (const [each, how] of [
        [clinic, 'Where:        Video visit\n'],
        [withRooms, 'Where:        Video visit: you can join on the page of the visit, from 15 minutes before'],
      ] as const) {
        each.world.mode = 'video';
        const visit = each.world.visit({ start: inHours(48) });
        await each.confirmed(visit);
        await each.settle();
        const mail = (await each.mails()).find(({ to }) => to.includes(visit.patientId));
        expect(mail!.text).toContain(how);
        const entry = Buffer.from(mail!.attachments[0]!.content, 'base64').toString();
        expect(entry).toContain('LOCATION:Video visit');
        expect(`${mail!.text}${mail!.html}${entry}`).not.toContain('High Street');
      }
    } finally {
      await withRooms.close();
    }
  });

  it('a move to another practitioner is told to the patient and to both practitioners', async () => {
    const visit = clinic.world.visit({ start: inHours(48), revision: 1, by: { accountId: newId(), as: 'staff' } });
    const former = newId();
    visit.previous = { start: inHours(47), end: inHours(48), practitionerId: former, siteId: visit.siteId };
    await clinic.rescheduled(visit);
    await clinic.settle();
    const mails = await clinic.mails();
    expect(mails).toHaveLength(3);
    const toFormer = mails.find(({ to }) => to === `${former}@accounts.test`);
    expect(toFormer!.text).toContain(
      'for Thursday 3 December 2026, 12:30 (Asia/Colombo time) has been moved to Dr Nimal',
    );
    const toPatient = mails.find(({ to }) => to === `${visit.patientId}@patients.test`);
    expect(toPatient!.text).toContain('It was planned for Thursday 3 December 2026, 12:30');
    expect(toPatient!.text).toContain('It is with Dr Nimal Perera now, and no longer with Dr Other.');
    expect(mails.find(({ to }) => to === doctor())!.text).toContain('A visit of Dr Other has been moved to you.');
    expect(String(entryOf(toPatient).sequence)).toBe('1');
  });

  it('a handover says by its time which visit it was, also when that has stayed', async () => {
    const visit = clinic.world.visit({ start: inHours(48), revision: 1, by: { accountId: newId(), as: 'staff' } });
    const { start, end, siteId } = visit;
    const former = newId();
    visit.previous = { start, end, practitionerId: former, siteId };
    await clinic.rescheduled(visit);
    await clinic.settle();
    const textTo = async (address: string) => (await clinic.mails()).find(({ to }) => to === address)!.text;
    expect(await textTo(`${former}@accounts.test`)).toContain(
      'planned with you for Thursday 3 December 2026, 13:30 (Asia/Colombo time) has been moved to Dr Nimal Perera.',
    );
    expect(await textTo(`${visit.patientId}@patients.test`)).not.toContain('It was planned for');
  });

  it.each([
    [
      'may not practise',
      () => clinic.world.barred.add(clinic.world.practitionerId),
      'the practitioner may not practise',
    ],
    [
      'has a suspended account',
      () => clinic.world.suspendedAccounts.add(clinic.world.practitionerAccount),
      'the account is suspended',
    ],
  ])('a practitioner who %s is told of no patient, only of a visit that went to somebody else', async (_, bar, why) => {
    bar();
    const visit = clinic.world.visit({ start: inHours(48), status: 'cancelled', revision: 1 });
    await clinic.cancelled(visit);
    const given = clinic.world.visit({ start: inHours(72), revision: 1, by: { accountId: newId(), as: 'staff' } });
    const { start, end, siteId, practitionerId } = given;
    Object.assign(given, { practitionerId: newId(), previous: { start, end, siteId, practitionerId } });
    await clinic.rescheduled(given);
    await clinic.settle();
    const toDoctor = (await clinic.mails()).filter(({ to }) => to === doctor());
    expect(toDoctor.map(({ subject }) => subject)).toEqual(['A visit is not with you any more']);
    expect(`${toDoctor[0]!.text}${toDoctor[0]!.html}`).not.toMatch(/Ana|Consultation/);
    expect((await told()).filter((line) => line.includes('@patients.test'))).toHaveLength(2);
    const { items } = await clinic.get(QueryBus).execute(new FindDeliveries({ status: 'skipped' }, { limit: 3 }));
    expect(items).toMatchObject([{ kind: 'visit-cancelled', recipient: { kind: 'practitioner' }, lastError: why }]);
  });

  it('only of a practitioner who is told of a patient it is asked whether they may practise', async () => {
    await clinic.confirmed(clinic.world.visit({ start: inHours(48) }));
    await clinic.approved(clinic.world.visit({ start: inHours(49) }));
    await clinic.settle();
    expect(await clinic.mails()).toHaveLength(3);
    expect(clinic.world.askedFor).toEqual([clinic.world.practitionerId]);
  });

  it('what was overtaken is not sent any more', async () => {
    const visit = clinic.world.visit({ start: inHours(48) });
    const confirmed = { ...visit };
    Object.assign(visit, { status: 'cancelled', revision: 1, by: { accountId: newId(), as: 'staff' } });
    await clinic.happened();
    await clinic.confirmed(confirmed);
    await clinic.cancelled(visit);
    await clinic.settle();
    expect((await told()).filter((line) => line.includes('confirmed'))).toEqual([]);
    expect((await clinic.messages()).find(({ kind }) => kind === 'visit-confirmed')).toMatchObject({
      status: 'skipped',
      last_error: 'the visit was moved or cancelled since',
    });
  });

  it('a patient without an address is skipped and stops nobody else', async () => {
    const silent = clinic.world.visit({ start: inHours(48) });
    clinic.world.addresses.set(silent.patientId, null);
    const visit = clinic.world.visit({ start: inHours(49) });
    await clinic.confirmed(silent);
    await clinic.confirmed(visit);
    await clinic.settle();
    const others = (await clinic.mails()).filter(({ to }) => to !== doctor());
    expect(others.map(({ to }) => to)).toEqual([`${visit.patientId}@patients.test`]);
  });
});

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
