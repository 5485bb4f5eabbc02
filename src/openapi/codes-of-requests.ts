import type { ProblemCode } from './problem-code.js';

/** What any request can meet: in itself, in who asks, in what is away. */
export const codesOfRequests = {
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

  // What is away
  DATABASE_AWAY: { status: 503, when: 'The database is away. Repeat the request after Retry-After.' },
  DATABASE_FAILING: { status: 503, when: 'The database cannot do its work. Repeat the request after Retry-After.' },
  AUDIT_AWAY: { status: 503, when: 'What was asked for cannot be put on record, so nothing was shown or done.' },
  BUSY: { status: 503, when: 'Others are doing the same. Repeat the request after Retry-After.' },
} as const satisfies Record<string, ProblemCode>;
