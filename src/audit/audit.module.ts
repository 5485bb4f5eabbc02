import { Global, Module } from '@nestjs/common';
import { AuditMetrics } from './audit-metrics.js';
import { AuditSealKeys } from './audit-seal-keys.js';
import { AuditSealer } from './audit-sealer.js';
import { AuditTrail } from './audit-trail.js';
import { AuditVerification } from './audit-verification.js';
import { AuditController } from './audit.controller.js';
import { providersWith } from './handlers.js';

/** Global, because every context records what is read and changed in it. */
@Global()
@Module({
  controllers: [AuditController],
  providers: providersWith(AuditTrail, AuditSealKeys, AuditSealer, AuditVerification, AuditMetrics),
  exports: [AuditTrail, AuditSealer],
})
export class AuditModule {}
