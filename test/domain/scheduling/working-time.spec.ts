import { describe, expect, it } from 'vitest';
import { dayNumber } from '../../../src/scheduling/domain/local-date.js';
import {
  dayWindows,
  instantsOn,
  startsOn,
  windowsOfWeek,
  type WeeklyWindow,
} from '../../../src/scheduling/domain/working-time.js';
import { BERLIN, clocks, hours, window } from './fixture.js';

const NEW_YORK = 'America/New_York';

function hoursOn(date: string, text: string, zone: string): number {
  const ranges = instantsOn(dayWindows([window(text)])[0]!, dayNumber(date), zone);
  return ranges.reduce((sum, { from, to }) => sum + to - from, 0) / 3_600_000;
}

function clocksOn(date: string, text: string, zone: string): string[] {
  return clocks(instantsOn(dayWindows([window(text)])[0]!, dayNumber(date), zone), zone);
}

function occursOn(date: string, weekly: WeeklyWindow, validFrom?: string, validTo?: string): boolean {
  return startsOn(dayWindows([weekly], validFrom, validTo)[0]!, dayNumber(date));
}

describe('A working window', () => {
  it('is read on the wall clock of the site', () => {
    expect(clocksOn('2026-07-06', '1 09:00-12:30', BERLIN)).toEqual(['09:00-12:30']);
    expect(instantsOn(dayWindows([window('1 09:00-12:30')])[0]!, dayNumber('2026-07-06'), 'Asia/Kolkata')).toEqual([
      { from: Date.parse('2026-07-06T03:30Z'), to: Date.parse('2026-07-06T07:00Z') },
    ]);
  });

  it('loses the hour that summer time skips', () => {
    expect(hoursOn('2026-03-08', '7 00:00-06:00', NEW_YORK)).toBe(5);
    expect(clocksOn('2026-03-08', '7 02:30-04:00', NEW_YORK)).toEqual(['03:00-04:00']);
  });

  it('is empty when all of it is skipped', () => {
    expect(clocksOn('2026-03-08', '7 02:00-03:00', NEW_YORK)).toEqual([]);
    expect(clocksOn('2011-12-30', '5 09:00-17:00', 'Pacific/Apia')).toEqual([]);
  });

  it('gains the hour that comes twice', () => {
    expect(hoursOn('2026-11-01', '7 00:00-06:00', NEW_YORK)).toBe(7);
    expect(hoursOn('2026-11-01', '7 01:00-02:00', NEW_YORK)).toBe(2);
  });

  it('falls into two pieces when it ends inside the hour that comes twice', () => {
    expect(clocksOn('2026-11-01', '7 00:30-01:15', NEW_YORK)).toEqual(['00:30-01:15', '01:00-01:15']);
    expect(clocksOn('2026-11-01', '7 01:15-01:45', NEW_YORK)).toEqual(['01:15-01:45', '01:15-01:45']);
  });

  it('follows a change of half an hour', () => {
    expect(hoursOn('2026-04-05', '7 00:00-06:00', 'Australia/Lord_Howe')).toBe(6.5);
    expect(hoursOn('2026-10-04', '7 00:00-06:00', 'Australia/Lord_Howe')).toBe(5.5);
  });

  it('that passes midnight ends where the next day does not exist', () => {
    expect(hoursOn('2011-12-29', '4 22:00-06:00', 'Pacific/Apia')).toBe(2);
    expect(hoursOn('2011-12-30', '5 22:00-06:00', 'Pacific/Apia')).toBe(6);
  });

  it('passes midnight when it does not end after it begins', () => {
    expect(hoursOn('2026-07-06', '1 22:00-06:00', BERLIN)).toBe(8);
    expect(hoursOn('2026-07-06', '1 09:00-09:00', BERLIN)).toBe(24);
    expect(hoursOn('2026-07-06', '1 00:00-24:00', BERLIN)).toBe(24);
    expect(hoursOn('2026-07-06', '1 00:00-00:00', BERLIN)).toBe(24);
    expect(hoursOn('2026-03-28', '6 22:00-06:00', BERLIN)).toBe(7);
  });

  it('lasts a day on every day of years, at both ends of the date line', () => {
    for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago'])
      for (let day = dayNumber('2024-01-01'); day < dayNumber('2030-01-01'); day++) {
        const [range, ...others] = instantsOn(dayWindows([window('1 00:00-24:00')])[0]!, day, zone);
        expect([range!.to - range!.from, others.length]).toEqual([86_400_000, 0]);
      }
  });

  it('starts on its weekday within its validity, both ends included', () => {
    expect(occursOn('2026-07-06', window('1 09:00-10:00'), '2026-07-06', '2026-07-06')).toBe(true);
    expect(occursOn('2026-07-06', window('1 09:00-10:00'), '2026-07-07')).toBe(false);
    expect(occursOn('2026-07-06', window('1 09:00-10:00'), undefined, '2026-07-05')).toBe(false);
    expect(occursOn('2026-07-06', window('2 09:00-10:00'))).toBe(false);
  });

  it('of every other week counts from the Monday of the week in which it becomes valid', () => {
    const fortnightly = window('1 09:00-10:00', 2);
    // Valid from a Wednesday: its own Monday is week zero, but over; the next but one is the first.
    expect(occursOn('2026-07-06', fortnightly, '2026-07-01')).toBe(false);
    expect(occursOn('2026-07-13', fortnightly, '2026-07-01')).toBe(true);
    expect(occursOn('2026-07-05', window('7 09:00-10:00', 2), '2026-07-01')).toBe(true);
  });

  it('of every other week counts from Monday 1970-01-05 when it was always valid', () => {
    const fortnightly = window('1 09:00-10:00', 2);
    expect(occursOn('1970-01-05', fortnightly)).toBe(true);
    expect(occursOn('1970-01-12', fortnightly)).toBe(false);
    expect(occursOn('1969-12-22', fortnightly)).toBe(true);
    expect(occursOn('2026-07-06', fortnightly)).not.toBe(occursOn('2026-07-13', fortnightly));
  });

  it('counts in a week, whichever of its days is named, when it starts on a day of it', () => {
    const set = hours([window('1 09:00-10:00', 2), window('4 09:00-10:00'), window('7 09:00-10:00', 2)], {
      validFrom: '2026-07-01',
      validTo: '2026-07-16',
    });
    const weekdaysOf = (date: string) => windowsOfWeek(set, date).map(({ weekday }) => weekday);
    expect(weekdaysOf('2026-06-30')).toEqual([4, 7]);
    expect(['2026-07-06', '2026-07-12'].map(weekdaysOf)).toEqual([[4], [4]]);
    // Its last day is a Thursday.
    expect(['2026-07-13', '2026-07-19'].map(weekdaysOf)).toEqual([
      [1, 4],
      [1, 4],
    ]);
    expect(weekdaysOf('2026-07-20')).toEqual([]);
  });
});
