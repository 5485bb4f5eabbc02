import { describe, expect, it } from 'vitest';
import {
  actionsIn,
  applicationStatuses,
  isEditable,
  statusAfter,
  type ApplicationAction,
  type ApplicationStatus,
} from '../../../src/practitioners/applications/domain/application-transitions.js';
import { PractitionerApplication } from '../../../src/practitioners/applications/domain/practitioner-application.js';
import { DomainError } from '../../../src/shared/kernel/domain-error.js';

const now = Temporal.Instant.from('2026-12-01T08:00:00Z');
const today = '2026-12-01';
const licence = { number: 'SLMC-1', issuingBody: 'SLMC', expiresOn: '2030-01-01' };
const details = {
  fullName: 'Nimal Perera',
  title: 'Dr',
  gender: null,
  specialtyIds: [],
  qualifications: null,
  yearsOfExperience: 3,
  languages: ['si'],
  bio: null,
  licence,
};

const draft = (fields: object = {}) => new PractitionerApplication('a1', 'applicant', { ...details, ...fields }, now);
const inReview = (fields: object = {}) => {
  const application = draft(fields);
  application.submit('applicant', now);
  application.startReview('reviewer', now);
  return application;
};
const approval = { practitionerId: 'p1', documents: 1, today };
const refusalOf = (work: () => void): DomainError => {
  try {
    work();
  } catch (error) {
    if (error instanceof DomainError) return error;
  }
  throw new Error('It was not refused');
};

describe('an application', () => {
  it('goes from draft to approved, and says so', () => {
    const application = inReview();
    application.approve('reviewer', approval, now);
    expect(application).toMatchObject({ status: 'approved', practitionerId: 'p1', decidedAt: now });
    const ids = { applicationId: 'a1', accountId: 'applicant' };
    expect(application.pullEvents().map(({ type, payload }) => ({ type, payload }))).toEqual([
      { type: 'practitioners.application-submitted.v1', payload: ids },
      { type: 'practitioners.application-approved.v1', payload: { ...ids, practitionerId: 'p1' } },
    ]);
    expect(application.pullEvents()).toEqual([]);
  });

  it('never carries a reason in its events', () => {
    const application = inReview();
    application.requestInfo('reviewer', 'CANARY', now);
    application.submit('applicant', now);
    application.startReview('reviewer', now);
    application.reject('reviewer', 'CANARY', now);
    expect(application).toMatchObject({ status: 'rejected', reviewNote: 'CANARY' });
    expect(JSON.stringify(application.pullEvents())).not.toContain('CANARY');
  });

  it('has exactly the transitions of the table', () => {
    const actions: ApplicationAction[] = ['submit', 'start-review', 'request-info', 'approve', 'reject'];
    const allowed: Record<ApplicationStatus, Partial<Record<ApplicationAction, ApplicationStatus>>> = {
      draft: { submit: 'submitted' },
      submitted: { 'start-review': 'in_review' },
      in_review: { 'request-info': 'needs_info', approve: 'approved', reject: 'rejected' },
      needs_info: { submit: 'submitted' },
      approved: {},
      rejected: {},
    };
    for (const status of applicationStatuses) {
      expect(actionsIn(status)).toEqual(Object.keys(allowed[status]));
      for (const action of actions) {
        const next = allowed[status][action];
        if (next) expect(statusAfter(action, status)).toBe(next);
        else {
          expect(refusalOf(() => statusAfter(action, status))).toMatchObject({
            kind: 'conflict',
            code: 'INVALID_TRANSITION',
            details: { current: status, allowed: Object.keys(allowed[status]) },
          });
        }
      }
    }
  });

  it.each([
    ['start-review', (application: PractitionerApplication) => application.startReview('applicant', now)],
    ['request-info', (application: PractitionerApplication) => application.requestInfo('applicant', 'x', now)],
    ['approve', (application: PractitionerApplication) => application.approve('applicant', approval, now)],
    ['reject', (application: PractitionerApplication) => application.reject('applicant', 'x', now)],
  ])('is never decided by its applicant: %s', (_, step) => {
    expect(refusalOf(() => step(inReview()))).toMatchObject({ kind: 'forbidden', code: 'OWN_APPLICATION' });
  });

  it.each([
    [{ licence: { ...licence, number: null } }, 1, 'LICENCE_INCOMPLETE'],
    [{ licence: { ...licence, issuingBody: '' } }, 1, 'LICENCE_INCOMPLETE'],
    [{ licence: {} }, 1, 'LICENCE_INCOMPLETE'],
    [{ licence: { ...licence, expiresOn: '2026-11-30' } }, 1, 'LICENCE_EXPIRED'],
    [{ licence: { ...licence, expiresOn: today } }, 1, 'LICENCE_EXPIRED'],
    [{}, 0, 'DOCUMENT_REQUIRED'],
  ])('is not approved with %j and %i documents: %s', (fields, documents, code) => {
    const application = inReview(fields);
    expect(refusalOf(() => application.approve('reviewer', { ...approval, documents }, now)).code).toBe(code);
    expect(application.practitionerId).toBeNull();
  });

  it('is the applicant’s to change until it is with the reviewers, and again when they ask', () => {
    const application = draft();
    application.change('applicant', { bio: 'New', licence: { number: 'N-2' } }, now);
    expect(application).toMatchObject({ bio: 'New', fullName: 'Nimal Perera' });
    expect(application.licence).toEqual({ ...licence, number: 'N-2' });
    application.submit('applicant', now);
    expect(refusalOf(() => application.change('applicant', { bio: 'x' }, now)).code).toBe('APPLICATION_LOCKED');
    expect(refusalOf(() => application.addDocument('applicant', now)).code).toBe('APPLICATION_LOCKED');
    application.startReview('reviewer', now);
    application.requestInfo('reviewer', 'More', now);
    application.addDocument('applicant', now);
    expect(applicationStatuses.filter(isEditable)).toEqual(['draft', 'needs_info']);
  });

  it('is written by its applicant alone', () => {
    const application = draft();
    for (const step of [
      () => application.change('reviewer', { bio: 'x' }, now),
      () => application.addDocument('reviewer', now),
      () => application.submit('reviewer', now),
    ]) {
      expect(refusalOf(step)).toMatchObject({ kind: 'forbidden', code: 'NOT_APPLICANT' });
    }
    expect(application).toMatchObject({ status: 'draft', bio: null });
  });

  it('leaves fields alone that were not sent, and empties those sent as null', () => {
    const application = draft();
    application.change('applicant', { title: undefined, yearsOfExperience: null }, now);
    expect(application).toMatchObject({ title: 'Dr', yearsOfExperience: null });
  });
});
