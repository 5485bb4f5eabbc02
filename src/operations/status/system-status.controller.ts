import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import { hostname } from 'node:os';
import { Config } from '../../config.js';
import { version } from '../../shared/package.js';
import { SystemStatus, worstOf, type NamedStatus } from '../status/system-status.js';
import { SignedIn } from '../../shared/http/access.js';
import { steadyNow } from '../metrics/metrics.js';
import { Reads } from '../../shared/http/operation.js';
import { Problem } from '../../shared/http/problem.view.js';
import { RequestFigures, type Figures } from '../metrics/request-figures.js';
import { SystemStatusView, type ProcessView, type RequestFiguresView } from './system-status.view.js';

/** A share of faults that is more than an accident. */
const faultsWorthALook = { share: 0.01, count: 5 };

@ApiTags('operations')
@Controller('system/status')
export class SystemStatusController {
  constructor(
    private readonly config: Config,
    private readonly status: SystemStatus,
    private readonly figures: RequestFigures,
  ) {}

  @Get()
  @SignedIn('admin')
  @ApiOperation({ operationId: 'readSystemStatus', summary: 'How the installation is, and what needs attention' })
  @Reads(SystemStatusView)
  @ApiServiceUnavailableResponse({
    description: 'The database is away, so nobody can be signed in; `/health/ready` says the same without',
    type: Problem,
  })
  async read(): Promise<SystemStatusView> {
    const components = await this.status.ask();
    const figures = this.figures.of(steadyNow());
    const faults = attentionOf(figures);
    return {
      state: worstOf([...components.map(({ state }) => state), faults.length > 0 ? 'warning' : 'ok']),
      attention: [...sentences(components, 'down'), ...faults, ...sentences(components, 'warning')],
      version,
      process: this.process(),
      components,
      requests: viewOf(figures),
    };
  }

  private process(): ProcessView {
    return {
      name: `${hostname()}:${process.pid}`,
      role: this.config.role,
      startedAt: isoOf(performance.timeOrigin),
      uptimeSeconds: Math.floor(process.uptime()),
      memoryBytes: process.memoryUsage.rss(),
    };
  }
}

function sentences(components: readonly NamedStatus[], state: NamedStatus['state']): string[] {
  return components.filter((component) => component.state === state).map(({ message }) => message);
}

function attentionOf({ count, serverErrors }: Figures): string[] {
  if (serverErrors < faultsWorthALook.count || serverErrors < count * faultsWorthALook.share) return [];
  return [`${serverErrors} of the last ${count} requests failed by a fault of ours (5xx): look at the log.`];
}

function viewOf({ count, clientErrors, serverErrors, p50Ms, p95Ms, perMinute, slowest }: Figures): RequestFiguresView {
  return {
    count,
    perMinute: rounded(count / perMinute.length),
    p50Ms: rounded(p50Ms),
    p95Ms: rounded(p95Ms),
    serverErrorRate: count === 0 ? 0 : serverErrors / count,
    clientErrorRate: count === 0 ? 0 : clientErrors / count,
    minutes: perMinute.map(({ at, ...counts }) => ({ at: isoOf(at), ...counts })),
    slowest: slowest.map(({ p95Ms: slow, ...route }) => ({ ...route, p95Ms: rounded(slow) })),
  };
}

function isoOf(milliseconds: number): string {
  return Temporal.Instant.fromEpochMilliseconds(Math.round(milliseconds)).toString({ smallestUnit: 'second' });
}

function rounded<Value extends number | null>(value: Value): Value {
  return (value === null ? null : Math.round(value * 10) / 10) as Value;
}
