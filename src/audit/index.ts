/** The front door of audit: the trail that every context writes, and what proves it. */
export { AuditModule } from './audit.module.js';
export { AuditTrail, fieldsOf, type AuditEntry } from './audit-trail.js';
export { AuditSealer } from './audit-sealer.js';
export { AuditVerification } from './audit-verification.js';
export type { ChainEnd } from './audit-seal.js';
