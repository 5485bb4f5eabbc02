import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';

/**
 * What the server does with mail: takes it; refuses the recipient for good (550) or for now (451); cuts the connection
 * after the message without a word, so that the sender cannot know; or takes it after `delayMs`.
 */
export type SmtpMode = 'ok' | 'reject' | 'tempfail' | 'drop' | 'delay';

/** A message as it came over the wire. */
export interface ReceivedMail {
  from: string;
  to: string[];
  raw: string;
}

/** A mail server of the test's own. */
export interface Smtp {
  url: string;
  port: number;
  /** May be changed while it runs. */
  mode: SmtpMode;
  delayMs: number;
  /** What was taken, in the order of arrival. */
  readonly messages: ReceivedMail[];
  /** Waits until there are that many messages, or fails. */
  received(count: number, withinMs?: number): Promise<ReceivedMail[]>;
  close(): Promise<void>;
}

/** Starts a mail server on a free port of this machine. */
export async function startSmtp(options: { mode?: SmtpMode; delayMs?: number } = {}): Promise<Smtp> {
  const messages: ReceivedMail[] = [];
  const sockets = new Set<Socket>();
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 100,
    onAuth: (auth, _session, done) => done(null, { user: auth.username ?? 'anybody' }),
    onRcptTo(_recipient, _session, done) {
      if (smtp.mode === 'reject') return done(answer(550, 'No such mailbox here'));
      if (smtp.mode === 'tempfail') return done(answer(451, 'Try again later'));
      done();
    },
    onData(stream, session, done) {
      void take(stream).then(async (raw) => {
        if (smtp.mode === 'drop') {
          for (const socket of sockets) if (socket.remotePort === session.remotePort) socket.destroy();
          return;
        }
        if (smtp.mode === 'delay') await sleep(smtp.delayMs);
        const { mailFrom, rcptTo } = session.envelope;
        messages.push({ from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address), raw });
        done();
      }, done);
    },
  });
  // A sender that goes away, or is cut off here, is part of the tests.
  server.on('error', () => {});
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  const smtp: Smtp = {
    url: `smtp://127.0.0.1:${port}`,
    port,
    mode: options.mode ?? 'ok',
    delayMs: options.delayMs ?? 1000,
    messages,
    async received(count, withinMs = 5000) {
      for (const deadline = Date.now() + withinMs; messages.length < count; await sleep(10)) {
        if (Date.now() > deadline) throw new Error(`${messages.length} of ${count} messages came in ${withinMs} ms`);
      }
      return messages;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return smtp;
}

async function take(stream: SMTPServerDataStream): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function answer(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
