import { CommandBus, QueryBus, type Command, type Query } from '@nestjs/cqrs';
import type { ModuleRef } from '@nestjs/core';
import type { Database } from '../persistence/database.js';
import { runsInTransaction } from './handlers.js';

/** Runs a command in the transaction in progress, or in one of its own: commands that a handler sends are one piece with it. */
export class TransactionalCommandBus extends CommandBus {
  constructor(
    moduleRef: ModuleRef,
    private readonly database: Database,
  ) {
    super(moduleRef);
  }

  override execute<Result>(command: Command<Result>): Promise<Result> {
    if (!runsInTransaction(command)) return super.execute(command);
    return this.database.transaction(() => super.execute(command));
  }
}

/** The same for the queries that say so: those that leave a trace in the audit trail. */
export class TransactionalQueryBus extends QueryBus {
  constructor(
    moduleRef: ModuleRef,
    private readonly database: Database,
  ) {
    super(moduleRef);
  }

  override execute<Result>(query: Query<Result>): Promise<Result> {
    if (!runsInTransaction(query)) return super.execute(query);
    return this.database.transaction(() => super.execute(query));
  }
}
