import { Injectable } from '@nestjs/common';
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { Config } from '../../config.js';
import { Clock } from '../../shared/kernel/clock.js';

/** Letters and digits that are not confused when read from a sign, and that make no words. */
const alphabet = '23456789BCDFGHJKLMNPQRSTVWXZ';
const length = 6;

/** The code on the sign at a site's door, another one every day. Nothing is stored: who knows the secret makes it again. */
@Injectable()
export class CheckInCodes {
  private readonly keys: Buffer[];

  constructor(
    { secretKeys }: Config,
    private readonly clock: Clock,
  ) {
    this.keys = secretKeys.map((key) => Buffer.from(hkdfSync('sha256', key, '', 'careslot check-in codes', 32)));
  }

  /** The code of the present day at the site, and when that day ends. */
  today(siteId: string, timeZone: string): { code: string; validUntil: string } {
    const today = this.clock.now().toZonedDateTimeISO(timeZone).toPlainDate();
    const validUntil = today.add({ days: 1 }).toZonedDateTime(timeZone).toInstant().toString();
    return { code: codeOf(this.keys[0]!, siteId, today), validUntil };
  }

  /** Whether it is the code of the present day there, however it is written. */
  isRight(code: string, siteId: string, timeZone: string): boolean {
    const given = Buffer.from(code.toUpperCase().replaceAll(/[\s-]/g, ''));
    const today = this.clock.now().toZonedDateTimeISO(timeZone).toPlainDate();
    return this.keys.some((key) => {
      const right = Buffer.from(codeOf(key, siteId, today));
      return right.length === given.length && timingSafeEqual(right, given);
    });
  }
}

function codeOf(key: Buffer, siteId: string, day: Temporal.PlainDate): string {
  const mac = createHmac('sha256', key).update(`${siteId.toLowerCase()} ${day.toString()}`).digest();
  let number = mac.readBigUInt64BE();
  let code = '';
  while (code.length < length) {
    code += alphabet[Number(number % BigInt(alphabet.length))];
    number /= BigInt(alphabet.length);
  }
  return code;
}
