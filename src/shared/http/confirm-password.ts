import { Command } from '@nestjs/cqrs';
import type { Actor } from '../kernel/actor.js';

/**
 * Asks the signed-in person for the password of their account again, before something that a found or shared session
 * must not do. Guesses are limited like those at a sign-in from the same network; what is guessed elsewhere does not
 * count. Send it outside of a transaction: it takes as long as a sign-in.
 * @throws PASSWORD_WRONG at `/password`, TOO_MANY_REQUESTS with the seconds to wait
 */
export class ConfirmPassword extends Command<void> {
  constructor(
    readonly actor: Actor,
    readonly password: string,
    /** The client's. */
    readonly address: string,
  ) {
    super();
  }
}
