/** Attacks on each operation of the contract: broken bodies, fields, queries, ids, headers and uploads. */
import { gzipSync } from 'node:zlib';
import { accessMatrix } from './access-matrix.js';
import type { AccessWorld } from './access-world.js';
import type { Operation } from '../contract.js';
import type { WireAnswer, WireRequest } from './exchange.js';
import {
  brokenBodies,
  fieldsOf,
  foreignFields,
  hostileFor,
  hostileHeaders,
  hostileIds,
  hostileQuery,
  sampleOf,
  some,
  withValue,
} from './hostile.js';

/** The id of nothing. */
const nobody = '018f4e9a-1c7e-7cc0-8000-000000000000';

export interface Attack extends WireRequest {
  /** It must be refused, and where a field is named here, this field must be named in the answer. */
  readonly wrong?: boolean;
  readonly field?: string;
}

/** What is not an answer of this API, in words; undefined when it is one. */
export function faultOf(attack: Attack, method: string, { status, headers, text }: WireAnswer): string | undefined {
  if (status >= 500) return `a ${status}: ${text.slice(0, 300)}`;
  if (status < 400) return attack.wrong ? `it was taken with ${status}` : undefined;
  if ((attack.method ?? method) === 'HEAD') return undefined;
  if (!headers['content-type']?.startsWith('application/problem+json')) return `a ${status} that is no problem+json`;
  const problem = JSON.parse(text) as Record<string, unknown>;
  const complete =
    problem.status === status &&
    /^[A-Z][A-Z0-9_]+$/.test(String(problem.code)) &&
    typeof problem.detail === 'string' &&
    problem.requestId === headers['x-request-id'];
  if (!complete) return `an incomplete problem: ${text.slice(0, 300)}`;
  if (/\bat .+:\d+:\d+|node_modules|select .+ from/i.test(text)) return `it shows its insides: ${text.slice(0, 300)}`;
  if (attack.field === undefined || [401, 403, 413, 429].includes(status)) return undefined;
  const named = ((problem.errors ?? []) as { pointer: string }[]).map(({ pointer }) => pointer.replace(/^(?!\/)/, '/'));
  const near = named.some((pointer) => pointer === attack.field || `${attack.field}/`.startsWith(`${pointer}/`));
  const within = named.some((pointer) => pointer.startsWith(`${attack.field}/`));
  return status === 400 && (near || within)
    ? undefined
    : `${attack.field} is not named: ${status} ${text.slice(0, 300)}`;
}

export class InputAttacks {
  constructor(
    private readonly world: AccessWorld,
    private readonly url: string,
    private readonly random: () => number,
    /** How many values of each corpus are tried in one place. */
    private readonly few: number,
  ) {}

  private known(): Record<string, string> {
    const { clinic, ids } = this.world;
    const { practitionerId, siteId, visitTypeId, specialtyId } = clinic;
    const [patientId, from, to] = [ids.patient, '2027-03-01', '2027-03-02'];
    return { practitionerId, siteId, visitTypeId, specialtyId, patientId, 0: specialtyId, holdId: ids.hold, from, to };
  }

  pathOf({ name, path }: Operation, id?: string): string {
    const row = accessMatrix[name];
    const given = [row?.on, row?.inner].map((each) => each && this.world.ids[each]);
    return path.replaceAll(/\{\w+\}/g, () => id ?? given.shift() ?? nobody);
  }

  bodies(operation: Operation): Attack[] {
    const path = this.pathOf(operation);
    const schema = operation.body;
    const whole: Attack[] = some(brokenBodies, this.few * 2, this.random).map((body) => {
      const what = `body ${body.toString().slice(0, 40)}`;
      return {
        path,
        body,
        what,
        wrong: schema !== undefined || !['[]', '[{}]', '[null]', '[[1]]'].includes(String(body)),
      };
    });
    const large = JSON.stringify({ a: 'x'.repeat(300_000) });
    whole.push({ path, body: large, what: '300 kB', wrong: true });
    whole.push({
      ...{ path, what: 'a bomb', wrong: true, body: gzipSync(large.repeat(3)) },
      headers: { 'content-encoding': 'gzip' },
    });
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/xml',
      'x',
      'application/json; charset=utf-16',
    ]) {
      const body = type.endsWith('urlencoded') ? 'a=1&b[]=2' : '{}';
      whole.push({ path, body, what: `a body of type ${type}`, wrong: true, headers: { 'content-type': type } });
    }
    if (!schema) return whole;
    const sample = sampleOf(schema, '', this.known());
    const foreign = some(foreignFields, this.few * 2, this.random).map((text) => {
      const body = JSON.stringify(sample)
        .replace(/^\{/, (start) => start + text.slice(1, -1) + ',')
        .replace(/,\}$/, '}');
      return { path, body, what: `the field ${text}`, wrong: true };
    });
    const fields = fieldsOf(schema).flatMap(({ pointer, name, schema: each }) =>
      some(hostileFor(each, name), this.few, this.random).map(({ value, wrong }) => {
        const what = `${pointer} = ${JSON.stringify(value)?.slice(0, 60)}`;
        return {
          path,
          body: JSON.stringify(withValue(sample, pointer, value)),
          what,
          wrong,
          field: wrong ? pointer : undefined,
        };
      }),
    );
    return [...whole, ...foreign, ...fields];
  }

  others(operation: Operation): Attack[] {
    const path = this.pathOf(operation);
    const body = operation.body ? JSON.stringify(sampleOf(operation.body, '', this.known())) : undefined;
    const queries = operation.parameters.filter((parameter) => parameter.in === 'query');
    const query: Attack[] = queries.flatMap(({ name }) => [
      ...some(hostileQuery(name, this.random), this.few * 2, this.random).map(({ text, wrong }) => {
        const field = wrong ? `/${name}` : undefined;
        return { path: `${path}?${name}=${text}`, what: `?${name}=${text.slice(0, 60)}`, wrong, field };
      }),
      { path: `${path}?${name}=1&${name}=2`, what: `?${name} twice` },
      { path: `${path}?${name}[a]=1&${name}[]=2`, what: `?${name}[a]`, wrong: true },
    ]);
    if (queries.length > 0) query.push({ path: `${path}?nope=1`, what: '?nope', wrong: true, field: '/nope' });
    const ids = path === operation.path ? [] : some(hostileIds, this.few, this.random);
    if (ids.length > 0)
      query.push({ path: this.pathOf(operation, nobody.toUpperCase()), body, what: 'an id in capitals' });
    return [
      ...query,
      ...ids.map((id) => {
        const attacked = this.pathOf(operation, id);
        // Dots are resolved before it is sent: then it asks another operation, whose answer is none of this one.
        const elsewhere =
          new URL(attacked, this.url).pathname.split('/').length < path.split('?')[0]!.split('/').length;
        return { path: attacked, body, what: `the id ${id.slice(0, 60)}`, wrong: !elsewhere };
      }),
      ...some(hostileHeaders, this.few, this.random).map((headers) => ({
        path,
        body,
        headers,
        what: JSON.stringify(headers).slice(0, 80),
      })),
    ];
  }

  uploads(upload: Operation): Attack[] {
    const part = (headers: string, content = '%PDF-1.4\n%%EOF\n') => `--b\r\n${headers}\r\n\r\n${content}\r\n`;
    const file = (rest: string) => part(`Content-Disposition: form-data; name="file"; ${rest}`);
    const kind = part('Content-Disposition: form-data; name="kind"', 'licence');
    const forms: Record<string, string> = {
      nothing: '',
      'no end': file('filename="a.pdf"'),
      'no file': `${kind}--b--\r\n`,
      'no kind': `${file('filename="a.pdf"')}--b--\r\n`,
      'another field': `${kind}${kind.replace('"kind"', '"status"')}${file('filename="a.pdf"')}--b--\r\n`,
      'a prototype': `${kind.replace('"kind"', '"__proto__[polluted]"')}${file('filename="a.pdf"')}--b--\r\n`,
      'many fields': `${kind.repeat(50)}--b--\r\n`,
      'two files': `${kind}${file('filename="a.pdf"').repeat(2)}--b--\r\n`,
      'a script': `${kind}${file('filename="a.svg"').replace('%PDF-1.4', '<svg onload=alert(1)>')}--b--\r\n`,
      'no name': `${kind}${part('Content-Disposition: form-data')}--b--\r\n`,
      'a long field': `${kind.replace('licence', 'x'.repeat(5_000))}${file('filename="a.pdf"')}--b--\r\n`,
      'ten megabytes': `${kind}${file('filename="a.pdf"').replace('%%EOF', 'x'.repeat(10_600_000))}--b--\r\n`,
    };
    const headers = { 'content-type': 'multipart/form-data; boundary=b' };
    const path = this.pathOf(upload);
    const attacks: Attack[] = Object.entries(forms).map(([what, body]) => ({ path, body, headers, what, wrong: true }));
    for (const type of ['multipart/form-data', 'multipart/form-data; boundary=', 'multipart/mixed; boundary=b']) {
      attacks.push({ path, body: forms['no kind'], headers: { 'content-type': type }, what: type, wrong: true });
    }
    for (const name of [
      'a\0.pdf',
      '../../etc/passwd',
      'a"; x="b',
      '\xff\xfe',
      '%0d%0aSet-Cookie: a=b',
      'x'.repeat(9_000),
      '',
    ]) {
      const body = `${kind}${file(`filename="${name}"`)}--b--\r\n`;
      attacks.push({
        path,
        body,
        headers: { ...headers, 'idempotency-key': 'same' },
        what: `file name ${name.slice(0, 30)}`,
      });
    }
    return attacks;
  }
}
