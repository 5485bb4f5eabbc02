import type { DynamicModule } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { CommandBus, CqrsModule, QueryBus } from '@nestjs/cqrs';
import { Database } from '../persistence/database.js';
import { runsInTransaction } from './handlers.js';

type Execute = (message: object, ...rest: unknown[]) => Promise<unknown>;

/**
 * Lets a bus run messages in the transaction in progress, or in one of their own, so that what a handler sends is one piece
 * with it: all commands, and those queries that leave a trace in the audit trail.
 */
function transactional<Bus extends CommandBus | QueryBus>(bus: Bus, database: Database): Bus {
  const execute = bus.execute.bind(bus) as Execute;
  const within: Execute = (message, ...rest) => {
    const run = () => execute(message, ...rest);
    return runsInTransaction(message) ? database.transaction(run) : run();
  };
  return Object.assign(bus, { execute: within });
}

/** The module that gives each message to its handler, with buses that open transactions. */
export function transactionalBuses(): DynamicModule {
  const { providers = [], ...module } = CqrsModule.forRoot();
  const buses = [CommandBus, QueryBus].map((Bus) => ({
    provide: Bus,
    useFactory: (ref: ModuleRef, database: Database) => transactional(new Bus(ref), database),
    inject: [ModuleRef, Database],
  }));
  return { ...module, providers: [...providers, ...buses] };
}
