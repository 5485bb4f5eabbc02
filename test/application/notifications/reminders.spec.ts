import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CommandBus } from '@nestjs/cqrs';
import { ChangeSettings } from '../../../src/settings/change-settings.js';
import { ClinicSettings } from '../../../src/settings/index.js';
import { defaultSettings } from '../../../src/settings/settings.js';
import { newId } from '../../../src/shared/kernel/id.js';
import { actor } from '../scheduling/world.js';
import { openNotifiedClinic, testStart, type NotifiedClinic, type Visit } from './notified-clinic.js';

const inHours = (hours: number): string =>
  Temporal.Instant.from(testStart)
    .add({ minutes: hours * 60 })
    .toString();

describe('reminders with the leads of the clinic', () => {
  let clinic: NotifiedClinic;
  beforeEach(async () => {
    clinic = await openNotifiedClinic();
  });
  afterEach(() => clinic.close());

  const remindBy = async (...reminders: string[]): Promise<void> => {
    const boss = actor(newId(), { roles: ['admin'] });
    await clinic.get(CommandBus).execute(new ChangeSettings(boss, { ...defaultSettings, reminders }, '*'));
  };
  const remindersOf = async (visit: Visit): Promise<number> =>
    (await clinic.mails()).filter(({ to, subject }) => to.includes(visit.patientId) && subject.startsWith('Reminder'))
      .length;
  const leads = async (): Promise<string[]> => (await clinic.messages()).map(({ kind }) => kind).sort();

  it('come once for each of them, whoever looks and however often', async () => {
    await remindBy('PT24H', 'PT2H');
    const visit = clinic.world.visit({ start: inHours(30) });
    const other = await openNotifiedClinic({}, clinic);
    try {
      await clinic.advance('PT6H');
      expect(await remindersOf(visit)).toBe(1);
      await clinic.advance('PT21H59M');
      expect(await remindersOf(visit)).toBe(1);
      await Promise.all([clinic.advance('PT1M'), other.settle(), other.settle(), clinic.settle()]);
      await clinic.settle();
      expect(await remindersOf(visit)).toBe(2);
      await clinic.advance('PT90M');
      expect(await remindersOf(visit)).toBe(2);
      expect(await leads()).toEqual(['visit-reminder/120', 'visit-reminder/1440']);
    } finally {
      await other.close();
    }
  });

  it('leave out the lead inside which a visit was booked, and only that', async () => {
    await remindBy('PT24H', 'PT2H');
    const visit = clinic.world.visit({ start: inHours(10), bookedAt: inHours(0), confirmedAt: inHours(0) });
    await clinic.advance('PT9H');
    expect(await leads()).toEqual(['visit-reminder/120']);
    expect(await remindersOf(visit)).toBe(1);
  });

  it('of a lead that is added do not come for what lies inside it already', async () => {
    const inside = clinic.world.visit({ start: inHours(40) });
    const later = clinic.world.visit({ start: inHours(50) });
    await clinic.settle();
    await remindBy('PT24H', 'PT48H');
    await clinic.settle();
    await clinic.advance('PT3H');
    expect([await remindersOf(inside), await remindersOf(later)]).toEqual([0, 1]);
    await clinic.advance('PT30H');
    expect([await remindersOf(inside), await remindersOf(later)]).toEqual([1, 2]);
  });

  it('of a lead that was taken away and added again do not make up for the time between', async () => {
    await remindBy();
    const between = clinic.world.visit({ start: inHours(30) });
    await clinic.advance('PT8H');
    await remindBy('PT24H');
    const next = clinic.world.visit({ start: inHours(40) });
    await clinic.advance('PT10H');
    expect([await remindersOf(between), await remindersOf(next)]).toEqual([0, 1]);
  });

  it('of a lead that is written in another way are the same', async () => {
    const visit = clinic.world.visit({ start: inHours(23), bookedAt: inHours(-90) });
    await clinic.settle();
    expect(await remindersOf(visit)).toBe(1);
    await remindBy('P1D');
    const due = clinic.world.visit({ start: inHours(22) });
    await clinic.advance('PT5M');
    expect(await remindersOf(visit)).toBe(1);
    expect(await leads()).toEqual(['visit-reminder/1440']);
    expect(clinic.get(ClinicSettings).current.reminders).toEqual([{ lead: 'P1D', since: '1970-01-01T00:00:00Z' }]);
    void due;
  });

  it('change with the lead', async () => {
    await remindBy('PT6H');
    const visit = clinic.world.visit({ start: inHours(30) });
    await clinic.advance('PT23H');
    expect(await remindersOf(visit)).toBe(0);
    await clinic.advance('PT1H');
    expect(await remindersOf(visit)).toBe(1);
  });

  it('are none where the clinic wants none', async () => {
    await remindBy();
    clinic.world.visit({ start: inHours(30) });
    await clinic.advance('PT29H');
    expect(await leads()).toEqual([]);
  });

  it('are caught up one at a time: after a pause nobody gets two at once', async () => {
    await remindBy('PT24H', 'PT2H');
    const soon = clinic.world.visit({ start: inHours(31) });
    const later = clinic.world.visit({ start: inHours(40) });
    await clinic.advance('PT30H');
    expect(await leads()).toEqual(['visit-reminder/120', 'visit-reminder/1440']);
    expect([await remindersOf(soon), await remindersOf(later)]).toEqual([1, 1]);
  });

  it('ask to move or cancel while that is possible, and to call when it is too late for it', async () => {
    await remindBy('PT48H', 'PT24H');
    clinic.world.visit({ start: inHours(50) });
    await clinic.advance('PT2H');
    const [early] = await clinic.mails();
    const offer = 'please move or cancel it by Wednesday 2 December 2026, 15:30 (Asia/Colombo time)';
    expect(`${early!.text}`).toContain(offer);
    // At the cut-off itself nobody can read the mail and move the visit in time.
    await clinic.advance('PT24H');
    const [late] = await clinic.mails();
    for (const part of [late!.text, late!.html]) {
      expect(part).toContain('please call us (Main house, +94112345678)');
      expect(part).not.toContain('move or cancel');
    }
  });

  it('say who sends them', async () => {
    const boss = actor(newId(), { roles: ['admin'] });
    const named = { ...defaultSettings, name: 'Lakeside Clinic', reminders: ['PT24H'] };
    await clinic.get(CommandBus).execute(new ChangeSettings(boss, named, '*'));
    clinic.world.visit({ start: inHours(30) });
    await clinic.advance('PT6H');
    const [mail] = await clinic.mails();
    expect(mail!.text).toContain('Lakeside Clinic');
    expect(mail!.html).toContain('Lakeside Clinic');
    expect(mail!.text + mail!.html).not.toContain('Careslot');
  });
});
