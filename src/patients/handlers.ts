import { handlersOfOneContext } from '../shared/messaging/handlers.js';

/** `@Handles(TheMessage)` on a class of this context makes it the handler: there is no list to add it to. */
export const { Handles, providersWith } = handlersOfOneContext();
