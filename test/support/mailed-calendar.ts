import ical from 'node-ical';

interface Entry {
  readonly uid: string;
  readonly sequence: number;
  readonly start: string;
  readonly cancelled: boolean;
}

/** The entry of a mail as it came over the wire; undefined when it brings none. */
export function entryOf(raw: string): Entry | undefined {
  const attached = /filename="?visit\.ics"?[\s\S]*?\r?\n\r?\n([A-Za-z0-9+/=\r\n]+)/.exec(raw);
  if (!attached) return undefined;
  const text = Buffer.from(attached[1]!, 'base64').toString();
  const event = Object.values(ical.sync.parseICS(text)).find((part) => part?.type === 'VEVENT') as never as {
    uid: string;
    sequence: unknown;
    start: Date;
  };
  const cancelled = /^METHOD:CANCEL/m.test(text);
  return { uid: event.uid, sequence: Number(event.sequence), start: event.start.toISOString(), cancelled };
}

/**
 * The calendar of somebody whose program takes every entry that comes with a mail (RFC 5546). It is a strict one: what
 * it has taken out comes back only with a greater SEQUENCE, and an older SEQUENCE changes nothing.
 */
export class MailedCalendar {
  private readonly entries = new Map<string, Entry>();

  take(entry: Entry): void {
    const known = this.entries.get(entry.uid);
    if (known && entry.sequence < known.sequence) return;
    if (known?.sequence === entry.sequence && !entry.cancelled) return;
    this.entries.set(entry.uid, entry);
  }

  /** What is shown: starts by the id of the visit. */
  shown(): Record<string, string> {
    const shown = [...this.entries.values()].filter(({ cancelled }) => !cancelled);
    return Object.fromEntries(shown.map(({ uid, start }) => [uid, start]));
  }
}
