import { describe, expect, it } from 'vitest';
import { hasInvisibleCharacters, normaliseEmail } from '../../../src/shared/kernel/email-address.js';

describe('an e-mail address', () => {
  it.each([
    [' Ana@Example.ORG ', 'ana@example.org'],
    ['ana@MÜNCHEN.example', 'ana@xn--mnchen-3ya.example'],
    ['ana@xn--mnchen-3ya.example', 'ana@xn--mnchen-3ya.example'],
    ['ana@mu\u0308nchen.example', 'ana@xn--mnchen-3ya.example'],
    ['ana@ｅxample.org', 'ana@example.org'],
    ['ana＠example.org', 'ana@example.org'],
    ['ana@example。org', 'ana@example.org'],
    ['ﬁona@example.org', 'fiona@example.org'],
    ['JOSÉ@example.org', 'josé@example.org'],
    ['jose\u0301@example.org', 'josé@example.org'],
  ])('%j has the spelling %s', (text, spelling) => {
    expect(normaliseEmail(text)).toBe(spelling);
    expect(normaliseEmail(spelling)).toBe(spelling);
  });

  it.each(['', 'ana', '@', 'ana@', 'ana@ex ample.org', 'ana@[::1]'])('%j fails nowhere', (text) => {
    expect(normaliseEmail(text)).toBe(text);
  });

  it.each(['\u00AD', '\u200B', '\u200D', '\u2060', '\uFEFF', '\uFE0F', '\u{E0041}'])(
    '%j shows nothing',
    (character) => {
      expect(hasInvisibleCharacters(`ana${character}@example.org`)).toBe(true);
      expect(normaliseEmail(`ana@exam${character}ple.org`)).not.toBe('ana@example.org');
    },
  );

  it.each(['ana@example.org', 'josé@example.org', 'ана@example.org', '安娜@example.org'])(
    '%s is all visible',
    (text) => {
      expect(hasInvisibleCharacters(text)).toBe(false);
    },
  );
});
