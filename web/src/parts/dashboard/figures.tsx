import { Card, SimpleGrid, Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** A number that somebody looks at each day: what it counts, the number, and what makes it plain. */
export interface Figure {
  readonly name: string;
  readonly value: ReactNode;
  readonly more?: ReactNode;
}

/** A few numbers side by side. */
export function Figures({ label, figures }: { label: string; figures: readonly Figure[] }) {
  return (
    <SimpleGrid component="dl" aria-label={label} cols={{ base: 2, md: 4 }} spacing="md" m={0}>
      {figures.map(({ name, value, more }) => (
        <Card key={name} padding="md">
          <Text component="dt" c="dimmed">
            {name}
          </Text>
          <Text component="dd" m={0} fz="1.5rem" fw={650} lh={1.3} className="tabular">
            {value}
          </Text>
          {more !== undefined && (
            <Text component="dd" m={0} size="sm">
              {more}
            </Text>
          )}
        </Card>
      ))}
    </SimpleGrid>
  );
}
