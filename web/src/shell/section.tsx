import { Card, Group, Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';

/** A part of a record with its heading; `action` stands beside it. */
export function Section({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <Card component="section" aria-labelledby={id} padding="md">
      <Group justify="space-between" mb="sm" gap="xs" mih={44}>
        <Title order={2} id={id}>
          {title}
        </Title>
        {action}
      </Group>
      {children}
    </Card>
  );
}
