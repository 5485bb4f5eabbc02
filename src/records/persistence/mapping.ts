import type { EntitySchema } from '@mikro-orm/core';
import { noteEntities } from './note-mapping.js';
import { prescriptionEntities } from './prescription-mapping.js';

export const recordsEntities: EntitySchema[] = [...noteEntities, ...prescriptionEntities];
