/** Whether PostgreSQL can store it: no NUL, no lone surrogates. */
export const isStorable = (value: unknown): boolean =>
  typeof value === 'string' && !value.includes('\0') && value.isWellFormed();

/** Whether it is text that can be parsed like this. */
export function parses(parse: (text: string) => unknown): (value: unknown) => boolean {
  return (value) => {
    if (typeof value !== 'string') return false;
    try {
      parse(value);
      return true;
    } catch {
      return false;
    }
  };
}

/** An RFC 3339 instant with an offset or `Z`, year 1970 to 9999. Parsed by Temporal: nothing impossible passes. */
export const isInstantText = (value: unknown): boolean =>
  typeof value === 'string' &&
  /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?([Zz]|[+-]\d\d:\d\d)$/.test(value) &&
  parses((text) => Temporal.Instant.from(text))(value) &&
  Temporal.Instant.from(value).epochMilliseconds >= 0;

/** A calendar date, `YYYY-MM-DD`, year 1900 to 9999. */
export const isLocalDateText = (value: unknown): boolean =>
  typeof value === 'string' &&
  /^(19|2\d)\d\d-\d\d-\d\d$|^[3-9]\d{3}-\d\d-\d\d$/.test(value) &&
  parses((text) => Temporal.PlainDate.from(text))(value);
