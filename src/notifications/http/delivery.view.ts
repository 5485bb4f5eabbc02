import { ApiProperty } from '@nestjs/swagger';
import { PageOf } from '../../shared/http/paging.js';
import {
  accountKinds,
  messageStatuses,
  recordKinds,
  visitKinds,
  type MessageKind,
  type MessageStatus,
} from '../domain/message.js';

/** Who a message is for. */
export class RecipientView {
  @ApiProperty({ enum: ['patient', 'practitioner', 'account'] })
  kind: 'patient' | 'practitioner' | 'account';

  @ApiProperty({ format: 'uuid' })
  id: string;
}

/** A message and what became of it: who, but not which address and not what it says. */
export class DeliveryView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: [...visitKinds, ...accountKinds, ...recordKinds] })
  kind: MessageKind;

  /** Of a reminder: so long before the start of its visit. @example 1440 */
  @ApiProperty({ type: 'integer', nullable: true })
  leadMinutes: number | null;

  @ApiProperty({ enum: ['email'] })
  channel: 'email';

  recipient: RecipientView;

  /** The visit it is about. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  appointmentId: string | null;

  @ApiProperty({ enum: messageStatuses })
  status: MessageStatus;

  /** @example 1 */
  attempts: number;

  /** When it is tried next; null when it is not tried any more. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  nextAttemptAt: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  sentAt: string | null;

  /** What went wrong at the last attempt, or why it was skipped. @example EENVELOPE RCPT TO 550 5.1.1 */
  @ApiProperty({ type: String, nullable: true })
  lastError: string | null;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;
}

export class DeliveryPage extends PageOf(DeliveryView) {}
