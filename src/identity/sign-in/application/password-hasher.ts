import { Injectable, type OnModuleInit } from '@nestjs/common';
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);

/** OWASP's first recommendation for argon2id: 19 MiB, two passes, one lane. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const saltLength = 16;
const hashLength = 32;

const phc = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** Argon2id (RFC 9106), computed off the main thread and stored as a PHC string with its parameters. */
@Injectable()
export class PasswordHasher implements OnModuleInit {
  private dummy: string;

  /** What an unknown account is compared with, so that it takes as long to refuse as a wrong password. */
  async onModuleInit(): Promise<void> {
    this.dummy = await this.hash(randomBytes(24).toString('base64'));
  }

  async hash(password: string): Promise<string> {
    const salt = randomBytes(saltLength);
    const hash = await compute(password, salt, cost, hashLength);
    const { memory, passes, parallelism } = cost;
    return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(salt)}$${base64(hash)}`;
  }

  /** Whether the password is the stored one. Takes the same time when nothing is stored, and is then false. */
  async matches(password: string, stored: string | null | undefined): Promise<boolean> {
    const match = phc.exec(stored ?? this.dummy);
    if (!match) throw new Error('A stored password hash is not in PHC format');
    const [, memory, passes, parallelism, salt, hash] = match;
    const expected = Buffer.from(hash!, 'base64');
    const parameters = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
    const actual = await compute(password, Buffer.from(salt!, 'base64'), parameters, expected.length);
    return timingSafeEqual(actual, expected) && Boolean(stored);
  }
}

interface Cost {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

/** Unicode has several spellings of one text: keyboards differ, the password does not (NIST SP 800-63B, 5.1.1.2). */
function compute(password: string, salt: Buffer, parameters: Cost, tagLength: number): Promise<Buffer> {
  const message = Buffer.from(password.normalize('NFKC'));
  return derive('argon2id', { message, nonce: salt, tagLength, ...parameters });
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
