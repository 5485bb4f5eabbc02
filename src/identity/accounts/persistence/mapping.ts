import { defineEntity, type EntitySchema } from '@mikro-orm/core';
import type { Role } from '../../../shared/kernel/actor.js';
import { searchKey } from '../../../shared/kernel/search-key.js';
import { alphabetical } from '../../../shared/persistence/alphabetical.js';
import { InstantType } from '../../../shared/persistence/column-types.js';
import { Account, type AccountStatus } from '../domain/account.js';

/** Accounts are looked for by their address too. */
const keyOf = ({ fullName, email }: Account) => searchKey(`${fullName} ${email}`);

const account = defineEntity({
  class: Account as never as new () => Account,
  tableName: 'account',
  schema: 'identity',
  indexes: [
    { name: 'account_name', properties: ['fullName', 'id'] },
    { name: 'account_created_at', properties: ['createdAt', 'id'] },
    {
      name: 'account_search',
      expression: `create index "account_search" on "identity"."account" using gin (search_key public.gin_trgm_ops) with (fastupdate = off)`,
    },
    {
      name: 'account_roles',
      expression: 'create index "account_roles" on "identity"."account" using gin (roles)',
    },
    {
      name: 'account_suspended',
      expression: `create index "account_suspended" on "identity"."account" (full_name, id) where status = 'suspended'`,
    },
  ],
  uniques: [{ name: 'account_email_key', properties: ['email'] }],
  checks: [
    { name: 'account_email_check', expression: 'email = lower(email)' },
    {
      name: 'account_email_spelling',
      expression: `email = normalize(email, NFKC) and email ~ '@[!-?A-~]+$'`,
    },
    { name: 'account_status_check', expression: `status in ('active', 'suspended')` },
  ],
  properties: (p) => ({
    id: p.uuid().primary(),
    email: p.text(),
    fullName: p.text().collation(alphabetical),
    searchKey: p.text().hidden().onCreate(keyOf).onUpdate(keyOf),
    phone: p.text().nullable(),
    passwordHash: p.text().nullable(),
    status: p.text().$type<AccountStatus>(),
    roles: p.array<Role>().columnType('text[]'),
    patientId: p.uuid().nullable(),
    practitionerId: p.uuid().nullable(),
    siteIds: p.array<string>().columnType('uuid[]'),
    verifiedAt: p.type(InstantType).nullable(),
    lastSignInAt: p.type(InstantType).nullable(),
    createdAt: p.type(InstantType),
    version: p.integer().version(),
  }),
});

export const identityEntities: EntitySchema[] = [account];
