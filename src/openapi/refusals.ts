import type { Code } from './problem-codes.js';

/** What search refuses, and so booking, holding and moving. */
const time = [
  ...(['SLOT_TAKEN', 'OUTSIDE_HOURS', 'GRID', 'HOLIDAY', 'ON_LEAVE', 'LEAD_TIME', 'WINDOW', 'IN_THE_PAST'] as const),
  ...(['NOT_OFFERED', 'PRACTITIONER_UNAVAILABLE', 'SITE_CLOSED'] as const),
] as const;
const patientsTime = ['PATIENT_OVERLAP', 'STAFF_MUST_BOOK', 'TOO_MANY_VISITS', 'NOT_YOUR_SITE', 'STAFF_ONLY'] as const;
const calendar = ['NOT_PRACTISING', 'NOT_YOUR_CALENDAR', 'OTHER_SITES', 'CHANGE_HITS_VISITS'] as const;
/** What can be in the way of an appointment that a change of the calendar moves or cancels. */
const resolution = ['INVALID_TRANSITION', 'REASON_REQUIRED', 'PATIENT_OVERLAP', 'NO_TIME_FREE', ...time] as const;
/** Of changes that end a right to take appointments. */
const hits = ['CHANGE_HITS_VISITS', ...resolution] as const;
const transition = ['INVALID_TRANSITION', 'NOT_YOUR_ACTION', 'STALE'] as const;
const decision = ['INVALID_TRANSITION', 'STALE'] as const;
const newPassword = ['PASSWORD_TOO_SHORT', 'PASSWORD_TOO_LONG', 'PASSWORD_COMMON', 'PASSWORD_IS_EMAIL'] as const;
const picture = ['UNSUPPORTED_FILE_TYPE', 'UNREADABLE_IMAGE', 'IMAGE_TOO_LARGE'] as const;
const writing = ['READ_ONLY_ACCESS', 'NOT_THE_AUTHOR', 'NOT_PRACTISING'] as const;
const roles = ['STAFF_NEEDS_SITE', 'SITES_NEED_STAFF', 'UNKNOWN_SITE'] as const;
const licence = ['LICENCE_EXPIRED', 'UNKNOWN_SPECIALTY'] as const;

/**
 * The codes that an operation can answer with, besides those that its shape brings: of its token, its input, its
 * preconditions and what is away (document.ts). The tests fail when an operation answers with a code that is not here.
 */
export const refusals: Readonly<Record<string, readonly Code[]>> = {
  register: newPassword,
  login: ['INVALID_CREDENTIALS', 'ACCOUNT_SUSPENDED'],
  refreshSession: ['REFRESH_TOKEN_INVALID'],
  verifyEmail: ['LINK_INVALID', 'PASSWORD_NEEDED', 'PASSWORD_WRONG', ...newPassword],
  resetPassword: ['LINK_INVALID', ...newPassword],
  changePassword: ['PASSWORD_WRONG', ...newPassword],

  inviteUser: ['EMAIL_TAKEN', ...roles],
  inviteUserAgain: ['HAS_PASSWORD', ...decision],
  changeUser: roles,
  changeUserRoles: [
    ...(['LAST_ADMIN', 'OWN_ACCOUNT', 'PATIENT_STAYS', 'PRACTITIONER_STAYS', 'PRACTITIONER_NEEDS_LISTING'] as const),
    ...(['STALE', ...roles] as const),
  ],
  suspendUser: ['LAST_ADMIN', 'OWN_ACCOUNT', ...decision],
  activateUser: ['OWN_ACCOUNT', ...decision],

  admitPatient: ['POSSIBLE_DUPLICATE', 'FILE_EXISTS'],
  changePatient: ['EMAIL_OF_ACCOUNT', 'POSSIBLE_DUPLICATE', ...writing],
  writeMedicalHistory: writing,
  replaceEmergencyContacts: writing,
  putPatientPhoto: [...picture, ...writing],
  removePatientPhoto: writing,
  breakGlass: ['ALREADY_IN_CARE', 'BREAK_GLASS_LIMIT', 'NOT_PRACTISING', 'PASSWORD_WRONG'],

  readLogo: ['NOT_FOUND'],
  putLogo: picture,
  addSpecialty: ['NAME_TAKEN'],
  changeSpecialty: ['NAME_TAKEN'],
  openSite: ['NAME_TAKEN'],
  changeSite: ['NAME_TAKEN', 'TIME_ZONE_FIXED', ...hits],
  addVisitType: ['NAME_TAKEN', 'UNKNOWN_SPECIALTY'],
  changeVisitType: ['NAME_TAKEN', 'UNKNOWN_SPECIALTY', ...hits],
  createPractitioner: ['ALREADY_PRACTITIONER', 'EMAIL_TAKEN', 'UNKNOWN_SITE', ...licence],
  changePractitioner: [
    ...hits,
    'ADMIN_ONLY',
    'NOT_OWN_PROFILE',
    'NOT_PRACTISING',
    'OWN_LISTING',
    'LICENCE_INCOMPLETE',
    ...licence,
  ],
  offerVisitTypes: ['NOT_OWN_PROFILE', 'NOT_PRACTISING', 'UNKNOWN_VISIT_TYPE', ...hits],
  suspendPractitioner: ['OWN_LISTING', 'STALE', ...hits],
  activatePractitioner: ['OWN_LISTING', ...decision],
  putPractitionerPhoto: ['NOT_OWN_PROFILE', 'NOT_PRACTISING', ...picture],
  removePractitionerPhoto: ['NOT_OWN_PROFILE', 'NOT_PRACTISING'],
  listCredentials: ['NOT_OWN_PROFILE'],
  downloadCredential: ['NOT_OWN_PROFILE'],
  handInCredential: [
    'LICENCE_SHORTER',
    ...([
      'CREDENTIAL_EXPIRED',
      'LICENCE_EXPIRED',
      'LICENCE_INCOMPLETE',
      'NOT_OWN_PROFILE',
      'TOO_MANY_DOCUMENTS',
    ] as const),
    ...picture,
  ],
  verifyCredential: ['LICENCE_SHORTER', 'OWN_CREDENTIAL', 'LICENCE_EXPIRED', 'CREDENTIAL_EXPIRED', ...decision],
  rejectCredential: ['OWN_CREDENTIAL', ...decision],
  openApplication: ['ALREADY_PRACTITIONER', 'APPLICATION_OPEN', 'UNKNOWN_SPECIALTY'],
  changeApplication: ['APPLICATION_LOCKED', 'NOT_APPLICANT', 'UNKNOWN_SPECIALTY'],
  addApplicationDocument: ['APPLICATION_LOCKED', 'NOT_APPLICANT', 'TOO_MANY_DOCUMENTS', ...picture],
  submitApplication: ['NOT_APPLICANT', 'DOCUMENT_REQUIRED', 'LICENCE_INCOMPLETE', ...decision],
  startApplicationReview: ['OWN_APPLICATION', ...decision],
  requestApplicationInfo: ['OWN_APPLICATION', ...decision],
  rejectApplication: ['OWN_APPLICATION', ...decision],
  approveApplication: [
    ...(['OWN_APPLICATION', 'DOCUMENT_REQUIRED', 'LICENCE_EXPIRED', 'LICENCE_INCOMPLETE', 'UNKNOWN_SITE'] as const),
    ...(['ALREADY_PRACTITIONER', ...decision] as const),
  ],

  searchSlots: ['RANGE_TOO_LONG'],
  readAvailability: ['RANGE_TOO_LONG'],
  holdSlot: [
    ...(['HOLD_NOT_POSSIBLE', 'TOO_MANY_HOLDS', 'TOO_MANY_HOLDS_AN_HOUR', 'PATIENT_REQUIRED'] as const),
    ...(['STAFF_MUST_BOOK', 'TOO_MANY_VISITS', 'NOT_YOUR_SITE', ...time] as const),
  ],
  renewHold: ['HOLD_EXPIRED', 'HOLD_RENEWED'],
  setWorkingHours: [
    'WINDOWS_OVERLAP',
    'WORKING_HOURS',
    'UNKNOWN_VISIT_TYPE',
    'HOURS_CHANGED',
    ...calendar,
    ...resolution,
  ],
  addException: [
    'EXCEPTION_EXISTS',
    'EXCEPTION_RANGE',
    'EXCEPTION_SITE',
    'WINDOWS_OVERLAP',
    ...calendar,
    ...resolution,
  ],
  removeException: [...calendar, ...resolution],
  addHoliday: ['HOLIDAY_EXISTS', ...hits],

  bookAppointment: [
    ...(['HOLD_EXPIRED', 'HOLD_MISMATCH', 'PATIENT_REQUIRED', 'TOO_MANY_BOOKINGS', 'NOT_PRACTISING'] as const),
    ...([...time, ...patientsTime] as const),
  ],
  editAppointment: ['STAFF_ONLY', 'CLOSED', 'NOT_PRACTISING'],
  readAppointmentCalendar: ['NOT_CONFIRMED'],
  readAppointmentMeeting: ['MEETING_OVER', 'NOT_CONFIRMED', 'NOT_PARTY', 'NO_MEETING', 'NO_MEETING_ROOM', 'TOO_EARLY'],
  readCheckInCode: ['NOT_YOUR_SITE'],
  readBoard: ['NOT_YOUR_SITE'],
  watchBoard: ['NOT_YOUR_SITE'],
  approveAppointment: ['START_PASSED', ...transition],
  declineAppointment: ['REASON_REQUIRED', ...transition],
  cancelAppointment: ['CUT_OFF', 'REASON_REQUIRED', 'START_PASSED', ...transition],
  rescheduleAppointment: [
    ...(['CUT_OFF', 'MOVES_FORBIDDEN', 'TOO_MANY_MOVES', 'START_PASSED'] as const),
    ...([...transition, ...time, ...patientsTime] as const),
  ],
  checkInAppointment: ['NOT_TODAY', 'CODE_REQUIRED', 'WRONG_CODE', ...transition],
  startAppointment: ['NOT_TODAY', ...transition],
  completeAppointment: ['NOT_STARTED', ...transition],
  markAppointmentNoShow: ['WITHIN_GRACE', ...transition],
  undoAppointment: ['REASON_REQUIRED', 'UNDO_TOO_LATE', 'SLOT_TAKEN', 'PATIENT_OVERLAP', ...transition],
  retractAppointment: ['REASON_REQUIRED', ...transition],

  addDocument: ['TOO_MANY_DOCUMENTS', 'DOCUMENT_SPACE_USED', 'UNKNOWN_APPOINTMENT', ...writing, ...picture],
  deleteDocument: ['NOT_AUTHOR', 'TOO_LATE_TO_DELETE', ...writing],
  writeNote: ['VISIT_NOT_BEGUN', ...decision, ...writing],
  signNote: [...decision, ...writing],
  amendNote: ['TOO_MANY_AMENDMENTS', ...decision, ...writing],
  releaseNote: [...decision, ...writing],
  draftPrescription: ['TOO_MANY_PRESCRIPTIONS', 'VISIT_NOT_BEGUN', ...decision, ...writing],
  issuePrescription: ['CARE_ENDED', 'NOT_LICENSED', ...decision, ...writing],
  voidPrescription: ['REASON_REQUIRED', ...decision, ...writing],
  printPrescription: ['NOT_ISSUED', 'UNPRINTABLE_TEXT'],

  retryNotificationDelivery: decision,
  readPractitionerDashboard: ['NOT_PRACTISING'],
  reportAppointments: ['RANGE_TOO_LONG'],
  reportUtilisation: ['RANGE_TOO_LONG'],
  reportNoShows: ['RANGE_TOO_LONG'],
  reportLeadTime: ['RANGE_TOO_LONG'],
};
