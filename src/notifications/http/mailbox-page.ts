import Handlebars from 'handlebars';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { MailboxItem } from '../mail/mailbox.js';

const template = Handlebars.compile<{ items: object[] }>(
  readFileSync(resolve(import.meta.dirname, 'mailbox-page.hbs'), 'utf8'),
  { strict: true, knownHelpersOnly: true },
);

/** The mailbox as a page without any script: texts with links to click, and the HTML as a mail program shows it. */
export function mailboxPage(items: readonly MailboxItem[]): string {
  return template({ items: items.map((item) => ({ ...item, linked: linked(item.text) })) });
}

/** Addresses become links; everything else is escaped. */
function linked(text: string): Handlebars.SafeString {
  const parts = text.split(/(https?:\/\/[^\s<>"]+)/);
  const html = parts.map((part, index) => {
    const escaped = Handlebars.escapeExpression(part);
    return index % 2 === 1 ? `<a href="${escaped}">${escaped}</a>` : escaped;
  });
  return new Handlebars.SafeString(html.join(''));
}
