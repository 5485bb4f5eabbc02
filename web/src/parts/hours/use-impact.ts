import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../../api/problem';
import type { Impact, Resolution } from '../../api/schema';

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
  dryRun: (input: Input) => Promise<Impact>;
  change: (input: Input, resolution?: Resolution) => Promise<unknown>;
  onDone: (input: Input) => void | Promise<unknown>;
  always?: boolean;
}) {
  const [question, setQuestion] = useState<{ input: Input; impact: Impact }>();

  async function make(input: Input, resolution?: Resolution): Promise<void> {
    try {
      await change(input, resolution);
    } catch (error) {
      const impact = hitBy(error);
      if (!impact) throw error;
      return setQuestion({ input, impact });
    }
    setQuestion(undefined);
    await onDone(input);
  }

  const asking = useMutation({
    mutationFn: async (input: Input) => {
      const impact = await dryRun(input);
      if (impact.affectedTotal > 0 || always) setQuestion({ input, impact });
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

/** What a change hits that was refused for it. */
export function hitBy(error: unknown): Impact | undefined {
  if (!(error instanceof Problem) || error.code !== 'CHANGE_HITS_VISITS') return undefined;
  const { affected, affectedTotal } = error.members;
  return { affected, affectedTotal } as Impact;
}
