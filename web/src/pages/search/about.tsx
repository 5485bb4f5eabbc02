import { Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { GraduationCap, Languages, Mail, MapPin, Phone, Stethoscope, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Practitioner, Site } from '../../api/schema';
import { PractitionerPhoto } from '../../parts/practitioner/practitioner-photo';
import { addressOf, languageName } from '../../parts/practitioner/words';

/** Who a practitioner is. */
export function About({ practitioner, places }: { practitioner: Practitioner; places: readonly Site[] }) {
  const { t } = useTranslation('search');
  const { qualifications, yearsOfExperience, languages, bio } = practitioner;
  return (
    <Stack component="section" gap="md" aria-label={t('profile.about')}>
      <Group gap="sm">
        <PractitionerPhoto practitioner={practitioner} size={practitioner.photoUrl === null ? 44 : 96} />
        <Title order={2}>{t('profile.about')}</Title>
      </Group>
      {bio && <Text>{bio}</Text>}
      {qualifications && (
        <Fact icon={GraduationCap} name={t('profile.qualifications')}>
          {qualifications}
        </Fact>
      )}
      {yearsOfExperience !== null && (
        <Fact icon={Stethoscope} name={t('profile.experience')}>
          {t('profile.years', { count: yearsOfExperience })}
        </Fact>
      )}
      {languages.length > 0 && (
        <Fact icon={Languages} name={t('profile.languages')}>
          {languages.map(languageName).join(', ')}
        </Fact>
      )}
      {places.map((site) => (
        <Fact key={site.id} icon={MapPin} name={site.name}>
          {addressOf(site)}
        </Fact>
      ))}
      <ContactFacts practitioner={practitioner} />
    </Stack>
  );
}

/** How everybody may reach them; what only the clinic may see is not shown to the clinic here either. */
function ContactFacts({ practitioner: { contact } }: { practitioner: Practitioner }) {
  const { t } = useTranslation('search');
  const [phone, email, practiceAddress] = (['phone', 'email', 'practiceAddress'] as const).map((way) =>
    contact[way]?.visibility === 'public' ? contact[way].value : undefined,
  );
  return (
    <>
      {phone && (
        <Fact icon={Phone} name={t('profile.phone')}>
          <Anchor href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`} className="tabular target">
            {phone}
          </Anchor>
        </Fact>
      )}
      {email && (
        <Fact icon={Mail} name={t('profile.email')}>
          <Anchor href={`mailto:${email}`} className="target" style={{ overflowWrap: 'anywhere' }}>
            {email}
          </Anchor>
        </Fact>
      )}
      {practiceAddress && (
        <Fact icon={MapPin} name={t('profile.practiceAddress')}>
          {practiceAddress}
        </Fact>
      )}
    </>
  );
}

function Fact({ icon: Icon, name, children }: { icon: LucideIcon; name: string; children: ReactNode }) {
  return (
    <Group gap="sm" wrap="nowrap" align="flex-start">
      <Icon size={20} aria-hidden style={{ flexShrink: 0, marginTop: 3 }} color="var(--mantine-color-dimmed)" />
      <div>
        <Text c="dimmed" size="sm">
          {name}
        </Text>
        <Text>{children}</Text>
      </div>
    </Group>
  );
}
