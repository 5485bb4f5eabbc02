import { defineConfig, UnderscoreNamingStrategy } from '@mikro-orm/postgresql';
import { Migrator } from '@mikro-orm/migrations';
import { resolve } from 'node:path';
import { loadConfig, type Config } from './src/config.js';
import { appointmentsEntities } from './src/appointments/persistence/mapping.js';
import { identityEntities } from './src/identity/accounts/persistence/mapping.js';
import { patientsEntities } from './src/patients/persistence/mapping.js';
import { practitionersEntities } from './src/practitioners/mapping.js';
import { recordsEntities } from './src/records/persistence/mapping.js';
import { poolPreparation } from './src/shared/persistence/wire/connection-pool.js';

/** Tables that only SQL writes: projections and what is appended. Migrations own them, no entity does. */
const tablesWithoutEntity = [
  ...[
    'outbox',
    'reaction',
    'idempotency_key',
    'clock',
    'installation',
    'migration',
    'audit_event',
    'audit_seal',
    'audit_seal_key',
    'backup',
  ],
  ...['session', 'refresh_token', 'attempt', 'care_relation', 'application_document', 'history'],
  ...['practitioner_photo', 'credential_content'],
  ...['calendar', 'working_hours', 'exception', 'holiday', 'claim', 'claim_seat', 'practitioner_day', 'past_day'],
  ...['clinic', 'logo'],
  ...['message', 'reminder_horizon', 'mailbox'],
  ...['document'],
  ...['medical_history', 'emergency_contacts', 'photo', 'break_glass'],
  ...['prescription_counter', 'prescription_check'],
];

/** `patient`: for work that may take its time, such as a migration on a busy machine. */
export function ormOptions(config: Config, { patient = false } = {}) {
  return defineConfig({
    clientUrl: config.databaseUrl,
    entities: [
      ...identityEntities,
      ...patientsEntities,
      ...practitionersEntities,
      ...appointmentsEntities,
      ...recordsEntities,
    ],
    namingStrategy: UnderscoreNamingStrategy,
    extensions: [Migrator],
    forceUtcTimezone: true,
    pool: { min: 0, max: 10 },
    ignoreUndefinedInQuery: true,
    schemaGenerator: {
      skipTables: tablesWithoutEntity,
      skipViews: ['working_day'],
      ignoreRoutines: true,
      ignoreTriggers: true,
    },
    migrations: {
      path: resolve(import.meta.dirname, 'src/shared/persistence/migrations'),
      glob: '!(*.d).{js,ts}',
      tableName: 'platform.migration',
      transactional: true,
      allOrNothing: true,
      emit: 'ts',
      snapshot: false,
      silent: true,
    },
    driverOptions: {
      connectionString: config.databaseUrl,
      // Nothing may wait for ever; a lock that is not given within 5 s is answered as such.
      options: patient
        ? '-c TimeZone=UTC -c statement_timeout=0 -c lock_timeout=60s'
        : '-c TimeZone=UTC -c statement_timeout=15s -c lock_timeout=5s -c idle_in_transaction_session_timeout=30s',
      onPoolCreated: poolPreparation(() => (patient || config.preparing ? 600_000 : 5_000)),
    },
    // Read by the column types through their platform (security/field-encryption.ts).
    secretKeys: config.secretKeys,
  } as Parameters<typeof defineConfig>[0]);
}

export default () => ormOptions(loadConfig());
