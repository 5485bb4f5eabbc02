import { commonPasswords } from './common-passwords.js';

/** Why a password is not good enough. `rule` is a stable word. */
export interface PasswordProblem {
  readonly rule: 'PASSWORD_TOO_SHORT' | 'PASSWORD_TOO_LONG' | 'PASSWORD_COMMON' | 'PASSWORD_IS_EMAIL';
  readonly detail: string;
}

export const minPasswordLength = 10;
export const maxPasswordLength = 128;

const lookAlikes: Record<string, string> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

/** What is wrong with a password for the account with this address; undefined when it is good (NIST SP 800-63B). */
export function passwordProblem(password: string, email: string): PasswordProblem | undefined {
  const length = [...password].length;
  if (length < minPasswordLength) {
    return { rule: 'PASSWORD_TOO_SHORT', detail: `must have at least ${minPasswordLength} characters` };
  }
  if (length > maxPasswordLength) {
    return { rule: 'PASSWORD_TOO_LONG', detail: `must have at most ${maxPasswordLength} characters` };
  }
  const lower = password.toLowerCase();
  if (isLikeEmail(lower, email.toLowerCase())) {
    return { rule: 'PASSWORD_IS_EMAIL', detail: 'must not be the e-mail address or its name' };
  }
  if (isCommon(lower)) {
    return { rule: 'PASSWORD_COMMON', detail: 'is one of the passwords that are guessed first' };
  }
  return undefined;
}

function isLikeEmail(password: string, email: string): boolean {
  const name = email.split('@')[0]!;
  return password === email || password === name || withoutDecoration(password) === name;
}

/** A common password, also when dressed up: `P@ssw0rd-2026` is `password`. */
function isCommon(password: string): boolean {
  const plain = withoutDecoration(password);
  const candidates = [
    password,
    plain,
    plainLetters(password),
    plainLetters(plain),
    withoutDecoration(plainLetters(password)),
  ];
  return (
    candidates.some((candidate) => commonPasswords.has(candidate)) || isRepetition(password) || isSequence(password)
  );
}

/** Without the digits and signs that people put around a word. */
function withoutDecoration(text: string): string {
  return text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
}

function plainLetters(text: string): string {
  return text.replaceAll(/[013457@$!]/g, (sign) => lookAlikes[sign] ?? sign);
}

/** One short piece again and again: `aaaaaaaaaa`, `abcabcabcabc`. */
function isRepetition(text: string): boolean {
  return /^(.{1,4}?)\1+.?$/su.test(text);
}

/** Each character follows the one before: `1234567890`, `zyxwvutsrq`. */
function isSequence(text: string): boolean {
  const steps = new Set([...text].slice(1).map((character, i) => character.charCodeAt(0) - text.charCodeAt(i)));
  return text === '1234567890' || (steps.size === 1 && Math.abs([...steps][0]!) === 1);
}
