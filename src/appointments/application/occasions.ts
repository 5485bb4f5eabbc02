import { Injectable } from '@nestjs/common';
import { ClinicSettings } from '../../settings/index.js';
import type { Actor } from '../../shared/kernel/actor.js';
import { Clock } from '../../shared/kernel/clock.js';
import { actorTowards, type AppointmentActor, type Parties } from '../domain/acting-as.js';
import type { Occasion } from '../domain/occasion.js';

/** Makes the occasion of a decision: the present moment, by the policies that are in force. */
@Injectable()
export class Occasions {
  constructor(
    private readonly clock: Clock,
    private readonly clinic: ClinicSettings,
  ) {}

  /** For what the actor does with an appointment of these parties. */
  of(actor: Actor, appointment: Parties): Occasion {
    return this.as(actorTowards(appointment, actor));
  }

  as(actor: AppointmentActor): Occasion {
    return { actor, now: this.clock.now(), policies: this.clinic.policies };
  }

  /** One moment for many appointments, each with the actor's roles towards it. */
  ofEach(actor: Actor): (appointment: Parties) => Occasion {
    const moment = { now: this.clock.now(), policies: this.clinic.policies };
    return (appointment) => ({ ...moment, actor: actorTowards(appointment, actor) });
  }
}
