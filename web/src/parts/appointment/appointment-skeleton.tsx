import { Card, Skeleton, Stack } from '@mantine/core';

/** The shape of a visit's page. */
export function AppointmentSkeleton() {
  return (
    <Stack gap="lg" aria-hidden>
      <Skeleton h={84} radius="md" />
      <Card>
        <Stack gap="md">
          {Array.from({ length: 5 }, (_, index) => (
            <Skeleton key={index} h={48} />
          ))}
        </Stack>
      </Card>
    </Stack>
  );
}
