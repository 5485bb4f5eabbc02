import type { CliCommand } from './command.js';
import { createAdmin } from './create-admin.js';
import { exportClinic } from './export-clinic.js';
import { importClinic } from './import-clinic.js';
import { loadDemoClinic } from './load-demo-clinic.js';
import { noteBackup } from './note-backup.js';
import { replayOutbox } from './replay-outbox.js';
import { resetPassword } from './reset-password.js';
import { revokeSessions } from './revoke-sessions.js';
import { rotateKeys } from './rotate-keys.js';
import { verifyAudit } from './verify-audit.js';
import { verifyCalendar } from './verify-calendar.js';

/** What `npm run cli` can do, in the order in which it says so. */
export const commands: readonly CliCommand[] = [
  createAdmin,
  resetPassword,
  revokeSessions,
  loadDemoClinic,
  exportClinic,
  importClinic,
  noteBackup,
  replayOutbox,
  rotateKeys,
  verifyAudit,
  verifyCalendar,
];
