import { Button, Group, List, NativeSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSites } from '../../../api/catalogue';
import { fieldErrors } from '../../../api/problem';
import type { Application } from '../../../api/schema';
import { Failure } from '../../../shell/failure';
import { TextLink } from '../../../shell/links';
import { Dialog } from '../../../shell/dialog';
import { LicenceExpiry, licenceState } from './licence';
import { useReview } from './use-review';

interface ApproveDialogProps {
  application: Application;
  opened: boolean;
  onClose: () => void;
}

/** Says what an approval does before it does it. */
export function ApproveDialog(props: ApproveDialogProps) {
  const { t } = useTranslation('admin');
  return (
    <Dialog
      roomy
      opened={props.opened}
      onClose={props.onClose}
      title={t('review.approve.title', { name: props.application.fullName })}
    >
      <ApproveForm {...props} />
    </Dialog>
  );
}

function ApproveForm({ application: { id, fullName, licence, allowedActions }, onClose }: ApproveDialogProps) {
  const { t } = useTranslation(['admin', 'common']);
  const sites = useSites();
  const [chosen, setChosen] = useState('');
  const [asked, setAsked] = useState(false);
  const review = useReview(id, t('review.approve.done', { name: fullName }), onClose);
  const active = sites.data?.filter((site) => site.active) ?? [];
  const site = active.length === 1 ? active[0] : active.find((one) => one.id === chosen);
  const siteError = fieldErrors(review.error).siteId;

  function approve() {
    setAsked(true);
    if (site) review.mutate({ action: 'approve', siteId: site.id });
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        approve();
      }}
    >
      <Stack gap="md">
        {active.length > 1 && (
          <NativeSelect
            label={t('review.approve.site')}
            required
            data-autofocus
            data={[
              { value: '', label: t('review.approve.chooseSite') },
              ...active.map(({ id: value, name }) => ({ value, label: name })),
            ]}
            value={chosen}
            onChange={(event) => setChosen(event.currentTarget.value)}
            error={siteError ?? (asked && !site ? t('common:required') : undefined)}
          />
        )}
        {sites.isSuccess && active.length === 0 && (
          <Text role="alert">
            {t('review.approve.noSite')} <TextLink to="/admin/sites">{t('nav.sites')}</TextLink>
          </Text>
        )}
        {sites.error && <Failure error={sites.error} retry={() => void sites.refetch()} />}
        {licenceState(licence.expiresOn).state !== 'fine' && <LicenceExpiry expiresOn={licence.expiresOn} />}
        <div>
          <Text fw={600} mb={4}>
            {t('review.approve.text')}
          </Text>
          <List spacing={6} withPadding>
            <List.Item>{t('review.approve.listed')}</List.Item>
            <List.Item>{t('review.approve.hours', { site: site?.name ?? t('review.approve.chosenSite') })}</List.Item>
            <List.Item>{t('review.approve.role')}</List.Item>
            <List.Item>{t('review.approve.told')}</List.Item>
          </List>
        </div>
        {review.error && !siteError && <Failure error={review.error} />}
        {review.error && !allowedActions.includes('approve') && <Text role="status">{t('review.moved')}</Text>}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={review.isPending} disabled={!allowedActions.includes('approve')}>
            {t('review.approve.confirm')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
