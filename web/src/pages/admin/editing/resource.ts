import type { Read } from '../../../parts/forms/use-merge-form';
import type { Resolution } from '../../../api/schema';
import type { OnlyOf } from '../../../api/merge';

/** How a dialog reads and writes one kind of thing. `Values` is what people type, `Body` what the API takes. */
export interface Resource<View extends { id: string; name: string }, Values extends object, Body extends object> {
  /** Its lists in the cache: `['admin', key]` and, for everyone's catalogue, `[key]`. */
  key: string;
  empty: Values;
  valuesOf: (view: View) => OnlyOf<View, Values>;
  bodyOf: (values: Values) => Body;
  read: (id: string) => Promise<Read<View>>;
  add: (body: Body, idempotencyKey: string) => Promise<View>;
  /** `resolution`: what becomes of the visits that it hits, where a change of this thing can hit any. */
  change: (id: string, changes: Partial<Body> & { resolution?: Resolution }, version: string) => Promise<View>;
  /** What a change sends, where the parts that differ are not enough. */
  changes?: (before: Body, after: Body) => Partial<Body>;
  /** What is worth saying before it is sent. The rules are the server's. */
  checks?: (values: Values) => Record<string, string>;
}
