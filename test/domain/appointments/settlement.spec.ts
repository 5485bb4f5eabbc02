import { describe, expect, it } from 'vitest';
import { Settlement } from '../../../src/appointments/application/settlement.js';
import { conflict, refused, type DomainError } from '../../../src/shared/kernel/domain-error.js';
import { appointmentIn, by, start } from './visits.js';

const visits = ['first', 'second', 'third'].map((id, nth) =>
  appointmentIn('confirmed', { id, start: start.add({ hours: nth }) }),
);

/** Settles three visits of which some cannot be; answers with the refusal, and whom it was tried for. */
async function settled(refusals: Record<string, DomainError>) {
  const tried: string[] = [];
  const changes = {
    tell: async ({ id }: { id: string }) => {
      tried.push(id);
      if (refusals[id]) throw refusals[id];
    },
  };
  const occasions = { as: () => by('admin') };
  const settlement = new Settlement(null as never, changes as never, null as never, occasions as never, null as never);
  const { actor } = by('admin');
  const error = await settlement.settle(visits.toReversed(), { kind: 'cancel' }, actor, actor as never).then(
    () => undefined,
    (thrown: DomainError) => thrown,
  );
  return { tried, code: error?.code, details: error?.details };
}

describe('what was decided about visits that a change hits', () => {
  it('is done from the first to the last', async () => {
    expect(await settled({})).toEqual({ tried: ['first', 'second', 'third'], code: undefined, details: undefined });
  });

  it('is refused with everybody for whom it cannot be done', async () => {
    const [one, other] = [refused('ON_LEAVE', 'On leave.'), conflict('NO_TIME_FREE', 'No time.')];
    expect(await settled({ first: one, third: other })).toEqual({
      tried: ['first', 'second', 'third'],
      code: 'ON_LEAVE',
      details: {
        appointmentId: 'first',
        unsettled: [
          { appointmentId: 'first', code: 'ON_LEAVE' },
          { appointmentId: 'third', code: 'NO_TIME_FREE' },
        ],
      },
    });
  });

  it('goes on no further once the database has refused one: the transaction is over', async () => {
    const overlap = conflict('PATIENT_OVERLAP', 'The patient has another visit at that time.');
    expect(await settled({ second: overlap })).toMatchObject({ tried: ['first', 'second'], code: 'PATIENT_OVERLAP' });
  });
});
