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
  return `${spelled.slice(0, at)}@${asciiOf(spelled.slice(at + 1))}`;
}

/** A domain as the name system knows it (UTS 46, as URLs do); what is none stays as it is. */
function asciiOf(domain: string): string {
  const url = `http://${domain}`;
  return /[\s/?#:@\\%[\]]/.test(domain) || !URL.canParse(url) ? domain : new URL(url).hostname;
}

/** Lower case may decompose what was composed, so the form is made twice. */
function foldCase(text: string): string {
  return text.normalize('NFKC').toLowerCase().normalize('NFKC');
}
