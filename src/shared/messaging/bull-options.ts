import type { BullModuleOptions } from '@nestjs/bull';

const maxReconnectMilliseconds = 2_000;

/**
 * How queues talk to Redis. A command to a Redis that is away fails at once instead of waiting for it, and the
 * connections come back by themselves, however long it was away.
 */
export function bullOptions(redisUrl: string): BullModuleOptions {
  const url = new URL(redisUrl);
  return {
    redis: {
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: Number(url.port || 6379),
      username: decodeURIComponent(url.username) || undefined,
      password: decodeURIComponent(url.password) || undefined,
      db: Number(url.pathname.slice(1) || 0),
      ...(url.protocol === 'rediss:' ? { tls: {} } : {}),
      maxRetriesPerRequest: 1,
      enableReadyCheck: false,
      enableOfflineQueue: false,
      connectTimeout: 5_000,
      disconnectTimeout: 500,
      keepAlive: 10_000,
      retryStrategy: (times) => Math.min(50 * 2 ** Math.min(times, 10), maxReconnectMilliseconds),
    },
    prefix: 'careslot',
    // The version check would connect, and complain, before anybody wants something.
    skipVersionCheck: true,
    // An id can be queued again as soon as its work is over, whatever came of it: the database remembers, not Redis.
    defaultJobOptions: { removeOnComplete: true, removeOnFail: true, attempts: 1 },
    settings: {
      // Work whose process died is given to another one after this time, as often as it takes.
      lockDuration: 15_000,
      stalledInterval: 5_000,
      maxStalledCount: 1_000_000,
      retryProcessDelay: 500,
    },
  } as BullModuleOptions;
}
