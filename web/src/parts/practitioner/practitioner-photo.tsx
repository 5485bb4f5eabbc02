import { Avatar } from '@mantine/core';
import type { FoundPractitioner } from '../../api/schema';
import { initialsOf } from './words';

/** Their photo, or their initials where there is none. The name stands beside it. */
export function PractitionerPhoto({
  practitioner,
  size,
  radius = '50%',
}: {
  practitioner: Pick<FoundPractitioner, 'fullName' | 'title' | 'photoUrl'>;
  size: number;
  radius?: '50%' | 'md';
}) {
  return (
    <Avatar src={practitioner.photoUrl} alt="" radius={radius} size={size} color="teal" aria-hidden>
      {initialsOf(practitioner)}
    </Avatar>
  );
}
