import { Avatar } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Patient } from '../../api/schema';
import { useObjectUrl } from '../../shell/files/use-object-url';
import { photoQuery } from './patient-queries';

/** The picture by which the clinic recognises somebody; the initials where there is none. Their name stands beside it. */
export function PatientPhoto({ patient, size = 72 }: { patient: Patient; size?: number }) {
  const { id, fullName, photoUpdatedAt } = patient;
  const photo = useQuery({ ...photoQuery(id, photoUpdatedAt ?? ''), enabled: photoUpdatedAt !== null });
  const url = useObjectUrl(photoUpdatedAt === null ? undefined : photo.data);
  return <Avatar src={url} name={fullName} color="teal" size={size} radius="md" alt="" aria-hidden />;
}
