import { queryOptions } from '@tanstack/react-query';
import { answered, api } from '../../api/client';

const watched = { refetchInterval: 60_000, staleTime: 20_000 } as const;

// They count visits: whatever changes one makes them be read again.
export const clinicGlanceQuery = queryOptions({
  queryKey: ['appointments', 'glance', 'clinic'],
  queryFn: ({ signal }) => answered(api.GET('/api/v1/dashboards/clinic', { signal })),
  ...watched,
});

export const practitionerGlanceQuery = queryOptions({
  queryKey: ['appointments', 'glance', 'practitioner'],
  queryFn: ({ signal }) => answered(api.GET('/api/v1/dashboards/practitioner', { signal })),
  ...watched,
});

export const patientGlanceQuery = queryOptions({
  queryKey: ['appointments', 'glance', 'patient'],
  queryFn: ({ signal }) => answered(api.GET('/api/v1/dashboards/patient', { signal })),
  ...watched,
});
