import { afterEach, describe, expect, it } from 'vitest';
import { CommandBus } from '@nestjs/cqrs';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { register } from 'prom-client';
import { RetryDelivery } from '../../src/notifications/application/retry-delivery.js';
import { Delivery } from '../../src/notifications/index.js';
import { openNotifiedClinic, testStart, type NotifiedClinic } from '../application/notifications/notified-clinic.js';
import { eventually } from '../support/servers/load.js';
import { startSmtp, type Smtp, type SmtpMode } from '../support/servers/smtp.js';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

async function mailServer(mode: SmtpMode = 'ok'): Promise<Smtp> {
  const smtp = await startSmtp({ mode });
  closing.push(() => smtp.close());
  return smtp;
}

async function open(smtpUrl: string, sharedWith?: NotifiedClinic): Promise<NotifiedClinic> {
  const clinic = await openNotifiedClinic({ smtpUrl }, sharedWith);
  closing.push(() => clinic.close());
  return clinic;
}

const inHours = (hours: number): string => Temporal.Instant.from(testStart).add({ hours }).toString();
const messageIdOf = (raw: string): string | undefined => /^Message-ID: (.+)$/im.exec(raw)?.[1]?.trim();

async function confirm(clinic: NotifiedClinic, count = 1, hours = 100): Promise<string[]> {
  const visits = Array.from({ length: count }, () => clinic.world.visit({ start: inHours(hours) }));
  for (const visit of visits) await clinic.approved(visit);
  return visits.map(({ patientId }) => `${patientId}@patients.test`);
}

/** A port whose server can go away and come back. */
async function gateTo(port: number): Promise<{ url: string; shut(): Promise<void>; reopen(): Promise<void> }> {
  let gate: Server;
  let own = 0;
  const start = async (): Promise<void> => {
    gate = createServer((socket) => {
      const inner = connect(port, '127.0.0.1');
      socket.pipe(inner).pipe(socket);
      for (const end of [socket, inner]) end.on('error', () => [socket, inner].forEach((each) => each.destroy()));
    }).listen(own, '127.0.0.1');
    await once(gate, 'listening');
    own = (gate.address() as AddressInfo).port;
  };
  await start();
  const shut = async (): Promise<void> => void (await new Promise((resolve) => gate.close(resolve)));
  closing.push(() => shut().catch(() => undefined));
  return { url: `smtp://127.0.0.1:${own}`, shut, reopen: start };
}

describe('a mail server', () => {
  it('gets a complete mail: both texts, the calendar entry, a Message-ID, and no header that a name could add', async () => {
    const smtp = await mailServer();
    const clinic = await open(smtp.url);
    const [address] = await confirm(clinic);
    await clinic.settle();
    const [mail] = await smtp.received(1);
    expect(mail!.to).toEqual([address]);
    const [message] = await clinic.messages();
    expect(messageIdOf(mail!.raw)).toBe(`<${message!.id}@careslot.test>`);
    for (const part of ['text/plain', 'text/html', 'method=REQUEST', 'Auto-Submitted: auto-generated']) {
      expect(mail!.raw).toContain(part);
    }
    expect(mail!.raw).not.toMatch(/^Bcc:/im);
    expect(message).toMatchObject({ status: 'sent', attempts: 1 });
  });

  it('that is away gets every mail exactly once when it comes back', async () => {
    const smtp = await mailServer();
    const gate = await gateTo(smtp.port);
    await gate.shut();
    const clinic = await open(gate.url);
    const addresses = await confirm(clinic, 20);
    await clinic.settle();
    expect((await clinic.messages()).every(({ status, attempts }) => status === 'due' && attempts === 1)).toBe(true);
    await clinic.advance('PT31S');
    expect((await clinic.messages()).every(({ attempts }) => attempts === 2)).toBe(true);
    await gate.reopen();
    await clinic.advance('PT61S');
    await clinic.settle();
    expect(smtp.messages.flatMap(({ to }) => to).sort()).toEqual(addresses.sort());
    await clinic.advance('PT2H');
    expect(smtp.messages).toHaveLength(20);
  });

  it('that refuses for good parks the message, and only that one; an admin sends it again', async () => {
    const smtp = await mailServer('reject');
    const clinic = await open(smtp.url);
    await confirm(clinic);
    await clinic.settle();
    const [parked] = await clinic.messages();
    expect(parked).toMatchObject({ status: 'parked', attempts: 1 });
    expect(parked!.last_error).toContain('550');
    expect(parked!.last_error).not.toContain('@');
    smtp.mode = 'ok';
    await confirm(clinic);
    await clinic.advance('PT3H');
    expect(smtp.messages).toHaveLength(1);
    await clinic.get(CommandBus).execute(new RetryDelivery(parked!.id));
    await clinic.settle();
    expect(smtp.messages).toHaveLength(2);
    expect((await clinic.messages()).map(({ status }) => status)).toEqual(['sent', 'sent']);
    expect(await register.getSingleMetricAsString('careslot_messages_total')).toContain('outcome="parked"');
  });

  it('that refuses for now is asked again with growing pauses, and at last not any more', async () => {
    const smtp = await mailServer('tempfail');
    const clinic = await open(smtp.url);
    await confirm(clinic);
    await clinic.settle();
    await clinic.advance('PT29S');
    expect((await clinic.messages())[0]).toMatchObject({ status: 'due', attempts: 1 });
    for (let round = 0; round < 11; round++) await clinic.advance('PT61M');
    expect((await clinic.messages())[0]).toMatchObject({ status: 'parked', attempts: 12 });
  });

  it('that cuts the connection after the text may get it again, with the same Message-ID', async () => {
    const smtp = await mailServer('drop');
    const clinic = await open(smtp.url);
    await confirm(clinic);
    await clinic.settle();
    expect((await clinic.messages())[0]).toMatchObject({ status: 'due', attempts: 1 });
    smtp.mode = 'ok';
    await clinic.advance('PT31S');
    const [mail] = await smtp.received(1);
    expect(messageIdOf(mail!.raw)).toBe(`<${(await clinic.messages())[0]!.id}@careslot.test>`);
  });

  it('that is slow holds up no command and no other process', async () => {
    const smtp = await mailServer('delay');
    smtp.delayMs = 800;
    const clinic = await open(smtp.url);
    const started = performance.now();
    await confirm(clinic, 4);
    expect(performance.now() - started).toBeLessThan(700);
    await clinic.settle();
    await smtp.received(4);
    await sleep(50);
    expect((await clinic.messages()).every(({ status }) => status === 'sent')).toBe(true);
  });
});

describe('several senders', () => {
  it('deliver each message once, however often and by whomever it is handed over', async () => {
    const smtp = await mailServer();
    const clinic = await open(smtp.url);
    const others = [await open(smtp.url, clinic), await open(smtp.url, clinic)];
    const addresses = await confirm(clinic, 30);
    await Promise.all([clinic, ...others].map((each) => each.settle()));
    const ids = (await clinic.messages()).map(({ id }) => id);
    await Promise.all([clinic, ...others].flatMap((each) => ids.map((id) => each.get(Delivery).deliver(id))));
    await smtp.received(30);
    await sleep(100);
    expect(smtp.messages.flatMap(({ to }) => to).sort()).toEqual(addresses.sort());
  });

  it('take over what a dead one had begun, when its lease is over', async () => {
    const smtp = await mailServer();
    const clinic = await open(smtp.url);
    clinic.world.visit({ start: inHours(100) });
    await confirm(clinic);
    await clinic.settle();
    // As a process leaves it that dies while the mail is on its way.
    const lease = Temporal.Instant.from(testStart).add({ minutes: 2 }).toString();
    await clinic.pool.query(`update notifications.message set status = 'sending', next_attempt_at = $1`, [lease]);
    await clinic.advance('PT1M');
    expect(smtp.messages).toHaveLength(1);
    await clinic.advance('PT2M');
    // A server that has only just started leaves senders a moment to say what became of their mail.
    await eventually('the message is taken over', async () => {
      await clinic.settle();
      return smtp.messages.length === 2;
    });
    const [first, again] = await smtp.received(2);
    expect(messageIdOf(again!.raw)).toBe(messageIdOf(first!.raw));
    expect((await clinic.messages())[0]).toMatchObject({ status: 'sent', attempts: 2 });
  });
});
