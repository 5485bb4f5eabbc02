import type { EntitySchema } from '@mikro-orm/core';
import { ApplicationSchema } from './applications/persistence/mapping.js';
import { SiteSchema, SpecialtySchema, VisitTypeSchema } from './catalogue/persistence/mapping.js';
import { CredentialSchema } from './credentials/persistence/mapping.js';
import { PractitionerSchema } from './directory/persistence/mapping.js';

export const practitionersEntities = [
  SpecialtySchema,
  SiteSchema,
  VisitTypeSchema,
  PractitionerSchema,
  ApplicationSchema,
  CredentialSchema,
] as EntitySchema[];
