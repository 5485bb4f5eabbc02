import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Type } from '@nestjs/common';
import type { InstanceWrapper } from '@nestjs/core/injector/instance-wrapper.js';
import { Command, CommandBus, Query, QueryBus } from '@nestjs/cqrs';
import { sql } from 'kysely';
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Database } from '../../../src/shared/persistence/database.js';
import { handlersOfOneContext } from '../../../src/shared/messaging/handlers.js';
import { startTestApp, type TestApp } from '../../support/app.js';

const root = resolve(import.meta.dirname, '../../..');
const { Handles } = handlersOfOneContext();

class Fail extends Command<void> {}
class Inner extends Command<string> {}
class Outer extends Command<string[]> {}
class OnItsOwn extends Command<string[]> {}
class Look extends Query<string[]> {}
class RecordedLook extends Query<string[]> {}
class NeverHandled extends Command<void> {}

let app: TestApp;
const transactionId = async () =>
  (await app.resolve(Database).row(sql<{ id: string }>`select pg_current_xact_id()::text as id`))!.id;
const twoIds = async () => [await transactionId(), await transactionId()];

@Handles(Fail)
class FailHandler {
  async execute(): Promise<void> {
    await app.resolve(Database).rows(sql`insert into public.done values (1)`);
    throw new Error('no');
  }
}

@Handles(Inner)
class InnerHandler {
  execute = transactionId;
}

@Handles(Outer)
class OuterHandler {
  async execute(): Promise<string[]> {
    return [...(await twoIds()), await app.send(new Inner()), ...(await app.ask(new RecordedLook()))];
  }
}

@Handles(OnItsOwn, { transaction: false })
class OnItsOwnHandler {
  execute = twoIds;
}

@Handles(Look)
class LookHandler {
  execute = twoIds;
}

@Handles(RecordedLook, { transaction: true })
class RecordedLookHandler {
  execute = twoIds;
}

const wrapped = (metatype: Type): InstanceWrapper =>
  ({ metatype, instance: new metatype(), isDependencyTreeStatic: () => true }) as unknown as InstanceWrapper;
const different = (ids: string[]) => new Set(ids).size;

beforeAll(async () => {
  app = await startTestApp({ role: 'api' });
  await app.sql`create table public.done (id int)`;
  app.resolve(CommandBus).register([FailHandler, InnerHandler, OuterHandler, OnItsOwnHandler].map(wrapped));
  app.resolve(QueryBus).register([LookHandler, RecordedLookHandler].map(wrapped));
});
afterAll(() => app.close());

describe('the bus', () => {
  it('runs a command, and what its handler sends, in one transaction', async () => {
    expect(different(await app.send(new Outer()))).toBe(1);
  });

  it('takes back what a command did that fails', async () => {
    await expect(app.send(new Fail())).rejects.toThrow('no');
    expect(await app.sql`select id from public.done`).toEqual([]);
  });

  it('opens no transaction for a command that says so', async () => {
    expect(different(await app.send(new OnItsOwn()))).toBe(2);
  });

  it('opens one for the queries that say so, and for no other', async () => {
    expect(different(await app.ask(new Look()))).toBe(2);
    expect(different(await app.ask(new RecordedLook()))).toBe(1);
  });
});

describe('every command and query', () => {
  const hasHandler = (message: object): boolean =>
    [
      { bus: app.resolve(CommandBus), mark: '__command__' },
      { bus: app.resolve(QueryBus), mark: '__query__' },
    ].some(({ bus, mark }) => {
      const known = (bus as unknown as { handlers: Map<string, unknown> }).handlers;
      const metadata = Reflect.getMetadata(mark, message) as { id: string } | undefined;
      return metadata !== undefined && known.has(metadata.id);
    });

  it('has a handler that its bus knows', async () => {
    const files = globSync('src/**/*.ts', { cwd: root }).filter((file) =>
      /extends (Command|Query)</.test(readFileSync(resolve(root, file), 'utf8')),
    );
    const messages: (new () => object)[] = [NeverHandled];
    for (const file of files) {
      const exported = Object.values((await import(resolve(root, file))) as Record<string, unknown>);
      messages.push(
        ...exported.filter(
          (value): value is new () => object =>
            typeof value === 'function' && (value.prototype instanceof Command || value.prototype instanceof Query),
        ),
      );
    }
    expect(messages.length).toBeGreaterThan(150);
    expect(messages.filter((message) => !hasHandler(message))).toEqual([NeverHandled]);
  });
});
