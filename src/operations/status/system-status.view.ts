import { ApiProperty } from '@nestjs/swagger';
import type { ComponentState, ComponentStatus } from '../../shared/status-of.js';

const states = ['ok', 'warning', 'down'] as const;

/** One part of the installation. */
export class ComponentStatusView {
  /**
   * `database`, `queue`, `mail`, `sms`, `clock`, `zone-data`, `migrations`, `backup`, `audit`; later versions may add some.
   * @example mail
   */
  name: string;

  /** `warning`: it works, and somebody should look at it. `down`: it does not work, or did not answer in time. */
  @ApiProperty({ enum: states })
  state: ComponentState;

  /** A sentence for people. @example Mail goes out. */
  message: string;

  /** Figures and names; empty when it could not be asked. Times end in `Ms`, `Seconds` or `Days`, sizes in `Bytes`. */
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: ['string', 'number', 'boolean', 'null'] } as never,
    example: { driver: 'smtp', reachable: 'yes', waiting: 0, oldestWaitingSeconds: null, parked: 0 },
  })
  facts: ComponentStatus['facts'];
}

/** The process that answers. With several, each answers for itself; `/metrics` of all of them is for a Prometheus. */
export class ProcessView {
  /** Host and process id. @example clinic-1:4711 */
  name: string;

  /** `all`: requests and background work; `api`: requests only. */
  @ApiProperty({ enum: ['all', 'api', 'worker'] })
  role: 'all' | 'api' | 'worker';

  @ApiProperty({ format: 'date-time' })
  startedAt: string;

  /** @example 86400 */
  uptimeSeconds: number;

  /** What it holds of the machine's memory. */
  memoryBytes: number;
}

export class RequestMinuteView {
  /** When the minute began, in real time. */
  @ApiProperty({ format: 'date-time' })
  at: string;

  count: number;

  /** Answered with 4xx. */
  clientErrors: number;

  /** Answered with 5xx. */
  serverErrors: number;
}

export class SlowRouteView {
  /** Method and pattern. @example GET /api/v1/slots */
  route: string;

  count: number;

  /** 95 of 100 were answered within this many milliseconds. */
  p95Ms: number;
}

/** The requests that this process answered in the last 15 minutes; durations are exact to 15 %. */
export class RequestFiguresView {
  count: number;

  /** On average. */
  perMinute: number;

  @ApiProperty({ type: Number, nullable: true })
  p50Ms: number | null;

  @ApiProperty({ type: Number, nullable: true })
  p95Ms: number | null;

  /** The share of answers with 5xx: faults of ours. @example 0.001 */
  serverErrorRate: number;

  /** The share of answers with 4xx: mistakes of clients, and refusals. @example 0.05 */
  clientErrorRate: number;

  /** Oldest first; the last one is still going on. */
  minutes: RequestMinuteView[];

  /** The slowest five, by their 95th percentile. */
  slowest: SlowRouteView[];
}

/** What an administrator asks first. */
export class SystemStatusView {
  /** The worst of all parts. */
  @ApiProperty({ enum: states })
  state: ComponentState;

  /** What to act on, worst first; empty when all is well. */
  attention: string[];

  /** Careslot's version. @example 0.2.0 */
  version: string;

  process: ProcessView;
  components: ComponentStatusView[];
  requests: RequestFiguresView;
}
