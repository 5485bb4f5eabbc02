/** A word for machines that an answer with an error carries. */
export interface ProblemCode {
  readonly status: number;
  /** What has happened, and what helps: a sentence for the developer of a client. */
  readonly when: string;
  /** What the problem has besides `type`, `title`, `status`, `code`, `detail`, `requestId` and `errors`. */
  readonly members?: readonly string[];
}

/** Every code of the API. Which operation gives which: refusals.ts. */
export const problemCodes = {
  // The request itself
  VALIDATION: { status: 400, when: 'Fields are missing, unknown or malformed; `errors` names each of them.' },
  MALFORMED: { status: 400, when: 'The body cannot be read as JSON.' },
  BAD_REQUEST: { status: 400, when: 'The upload is broken, or has more than one file.' },
  METHOD_NOT_ALLOWED: { status: 405, when: 'The path takes other methods.', members: ['allowed'] },
  PAYLOAD_TOO_LARGE: { status: 413, when: 'The body is larger than the operation takes.' },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    when: 'The body is neither UTF-8 JSON nor, for an upload, multipart/form-data.',
  },
  IDEMPOTENCY_IN_FLIGHT: { status: 409, when: 'The first request with this key still runs. Repeat this one later.' },
  IDEMPOTENCY_KEY_REUSED: { status: 422, when: 'The key was used with another body. Use a new key.' },
  PRECONDITION_REQUIRED: { status: 428, when: 'Send If-Match with the ETag that was read, or `*`.' },
  STALE: {
    status: 412,
    when: 'It was changed since it was read. Read it again and decide anew.',
    members: ['current'],
  },
  TOO_MANY_REQUESTS: { status: 429, when: 'Too often. Wait as long as Retry-After says.', members: ['retryAfter'] },

  // Who asks
  TOKEN_MISSING: { status: 401, when: 'Sign in and send the access token.' },
  TOKEN_INVALID: { status: 401, when: 'The access token does not count, or not any more. Sign in again.' },
  TOKEN_EXPIRED: { status: 401, when: 'The access token has expired. Refresh the session.' },
  INVALID_CREDENTIALS: { status: 401, when: 'Address and password do not belong together.' },
  REFRESH_TOKEN_INVALID: { status: 401, when: 'The session is over. Sign in again.' },
  FORBIDDEN: { status: 403, when: 'Accounts of this role may never do this.' },
  EMAIL_NOT_VERIFIED: { status: 403, when: 'The e-mail address has to be verified first.' },
  ACCOUNT_SUSPENDED: { status: 403, when: 'The account is suspended.' },
  ADMIN_ONLY: { status: 403, when: 'Only an administrator changes this field.' },
  STAFF_ONLY: { status: 403, when: 'Only the clinic may send this field.' },
  NOT_PRACTISING: { status: 403, when: 'The practitioner is suspended, or has no licence that counts.' },
  NOT_APPLICANT: { status: 403, when: 'Only the applicant may do this.' },
  NOT_AUTHOR: { status: 403, when: 'Only who uploaded the document may delete it.' },
  NOT_THE_AUTHOR: { status: 403, when: 'Only the practitioner of the appointment writes this.' },
  NOT_OWN_PROFILE: { status: 403, when: 'Practitioners change their own profile.' },
  NOT_PARTY: { status: 403, when: 'Only patient and practitioner of the appointment meet there.' },
  NOT_YOUR_ACTION: { status: 403, when: 'Another role does this to an appointment.' },
  NOT_YOUR_CALENDAR: { status: 403, when: 'The calendar is not one that this account changes.' },
  NOT_YOUR_SITE: { status: 403, when: 'This account does not work at the site.' },
  OTHER_SITES: { status: 403, when: 'The change would reach sites at which this account does not work.' },
  OWN_APPLICATION: { status: 403, when: 'Somebody else reviews an application than its applicant.' },
  OWN_CREDENTIAL: { status: 403, when: 'Somebody else verifies a credential than its owner.' },
  OWN_LISTING: { status: 403, when: 'Another administrator decides about the own right to practise.' },
  READ_ONLY_ACCESS: { status: 403, when: 'A record that was opened in an emergency is read and not changed.' },
  PASSWORD_WRONG: { status: 422, when: 'The password that proves who asks is not right.' },

  // What is not there
  NOT_FOUND: { status: 404, when: 'It does not exist, or this account may not know that it does.' },

  // Appointments and time
  SLOT_TAKEN: { status: 409, when: 'The time is taken. Search again.', members: ['appointmentId', 'unsettled'] },
  PATIENT_OVERLAP: {
    status: 409,
    when: 'The patient has another appointment at that time.',
    members: ['appointmentId', 'unsettled'],
  },
  INVALID_TRANSITION: {
    status: 409,
    when: 'Its status does not allow this.',
    members: ['current', 'allowed', 'appointmentId', 'unsettled'],
  },
  CHANGE_HITS_VISITS: {
    status: 409,
    when: 'Appointments are booked in that time: repeat the change with a `resolution`.',
    members: ['affected', 'affectedTotal', 'resolutions'],
  },
  NO_TIME_FREE: {
    status: 409,
    when: 'Within so many days no time is free to which the appointment could move.',
    members: ['appointmentId', 'unsettled'],
  },
  EXCEPTION_EXISTS: {
    status: 409,
    when: 'The same leave or extra hours are entered already.',
    members: ['exceptionId'],
  },
  LICENCE_SHORTER: {
    status: 422,
    when: 'The document ends before the licence there is: shorten that in the profile, which says whom it hits.',
    members: ['expiresOn'],
  },
  NOT_CONFIRMED: { status: 409, when: 'It is there once the appointment is confirmed.' },
  HOLD_EXPIRED: { status: 409, when: 'The hold is over. The time may still be free: book without it.' },
  HOLD_MISMATCH: { status: 422, when: 'The hold keeps another time than the one that is booked.' },
  HOLD_NOT_POSSIBLE: { status: 422, when: 'Group appointments are booked without a hold.' },
  HOLD_RENEWED: { status: 422, when: 'A hold is renewed once.' },
  TOO_MANY_HOLDS: { status: 422, when: 'Release another hold first.' },
  TOO_MANY_HOLDS_AN_HOUR: { status: 429, when: 'Too many holds within an hour.', members: ['retryAfter'] },
  TOO_MANY_BOOKINGS: { status: 429, when: 'Too many bookings within an hour.', members: ['retryAfter'] },
  TOO_MANY_MOVES: { status: 429, when: 'Too many moves within an hour.', members: ['retryAfter'] },
  TOO_MANY_VISITS: { status: 422, when: 'The patient has as many appointments ahead as patients may book.' },
  STAFF_MUST_BOOK: { status: 422, when: 'After missed appointments the clinic books for this patient.' },
  OUTSIDE_HOURS: {
    status: 422,
    when: 'It would not lie within the working hours.',
    members: ['appointmentId', 'unsettled'],
  },
  GRID: {
    status: 422,
    when: 'Appointments of this type do not start at this time.',
    members: ['appointmentId', 'unsettled'],
  },
  HOLIDAY: { status: 422, when: 'The site is closed for a holiday.', members: ['appointmentId', 'unsettled'] },
  ON_LEAVE: {
    status: 422,
    when: 'The practitioner is on leave.',
    members: ['blockedBy', 'appointmentId', 'unsettled'],
  },
  LEAD_TIME: { status: 422, when: 'The visit type asks for more notice.', members: ['appointmentId', 'unsettled'] },
  WINDOW: { status: 422, when: 'It cannot be booked yet for that day.', members: ['appointmentId', 'unsettled'] },
  IN_THE_PAST: { status: 422, when: 'The start has passed.', members: ['appointmentId', 'unsettled'] },
  NOT_OFFERED: {
    status: 422,
    when: 'The practitioner does not offer this visit type.',
    members: ['appointmentId', 'unsettled'],
  },
  PRACTITIONER_UNAVAILABLE: {
    status: 422,
    when: 'The practitioner cannot be booked on that day.',
    members: ['appointmentId', 'unsettled'],
  },
  SITE_CLOSED: {
    status: 422,
    when: 'The site takes no appointments any more.',
    members: ['appointmentId', 'unsettled'],
  },
  CUT_OFF: { status: 422, when: 'So shortly before the start only the clinic does this.' },
  MOVES_FORBIDDEN: { status: 422, when: 'Patients do not move appointments of this type.' },
  REASON_REQUIRED: { status: 422, when: 'Say why: send `reason`.', members: ['appointmentId', 'unsettled'] },
  NOT_TODAY: { status: 422, when: 'The appointment is not today.' },
  NOT_STARTED: { status: 422, when: 'The appointment has not begun.' },
  START_PASSED: { status: 422, when: 'The appointment should have begun already.' },
  WITHIN_GRACE: { status: 422, when: 'The patient may still come.' },
  UNDO_TOO_LATE: { status: 422, when: 'Only an administrator undoes this so late.' },
  CODE_REQUIRED: { status: 422, when: 'Patients send the code that hangs at the site.' },
  WRONG_CODE: { status: 422, when: 'It is not the code of the site today.' },
  CLOSED: { status: 422, when: 'The appointment is over: its reason is not changed any more.' },
  PATIENT_REQUIRED: { status: 422, when: 'Say for whom: send `patientId`.' },
  NO_MEETING: { status: 422, when: 'The appointment does not take place by video.' },
  NO_MEETING_ROOM: { status: 422, when: 'The clinic has not set up video meetings.' },
  MEETING_OVER: { status: 422, when: 'The meeting is over, or does not take place.' },
  TOO_EARLY: { status: 422, when: 'The meeting is not open yet.', members: ['availableFrom'] },
  RANGE_TOO_LONG: { status: 422, when: 'The range has more days than the operation takes.' },

  // Hours, leave and holidays
  WINDOWS_OVERLAP: { status: 422, when: 'Two windows of the practitioner overlap.', members: ['windows', 'at'] },
  WORKING_HOURS: { status: 422, when: 'The hours do not fit together; `errors` says which.' },
  HOURS_CHANGED: { status: 409, when: 'Somebody else changed these hours at the same moment.' },
  EXCEPTION_RANGE: {
    status: 422,
    when: 'Leave takes two dates or two instants, extra hours two instants; the second is later.',
  },
  EXCEPTION_SITE: { status: 422, when: 'Extra hours name their site, leave none.' },
  HOLIDAY_EXISTS: { status: 409, when: 'There is a holiday on this date already.' },

  // The catalogue and the directory
  NAME_TAKEN: { status: 409, when: 'Another one has this name.' },
  TIME_ZONE_FIXED: { status: 422, when: 'The time zone of a site is not changed. Open another site.' },
  UNKNOWN_SITE: { status: 422, when: 'There is no such site.', members: ['siteId', 'siteIds'] },
  UNKNOWN_SPECIALTY: { status: 422, when: 'There is no such specialty.', members: ['specialtyIds'] },
  UNKNOWN_VISIT_TYPE: { status: 422, when: 'There is no such visit type.', members: ['visitTypeIds'] },
  ALREADY_PRACTITIONER: { status: 409, when: 'The account is listed as a practitioner already.' },
  APPLICATION_OPEN: { status: 409, when: 'The account has an application that is not decided.' },
  APPLICATION_LOCKED: { status: 409, when: 'An application that was handed in is not changed.', members: ['current'] },
  DOCUMENT_REQUIRED: { status: 422, when: 'An application needs one document at least.' },
  LICENCE_INCOMPLETE: { status: 422, when: 'The licence lacks something.', members: ['missing'] },
  LICENCE_EXPIRED: { status: 422, when: 'The licence has expired.', members: ['expiresOn'] },
  CREDENTIAL_EXPIRED: { status: 422, when: 'The document has expired.', members: ['expiresOn'] },

  // Accounts
  EMAIL_TAKEN: { status: 409, when: 'There is an account with this address.', members: ['accountId'] },
  HAS_PASSWORD: { status: 409, when: 'They have set a password: they can ask for a new one.' },
  LINK_INVALID: { status: 422, when: 'The link has expired or was used. Ask for a new one.' },
  LAST_ADMIN: { status: 422, when: 'It is the last administrator who can sign in.' },
  OWN_ACCOUNT: { status: 422, when: 'Another administrator does that.' },
  PATIENT_STAYS: { status: 422, when: 'The role belongs to a patient’s file.' },
  PRACTITIONER_STAYS: {
    status: 422,
    when: 'The role belongs to an active practitioner: suspend the practitioner first.',
  },
  PRACTITIONER_NEEDS_LISTING: { status: 422, when: 'Practitioners come by an application, or are added.' },
  SITES_NEED_STAFF: { status: 422, when: 'Only staff work at sites.' },
  STAFF_NEEDS_SITE: { status: 422, when: 'Staff work at one site at least.' },
  PASSWORD_TOO_SHORT: { status: 422, when: 'The password is too short.' },
  PASSWORD_TOO_LONG: { status: 422, when: 'The password is too long.' },
  PASSWORD_COMMON: { status: 422, when: 'The password is one of those that are guessed first.' },
  PASSWORD_IS_EMAIL: { status: 422, when: 'The password is the address, or its name.' },
  PASSWORD_NEEDED: { status: 422, when: 'Send the password that was chosen with the account, or set another one.' },

  // Patients and records
  POSSIBLE_DUPLICATE: {
    status: 409,
    when: 'The person may have a file. Look, or send `force`.',
    members: ['candidates'],
  },
  FILE_EXISTS: { status: 409, when: 'The account has a file already.' },
  EMAIL_OF_ACCOUNT: { status: 422, when: 'The address belongs to the account and is changed there.' },
  ALREADY_IN_CARE: { status: 422, when: 'The record is open to this practitioner without an emergency.' },
  BREAK_GLASS_LIMIT: {
    status: 429,
    when: 'Too many records were opened in an emergency.',
    members: ['retryAfter', 'availableFrom'],
  },
  CARE_ENDED: { status: 422, when: 'The practitioner does not care for the patient any more.' },
  NOT_LICENSED: { status: 422, when: 'Only an active practitioner with a licence that counts issues prescriptions.' },
  NOT_ISSUED: { status: 409, when: 'Only a prescription that was issued is printed.' },
  UNPRINTABLE_TEXT: { status: 422, when: 'There are no letters for some of the text.' },
  VISIT_NOT_BEGUN: { status: 422, when: 'Notes and prescriptions are written once the appointment takes place.' },
  TOO_MANY_AMENDMENTS: { status: 422, when: 'The note has as many amendments as it takes.' },
  TOO_MANY_PRESCRIPTIONS: { status: 422, when: 'The appointment has as many prescriptions as it takes.' },
  TOO_MANY_DOCUMENTS: { status: 422, when: 'There are as many documents as it takes.' },
  DOCUMENT_SPACE_USED: { status: 422, when: 'The documents of the record take as much space as they may.' },
  TOO_LATE_TO_DELETE: { status: 422, when: 'Documents are deleted on the day they were uploaded.' },
  UNKNOWN_APPOINTMENT: { status: 422, when: 'The patient has no such appointment.' },
  UNSUPPORTED_FILE_TYPE: { status: 422, when: 'The file is of none of the types that are taken.' },
  UNREADABLE_IMAGE: { status: 422, when: 'The picture is damaged, or has too many pixels.' },
  IMAGE_TOO_LARGE: { status: 422, when: 'The picture is too large; as a JPEG it may fit.' },

  // Deliveries and the clock
  NOT_DUE: { status: 422, when: 'The request can still be answered.' },
  CLOCK_BACKWARDS: { status: 422, when: 'The clock only moves forward.' },

  // What is away
  DATABASE_AWAY: { status: 503, when: 'The database is away. Repeat the request after Retry-After.' },
  DATABASE_FAILING: { status: 503, when: 'The database cannot do its work. Repeat the request after Retry-After.' },
  AUDIT_AWAY: { status: 503, when: 'What was asked for cannot be put on record, so nothing was shown or done.' },
  BUSY: { status: 503, when: 'Others are doing the same. Repeat the request after Retry-After.' },
} as const satisfies Record<string, ProblemCode>;

export type Code = keyof typeof problemCodes;
