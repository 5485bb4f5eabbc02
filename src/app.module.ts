import { Module, type DynamicModule } from '@nestjs/common';
import { ormOptions } from '../mikro-orm.config.js';
import { AppointmentsModule } from './appointments/index.js';
import { AuditModule } from './audit/index.js';
import type { Config } from './config.js';
import { IdentityModule } from './identity/index.js';
import { NotificationsModule } from './notifications/index.js';
import { OperationsModule } from './operations/index.js';
import { PatientsModule } from './patients/index.js';
import { PractitionersModule } from './practitioners/index.js';
import { RecordsModule } from './records/index.js';
import { ReportingModule } from './reporting/index.js';
import { SchedulingModule } from './scheduling/index.js';
import { SettingsModule } from './settings/index.js';
import { SharedModule } from './shared/shared.module.js';

/** The list of contexts. */
@Module({})
export class AppModule {
  /** `connect: false` builds the application without a database: enough to write openapi.json. */
  static with(config: Config, options: { connect: boolean } = { connect: true }): DynamicModule {
    return {
      module: AppModule,
      imports: [
        SharedModule.with(config, { ...ormOptions(config), ...options }),
        OperationsModule.with(config),
        SettingsModule,
        IdentityModule,
        AuditModule,
        PatientsModule,
        PractitionersModule,
        SchedulingModule,
        AppointmentsModule,
        RecordsModule,
        NotificationsModule.with(config),
        ReportingModule,
      ],
    };
  }
}
