import { applyDecorators, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import type { Response } from 'express';
import type { Actor } from '../kernel/actor.js';
import { limited } from '../kernel/domain-error.js';
import { LiveHub } from '../messaging/live-hub.js';
import { EventStream } from './event-stream-writer.js';
import { PresentActor } from './present-actor.js';

/** Tabs that one account may leave open, in one process. */
const maxPerAccount = 5;
const retryAfterSeconds = 10;
const checkMilliseconds = 5_000;

/** A GET whose answer does not end: server-sent events, read by `fetch` with the Authorization header. */
export function Streams(description: string): MethodDecorator {
  return applyDecorators(ApiProduces('text/event-stream'), ApiOkResponse({ type: String, description }));
}

interface Watched {
  readonly actor: Actor;
  /** What is heard of: a topic of the {@link LiveHub}. */
  readonly topic: string;
  /** Whether the actor, as it is now, may still see it. */
  readonly allows: (actor: Actor) => boolean;
}

/** The open streams of this process: counted by account, checked while they last, ended with the application. */
@Injectable()
export class EventStreams implements BeforeApplicationShutdown {
  private readonly open = new Map<EventStream, string>();
  private stopped = false;

  constructor(
    private readonly hub: LiveHub,
    private readonly queries: QueryBus,
  ) {}

  /** Answers with the stream. @throws TOO_MANY_REQUESTS */
  begin(response: Response, { actor, topic, allows }: Watched): void {
    const { accountId } = actor;
    const theirs = [...this.open.values()].filter((each) => each === accountId).length;
    if (theirs >= maxPerAccount) throw limited('Too many live views are open.', retryAfterSeconds);
    const stream = new EventStream(response);
    const deaf = this.hub.listen(topic, (id) => stream.changed(id));
    const check = setInterval(() => void this.check(stream, actor, allows), checkMilliseconds);
    this.open.set(stream, accountId);
    stream.whenOver(() => {
      deaf();
      clearInterval(check);
      this.open.delete(stream);
    });
    if (this.stopped) stream.end();
  }

  beforeApplicationShutdown(): void {
    this.stopped = true;
    for (const stream of this.open.keys()) stream.end();
  }

  /** A session that ended, an account that was suspended or a role that was taken away ends what was let in before. */
  private async check(stream: EventStream, actor: Actor, allows: (actor: Actor) => boolean): Promise<void> {
    const now = await this.queries.execute(new PresentActor(actor)).catch(() => undefined);
    if (!now || !allows(now)) stream.end();
  }
}
