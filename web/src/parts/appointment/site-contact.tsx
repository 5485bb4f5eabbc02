import { Anchor, Text } from '@mantine/core';
import type { Site } from '../../api/schema';

/** How a site is reached. */
export function SiteContact({ site: { phone, email } }: { site: Pick<Site, 'phone' | 'email'> }) {
  return (
    <>
      {phone && (
        <Text>
          <Anchor href={`tel:${phone}`} className="tabular target">
            {phone}
          </Anchor>
        </Text>
      )}
      {email && (
        <Text>
          <Anchor href={`mailto:${email}`} className="target" style={{ overflowWrap: 'anywhere' }}>
            {email}
          </Anchor>
        </Text>
      )}
    </>
  );
}
