import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Express } from 'express';
import { once } from 'node:events';
import type { Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { Answers } from '../../../src/shared/http/answers.js';
import { startTestApp, type TestApp } from '../../support/app.js';

/** The server of the application, with an application that only takes bodies, and a patience of milliseconds. */
describe('a client that takes its time', () => {
  let server: Server;
  const sockets: Socket[] = [];
  beforeAll(async () => {
    const adapter = new Answers({ headersTimeout: 150, requestTimeout: 400, connectionsCheckingInterval: 50 });
    adapter.initHttpServer();
    const express = adapter.getInstance() as Express;
    express.post('/', (request, response) => void request.on('end', () => response.end()).resume());
    server = adapter.getHttpServer() as Server;
    await once(server.listen(0, '127.0.0.1'), 'listening');
  });
  afterAll(() => {
    sockets.forEach((socket) => socket.destroy());
    server.close();
  });

  /** What was answered when the connection was over, after one byte of `text` every few milliseconds. */
  const drip = async (whole: string, text: string): Promise<{ answer: string; sent: number }> => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    sockets.push(socket);
    let [answer, sent] = ['', 0];
    socket.on('data', (chunk) => (answer += chunk.toString())).on('error', () => undefined);
    await once(socket, 'connect');
    socket.write(whole);
    const dripping = setInterval(() => socket.writable && socket.write(text[sent++ % text.length]!), 10);
    await new Promise((closed) => socket.once('close', closed));
    clearInterval(dripping);
    return { answer, sent };
  };

  it.each([
    ['its headers', 'POST / HTTP/1.1\r\n', 'X-Slow: a\r\n'],
    ['its body', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n', 'x'],
  ])('for %s is cut off with 408', async (_, whole, text) => {
    const { answer, sent } = await drip(whole, text);
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(sent).toBeGreaterThan(3);
  });

  it('and sends nothing at all is cut off too', async () => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    sockets.push(socket);
    await once(socket.resume(), 'close');
  });
});

describe('the application', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ role: 'api' });
  });
  afterAll(() => app.close());

  it('waits 15 seconds for headers and three minutes for a whole request', () => {
    const server = app.nest.getHttpServer() as Server;
    expect([server.headersTimeout, server.requestTimeout]).toEqual([15_000, 180_000]);
  });
});
