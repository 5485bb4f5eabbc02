import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Impact, Resolution } from '../../api/schema';
import type { Decision } from './impact';
import { hitBy } from './use-impact';

interface Question {
  readonly impact: Impact;
  /** Why the last answer could not be done. */
  readonly error: unknown;
  readonly busy: boolean;
  readonly answer: (resolution?: Resolution) => void;
  readonly giveUp: () => void;
}

/**
 * A change that is made at once where it hits no visit. Where it is refused because it hits some, a person is asked what
 * becomes of them, until the change is made or given up: then it fails with its refusal.
 */
export function useSettling(words: Pick<Decision, 'title' | 'action' | 'handedOverBy' | 'later'>) {
  const { t } = useTranslation('practice');
  const [question, setQuestion] = useState<Question>();

  async function settle<Done>(make: (resolution?: Resolution) => Promise<Done>): Promise<Done> {
    let resolution: Resolution | undefined;
    let impact: Impact | undefined;
    for (;;) {
      try {
        const done = await make(resolution);
        setQuestion(undefined);
        return done;
      } catch (error) {
        const hit = hitBy(error);
        impact = hit ?? impact;
        if (!impact) throw error;
        resolution = await ask(impact, hit ? undefined : error, error);
      }
    }
  }

  function ask(impact: Impact, error: unknown, refusal: unknown): Promise<Resolution | undefined> {
    return new Promise((resolve, reject) => {
      const answer = (resolution?: Resolution) => {
        setQuestion((asked) => asked && { ...asked, busy: true });
        resolve(resolution);
      };
      const giveUp = () => {
        setQuestion(undefined);
        // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- it is the refusal that was caught
        reject(refusal);
      };
      setQuestion({ impact, error, busy: false, answer, giveUp });
    });
  }

  const decision: Decision | undefined = question && {
    ...words,
    ...question.impact,
    hits: t('impact.affected', { count: question.impact.affectedTotal }),
    busy: question.busy,
    error: question.error,
    onDecide: question.answer,
  };
  return { settle, decision, giveUp: () => question?.giveUp() };
}
