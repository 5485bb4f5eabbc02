import { describe, expect, it } from 'vitest';
import { Prescription, type Issue } from '../../../src/records/domain/prescription.js';

const now = Temporal.Instant.from('2026-12-01T09:00:00Z');
const item = {
  ...{ drug: 'Amoxicillin', strength: '500 mg', form: 'capsule', dose: '1', frequency: '3 a day' },
  ...{ duration: '7 days', instructions: null },
};
const issue: Issue = {
  number: 'RX-2026-000001',
  code: 'CODE',
  codeHash: 'hash',
  particulars: {
    practitioner: { name: 'Dr Perera', licenceNumber: 'SLMC-1', licenceIssuer: 'SLMC' },
    site: { name: 'Main house', address: ['High Street 1'], timeZone: 'Europe/Berlin' },
    patient: { name: 'Ana Silva', birthDate: null },
  },
};
const draft = () => new Prescription('id', 'visit', 'patient', 'author', [item], now);

describe('a prescription', () => {
  it('gets number, code and particulars when it is issued, and only then', () => {
    const prescription = draft();
    expect(prescription).toMatchObject({ status: 'draft', number: null, code: null, allowedActions: ['issue'] });
    prescription.issue(issue, now);
    expect(prescription).toMatchObject({ status: 'issued', ...issue, issuedAt: now, allowedActions: ['void'] });
  });

  it('keeps all of it when it is made void, and nothing follows', () => {
    const prescription = draft();
    prescription.issue(issue, now);
    prescription.void('Another dose', now.add({ minutes: 5 }));
    expect(prescription).toMatchObject({ status: 'void', ...issue, voidReason: 'Another dose', allowedActions: [] });
  });

  it.each([
    ['a draft made void', (one: Prescription) => one.void('No', now)],
    ['issued twice', (one: Prescription) => [one.issue(issue, now), one.issue(issue, now)]],
    ['made void twice', (one: Prescription) => [one.issue(issue, now), one.void('A', now), one.void('B', now)]],
  ])('is refused as %s, and says what is allowed', (_, act) => {
    const prescription = draft();
    expect(() => act(prescription)).toThrow(expect.objectContaining({ code: 'INVALID_TRANSITION' }));
  });
});
