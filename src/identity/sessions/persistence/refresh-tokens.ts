import { Injectable } from '@nestjs/common';
import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { Config } from '../../../config.js';

/**
 * Makes refresh tokens. The first of a session is random. Each other one follows from its predecessor and a key of the
 * server, so that the same one can be answered twice although only digests are stored.
 */
@Injectable()
export class RefreshTokens {
  private readonly keys: Buffer[];

  constructor({ secretKeys }: Config) {
    this.keys = secretKeys.map((key) => Buffer.from(hkdfSync('sha256', key, '', 'careslot refresh tokens', 32)));
  }

  first(): string {
    return randomBytes(32).toString('base64url');
  }

  successor(token: string): string {
    return this.successors(token)[0]!;
  }

  /** By each of the keys: the first one may have become another since the successor was made. */
  successors(token: string): string[] {
    return this.keys.map((key) => createHmac('sha256', key).update(token).digest('base64url'));
  }
}

export function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
