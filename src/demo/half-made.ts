import type pg from 'pg';
import { kindOf } from '../shared/persistence/installation.js';

const schemas = [
  'platform',
  'settings',
  'identity',
  'patients',
  'practitioners',
  'scheduling',
  'appointments',
  'records',
  'notifications',
];

/**
 * Leaves nothing of a demo whose loading was broken off: all schemas go, or none.
 * @throws when it is not half-made, or somebody has an account in it whom the demo did not make
 */
export async function dropHalfMade(guard: pg.Client): Promise<void> {
  await guard.query('begin');
  try {
    await guard.query('lock table platform.installation, identity.account in access exclusive mode');
    if ((await kindOf(guard)) !== 'loading') throw new Error('Only a demo that was left half-made is removed.');
    const { rows } = await guard.query(`select from identity.account where email not like '%@demo.clinic' limit 1`);
    if (rows.length > 0) {
      throw new Error(
        'The demo clinic in this database was left half-made, and there are accounts of other people in it: nothing is removed. Use another database.',
      );
    }
    await guard.query(`drop schema ${schemas.map((schema) => guard.escapeIdentifier(schema)).join(', ')} cascade`);
    await guard.query('commit');
  } catch (error) {
    await guard.query('rollback');
    throw error;
  }
}
