import { Card, Group, Text } from '@mantine/core';
import { CircleCheck } from 'lucide-react';
import type { ReactNode } from 'react';

/** Nothing to do here. */
export function Fine({ children }: { children: ReactNode }) {
  return (
    <Card padding="md">
      <Group gap="xs" wrap="nowrap">
        <CircleCheck size={20} aria-hidden color="var(--mantine-color-anchor)" style={{ flexShrink: 0 }} />
        <Text>{children}</Text>
      </Group>
    </Card>
  );
}
