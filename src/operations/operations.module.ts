import { Module, type DynamicModule, type MiddlewareConsumer, type NestModule } from '@nestjs/common';
import type { Config } from '../config.js';
import { ClockController } from './clock/clock.controller.js';
import { KeyRotation } from './keys/key-rotation.js';
import { MetricsServer } from './metrics/metrics-server.js';
import { MetricsMiddleware } from './metrics/metrics.js';
import { RequestFigures } from './metrics/request-figures.js';
import { AuditStatus } from './status/audit-status.js';
import { Backups } from './status/backups.js';
import { BackupStatus } from './status/backup-status.js';
import { ClockStatus } from './status/clock-status.js';
import { DatabaseStatus } from './status/database-status.js';
import { MigrationsStatus } from './status/migrations-status.js';
import { QueueStatus } from './status/queue-status.js';
import { SystemStatusController } from './status/system-status.controller.js';
import { SystemStatus } from './status/system-status.js';

/** In the order in which an administrator reads them. */
const statusChecks = [DatabaseStatus, QueueStatus, ClockStatus, MigrationsStatus, AuditStatus, BackupStatus];

@Module({
  controllers: [SystemStatusController],
  providers: [
    { provide: RequestFigures, useFactory: () => new RequestFigures() },
    MetricsServer,
    SystemStatus,
    Backups,
    ...statusChecks,
    KeyRotation,
  ],
})
export class OperationsModule implements NestModule {
  static with({ clock, production }: Config): DynamicModule {
    return { module: OperationsModule, controllers: clock && !production ? [ClockController] : [] };
  }

  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(MetricsMiddleware).forRoutes('{*path}');
  }
}
