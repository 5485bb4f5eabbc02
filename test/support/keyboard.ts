import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import { password } from './people.js';

/** Presses Tab until something with that name has the focus, and sees that the focus is shown. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate<{ name: string; shown: boolean }>(`(() => {
      const one = document.activeElement;
      const labels = [...(one.labels ?? [])].map((label) => label.textContent);
      const style = getComputedStyle(one);
      const shown = style.outlineStyle !== 'none' || style.boxShadow !== 'none' || style.borderColor !== '';
      return { name: [one.getAttribute('aria-label'), ...labels, one.textContent].filter(Boolean).join(' '), shown };
    })()`);
    if (!name.test(focused.name)) continue;
    expect(focused.shown).toBe(true);
    return;
  }
  throw new Error(`Nothing called ${name} can be reached by Tab.`);
}

/** Signs in by the form that is shown, without a pointer. */
export async function signInByKeys(page: Page, email: string): Promise<void> {
  await page.getByLabel('E-mail address').waitFor();
  await tabTo(page, /E-mail address/);
  await page.keyboard.type(email);
  await tabTo(page, /Password/);
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
}
