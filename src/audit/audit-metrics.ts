import { Injectable } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { withTimeout } from '../shared/messaging/with-timeout.js';
import type { ChainEnd } from './audit-seal.js';
import { AuditSealer } from './audit-sealer.js';

const maxMilliseconds = 1_000;
/** As many bits as a number in the metrics holds exactly. */
const hashDigits = 12;

const place: Gauge = new Gauge({
  name: 'careslot_audit_seal_position',
  help: 'The number of the last seal of the audit trail: it never falls',
  collect: () => tell(place, ({ position }) => position),
});

const digest: Gauge = new Gauge({
  name: 'careslot_audit_seal_hash',
  help: `The first ${hashDigits} hexadecimal digits of the hash of the last seal, as a number`,
  collect: () => tell(digest, ({ hash }) => parseInt(hash.slice(0, hashDigits), 16)),
});

/** The sealer of this process: one without background work tells the end too. */
let sealer: AuditSealer | undefined;

/** Notes the end of the sealed trail outside of the database, wherever the metrics are kept. */
@Injectable()
export class AuditMetrics {
  constructor(asked: AuditSealer) {
    sealer = asked;
  }
}

/** Without an answer of the database there is no figure: an old one would say that all is well. */
async function tell(gauge: Gauge, figureOf: (end: ChainEnd) => number): Promise<void> {
  const end = await theEnd();
  if (end) gauge.set(figureOf(end));
  else gauge.remove();
}

let asked: Promise<ChainEnd | undefined> | undefined;

/** Both figures of a scrape are of the same seal. */
function theEnd(): Promise<ChainEnd | undefined> {
  asked ??= withTimeout(maxMilliseconds, sealer?.end() ?? Promise.resolve(undefined))
    .catch(() => undefined)
    .finally(() => (asked = undefined));
  return asked;
}
