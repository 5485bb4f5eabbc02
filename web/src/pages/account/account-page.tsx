import { Card, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { Page } from '../../shell/page';

/** A narrow page with one form. */
export function AccountPage({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <Page title={title} lead={lead} width="form">
      <Card padding="lg">
        <Stack gap="md">{children}</Stack>
      </Card>
    </Page>
  );
}

/** The fields of a form, one under the other. */
export function Fields({ children }: { children: ReactNode }) {
  return <Stack gap="md">{children}</Stack>;
}
