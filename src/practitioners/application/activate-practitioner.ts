import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { checkVersion } from '../../shared/kernel/domain-error.js';
import { Outbox } from '../../shared/messaging/outbox.js';
import { Database, Transactional } from '../../shared/persistence/database.js';
import { Practitioners } from '../domain/collections.js';
import { Directory, type PractitionerRecord } from './directory.js';

/** Lets a suspended practitioner be found and booked again. */
export class ActivatePractitioner extends Command<PractitionerRecord> {
  constructor(
    readonly practitionerId: string,
    readonly expectedVersion?: number | '*',
  ) {
    super();
  }
}

@CommandHandler(ActivatePractitioner)
export class ActivatePractitionerHandler implements ICommandHandler<ActivatePractitioner> {
  constructor(
    private readonly database: Database,
    private readonly practitioners: Practitioners,
    private readonly directory: Directory,
    private readonly outbox: Outbox,
  ) {}

  @Transactional()
  async execute({ practitionerId, expectedVersion }: ActivatePractitioner): Promise<PractitionerRecord> {
    const practitioner = await this.practitioners.get(practitionerId);
    checkVersion(expectedVersion, practitioner.version);
    practitioner.activate();
    this.outbox.add(...practitioner.pullEvents());
    await this.database.em.flush();
    return this.directory.practitioner(practitionerId);
  }
}
