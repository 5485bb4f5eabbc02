import type { Configuration } from '@mikro-orm/core';
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';

const version = 1;
const ivLength = 12;
const tagLength = 16;

interface Key {
  readonly id: Buffer;
  readonly secret: Buffer;
}

/**
 * AES-256-GCM for single fields. Stored as `version(1) keyId(4) iv(12) tag(16) ciphertext`; the key id lets a list of
 * keys rotate: the first writes, all of them read. Keys are derived from SECRET_KEY by HKDF (RFC 5869).
 */
export class FieldEncryption {
  private static readonly instances = new WeakMap<object, FieldEncryption>();
  private readonly keys: Key[];

  constructor(secretKeys: readonly string[]) {
    this.keys = secretKeys.map((key) => {
      const secret = Buffer.from(hkdfSync('sha256', key, '', 'careslot field encryption', 32));
      return { secret, id: createHash('sha256').update(secret).digest().subarray(0, 4) };
    });
  }

  /** The encryption that was given to the ORM as `secretKeys`: column types find it through their platform. */
  static of(configuration: Configuration): FieldEncryption {
    let encryption = FieldEncryption.instances.get(configuration);
    if (!encryption) {
      encryption = new FieldEncryption(configuration.get('secretKeys' as never) as string[]);
      FieldEncryption.instances.set(configuration, encryption);
    }
    return encryption;
  }

  /** The ids of the keys, in hex and in the order of SECRET_KEY: the first one writes. Ids tell nothing about keys. */
  get keyIds(): string[] {
    return this.keys.map((key) => key.id.toString('hex'));
  }

  encrypt(text: string): Buffer {
    return this.encryptBytes(Buffer.from(text, 'utf8'));
  }

  /** @throws when the key is not in the list or the bytes were changed. */
  decrypt(stored: Buffer): string {
    return this.decryptBytes(stored).toString('utf8');
  }

  /** The same for files. */
  encryptBytes(bytes: Buffer): Buffer {
    const key = this.keys[0]!;
    const iv = randomBytes(ivLength);
    const cipher = createCipheriv('aes-256-gcm', key.secret, iv);
    const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
    return Buffer.concat([Buffer.of(version), key.id, iv, cipher.getAuthTag(), body]);
  }

  /** @throws when the key is not in the list or the bytes were changed. */
  decryptBytes(stored: Buffer): Buffer {
    const key = this.keys.find((candidate) => candidate.id.equals(stored.subarray(1, 5)));
    if (stored[0] !== version || !key) throw new Error('This field was encrypted with a key that is not in SECRET_KEY');
    const iv = stored.subarray(5, 5 + ivLength);
    const tag = stored.subarray(5 + ivLength, 5 + ivLength + tagLength);
    const decipher = createDecipheriv('aes-256-gcm', key.secret, iv);
    decipher.setAuthTag(tag);
    return Buffer.concat([decipher.update(stored.subarray(5 + ivLength + tagLength)), decipher.final()]);
  }
}
