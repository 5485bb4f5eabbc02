import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { harmlessName } from '../../../src/shared/kernel/file-name.js';

describe('the name of an uploaded file', () => {
  it.each([
    ['licence.pdf', 'licence.pdf'],
    ['my licence.PNG', 'my licence.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['C:\\fakepath\\scan.jpg', 'scan.pdf'],
    ['évil"\r\nX: 1.html', 'évil_X_ 1.pdf'],
    ['...', 'document.pdf'],
    ['', 'document.pdf'],
    ['ලයිසන්.pdf', 'ලයිසන්.pdf'],
  ])('%j becomes %j', (given, expected) => {
    expect(harmlessName(given, 'application/pdf')).toBe(expected);
  });

  it('is harmless and short, whatever is sent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
        const name = harmlessName(given, 'image/png');
        expect(name).toMatch(/^[\p{L}\p{M}\p{N} _-]+\.png$/u);
        expect([...name].length).toBeLessThanOrEqual(104);
      }),
    );
  });
});
