import { describe, expect, it } from 'vitest';
import type { ApiClient } from '../../../src/demo/api-client.js';
import { ClinicLife } from '../../../src/demo/live-through.js';
import type { DemoClinic } from '../../../src/demo/set-up-clinic.js';
import { defaultSettings } from '../../../src/settings/index.js';

const ana = 'ana@demo.clinic';
const clinic: DemoClinic = {
  siteIds: { colombo: 'colombo', london: 'london' },
  visitTypeIds: ['consultation', 'first', 'follow-up', 'video', 'class'],
  practitioners: Array.from({ length: 12 }, (_, index) => ({
    id: `doctor-${index}`,
    email: `${index}`,
    siteId: 'colombo',
  })),
};

/** A clinic whose answers are always yes: free times all day, on working days. */
class WillingApi {
  readonly missed = new Map<string, number>();
  private readonly patients = new Map<string, string>();

  async get(path: string): Promise<{ items: { start: string }[] }> {
    const from = Temporal.Instant.from(new URLSearchParams(path.split('?')[1]).get('from')!);
    const days = [from, from.add({ hours: 12 })].filter((each) => each.toZonedDateTimeISO('UTC').dayOfWeek < 6);
    return { items: days.flatMap((each) => [0, 1, 2].map((hours) => ({ start: each.add({ hours }).toString() }))) };
  }

  async post(email: string, path: string): Promise<{ id: string; status: string }> {
    const [, , id = `visit-${this.patients.size}`, action] = path.split('/');
    if (!action) this.patients.set(id, email);
    const patient = this.patients.get(id)!;
    if (action === 'no-show') this.missed.set(patient, (this.missed.get(patient) ?? 0) + 1);
    return { id, status: id.endsWith('3') ? 'pending' : 'confirmed' };
  }
}

describe('the life of the demo clinic', () => {
  it('bars nobody from booking, on whatever day it is loaded', async () => {
    const most = new Map<string, number>();
    for (let day = 0; day < 60; day++) {
      const now = Temporal.Instant.from('2026-11-01T05:00:00Z').add({ hours: 25 * day });
      const api = new WillingApi();
      const life = new ClinicLife(api as unknown as ApiClient, clinic);
      for (let ago = 21; ago > 0; ago--) await life.morning(now.subtract({ hours: 24 * ago }), 8);
      await life.leaveTodayRunning(now);
      for (const [patient, missed] of api.missed) most.set(patient, Math.max(missed, most.get(patient) ?? 0));
    }
    // It happens, to Ana as well, but never as often as it takes.
    expect(most.size).toBeGreaterThan(20);
    expect(most.get(ana)).toBeGreaterThan(0);
    expect(Math.max(...most.values())).toBeLessThan(defaultSettings.policies.noShowsBeforeStaffMustBook);
  });
});
