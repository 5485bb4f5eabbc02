import type { ReactNode } from 'react';
import { Page } from '../../shell/page';
import { AdminNav } from '../../shell/admin-nav';

/** A page of the administration: its areas above, then the page. */
export function AdminPage(page: { title: string; lead?: ReactNode; actions?: ReactNode; children: ReactNode }) {
  return (
    <>
      <AdminNav />
      <Page {...page} />
    </>
  );
}
