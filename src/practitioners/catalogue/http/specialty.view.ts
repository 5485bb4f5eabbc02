import { withVersion } from '../../../shared/http/etag.js';
import { PageOf } from '../../../shared/http/paging.js';
import type { SpecialtyRecord } from '../application/catalogue.js';

/** A field of medicine. */
export class SpecialtyView {
  id: string;
  /** @example Cardiology */
  name: string;
  description: string | null;
  active: boolean;

  static of({ id, name, description, active, version }: SpecialtyRecord): SpecialtyView {
    return withVersion(Object.assign(new SpecialtyView(), { id, name, description, active }), version);
  }
}

export class SpecialtyPage extends PageOf(SpecialtyView) {}
