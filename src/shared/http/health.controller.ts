import { Controller, Get, Injectable } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import { sql } from 'kysely';
import type { ServerResponse } from 'node:http';
import { unavailable } from '../kernel/domain-error.js';
import { Database } from '../persistence/database.js';
import { Public } from './access.js';
import { HealthView } from './health.view.js';
import { Problem } from './problem.view.js';

/** Whether this process takes requests: not while it starts, not once it was told to stop. */
@Injectable()
export class Readiness {
  private state: 'starting' | 'ready' | 'stopping' = 'starting';
  private readonly underWay = new Set<ServerResponse>();

  get ready(): boolean {
    return this.state === 'ready';
  }

  get stopping(): boolean {
    return this.state === 'stopping';
  }

  started(): void {
    this.state = 'ready';
  }

  /** From now on every answer, also one that is under way, is the last of its connection. */
  stop(): void {
    this.state = 'stopping';
    for (const response of this.underWay) response.shouldKeepAlive = false;
  }

  /** Is told of every answer before it is given. */
  answering(response: ServerResponse): void {
    if (this.stopping) {
      response.shouldKeepAlive = false;
      return;
    }
    this.underWay.add(response);
    response.once('close', () => this.underWay.delete(response));
  }
}

@Public()
@ApiTags('operations')
@Controller('health')
export class HealthController {
  constructor(
    private readonly readiness: Readiness,
    private readonly database: Database,
  ) {}

  @Get('live')
  @ApiOperation({ operationId: 'checkLiveness', summary: 'The process runs' })
  @ApiOkResponse({ type: HealthView })
  live(): HealthView {
    return { status: 'ok' };
  }

  @Get('ready')
  @ApiOperation({
    operationId: 'checkReadiness',
    summary: 'The process takes requests, and its database does its work',
  })
  @ApiOkResponse({ type: HealthView })
  @ApiServiceUnavailableResponse({
    description: 'Starting, stopping, or the database is away or cannot write',
    type: Problem,
  })
  async ready(): Promise<HealthView> {
    if (!this.readiness.ready) throw unavailable('NOT_READY', 'This process is starting or stopping.');
    await this.database.rows(sql`select 1`);
    await this.database.checkWrites();
    return { status: 'ok' };
  }
}
