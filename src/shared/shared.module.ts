import { EntityManager } from '@mikro-orm/core';
import { MikroOrmModule, type MikroOrmModuleOptions } from '@mikro-orm/nestjs';
import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { ScheduleModule } from '@nestjs/schedule';
import { ThrottlerModule } from '@nestjs/throttler';
import { LoggerModule } from 'nestjs-pino';
import { Config } from '../config.js';
import { EventStreams } from './http/event-stream.js';
import { HealthController, Readiness } from './http/health.controller.js';
import { IdempotencyKeyGuard } from './http/idempotency-key.js';
import { loggingOptions } from './http/logging.js';
import { RateLimitGuard, rateLimits } from './http/rate-limit.guard.js';
import { Clock } from './kernel/clock.js';
import { DueWorkRunner } from './messaging/due-work.js';
import { MarkedMethods } from './messaging/marked-methods.js';
import { LiveHub } from './messaging/live-hub.js';
import { Outbox } from './messaging/outbox.js';
import { ParkedWork } from './messaging/parked-work.js';
import { ProcessSignal } from './messaging/process-signal.js';
import { QueueModule } from './messaging/queue.module.js';
import { Reactions } from './messaging/reactions.js';
import { Relay } from './messaging/relay.js';
import { transactionalBuses } from './messaging/transactional-buses.js';
import { ApplicationClock } from './persistence/application-clock.js';
import { Database } from './persistence/database.js';
import { IdempotencyKeys } from './persistence/idempotency-keys.js';
import { ExpiredKeys } from './persistence/expired-keys.js';
import { FieldEncryption } from './security/field-encryption.js';
import { SignedTokens } from './security/signed-token.js';

const provided = [
  Config,
  Clock,
  ApplicationClock,
  Database,
  Outbox,
  FieldEncryption,
  SignedTokens,
  Readiness,
  Relay,
  DueWorkRunner,
  EventStreams,
  LiveHub,
  ParkedWork,
  MarkedMethods,
];

/** What every context stands on, wired once. */
@Module({})
export class SharedModule {
  /** `orm`: the mappings of the contexts, and whether to connect at once. */
  static with(config: Config, orm: MikroOrmModuleOptions): DynamicModule {
    return {
      module: SharedModule,
      global: true,
      imports: [
        LoggerModule.forRoot(loggingOptions(config)),
        MikroOrmModule.forRoot({ ...orm, registerRequestContext: false }),
        transactionalBuses(),
        DiscoveryModule,
        ScheduleModule.forRoot(),
        ThrottlerModule.forRoot(rateLimits(config)),
        QueueModule.with(config),
      ],
      controllers: [HealthController],
      providers: [
        { provide: Config, useValue: config },
        ApplicationClock,
        { provide: Clock, useExisting: ApplicationClock },
        { provide: FieldEncryption, useFactory: () => new FieldEncryption(config.secretKeys) },
        {
          provide: SignedTokens,
          inject: [Clock],
          useFactory: (clock: Clock) => new SignedTokens(config.secretKeys, clock),
        },
        {
          provide: IdempotencyKeys,
          inject: [Clock, FieldEncryption],
          useFactory: (clock: Clock, encryption: FieldEncryption) => new IdempotencyKeys(clock, encryption),
        },
        {
          provide: Database,
          inject: [EntityManager, IdempotencyKeys],
          useFactory: (em: EntityManager, keys: IdempotencyKeys) => new Database(em, keys),
        },
        ExpiredKeys,
        Outbox,
        ParkedWork,
        MarkedMethods,
        ProcessSignal,
        LiveHub,
        EventStreams,
        Reactions,
        Relay,
        DueWorkRunner,
        Readiness,
        { provide: APP_GUARD, useClass: RateLimitGuard },
        { provide: APP_GUARD, useClass: IdempotencyKeyGuard },
      ],
      exports: [...provided, ProcessSignal, CqrsModule, QueueModule],
    };
  }
}
