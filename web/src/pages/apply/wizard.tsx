import { Card, List, Stack, Text } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../shell/notice';
import { Page } from '../../shell/page';
import { AboutStep } from './about-step';
import { DocumentsStep } from './documents-step';
import { LicenceStep } from './licence-step';
import { QualificationStep } from './qualification-step';
import type { ReadApplication } from './queries';
import { ReviewStep } from './review-step';
import { after, isFilled, steps, type Step } from './steps';
import classes from './apply.module.css';

/** The steps one by one; each keeps its part on the server before the next is shown. */
export function Wizard({ read, step: wanted }: { read: ReadApplication | null; step: Step }) {
  const { t } = useTranslation('apply');
  const navigate = useNavigate();
  // Nothing can be added to an application that does not exist yet.
  const step = read === null ? 'about' : wanted;
  const application = read?.application;
  const onKept = () => void navigate({ to: '/apply', search: (last) => ({ ...last, step: after(step) }) });
  const part = { read, onKept };
  return (
    <Page title={t('title')} lead={t('lead')} width="text">
      {application?.status === 'needs_info' && (
        <Notice color="yellow" title={t('needsInfo')}>
          <Text style={{ whiteSpace: 'pre-line' }}>{application.reason}</Text>
        </Notice>
      )}
      <nav aria-label={t('steps.label')}>
        <ol className={classes.steps}>
          {steps.map((each, nth) => (
            <li key={each}>
              <Link
                to="/apply"
                search={(last) => ({ ...last, step: each })}
                className={classes.step}
                aria-current={each === step ? 'step' : undefined}
                disabled={read === null && each !== 'about'}
              >
                <span className={classes.mark} aria-hidden>
                  {isFilled(each, application) ? <Check size={16} /> : nth + 1}
                </span>
                <span>
                  {t(`steps.${each}`)}
                  {isFilled(each, application) && <span className={classes.unseen}>{`, ${t('steps.done')}`}</span>}
                </span>
              </Link>
            </li>
          ))}
        </ol>
      </nav>
      <Card>
        <Stack gap="md">
          {step === 'about' && <AboutStep {...part} />}
          {step === 'qualification' && <QualificationStep {...part} />}
          {step === 'licence' && <LicenceStep {...part} />}
          {step === 'documents' && read && <DocumentsStep read={read} onKept={onKept} />}
          {step === 'review' && read && <ReviewStep read={read} />}
        </Stack>
      </Card>
      <List size="sm" c="dimmed">
        <List.Item>{t('kept')}</List.Item>
        <List.Item>{t('who')}</List.Item>
      </List>
    </Page>
  );
}
