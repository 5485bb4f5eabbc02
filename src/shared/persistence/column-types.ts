import { Type, type Platform } from '@mikro-orm/core';
import { FieldEncryption } from '../security/field-encryption.js';

/** `timestamptz` as Temporal.Instant. The driver answers text such as `2026-11-23 09:00:00+00`. */
export class InstantType extends Type<Temporal.Instant | null, string | null> {
  override convertToDatabaseValue(value: Temporal.Instant | null): string | null {
    return value === null || value === undefined ? null : value.toString();
  }

  override convertToJSValue(value: string | null): Temporal.Instant | null {
    return value === null || value === undefined ? null : instantOf(value);
  }

  override compareAsType(): string {
    return 'string';
  }

  override getColumnType(): string {
    return 'timestamptz';
  }
}

/** `date` as an ISO text, `YYYY-MM-DD`. */
export class LocalDateType extends Type<string | null, string | null> {
  override compareAsType(): string {
    return 'string';
  }

  override getColumnType(): string {
    return 'date';
  }
}

/** Clinical or private text: encrypted in the column (`bytea`), plain in the object. */
export class EncryptedText extends Type<string | null, Buffer | null> {
  override convertToDatabaseValue(value: string | null, platform: Platform): Buffer | null {
    return value === null || value === undefined ? null : this.encryption(platform).encrypt(value);
  }

  override convertToJSValue(value: Buffer | null, platform: Platform): string | null {
    return value === null || value === undefined ? null : this.encryption(platform).decrypt(value);
  }

  // The same text encrypts differently each time: compare what it says, or every flush would write it again.
  override compareValues(a: Buffer | null, b: Buffer | null): boolean {
    if (a === null || b === null || a === undefined || b === undefined) return a === b;
    const encryption = this.encryption(this.platform!);
    return encryption.decrypt(a) === encryption.decrypt(b);
  }

  override getColumnType(): string {
    return 'bytea';
  }

  private encryption(platform: Platform): FieldEncryption {
    return FieldEncryption.of(platform.getConfig());
  }
}

/** The same for what is more than a text: JSON inside, a plain object outside. Replaced as a whole, never changed within. */
export class EncryptedJson<Value> extends Type<Value | null, Buffer | null> {
  private readonly text = new EncryptedText();

  override convertToDatabaseValue(value: Value | null, platform: Platform): Buffer | null {
    const absent = value === null || value === undefined;
    return this.text.convertToDatabaseValue(absent ? null : JSON.stringify(value), platform);
  }

  override convertToJSValue(value: Buffer | null, platform: Platform): Value | null {
    const text = this.text.convertToJSValue(value, platform);
    return text === null ? null : (JSON.parse(text) as Value);
  }

  override compareValues(a: Buffer | null, b: Buffer | null): boolean {
    if (a === null || b === null || a === undefined || b === undefined) return a === b;
    const saying = (value: Buffer) => this.text.convertToJSValue(value, this.platform!);
    return saying(a) === saying(b);
  }

  override getColumnType(): string {
    return 'bytea';
  }
}

/** Reads the driver's text of a `timestamptz`. */
export function instantOf(text: string): Temporal.Instant {
  return Temporal.Instant.from(text);
}

/** RFC 3339 in UTC with a `Z`, from the driver's text of a `timestamptz`. */
export function isoOf(text: string): string {
  return new Date(epochOf(text)).toISOString().replace('.000Z', 'Z');
}

/** PostgreSQL's text of a half-open range. */
export function rangeText(range: { from: number; to: number }): string {
  return `[${new Date(range.from).toISOString()},${new Date(range.to).toISOString()})`;
}

/** PostgreSQL's text of a multirange. */
export function multirangeText(ranges: readonly { from: number; to: number }[]): string {
  return `{${ranges.map(rangeText).join(',')}}`;
}

const instantPattern = /(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)(?:\.(\d{1,6}))?\+00/;
// A regular expression of its own: `matchAll` begins where the last `exec` of a global one ended.
const everyInstantPattern = new RegExp(instantPattern, 'g');

/** Reads a range or a multirange as milliseconds. Sessions run in UTC, so every bound ends in `+00`. */
export function rangesOf(text: string): { from: number; to: number }[] {
  const bounds: number[] = [];
  for (const match of text.matchAll(everyInstantPattern)) bounds.push(epochOfMatch(match));
  const ranges: { from: number; to: number }[] = [];
  for (let i = 0; i + 1 < bounds.length; i += 2) ranges.push({ from: bounds[i]!, to: bounds[i + 1]! });
  return ranges;
}

/** Milliseconds since the epoch, from the driver's text of a `timestamptz`. */
export function epochOf(text: string): number {
  const match = instantPattern.exec(text);
  return match ? epochOfMatch(match) : instantOf(text).epochMilliseconds;
}

function epochOfMatch(match: RegExpMatchArray): number {
  const [, year, month, day, hour, minute, second, fraction] = match;
  const milliseconds = fraction ? Number(fraction.padEnd(3, '0').slice(0, 3)) : 0;
  return Date.UTC(+year!, +month! - 1, +day!, +hour!, +minute!, +second!, milliseconds);
}
