import { Command, CommandBus, QueryBus } from '@nestjs/cqrs';
import { InviteAccount } from '../../../identity/index.js';
import type { Actor } from '../../../shared/kernel/actor.js';
import { newId } from '../../../shared/kernel/id.js';
import { Database } from '../../../shared/persistence/database.js';
import { AuditTrail } from '../../../audit/index.js';
import { Specialties } from '../../catalogue/specialties/specialties.js';
import type { Money } from '../../catalogue/domain/money.js';
import { Handles } from '../../handlers.js';
import type { Licence } from '../domain/licence.js';
import type { Profile } from '../domain/profile.js';
import { ListedPractitioners } from './listed-practitioners.js';
import { ReadPractitioner, type PractitionerProfile } from '../persistence/read-practitioner.js';

/** An admin lists a practitioner without an application, under the same licence rules, and invites them by mail. */
export class CreatePractitioner extends Command<PractitionerProfile> {
  constructor(
    readonly actor: Actor,
    readonly input: {
      readonly email: string;
      readonly profile: Profile;
      readonly licence: Licence;
      readonly fee?: Money | null;
      readonly siteId?: string | null;
    },
  ) {
    super();
  }
}

@Handles(CreatePractitioner)
class CreatePractitionerHandler {
  constructor(
    private readonly database: Database,
    private readonly specialties: Specialties,
    private readonly listed: ListedPractitioners,
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly audit: AuditTrail,
  ) {}

  async execute({ actor, input: { email, ...practitioner } }: CreatePractitioner): Promise<PractitionerProfile> {
    await this.specialties.requireActive(practitioner.profile.specialtyIds);
    const id = newId();
    const { accountId } = await this.commands.execute(
      new InviteAccount({ email, fullName: practitioner.profile.fullName, role: 'practitioner', practitionerId: id }),
    );
    await this.listed.add({ ...practitioner, id, accountId });
    this.audit.recordChange(actor, 'practitioner', id);
    this.audit.recordChange(actor, 'account', accountId, ['roles+practitioner']);
    await this.database.em.flush();
    return this.queries.execute(new ReadPractitioner(id, actor));
  }
}
