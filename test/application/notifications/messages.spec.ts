import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { QueryBus } from '@nestjs/cqrs';
import ical from 'node-ical';
import { FindDeliveries } from '../../../src/notifications/persistence/find-deliveries.js';
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
        each.world.patientZone = 'America/New_York';
        const visit = each.world.visit({ start: inHours(48) });
        await each.confirmed(visit);
        await each.settle();
        const mail = (await each.mails()).find(({ to }) => to.includes(visit.patientId));
        expect(mail!.text).toContain(how);
        expect(mail!.text).toMatch(/^Your time: .*\(America\/New_York time\)$/m);
        each.world.patientZone = null;
        const entry = Buffer.from(mail!.attachments[0]!.content, 'base64').toString();
        expect(entry.replaceAll('\r\n ', '')).toMatch(new RegExp(`LOCATION:http.*/visits/${visit.appointmentId}`));
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
