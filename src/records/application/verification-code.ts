import { createHash, randomBytes } from 'node:crypto';

/** Base 32 without letters that are taken for a digit or for each other (Crockford's). */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 20;

/** A new code of 100 random bits, in groups that can be read aloud: `7K2QD-…`. */
export function newVerificationCode(): string {
  const letters = Array.from(randomBytes(length), (byte) => alphabet[byte % alphabet.length]).join('');
  return letters.match(/.{5}/g)!.join('-');
}

/** What is stored to find a code by. It is too random to be guessed from its digest. */
export function digestOfCode(code: string): string {
  return createHash('sha256').update(code.replaceAll('-', '')).digest('hex');
}

/** A code as somebody has typed it: in any case, with or without its groups, O for 0, I or L for 1; undefined if it is none. */
export function typedCode(text: string): string | undefined {
  const letters = text.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  const isCode = letters.length === length && [...letters].every((letter) => alphabet.includes(letter));
  return isCode ? letters : undefined;
}
