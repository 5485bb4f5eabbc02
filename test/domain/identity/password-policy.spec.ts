import { describe, expect, it } from 'vitest';
import { passwordProblem } from '../../../src/identity/sign-in/domain/password-policy.js';

const ruleOf = (password: string, email = 'ana.silva@example.org') => passwordProblem(password, email)?.rule;

describe('the password policy', () => {
  it.each([
    'demo-Clinic-2026',
    'correct-Horse-77',
    'correct horse battery staple',
    'ñandú-é-tñe-öß',
    '🐴🔋📎🐴🔋📎✂️✈️☎️✉️',
    'x'.repeat(5) + 'yz#Q'.repeat(2),
  ])('takes %s', (password) => expect(ruleOf(password)).toBeUndefined());

  it.each([
    ['short-1', 'PASSWORD_TOO_SHORT'],
    ['', 'PASSWORD_TOO_SHORT'],
    ['🐴🔋📎🐴🔋📎✂✈☎', 'PASSWORD_TOO_SHORT'],
    ['aB3$'.repeat(33), 'PASSWORD_TOO_LONG'],
    ['password123', 'PASSWORD_COMMON'],
    ['P@ssw0rd2026!', 'PASSWORD_COMMON'],
    ['!!Welcome2026', 'PASSWORD_COMMON'],
    ['Iloveyou12345', 'PASSWORD_COMMON'],
    ['qwertyuiop', 'PASSWORD_COMMON'],
    ['1q2w3e4r5t', 'PASSWORD_COMMON'],
    ['1234567890', 'PASSWORD_COMMON'],
    ['aaaaaaaaaaaa', 'PASSWORD_COMMON'],
    ['abcabcabcabc', 'PASSWORD_COMMON'],
    ['abcdefghijkl', 'PASSWORD_COMMON'],
    ['Manchester2024', 'PASSWORD_COMMON'],
    ['Ana.Silva@Example.org', 'PASSWORD_IS_EMAIL'],
    ['ana.silva-2026', 'PASSWORD_IS_EMAIL'],
  ])('refuses %s: %s', (password, rule) => expect(ruleOf(password)).toBe(rule));

  it('counts characters, not UTF-16 units, and its upper bound is inclusive', () => {
    const mixed = Array.from({ length: 128 }, (_, i) => String.fromCodePoint(0x61 + ((i * 7) % 26))).join('');
    expect(ruleOf(mixed)).toBeUndefined();
    expect(ruleOf(`${mixed}z`)).toBe('PASSWORD_TOO_LONG');
  });
});
