import pLimit from 'p-limit';
import { answered, api } from '../../api/client';
import { serverNow } from '../../api/clock';
import { once } from '../../api/once';
import { Problem } from '../../api/problem';
import type { Hold } from '../../api/schema';
import { plusDays } from '../../format/zoned';
import { keyOf, type Wish } from './chosen';

/** The code of a time that the server does not offer, where it has not said why. */
export const notOffered = 'NOT_OFFERED';

/** A hold, or why there is none although the time can be booked. */
export type Kept = { readonly hold: Hold } | { readonly hold?: undefined; readonly why: 'group' | 'too-many' };

/** All tabs share it: the newest wish counts, and a tab that was closed leaves nothing behind. An id, nothing about the person. */
const memory = {
  key: (practitionerId: string): string => `hold ${practitionerId}`,
  read(practitionerId: string): { id: string; wish: string } | undefined {
    const [id, ...wish] = localStorage.getItem(memory.key(practitionerId))?.split(' ') ?? [];
    return id === undefined ? undefined : { id, wish: wish.join(' ') };
  },
  write: (wish: Wish, id: string): void =>
    localStorage.setItem(memory.key(wish.practitionerId), `${id} ${keyOf(wish)}`),
  forget: (practitionerId: string): void => localStorage.removeItem(memory.key(practitionerId)),
};

/** One after the other: the last time is given up before the next one is taken, there is one for each practitioner. */
const inTurn = pLimit(1);

/**
 * Keeps a time for who fills in the form. A reload finds the hold again by its id, which the browser remembers; a hold on
 * another time with the same practitioner is given up.
 * @throws {Problem} when the time cannot be booked
 */
export function keepTime(wish: Wish): Promise<Kept> {
  return inTurn(async () => {
    const remembered = memory.read(wish.practitionerId);
    if (remembered) {
      const hold = await find(remembered.id);
      if (hold && isFor(hold, wish)) return { hold };
      await giveUp(wish.practitionerId, remembered.id);
    }
    try {
      const hold = await once(['hold', keyOf(wish)], (key) =>
        answered(
          api.POST('/api/v1/slot-holds', {
            params: { header: { 'Idempotency-Key': key } },
            body: { ...wish },
          }),
        ),
      );
      memory.write(wish, hold.id);
      return { hold };
    } catch (error) {
      if (error instanceof Problem && error.code === 'HOLD_NOT_POSSIBLE') return { why: 'group' };
      // The server counts holds before it looks at the time: whether that is free is asked for itself.
      if (!(error instanceof Problem) || error.code !== 'TOO_MANY_HOLDS') throw error;
      if (await isOffered(wish)) return { why: 'too-many' };
      throw new Problem(409, notOffered, error.detail);
    }
  });
}

/** Whether the server offers the time at this moment. */
async function isOffered({ start, ...wish }: Wish): Promise<boolean> {
  const date = start.slice(0, 10);
  // The dates are the site's, which may be a day before or after.
  const query = { ...wish, from: plusDays(date, -1), to: plusDays(date, 2) };
  const { items } = await answered(api.GET('/api/v1/slots', { params: { query } }));
  return items.some((slot) => Date.parse(slot.start) === Date.parse(start));
}

export function keepLonger(hold: Hold): Promise<Hold> {
  return once(['renew', hold.id], (key) =>
    answered(
      api.POST('/api/v1/slot-holds/{id}/renew', {
        params: { path: { id: hold.id }, header: { 'Idempotency-Key': key } },
      }),
    ),
  );
}

/** Gives the time back, unless the person has meanwhile gone on to another one. It ends by itself anyhow. */
export function letGo(wish: Wish): Promise<void> {
  return inTurn(async () => {
    const remembered = memory.read(wish.practitionerId);
    if (remembered?.wish === keyOf(wish)) await giveUp(wish.practitionerId, remembered.id);
  }).catch(() => undefined);
}

/** The hold became a visit. */
export function holdIsUsed({ practitionerId }: Pick<Wish, 'practitionerId'>): void {
  memory.forget(practitionerId);
}

async function giveUp(practitionerId: string, id: string): Promise<void> {
  memory.forget(practitionerId);
  await unlessGone(answered(api.DELETE('/api/v1/slot-holds/{id}', { params: { path: { id } } })));
}

async function find(id: string): Promise<Hold | undefined> {
  const hold = await unlessGone(answered(api.GET('/api/v1/slot-holds/{id}', { params: { path: { id } } })));
  return hold && Date.parse(hold.expiresAt) > serverNow() ? hold : undefined;
}

/** Undefined when it is not there any more, or was somebody else's. */
async function unlessGone<Data>(request: Promise<Data>): Promise<Data | undefined> {
  try {
    return await request;
  } catch (error) {
    if (error instanceof Problem && [404, 409].includes(error.status)) return undefined;
    throw error;
  }
}

function isFor(hold: Hold, wish: Wish): boolean {
  const same = (['practitionerId', 'siteId', 'visitTypeId'] as const).every((key) => hold[key] === wish[key]);
  return same && Date.parse(hold.start) === Date.parse(wish.start);
}
