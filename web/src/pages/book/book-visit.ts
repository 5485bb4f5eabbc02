import { answered, api } from '../../api/client';
import { once } from '../../api/once';
import { Problem } from '../../api/problem';
import type { Visit } from '../../api/schema';
import type { Wish } from './chosen';

/** A hold that ended or belongs to somebody else does not matter, as long as the time itself is free. */
const holdIsGone = (error: unknown): boolean =>
  error instanceof Problem && (['HOLD_EXPIRED', 'HOLD_MISMATCH'].includes(error.code) || error.status === 404);

/** Books the time, with the hold if it still stands, else without. */
export async function bookVisit(wish: Wish, reason: string, holdId?: string): Promise<Visit> {
  const body = { ...wish, ...(reason === '' ? {} : { reason }) };
  if (holdId === undefined) return send(body);
  try {
    return await send({ ...body, holdId });
  } catch (error) {
    if (holdIsGone(error)) return send(body);
    throw error;
  }
}

function send(body: Wish & { reason?: string; holdId?: string }): Promise<Visit> {
  return once(['book', body], (key) =>
    answered(api.POST('/api/v1/appointments', { params: { header: { 'Idempotency-Key': key } }, body })),
  );
}
