import type pg from 'pg';
import { ormOptions } from '../../mikro-orm.config.js';
import type { Config } from '../config.js';
import { takeEmpty } from '../operations/index.js';
import { becomes, kindOf, type Kind } from '../shared/persistence/installation.js';
import { bringUpToDate } from '../shared/persistence/schema-migrations.js';
import { dropHalfMade } from './half-made.js';

type Say = (line: string) => void;

/**
 * Decides by what the database is, and not by how this process was started, and answers whether the demo is to be loaded.
 * A clinic that was started as a demo runs as the clinic it is.
 * @throws a sentence when production meets a demo, or the demo a database that is not empty
 */
export async function demoIsToBeLoaded(guard: pg.Client, config: Config, say: Say): Promise<boolean> {
  const kind = await known(guard, config, say);
  if (kind === 'demo' && !config.demo) say('This database holds the demo clinic, whose password everybody knows.');
  if (kind === 'clinic' && config.demo) {
    config.demo = false;
    say(
      'This database belongs to a clinic: the demo is not loaded into it. Another DATA_DIR or DATABASE_URL can have it.',
    );
  }
  if (kind !== undefined || !config.demo) return false;
  await begin(guard);
  return true;
}

/** What the database is, once what was left half-made is gone. */
async function known(guard: pg.Client, config: Config, say: Say): Promise<Kind | undefined> {
  const kind = await kindOf(guard);
  if (config.production) {
    if (kind === 'demo' || kind === 'loading') {
      throw new Error('This database holds the demo clinic: production refuses it. Give it a database of its own.');
    }
    await becomes(guard, 'clinic');
    return 'clinic';
  }
  if (kind !== 'loading') return kind;
  say('The demo clinic was left half-made: starting over.');
  await dropHalfMade(guard);
  await bringUpToDate(guard, ormOptions(config, { patient: true }), say);
  return undefined;
}

/** The first thing that is done with an empty database. */
async function begin(guard: pg.Client): Promise<void> {
  await guard.query('begin');
  try {
    await takeEmpty(guard, 'The demo is loaded into an empty one only; nothing was changed.');
    await becomes(guard, 'loading');
    await guard.query('commit');
  } catch (error) {
    await guard.query('rollback');
    throw error;
  }
}
