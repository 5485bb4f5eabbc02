import { Agent, request as send, type IncomingHttpHeaders } from 'node:http';

/** A request as it goes over the wire, whatever is wrong with it. */
export interface WireRequest {
  /** What is tried, for the message of a failure. */
  readonly what: string;
  readonly path: string;
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer;
}

export interface WireAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Connections to an application for requests that a well-behaved client would not send. */
export class Wire {
  private readonly agent: Agent;

  constructor(
    private readonly url: string,
    maxSockets: number,
  ) {
    this.agent = new Agent({ keepAlive: true, maxSockets });
  }

  close(): void {
    this.agent.destroy();
  }

  exchange(wanted: WireRequest, method: string, token?: string): Promise<WireAnswer> {
    const { promise, resolve, reject } = Promise.withResolvers<WireAnswer>();
    const headers: Record<string, string> = { 'if-match': '*' };
    if (token) headers.authorization = `Bearer ${token}`;
    if (wanted.body !== undefined) {
      headers['content-type'] = 'application/json';
      headers['content-length'] = String(Buffer.byteLength(wanted.body));
    }
    Object.assign(headers, wanted.headers);
    const options = { method: wanted.method ?? method, headers, agent: this.agent };
    const request = send(this.url + wanted.path, options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject);
      const answer = () => ({
        status: response.statusCode!,
        headers: response.headers,
        text: Buffer.concat(chunks).toString(),
      });
      // It would not end: that it began is the answer.
      if (response.headers['content-type']?.startsWith('text/event-stream')) {
        response.destroy();
        return resolve(answer());
      }
      response.on('end', () => resolve(answer()));
    });
    request.on('error', (error) => reject(new Error(`${wanted.what}: ${error.message}`)));
    request.end(wanted.body);
    return promise;
  }
}
