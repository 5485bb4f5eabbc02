import { domainToASCII } from 'node:url';

const invisible = /\p{Default_Ignorable_Code_Point}/u;

/** Whether a text has characters that show nothing: mail servers drop them, so two addresses would reach one mailbox. */
export function hasInvisibleCharacters(text: string): boolean {
  return invisible.test(text);
}

/**
 * The one spelling of an e-mail address, in which it is stored and compared: trimmed, the part before the `@` in NFKC and
 * lower case, the domain in its ASCII form (IDNA). A text that is no address is answered without failing, never as one.
 */
export function normaliseEmail(text: string): string {
  const spelled = foldCase(text.trim());
  const at = spelled.lastIndexOf('@');
  if (at < 0 || hasInvisibleCharacters(spelled)) return spelled;
  const domain = spelled.slice(at + 1);
  return `${spelled.slice(0, at)}@${domainToASCII(domain) || domain}`;
}

/** Lower case may decompose what was composed, so the form is made twice. */
function foldCase(text: string): string {
  return text.normalize('NFKC').toLowerCase().normalize('NFKC');
}
