import type { Response } from 'express';

const heartbeatMilliseconds = 20_000;
const gatherMilliseconds = 100;
/** Of so many changes at once a client reads everything anew. */
const maxNamed = 100;
/** Bytes that a client may be behind: it reads too slowly, or not at all. */
const maxBehind = 64 * 1024;

/** One answer of server-sent events (`changed`), with what happens in a moment gathered. */
export class EventStream {
  private readonly heartbeat: NodeJS.Timeout;
  private readonly ids = new Set<string>();
  private anything = false;
  private gathering?: NodeJS.Timeout;
  private count = 0;

  constructor(private readonly response: Response) {
    response.status(200);
    response.setHeader('Content-Type', 'text/event-stream; charset=utf-8');
    // Nobody on the way keeps, packs or gathers what is to be seen at once.
    response.setHeader('Cache-Control', 'no-store, no-transform');
    response.setHeader('X-Accel-Buffering', 'no');
    response.flushHeaders();
    this.heartbeat = setInterval(() => this.write(': still here\n\n'), heartbeatMilliseconds);
    response.once('close', () => this.stopTimers());
    // Where it begins is not known: the client reads once the stream stands, and misses nothing.
    this.changed(null);
    if (response.req.method === 'HEAD') this.end();
  }

  /** Something with this id has changed; null: anything may have. */
  changed(id: string | null): void {
    if (id === null || this.ids.size >= maxNamed) this.anything = true;
    else this.ids.add(id);
    this.gathering ??= setTimeout(() => this.flush(), gatherMilliseconds);
  }

  end(): void {
    this.stopTimers();
    this.response.end();
  }

  whenOver(done: () => void): void {
    if (this.response.closed) done();
    else this.response.once('close', done);
  }

  private flush(): void {
    this.gathering = undefined;
    const changed = this.anything ? [] : [...this.ids];
    this.ids.clear();
    this.anything = false;
    this.write(`id: ${++this.count}\nevent: changed\ndata: ${JSON.stringify({ changed })}\n\n`);
  }

  private write(text: string): void {
    if (this.response.writableEnded || this.response.destroyed) return;
    if (this.response.writableLength > maxBehind) this.response.destroy();
    else this.response.write(text);
  }

  private stopTimers(): void {
    clearInterval(this.heartbeat);
    clearTimeout(this.gathering);
  }
}
