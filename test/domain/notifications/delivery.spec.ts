import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Logger } from '@nestjs/common';
import { Config } from '../../../src/config.js';
import { Delivery } from '../../../src/notifications/application/delivery.js';
import { Outcomes } from '../../../src/notifications/application/outcomes.js';
import type { ClaimedMessage, Outcome } from '../../../src/notifications/domain/messages.js';
import { unavailable } from '../../../src/shared/kernel/domain-error.js';
import { putBackLogger } from '../../support/nest-logger.js';

const now = Temporal.Instant.from('2026-12-01T08:00:00Z');
const id = 'message';
const claimed: ClaimedMessage = {
  id,
  kind: 'visit-confirmed',
  recipient: { kind: 'patient', id: 'ana' },
  appointmentId: 'visit',
  revision: 0,
  details: {},
  attempt: 1,
  causedAt: now.toString(),
};

beforeAll(() => Logger.overrideLogger(false));
afterAll(putBackLogger);
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** A sender whose database can be away, and whose leases are over at once: it may take the message whenever it asks. */
function sender() {
  const world = {
    away: false,
    refuses: false,
    mailFails: false,
    mails: 0,
    asked: 0,
    leased: 0,
    recorded: [] as Outcome['kind'][],
  };
  const messages = {
    claim: async (_id: string, from: Temporal.Instant, until: Temporal.Instant) => {
      world.leased = from.until(until).total('seconds');
      return world.recorded.includes('sent') ? undefined : claimed;
    },
    record: async (_message: ClaimedMessage, outcome: Outcome) => {
      world.asked++;
      if (world.away) throw unavailable('DATABASE_AWAY', 'The database is away');
      if (world.refuses) throw new Error('column "sent_at" does not exist');
      world.recorded.push(outcome.kind);
    },
  };
  const composer = { compose: async () => ({ mail: {} }) };
  const mailer = {
    send: async () => {
      world.mails++;
      if (world.mailFails) throw new Error('the mail server is away');
    },
  };
  const outcomes = new Outcomes(messages as never);
  const delivery = new Delivery(
    new Config(),
    { now: () => now } as never,
    {} as never,
    messages as never,
    composer as never,
    mailer as never,
    outcomes,
  );
  return { world, delivery, outcomes };
}

describe('a sender', () => {
  it('has the message for longer than a mail server may take', async () => {
    const { world, delivery } = sender();
    await delivery.deliver(id);
    expect(world.leased).toBeGreaterThan(60);
  });
});

describe('a mail that the server took while the database was away', () => {
  it('is not sent again by this process, and recorded by the next who asks for it', async () => {
    const { world, delivery } = sender();
    world.away = true;
    await delivery.deliver(id);
    await delivery.deliver(id);
    expect(world).toMatchObject({ mails: 1, recorded: [] });
    world.away = false;
    await delivery.deliver(id);
    await delivery.deliver(id);
    expect(world).toMatchObject({ mails: 1, recorded: ['sent'] });
  });

  it('is recorded by itself as soon as the database is back', async () => {
    vi.useFakeTimers();
    const { world, delivery } = sender();
    world.away = true;
    await delivery.deliver(id);
    await vi.advanceTimersByTimeAsync(5_000);
    world.away = false;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(world).toMatchObject({ mails: 1, recorded: ['sent'] });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is recorded at the latest when the process ends', async () => {
    const { world, delivery, outcomes } = sender();
    world.away = true;
    await delivery.deliver(id);
    world.away = false;
    await outcomes.beforeApplicationShutdown();
    expect(world.recorded).toEqual(['sent']);
  });

  it('and one that the server did not take is tried again once that is recorded', async () => {
    const { world, delivery } = sender();
    Object.assign(world, { away: true, mailFails: true });
    await delivery.deliver(id);
    Object.assign(world, { away: false, mailFails: false });
    await delivery.deliver(id);
    await delivery.deliver(id);
    expect(world).toMatchObject({ mails: 2, recorded: ['postponed', 'sent'] });
  });
});

describe('an outcome that the database refuses', () => {
  it('is logged and given up, so that the message is taken up again', async () => {
    vi.useFakeTimers();
    const logged = vi.spyOn(Logger.prototype, 'error');
    const { world, delivery } = sender();
    world.refuses = true;
    await delivery.deliver(id);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(world).toMatchObject({ asked: 1, recorded: [] });
    expect(vi.getTimerCount()).toBe(0);
    expect(logged.mock.calls).toEqual([[expect.anything(), 'Message message: sent, which cannot be recorded']]);
    world.refuses = false;
    await delivery.deliver(id);
    expect(world).toMatchObject({ mails: 2, recorded: ['sent'] });
  });

  it('after an outage is given up too', async () => {
    vi.useFakeTimers();
    const { world, delivery } = sender();
    world.away = true;
    await delivery.deliver(id);
    await vi.advanceTimersByTimeAsync(5_000);
    Object.assign(world, { away: false, refuses: true });
    await vi.advanceTimersByTimeAsync(500);
    const { asked } = world;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(world).toMatchObject({ asked, recorded: [] });
    expect(vi.getTimerCount()).toBe(0);
  });
});
