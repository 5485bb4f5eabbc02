import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessMatrix } from '../../support/attacks/access-matrix.js';
import { buildAccessWorld, type AccessWorld } from '../../support/attacks/access-world.js';
import { startTestApp, type TestApp } from '../../support/app.js';
import { operations, type Operation } from '../../support/contract.js';
import { Wire, type WireRequest } from '../../support/attacks/exchange.js';
import { admin, type Person } from '../../support/people.js';
import { worstBodiesOf, worstQueriesOf } from '../../support/attacks/worst-bodies.js';

const longestMilliseconds = 50;
const largestAnswerBytes = 16_384;
/** Garbage of others and a shared core cost as well: the best of some tries is what the input costs. */
const tries = 15;

type Answer = Awaited<ReturnType<Wire['exchange']>>;

interface Request extends WireRequest {
  readonly method: string;
}

/**
 * The worst input of each operation neither keeps the others waiting nor is answered at length.
 *
 * What is measured is the time that the thread computes, with this test's own part in it: a busy machine changes it little.
 * Shown to catch planted faults: without `errorsOfShape` in the pipe, and without the bound of the errors in an answer.
 */
describe('the worst input', () => {
  let app: TestApp;
  let world: AccessWorld;
  let wire: Wire;
  let boss: Person;

  beforeAll(async () => {
    app = await startTestApp({ role: 'api' });
    world = await buildAccessWorld(app);
    boss = world.clinic.admin;
    wire = new Wire(app.url, 1);
  });
  afterAll(async () => {
    wire?.close();
    await app?.close();
  });

  const computedMilliseconds = async (work: () => Promise<unknown>): Promise<number> => {
    const { user, system } = process.threadCpuUsage();
    await work();
    const after = process.threadCpuUsage();
    return (after.user + after.system - user - system) / 1e3;
  };

  /** The least milliseconds that one answer to a request costs. It stops looking once they are few enough. */
  const leastOf = async (request: Request, token: string, enough = 0, heard?: (answer: Answer) => void) => {
    let least = Infinity;
    for (let turn = 0; turn < tries && least > enough; turn++) {
      const cost = await computedMilliseconds(async () => {
        const answer = await wire.exchange(request, request.method, token);
        heard?.(answer);
      });
      least = Math.min(least, cost);
    }
    return least;
  };

  /** `own`: what the operation costs, in milliseconds, whatever the input is. */
  const faultsOf = async (requests: readonly Request[], token: string, own = 0): Promise<string[]> => {
    const faults: string[] = [];
    for (const request of requests) {
      const least = await leastOf(request, token, own + longestMilliseconds, ({ status, text }) => {
        const bytes = Buffer.byteLength(text);
        if (status >= 500) faults.push(`${request.what}: ${status}`);
        if (status >= 400 && bytes > largestAnswerBytes) faults.push(`${request.what}: an answer of ${bytes} bytes`);
      });
      if (least > own + longestMilliseconds) faults.push(`${request.what}: ${Math.round(least - own)} ms`);
    }
    return faults;
  };

  const pathOf = ({ name, path }: Operation): string => {
    const row = accessMatrix[name];
    const given = [row?.on, row?.inner].map((each) => each && world.ids[each]);
    return path.replaceAll(/\{\w+\}/g, () => given.shift() ?? world.ids.visit);
  };
  const tokenFor = async ({ name }: Operation): Promise<string> => {
    const may = accessMatrix[name]?.may;
    if (Array.isArray(may) && !may.includes('admin')) return world.tokens[may[0] as keyof AccessWorld['tokens']]!;
    if ((await boss.get('/me')).status !== 200) boss = await admin(app);
    return boss.accessToken;
  };
  const known = (): Record<string, string> => {
    const { practitionerId, siteId, visitTypeId, specialtyId } = world.clinic;
    return { practitionerId, siteId, visitTypeId, specialtyId, patientId: world.ids.patient, 0: specialtyId };
  };

  it.each(operations.filter(({ body }) => body).map((operation) => [operation.name, operation] as const))(
    'as the body of %s',
    async (_, operation) => {
      const { method } = operation;
      const requests = worstBodiesOf(operation, known()).map(({ what, body }) => {
        return { what, method, path: pathOf(operation), body: Buffer.from(body) };
      });
      expect(await faultsOf(requests, await tokenFor(operation))).toEqual([]);
    },
  );

  it.each(
    operations.filter(({ method }) => method !== 'DELETE').map((operation) => [operation.name, operation] as const),
  )('as the query of %s', async (_, operation) => {
    const { method } = operation;
    const requests = worstQueriesOf(operation).map((query) => {
      return { what: query.slice(0, 60), method, path: `${pathOf(operation)}?${query}` };
    });
    const token = await tokenFor(operation);
    // A sheet is drawn for any query: that is not the query's cost.
    const own = operation.name.endsWith('/pdf')
      ? await leastOf({ what: 'plain', method, path: pathOf(operation) }, token)
      : 0;
    expect(await faultsOf(requests, token, own)).toEqual([]);
  });

  it('as an upload', async () => {
    const part = (headers: string, content = 'x') => `--b\r\n${headers}\r\n\r\n${content}\r\n`;
    const named = (name: string, rest = '') => `Content-Disposition: form-data; name="${name}"${rest}`;
    const forms: Record<string, string> = {
      'many fields': part(named('kind')).repeat(4_000),
      'many files': part(named('file', '; filename="a.pdf"')).repeat(3_000),
      'many other files': part(named('other', '; filename="a.pdf"')).repeat(3_000),
      'many parts without a name': part('X-A: b').repeat(8_000),
      'many headers of a part': part(`${named('kind')}\r\n${'X-A: b\r\n'.repeat(25_000)}`.trimEnd()),
      'a long name': part(named('x'.repeat(200_000))),
      'a nested name': part(named(`kind${'[a]'.repeat(60_000)}`)),
      'many boundaries': '--b\r\n'.repeat(40_000),
      'almost boundaries': part(named('file', '; filename="a.pdf"'), '\r\n--\r\n-'.repeat(25_000)),
    };
    const uploads = operations.filter(({ name }) => /^(post|put) .*(documents|photo|logo|credentials)$/.test(name));
    expect(uploads.length).toBeGreaterThan(4);
    for (const operation of uploads) {
      const requests = Object.entries(forms).map(([what, text]) => {
        const body = Buffer.from(`${text}--b--\r\n`);
        const { method } = operation;
        return {
          what,
          method,
          path: pathOf(operation),
          body,
          headers: { 'content-type': 'multipart/form-data; boundary=b' },
        };
      });
      expect([operation.name, await faultsOf(requests, await tokenFor(operation))]).toEqual([operation.name, []]);
    }
  });
});
