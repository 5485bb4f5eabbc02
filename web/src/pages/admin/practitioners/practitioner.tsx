import { Button, Group, SimpleGrid, Stack } from '@mantine/core';
import { createLazyRoute } from '@tanstack/react-router';
import { Pencil } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { nameOf } from '../../../parts/practitioner/words';
import { TextLink } from '../../../shell/links';
import { EditDialog, useEditDialog } from '../editing/edit-dialog';
import { Access } from './access';
import { CredentialsOf } from './credentials-of';
import { LicenceCard, PersonCard } from './facts';
import { PractitionerFields } from './fields';
import { PractitionerFrame } from './frame';
import type { Asks, NamedPractitioner } from './resource';
import { Standing } from './standing';
import { usePractitionerResource } from './use-resource';
import { WorkingTime } from './working-time';

export const practitioner = createLazyRoute('/admin/practitioners/$practitionerId')({ component: PractitionerPage });

// Address and first site are said once, when somebody is added.
const nothingElse: Asks = [];

/** Everything that the administration knows and decides about one practitioner. */
function PractitionerPage() {
  const { t } = useTranslation(['practitioners', 'common']);
  const { practitionerId } = practitioner.useParams();
  const dialog = useEditDialog<NamedPractitioner>();
  const { resource, used } = usePractitionerResource(nothingElse);
  return (
    <PractitionerFrame
      practitionerId={practitionerId}
      title={t('one')}
      titleOf={(name) => name}
      lead={(one) => <Standing practitioner={one} />}
      actions={(one, version) => (
        <Group gap="sm">
          <Button
            variant="default"
            leftSection={<Pencil size={18} aria-hidden />}
            onClick={() => dialog.change({ ...one, name: nameOf(one) })}
          >
            {t('common:change')}
          </Button>
          <Access practitioner={one} version={version} />
        </Group>
      )}
      back={<TextLink to="/admin/practitioners">{t('all')}</TextLink>}
    >
      {(one) => (
        <>
          <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg" style={{ alignItems: 'start' }}>
            <PersonCard practitioner={one} />
            <Stack gap="lg">
              <LicenceCard practitioner={one} />
              <WorkingTime practitioner={one} />
            </Stack>
          </SimpleGrid>
          <CredentialsOf practitioner={one} />
          <EditDialog resource={resource} dialog={dialog} addTitle="">
            {(form, view) => <PractitionerFields form={form} used={used} practitioner={view} />}
          </EditDialog>
        </>
      )}
    </PractitionerFrame>
  );
}
