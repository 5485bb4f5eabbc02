import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Config } from '../../config.js';

/** What proxies add: a request with one of them comes from elsewhere, whatever the address of its connection is. */
const proxyHeader = /^(forwarded|x-forwarded-.+|x-real-ip|via)$/;

/**
 * Whether a request may read the metrics. With METRICS_TOKEN who sends it may; without one everybody in development, and in
 * production this machine. With METRICS_PORT nobody may on the port of the API: that there are any is not said there.
 */
export function metricsAnswerTo(request: IncomingMessage, config: Config): 'shown' | 'token required' | 'not here' {
  const { metricsPort, metricsToken, production } = config;
  if (metricsPort !== undefined && request.socket.localPort !== metricsPort) return 'not here';
  if (metricsToken !== undefined) return hasToken(request, metricsToken) ? 'shown' : 'token required';
  return metricsPort !== undefined || !production || isFromHere(request) ? 'shown' : 'not here';
}

/** Compared in constant time. */
function hasToken({ headers }: IncomingMessage, token: string): boolean {
  return timingSafeEqual(digest(headers.authorization ?? ''), digest(`Bearer ${token}`));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function isFromHere({ headers, socket }: IncomingMessage): boolean {
  const address = socket.remoteAddress ?? '';
  return /^(::ffff:)?127\.|^::1$/.test(address) && !Object.keys(headers).some((name) => proxyHeader.test(name));
}
