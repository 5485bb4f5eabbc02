import { describe, expect, it } from 'vitest';
import { pino, type LoggerOptions } from 'pino';
import { Config } from '../../src/config.js';
import { loggingOptions } from '../../src/shared/http/logging.js';

function logger() {
  const lines: Record<string, unknown>[] = [];
  const { pinoHttp } = loggingOptions(Object.assign(new Config(), { logLevel: 'info' }));
  const { level, redact, hooks } = pinoHttp as LoggerOptions;
  return { lines, log: pino({ level, redact, hooks }, { write: (line) => void lines.push(JSON.parse(line)) }) };
}

describe('the log', () => {
  it('leaves out that every route exists, but no warning of the same parts', () => {
    const { lines, log } = logger();
    log.info({ context: 'RouterExplorer' }, 'Mapped {/api/v1/me, GET} route');
    log.info({ context: 'Relay' }, 'An event');
    log.warn({ context: 'RouterExplorer' }, 'Twice the same route');
    log.info('Without a context');
    expect(lines.map(({ msg }) => msg)).toEqual(['An event', 'Twice the same route', 'Without a context']);
  });

  it('keeps secrets and reasons to itself', () => {
    const { lines, log } = logger();
    log.info({ body: { password: 'p', token: 't', reason: 'A cough', email: 'a@b.test', id: 1 } }, 'Asked');
    expect(lines[0]!.body).toEqual({ id: 1 });
  });
});
