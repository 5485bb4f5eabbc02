import type { Provider } from '@nestjs/common';
import { Command, CommandHandler, QueryHandler, type Query } from '@nestjs/cqrs';

type Message = Command<unknown> | Query<unknown>;
type MessageClass<M extends Message> = (abstract new (...values: never[]) => Message) & { readonly prototype: M };
type ResultOf<M extends Message> = M extends Command<infer R> | Query<infer R> ? R : never;
type HandlerClass<M extends Message> = new (...dependencies: never[]) => { execute(message: M): Promise<ResultOf<M>> };

interface HandlerOptions {
  /** Whether the bus opens a transaction for the message, or joins the one in progress. Commands: yes; queries: no. */
  readonly transaction?: boolean;
}

const inTransaction = new WeakSet<object>();

/** Whether the bus runs the handler of this message in a transaction. */
export function runsInTransaction(message: object): boolean {
  return inTransaction.has(message.constructor);
}

/**
 * The handlers of one context. `@Handles(TheMessage)` on a class makes it the handler and a provider of the context's
 * module: whoever sends the message imports its file, and its handler with it, so no list can forget one.
 */
export function handlersOfOneContext() {
  const providers: Provider[] = [];
  return {
    Handles:
      <M extends Message>(message: MessageClass<M>, { transaction }: HandlerOptions = {}) =>
      (handler: HandlerClass<M>): void => {
        const isCommand = message.prototype instanceof Command;
        (isCommand ? CommandHandler : QueryHandler)(message as unknown as new () => M)(handler);
        if (transaction ?? isCommand) inTransaction.add(message);
        providers.push(handler as Provider);
      },

    /** The providers of the module: these and all handlers. Nest reads the list at the start, when every file is loaded. */
    providersWith: (...others: Provider[]): Provider[] => {
      providers.push(...others);
      return providers;
    },
  };
}
