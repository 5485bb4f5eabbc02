import type pg from 'pg';

/** What a database is for good. `loading`: a demo that is being made, or was left half-made. */
export type Kind = 'loading' | 'demo' | 'clinic';

/** Undefined while nothing has been done with it. */
export async function kindOf(client: pg.ClientBase): Promise<Kind | undefined> {
  const { rows } = await client.query<{ kind: Kind }>('select kind from platform.installation');
  return rows[0]?.kind;
}

/** Says what an empty database is from now on; one that is something already stays it. */
export async function becomes(client: pg.ClientBase, kind: Kind): Promise<void> {
  await client.query('insert into platform.installation (kind) values ($1) on conflict do nothing', [kind]);
}
