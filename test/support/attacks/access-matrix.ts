import { prescribedItem, type AccessWorld, type Kind } from './access-world.js';

/**
 * Who may do what to which object. `may` lists the kinds of caller that get past access control (their answer is then
 * anything but 401, 403 and 404); everybody else who is signed in gets `others`, which is 403 where the role alone says
 * no and 404 where the caller may not know of the object. `public` is for everyone, also without a token.
 */
export interface Row {
  readonly on?: keyof AccessWorld['ids'];
  readonly inner?: keyof AccessWorld['ids'];
  readonly may: readonly Kind[] | 'public' | 'signed-in';
  readonly others?: 403 | 404;
  /** Callers that see the object but whose role may never do this to it. */
  readonly forbidden?: readonly Kind[];
  /** Callers whose role would do, but for whom this object is missing. */
  readonly missing?: readonly Kind[];
  /** A body that passes the checks of its shape, where access is decided only then. */
  readonly body?: (ids: AccessWorld['ids']) => object;
}

export const withoutCredentials: readonly Kind[] = ['anonymous', 'expired', 'suspended'];

/** What access control has to answer; 'passes' is whatever the operation itself says. */
export function expected(row: Row, kind: Kind): 'passes' | 401 | 403 | 404 {
  if (row.may === 'public') return kind === 'expired' || kind === 'suspended' ? 401 : 'passes';
  if (withoutCredentials.includes(kind)) return 401;
  if (row.may === 'signed-in' || row.may.includes(kind)) return 'passes';
  if (row.missing?.includes(kind)) return 404;
  return row.forbidden?.includes(kind) ? 403 : row.others!;
}

const everyone = { may: 'public' } as const;
const signedIn = { may: 'signed-in' } as const;
const adminOnly = { may: ['admin'], others: 403 } as const;
const clinicOfVisit: Kind[] = ['doctor', 'desk', 'admin'];

const why = (): object => ({ reason: 'Because.' });
const visit = (row: Pick<Row, 'may' | 'forbidden'>): Row => ({ on: 'visit', others: 404, ...row });
const clinicAct = visit({ may: clinicOfVisit, forbidden: ['owner'] });
const deskAct = visit({ may: ['desk', 'admin'], forbidden: ['owner', 'doctor'] });
const reviewer = { on: 'reviewedApplication', ...adminOnly } as const;
const applicant: Row = { on: 'application', may: ['owner', 'admin'], others: 404 };
const hold: Row = { on: 'hold', may: ['owner'], others: 404 };
const calendarRead: Row = {
  on: 'practitioner',
  may: ['doctor', 'desk', 'otherDesk', 'admin'],
  others: 403,
  missing: ['otherDoctor'],
};
const calendarChange: Row = { on: 'practitioner', may: ['doctor', 'desk', 'admin'], others: 403 };
/** Clinical: for the patient and who cares for them. Their rows come before those that end the visit. */
const record: Row = { on: 'patient', may: ['owner', 'doctor'], others: 404 };
const siteDesk: Row = { on: 'site', may: ['desk', 'admin'], others: 403 };
const ownCredentials: Row = { on: 'practitioner', may: ['doctor', 'admin'], others: 403 };
const patientFile: Row = { on: 'patient', may: ['owner', 'doctor', 'desk', 'otherDesk', 'admin'], others: 404 };
const patientFileChange: Row = {
  on: 'patient',
  may: ['owner', 'desk', 'otherDesk', 'admin'],
  others: 404,
  forbidden: ['doctor'],
};
const recordRead: Row = { on: 'seenVisit', may: ['owner', 'doctor'], others: 404 };
const recordWrite: Row = { on: 'seenVisit', may: ['doctor'], others: 403, missing: ['otherDoctor'] };
const prescriptionRead: Row = { ...recordRead, on: 'prescription' };
const prescriptionWrite: Row = { ...recordWrite, on: 'prescription' };
const account = { on: 'account', ...adminOnly } as const;
const practitionerAdmin = { on: 'practitioner', ...adminOnly } as const;

/** A row for every operation of the contract: one without a row fails the build, and so does a row without one. */
export const accessMatrix: Record<string, Row> = {
  'get /health/live': everyone,
  'get /health/ready': everyone,
  'get /system/status': adminOnly,

  'get /settings': everyone,
  'put /settings': adminOnly,
  'get /settings/logo': everyone,
  'put /settings/logo': adminOnly,
  'delete /settings/logo': adminOnly,

  'post /auth/register': everyone,
  'post /auth/login': everyone,
  'post /auth/refresh': { may: 'public' },
  'post /auth/verify-email': everyone,
  'post /auth/resend-verification': everyone,
  'post /auth/password/forgot': everyone,
  'post /auth/password/reset': everyone,
  'post /auth/password/change': signedIn,
  'get /auth/sessions': signedIn,
  'delete /auth/sessions/{id}': { on: 'session', may: ['owner'], others: 404 },
  'post /auth/logout': everyone,
  'get /me': signedIn,
  'patch /me': signedIn,
  'get /me/access-log': signedIn,
  'get /audit-events': adminOnly,

  'get /users': adminOnly,
  'post /users': adminOnly,
  'get /users/{id}': account,
  'patch /users/{id}': account,
  'post /users/{id}/suspend': account,
  'post /users/{id}/activate': account,
  'post /users/{id}/roles': account,
  'post /users/{id}/invite': account,

  'get /patients': { may: ['desk', 'otherDesk', 'admin'], others: 403 },
  'post /patients': { may: ['desk', 'otherDesk', 'admin'], others: 403 },
  'get /patients/{id}': patientFile,
  'patch /patients/{id}': patientFileChange,

  'get /patients/{id}/medical-history': record,
  'put /patients/{id}/medical-history': {
    ...record,
    body: () => ({ bloodGroup: null, allergies: [], conditions: [], medications: [], surgeries: [], notes: null }),
  },
  'get /patients/{id}/documents': record,
  'post /patients/{id}/documents': record,
  'get /patients/{id}/documents/{documentId}': { ...record, inner: 'patientDocument' },
  'get /patients/{id}/documents/{documentId}/content': { ...record, inner: 'patientDocument' },
  'delete /patients/{id}/documents/{documentId}': {
    ...record,
    inner: 'patientDocument',
    may: ['owner'],
    forbidden: ['doctor'],
  },
  'get /patients/{id}/emergency-contacts': patientFile,
  'put /patients/{id}/emergency-contacts': { ...patientFileChange, body: () => ({ contacts: [] }) },
  'get /patients/{id}/photo': patientFile,
  'put /patients/{id}/photo': patientFileChange,
  'delete /patients/{id}/photo': patientFileChange,
  // With a reason it would make a practitioner in care of the others: test/http/records/break-glass.spec.ts.
  'post /patients/{id}/break-glass': { on: 'patient', may: ['doctor', 'otherDoctor'], others: 403 },

  'get /specialties': everyone,
  'get /specialties/{id}': { on: 'specialty', may: 'public' },
  'post /specialties': adminOnly,
  'patch /specialties/{id}': { on: 'specialty', ...adminOnly },
  'get /sites': everyone,
  'get /sites/{id}': { on: 'site', may: 'public' },
  'get /sites/{id}/board': siteDesk,
  'get /sites/{id}/board/live': siteDesk,
  'get /sites/{id}/check-in-code': siteDesk,
  'post /sites': adminOnly,
  'patch /sites/{id}': { on: 'site', ...adminOnly },
  'get /visit-types': everyone,
  'get /visit-types/{id}': { on: 'visitType', may: 'public' },
  'post /visit-types': adminOnly,
  'patch /visit-types/{id}': { on: 'visitType', ...adminOnly },

  'get /practitioners': everyone,
  'get /practitioners/{id}': { on: 'practitioner', may: 'public' },
  'post /practitioners': adminOnly,
  'patch /practitioners/{id}': { on: 'practitioner', may: ['doctor', 'admin'], others: 403 },
  'put /practitioners/{id}/visit-types': { on: 'practitioner', may: ['doctor', 'admin'], others: 403 },
  'put /practitioners/{id}/photo': { on: 'practitioner', may: ['doctor', 'admin'], others: 403 },
  'delete /practitioners/{id}/photo': { on: 'practitioner', may: ['doctor', 'admin'], others: 403 },
  'get /practitioners/{id}/photo': { on: 'practitioner', may: 'public' },
  'get /practitioners/{id}/credentials': ownCredentials,
  'post /practitioners/{id}/credentials': ownCredentials,
  'get /practitioners/{id}/credentials/{credentialId}/content': { ...ownCredentials, inner: 'credential' },
  'post /practitioners/{id}/credentials/{credentialId}/reject': { ...practitionerAdmin, inner: 'credential' },
  'post /practitioners/{id}/credentials/{credentialId}/verify': { ...practitionerAdmin, inner: 'credential' },
  'get /practitioners/{id}/working-hours': calendarRead,
  'put /practitioners/{id}/working-hours': {
    ...calendarChange,
    body: ({ site }) => ({ siteId: site, mode: 'slot', validFrom: '2029-01-01', weekly: [], visitTypeIds: [] }),
  },
  'get /practitioners/{id}/exceptions': calendarRead,
  'post /practitioners/{id}/exceptions': {
    ...calendarChange,
    body: () => ({ kind: 'leave', from: '2028-02-01', to: '2028-02-02' }),
  },
  'delete /practitioners/{id}/exceptions/{exceptionId}': { ...calendarChange, inner: 'exception' },
  'get /practitioners/{id}/availability': { on: 'practitioner', may: 'public' },
  'post /practitioners/{id}/suspend': practitionerAdmin,
  'post /practitioners/{id}/activate': practitionerAdmin,

  'get /undecided-credentials': adminOnly,

  'get /practitioner-applications': signedIn,
  'post /practitioner-applications': signedIn,
  'get /practitioner-applications/{id}': applicant,
  'patch /practitioner-applications/{id}': { on: 'application', may: ['owner'], others: 404, forbidden: ['admin'] },
  'post /practitioner-applications/{id}/documents': {
    on: 'application',
    may: ['owner'],
    others: 404,
    forbidden: ['admin'],
  },
  'get /practitioner-applications/{id}/documents/{documentId}/content': { ...applicant, inner: 'document' },
  'post /practitioner-applications/{id}/submit': {
    on: 'application',
    may: ['owner'],
    others: 404,
    forbidden: ['admin'],
  },
  'post /practitioner-applications/{id}/start-review': reviewer,
  'post /practitioner-applications/{id}/request-info': reviewer,
  'post /practitioner-applications/{id}/approve': reviewer,
  'post /practitioner-applications/{id}/reject': reviewer,

  'get /slots': everyone,
  'get /slots/explain': everyone,
  'post /slot-holds': signedIn,
  'get /slot-holds/{id}': hold,
  'post /slot-holds/{id}/renew': hold,
  'delete /slot-holds/{id}': hold,
  'get /holidays': everyone,
  'post /holidays': adminOnly,
  'delete /holidays/{id}': { on: 'holiday', ...adminOnly },

  'post /appointments': signedIn,
  'get /appointments': signedIn,
  'get /appointments/{id}': visit({ may: ['owner', ...clinicOfVisit] }),
  'patch /appointments/{id}': visit({ may: ['owner', ...clinicOfVisit] }),
  'get /appointments/{id}/history': visit({ may: ['owner', ...clinicOfVisit] }),
  'get /appointments/{id}/calendar.ics': visit({ may: ['owner', ...clinicOfVisit] }),
  'get /appointments/{id}/meeting': visit({ may: ['owner', 'doctor'], forbidden: ['desk', 'admin'] }),
  'post /appointments/{id}/approve': clinicAct,
  'post /appointments/{id}/decline': { ...clinicAct, body: why },
  'post /appointments/{id}/reschedule': {
    ...visit({ may: ['owner', ...clinicOfVisit] }),
    body: () => ({ start: '2026-12-20T08:00:00Z' }),
  },
  // The patient too, with the code of the site.
  'post /appointments/{id}/check-in': visit({ may: ['owner', 'desk', 'admin'], forbidden: ['doctor'] }),
  'post /appointments/{id}/start': clinicAct,
  'post /appointments/{id}/complete': clinicAct,
  'post /appointments/{id}/no-show': clinicAct,
  'post /appointments/{id}/undo': { ...deskAct, body: why },
  'post /appointments/{id}/cancel': visit({ may: ['owner', ...clinicOfVisit] }),
  // Last of the visit's rows: it hides the visit from its patient.
  'post /appointments/{id}/retract': {
    ...visit({ may: ['admin'], forbidden: ['owner', 'doctor', 'desk'] }),
    body: why,
  },

  'get /appointments/{id}/note': recordRead,
  'put /appointments/{id}/note': { ...recordWrite, body: () => ({ text: 'A cold.' }) },
  'post /appointments/{id}/note/sign': recordWrite,
  'post /appointments/{id}/note/amend': { ...recordWrite, body: () => ({ text: 'And tea.' }) },
  'post /appointments/{id}/note/release': recordWrite,
  'get /appointments/{id}/prescriptions': recordRead,
  'post /appointments/{id}/prescriptions': { ...recordWrite, body: () => ({ items: [prescribedItem] }) },
  'get /prescriptions': signedIn,
  'get /prescriptions/verify/{code}': { on: 'verification', may: 'public' },
  'get /prescriptions/{id}': prescriptionRead,
  'get /prescriptions/{id}/pdf': prescriptionRead,
  'post /prescriptions/{id}/issue': prescriptionWrite,
  'post /prescriptions/{id}/void': { ...prescriptionWrite, body: why },

  'get /dashboards/patient': { may: ['stranger', 'owner'], others: 403 },
  'get /dashboards/practitioner': { may: ['doctor', 'otherDoctor'], others: 403 },
  'get /dashboards/clinic': { may: ['desk', 'otherDesk', 'admin'], others: 403 },
  'get /reports/appointments': { may: ['doctor', 'otherDoctor', 'desk', 'otherDesk', 'admin'], others: 403 },
  'get /reports/utilisation': { may: ['doctor', 'otherDoctor', 'desk', 'otherDesk', 'admin'], others: 403 },
  'get /reports/no-shows': { may: ['doctor', 'otherDoctor', 'desk', 'otherDesk', 'admin'], others: 403 },
  'get /reports/lead-time': { may: ['doctor', 'otherDoctor', 'desk', 'otherDesk', 'admin'], others: 403 },

  'get /notification-deliveries': adminOnly,
  'post /notification-deliveries/{id}/retry': { on: 'delivery', ...adminOnly },
};
