import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../../api/problem';
import type { HitVisit } from '../../api/schema';

/** What becomes of the visits that a change would orphan. */
export interface Resolution {
  readonly kind: 'keep' | 'cancel' | 'move';
  /** Who sees them instead, when they are moved. */
  readonly practitionerId?: string;
  /** Why they are cancelled. */
  readonly reason?: string;
}

/**
 * A change of somebody's time: first it is only asked what it would hit. When that is something (or `always`), a person
 * decides before it is made. Between the question and the change a visit may be booked: then it is asked again.
 */
export function useImpact<Input>({
  dryRun,
  change,
  onDone,
  always = false,
}: {
  dryRun: (input: Input) => Promise<HitVisit[]>;
  change: (input: Input, resolution?: Resolution) => Promise<unknown>;
  onDone: (input: Input) => void | Promise<unknown>;
  always?: boolean;
}) {
  const [question, setQuestion] = useState<{ input: Input; affected: HitVisit[] }>();

  async function make(input: Input, resolution?: Resolution): Promise<void> {
    try {
      await change(input, resolution);
    } catch (error) {
      const affected = hitBy(error);
      if (!affected) throw error;
      return setQuestion({ input, affected });
    }
    setQuestion(undefined);
    await onDone(input);
  }

  const asking = useMutation({
    mutationFn: async (input: Input) => {
      const affected = await dryRun(input);
      if (affected.length > 0 || always) setQuestion({ input, affected });
      else await make(input);
    },
  });
  const deciding = useMutation({
    mutationFn: async (resolution?: Resolution) => question && make(question.input, resolution),
  });

  return {
    question,
    ask: asking.mutate,
    decide: deciding.mutate,
    /** What is being asked about at the moment. */
    asking: asking.isPending ? asking.variables : undefined,
    deciding: deciding.isPending,
    askingError: asking.error,
    decidingError: deciding.error,
    close(): void {
      setQuestion(undefined);
      deciding.reset();
    },
  };
}

function hitBy(error: unknown): HitVisit[] | undefined {
  if (!(error instanceof Problem) || error.code !== 'CHANGE_HITS_VISITS') return undefined;
  return error.members.affected as HitVisit[];
}
