import type { DynamicModule } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { CommandBus, CqrsModule, QueryBus, type Command, type Query } from '@nestjs/cqrs';
import { Database } from '../persistence/database.js';
import { runsInTransaction } from './handlers.js';

/** Runs a command in the transaction in progress, or in one of its own: commands that a handler sends are one piece with it. */
class TransactionalCommandBus extends CommandBus {
  constructor(
    moduleRef: ModuleRef,
    private readonly database: Database,
  ) {
    super(moduleRef);
  }

  override execute<Result>(command: Command<Result>, ...rest: unknown[]): Promise<Result> {
    const run = (): Promise<Result> => super.execute(command, ...(rest as []));
    return runsInTransaction(command) ? this.database.transaction(run) : run();
  }
}

/** The same for the queries that say so: those that leave a trace in the audit trail. */
class TransactionalQueryBus extends QueryBus {
  constructor(
    moduleRef: ModuleRef,
    private readonly database: Database,
  ) {
    super(moduleRef);
  }

  override execute<Result>(query: Query<Result>, ...rest: unknown[]): Promise<Result> {
    const run = (): Promise<Result> => super.execute(query, ...(rest as []));
    return runsInTransaction(query) ? this.database.transaction(run) : run();
  }
}

/** The module that gives each message to its handler, with buses that open transactions. */
export function transactionalBuses(): DynamicModule {
  const { providers = [], ...module } = CqrsModule.forRoot();
  // By factories: a subclass would inherit what Nest injects into the constructor of its parent.
  const buses = [
    {
      provide: CommandBus,
      useFactory: (ref: ModuleRef, database: Database) => new TransactionalCommandBus(ref, database),
    },
    { provide: QueryBus, useFactory: (ref: ModuleRef, database: Database) => new TransactionalQueryBus(ref, database) },
  ];
  return { ...module, providers: [...providers, ...buses.map((bus) => ({ ...bus, inject: [ModuleRef, Database] }))] };
}
