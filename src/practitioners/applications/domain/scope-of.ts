import { hasRole, type Actor } from '../../../shared/kernel/actor.js';
import type { ApplicationScope } from './applications.js';

/** Applicants see their own applications, admins see all. */
export function scopeOf(actor: Actor): ApplicationScope {
  return { accountId: actor.accountId, all: hasRole(actor, 'admin') };
}
