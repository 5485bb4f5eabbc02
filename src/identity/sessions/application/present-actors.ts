import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { hasRole, type Actor } from '../../../shared/kernel/actor.js';
import { Actors } from '../persistence/find-actors.js';
import { MayPractise } from './may-practise.js';

/** Who stands behind an access token, with what they may act as at this moment. */
@Injectable()
export class PresentActors {
  constructor(
    private readonly actors: Actors,
    private readonly queries: QueryBus,
  ) {}

  /**
   * Undefined when the session is over or the account is not active. A practitioner who is suspended or whose licence has
   * expired acts as no practitioner: decided here once, so that no record, list or command has to ask.
   */
  async find(accountId: string, sessionId: string): Promise<Actor | undefined> {
    const actor = await this.actors.find(accountId, sessionId);
    if (actor?.practitionerId === undefined) return actor;
    const { practitionerId, ...rest } = actor;
    if (!hasRole(actor, 'practitioner')) return rest;
    const practises = await this.queries.execute(new MayPractise(practitionerId));
    return practises ? actor : { ...rest, barredPractitionerId: practitionerId };
  }
}
