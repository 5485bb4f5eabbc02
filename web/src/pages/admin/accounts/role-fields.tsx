import { Checkbox, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSites } from '../../../api/catalogue';
import { siteName } from '../../../parts/practitioner/words';
import { roles, type Role } from './account-filter';

export type RoleValues = {
  roles: Role[];
  siteIds: string[];
};

/**
 * What an account may do, and for the front desk where. A practitioner becomes one by an application, not here: the role
 * can only be taken from who holds it.
 */
export function RoleFields({
  values,
  errors,
  held = [],
  onChange,
}: {
  values: RoleValues;
  errors: Record<string, React.ReactNode>;
  held?: readonly Role[];
  onChange: (change: Partial<RoleValues>) => void;
}) {
  const { t } = useTranslation('admin');
  const sites = useSites().data ?? [];
  return (
    <>
      <Checkbox.Group
        label={t('accounts.roles')}
        value={values.roles}
        error={errors.roles}
        onChange={(chosen) => onChange({ roles: chosen as Role[] })}
      >
        <Stack gap="sm" mt="xs">
          {roles.map((role) => (
            <Checkbox
              key={role}
              size="md"
              value={role}
              label={t(`accounts.role.${role}`)}
              description={t(`accounts.roleHint.${role}`)}
              disabled={role === 'practitioner' && !held.includes(role)}
            />
          ))}
        </Stack>
      </Checkbox.Group>
      {values.roles.includes('staff') && (
        <Checkbox.Group
          label={t('accounts.sites')}
          value={values.siteIds}
          error={errors.siteIds}
          onChange={(siteIds) => onChange({ siteIds })}
        >
          <Stack gap="sm" mt="xs">
            {sites.map((site) => (
              <Checkbox key={site.id} size="md" value={site.id} label={siteName(site)} />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
    </>
  );
}

/** The front desk works somewhere; `words.role` where somebody without a role makes no sense. */
export function roleChecks({ roles: chosen, siteIds }: RoleValues, words: { role?: string; site: string }) {
  return {
    ...(chosen.length === 0 && words.role !== undefined ? { roles: words.role } : {}),
    ...(chosen.includes('staff') && siteIds.length === 0 ? { siteIds: words.site } : {}),
  };
}
