import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { isEmail, IsString, MaxLength, MinLength, registerDecorator, type ValidationOptions } from 'class-validator';
import { hasInvisibleCharacters, normaliseEmail } from '../kernel/email-address.js';
import { isId } from '../kernel/id.js';
import { isInstantText, isLocalDateText, isStorable, parses } from '../kernel/texts.js';

function check(name: string, test: (value: unknown) => boolean, message: string, options?: ValidationOptions) {
  return (target: object, propertyName: string | symbol): void =>
    registerDecorator({
      name,
      target: target.constructor,
      propertyName: propertyName as string,
      options: { message: `must be ${message}`, ...options },
      validator: { validate: test },
    });
}

/** One line or more of text: trimmed, `min` to `max` characters, nothing that cannot be stored. */
export function IsText(max: number, min = 1): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value)),
    IsString({ message: 'must be text' }),
    MinLength(min, { message: min === 1 ? 'must not be empty' : `must have at least ${min} characters` }),
    MaxLength(max, { message: `must have at most ${max} characters` }),
    check('isStorable', isStorable, 'text without NUL or broken characters'),
  );
}

/** An id of ours (UUID). `{ each: true }` for a list of them. */
export function IsId(options?: ValidationOptions): PropertyDecorator {
  const documented = options?.each
    ? ApiProperty({ type: String, isArray: true, format: 'uuid' })
    : ApiProperty({ type: String, format: 'uuid' });
  return applyDecorators(documented, check('isId', isId, 'an id (UUID)', options));
}

/** RFC 3339 instant with an offset or `Z`, year 1970 to 9999. Parsed by Temporal: nothing impossible passes. */
export function IsInstant(options?: ValidationOptions): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: String, format: 'date-time', example: '2026-12-01T09:00:00Z' }),
    check('isInstant', isInstantText, 'an instant such as 2026-12-01T09:00:00Z', options),
  );
}

/** An instant on the minute, at which something starts or ends: calendars know no seconds, let alone a part of one. */
export function IsMinute(): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: String, format: 'date-time', example: '2026-12-01T09:00:00Z' }),
    check('isMinute', isMinuteText, 'an instant on the minute such as 2026-12-01T09:00:00Z'),
  );
}

const isMinuteText = (value: unknown): boolean =>
  isInstantText(value) && Temporal.Instant.from(value as string).epochNanoseconds % 60_000_000_000n === 0n;

/** A date, or an instant on the minute. */
export function IsDateOrMinute(): PropertyDecorator {
  const test = (value: unknown): boolean => isLocalDateText(value) || isMinuteText(value);
  return check('isDateOrMinute', test, 'a date (2026-12-01) or an instant on the minute (2026-12-01T09:00:00Z)');
}

/** A calendar date that something happens on, `YYYY-MM-DD`, to the year 2999: the day after it can be written too. */
export function IsLocalDate(options?: ValidationOptions): PropertyDecorator {
  const test = (value: unknown): boolean => isLocalDateText(value) && (value as string) < '3';
  return applyDecorators(
    ApiProperty({ type: String, format: 'date', example: '2026-12-01' }),
    check('isLocalDate', test, 'a date such as 2026-12-01', options),
  );
}

/** A date, or an instant: what range bounds may be. */
export function IsDateOrInstant(options?: ValidationOptions): PropertyDecorator {
  const test = (value: unknown): boolean => isLocalDateText(value) || isInstantText(value);
  return check('isDateOrInstant', test, 'a date (2026-12-01) or an instant (2026-12-01T09:00:00Z)', options);
}

/** The end of a range that begins at `start`: later than it. A date and an instant cannot be told apart without a zone. */
export function IsAfter<Range>(start: keyof Range & string): PropertyDecorator {
  const isReversed = (from: unknown, to: unknown): boolean => {
    if (isLocalDateText(from) && isLocalDateText(to)) return String(to) <= String(from);
    if (!isInstantText(from) || !isInstantText(to)) return false;
    return Temporal.Instant.compare(String(to), String(from)) <= 0;
  };
  return (target, propertyName) =>
    registerDecorator({
      name: 'isAfter',
      target: target.constructor,
      propertyName: propertyName as string,
      options: { message: `must be after ${start}` },
      validator: { validate: (to, range) => !isReversed((range!.object as Range)[start], to) },
    });
}

/** A wall-clock time of day, `HH:MM`. */
export function IsWallTime(options?: ValidationOptions): PropertyDecorator {
  const test = (value: unknown): boolean => typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value);
  return applyDecorators(
    ApiProperty({ type: String, pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', example: '09:00' }),
    check('isWallTime', test, 'a time of day such as 09:00', options),
  );
}

/** A whole number of `unit` between two bounds, both included. */
export function IsWithin(min: number, max: number, unit: string): PropertyDecorator {
  const test = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= min && Number(value) <= max;
  return applyDecorators(
    ApiProperty({ type: 'integer', minimum: min, maximum: max }),
    check('isWithin', test, `a whole number of ${unit} from ${min} to ${max}`),
  );
}

/** An IANA time zone by name; offsets such as `+05:30` are no places and are refused. */
export function IsTimeZone(options?: ValidationOptions): PropertyDecorator {
  const test = (value: unknown): boolean =>
    typeof value === 'string' &&
    /^[A-Za-z]/.test(value) &&
    parses((text) => Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text))(value);
  return applyDecorators(
    ApiProperty({ type: String, example: 'Asia/Colombo' }),
    check('isTimeZone', test, 'an IANA time zone such as Asia/Colombo', options),
  );
}

/** An e-mail address, in the one spelling in which addresses are stored and compared ({@link normaliseEmail}). */
export function IsEmailAddress(): PropertyDecorator {
  // A broken character makes isEmail throw.
  const isAddress = (value: unknown): boolean =>
    isStorable(value) && (isInvisiblySpelled(value) || (String(value).length <= 254 && isPlainAddress(String(value))));
  return applyDecorators(
    ApiProperty({ type: String, format: 'email', maxLength: 254, example: 'ana@example.org' }),
    Transform(({ value }: { value: unknown }) => (isStorable(value) ? normaliseEmail(value as string) : value)),
    check('isEmailAddress', isAddress, 'an e-mail address such as ana@example.org'),
    check('isVisible', (value) => !isInvisiblySpelled(value), 'an address without invisible characters: type it again'),
  );
}

/**
 * Quotes, routes and encoded words are spellings that mail servers read as another address, one mailbox under many names:
 * nobody's address needs them.
 */
const isPlainAddress = (text: string): boolean =>
  isEmail(text) && !/["%\\]|=\?/.test(text.slice(0, text.lastIndexOf('@')));

const isInvisiblySpelled = (value: unknown): boolean => typeof value === 'string' && hasInvisibleCharacters(value);

/** A telephone number; what people put between the digits is dropped. */
export function IsPhoneNumber(): PropertyDecorator {
  const test = (value: unknown): boolean => typeof value === 'string' && /^\+?\d{4,15}$/.test(value);
  return applyDecorators(
    ApiProperty({ type: String, example: '+94771234567' }),
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' ? value.replaceAll(/[\s()./-]/g, '') : value,
    ),
    check('isPhoneNumber', test, 'a telephone number such as +94 77 123 4567'),
  );
}

/** A password as typed: nothing is trimmed. Where it is a new one, the policy decides what it must be like. */
export function IsPassword(): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: String, format: 'password', example: 'correct-Horse-77' }),
    IsString({ message: 'must be text' }),
    MaxLength(1_000, { message: 'is too long' }),
  );
}
