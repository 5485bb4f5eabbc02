import { once } from 'node:events';
import { Readable, type Duplex } from 'node:stream';
import type pg from 'pg';

const gatherBytes = 65_536;

/** What `pg` gives a query that speaks the protocol itself (its `Connection`, which has no types). */
interface Wire {
  readonly stream: Duplex;
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(reason: string): void;
}

/** The rows of `copy … to stdout` as they come, a line each. The server waits while nobody reads. */
export function copyOut(client: pg.Client, text: string): Readable {
  let wire: Wire | undefined;
  const rows = new Readable({ read: () => wire?.stream.resume() });
  client.query({
    submit(connection: unknown) {
      wire = connection as Wire;
      wire.query(text);
    },
    handleCopyData({ chunk }: { chunk: Buffer }) {
      // The driver's buffer is used again.
      if (!rows.push(Buffer.from(chunk))) wire?.stream.pause();
    },
    handleCommandComplete: () => undefined,
    handleReadyForQuery: () => rows.push(null),
    handleError: (error: Error) => rows.destroy(error),
  } as pg.Submittable);
  return rows;
}

/** Gives lines, each with its end, to `copy … from stdin`, and answers how many rows were stored. */
export function copyIn(client: pg.Client, text: string, lines: AsyncIterable<Buffer>): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  let rows = 0;
  let refused: unknown;
  client.query({
    submit: (connection: unknown) => (connection as Wire).query(text),
    handleCopyInResponse(connection: Wire) {
      send(connection, lines, () => refused !== undefined).catch((error: Error) => {
        // The server ends the statement with this as its error.
        refused = error;
        connection.sendCopyFail('given up');
      });
    },
    handleCommandComplete: ({ text: tag }: { text: string }) => (rows = Number(/\d+$/.exec(tag)?.[0])),
    handleReadyForQuery: () => resolve(rows),
    handleError(error: Error) {
      refused ??= error;
      reject(refused);
    },
  } as unknown as pg.Submittable);
  return promise;
}

async function send(wire: Wire, lines: AsyncIterable<Buffer>, over: () => boolean): Promise<void> {
  let gathered: Buffer[] = [];
  let bytes = 0;
  const hand = async (): Promise<void> => {
    wire.sendCopyFromChunk(Buffer.concat(gathered));
    [gathered, bytes] = [[], 0];
    if (wire.stream.writableNeedDrain) await once(wire.stream, 'drain');
  };
  for await (const line of lines) {
    if (over()) return;
    gathered.push(line);
    bytes += line.length;
    if (bytes >= gatherBytes) await hand();
  }
  if (over()) return;
  if (bytes > 0) await hand();
  wire.endCopyFrom();
}
