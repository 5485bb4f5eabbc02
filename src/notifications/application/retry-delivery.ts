import { Command } from '@nestjs/cqrs';
import { conflict, missing } from '../../shared/kernel/domain-error.js';
import { ParkedWork } from '../../shared/messaging/parked-work.js';
import { WorkQueue } from '../../shared/messaging/work-queue.js';
import { Database } from '../../shared/persistence/database.js';
import { Handles } from '../handlers.js';
import type { DeliveryView } from '../http/delivery.view.js';
import { mailQueue } from './delivery.js';
import { findDelivery, lockDelivery } from '../persistence/find-deliveries.js';

/** Sends a parked message again, with all its attempts before it. What it tells is checked as if it were new. */
export class RetryDelivery extends Command<DeliveryView> {
  constructor(readonly id: string) {
    super();
  }
}

@Handles(RetryDelivery)
class RetryDeliveryHandler {
  constructor(
    private readonly database: Database,
    private readonly parked: ParkedWork,
    private readonly queue: WorkQueue,
  ) {}

  async execute({ id }: RetryDelivery): Promise<DeliveryView> {
    const delivery = await lockDelivery(this.database, id);
    if (!delivery) throw missing('delivery');
    if (delivery.status !== 'parked') {
      throw conflict('INVALID_TRANSITION', `Only a parked message can be sent again; this one is ${delivery.status}.`, {
        current: delivery.status,
        allowed: [],
      });
    }
    await this.parked.replayOne('message', id);
    this.database.afterCommit(() => void this.queue.add(mailQueue, [id]));
    return (await findDelivery(this.database, id))!;
  }
}
