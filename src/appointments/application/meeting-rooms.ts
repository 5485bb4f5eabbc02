import { Injectable } from '@nestjs/common';
import { createHmac, hkdfSync } from 'node:crypto';
import { Config } from '../../config.js';
import { refused } from '../../shared/kernel/domain-error.js';
import type { AppointmentState } from '../domain/appointment-state.js';

/** Names the room of each appointment by video. Nothing is stored: the secret makes the same name again. */
@Injectable()
export class MeetingRooms {
  private readonly key: Buffer;
  private readonly template: string | undefined;

  constructor({ secretKeys, meetingUrlTemplate }: Config) {
    this.key = Buffer.from(hkdfSync('sha256', secretKeys[0]!, '', 'careslot meeting rooms', 32));
    this.template = meetingUrlTemplate;
  }

  /**
   * The name cannot be guessed. A move changes it, so that the former practitioner does not walk into the new appointment.
   * @throws NO_MEETING_ROOM when no service for meetings is configured.
   */
  urlOf({ id, revision }: AppointmentState): string {
    if (!this.template) throw refused('NO_MEETING_ROOM', 'This clinic has not set up video meetings yet.');
    const room = createHmac('sha256', this.key).update(`${id}.${revision}`).digest('base64url');
    // A function, because in a text `$` would mean something.
    return this.template.replaceAll('{room}', () => room);
  }
}
