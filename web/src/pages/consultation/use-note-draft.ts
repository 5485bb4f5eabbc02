import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Visit } from '../../api/schema';
import { ownNoteQuery, type ReadNote } from '../../parts/record/patient-queries';
import { writeNote } from './use-note';

/** A pause in typing this long, in milliseconds, and the draft is saved. */
const pause = 2_500;

/**
 * The draft under the pen: saved in pauses and on demand, one save at a time. After a refusal nothing is tried again until
 * somebody asks for it, and what was typed stays.
 */
export function useNoteDraft(visit: Visit, read: ReadNote) {
  const queries = useQueryClient();
  const [text, setText] = useState(read.note?.text ?? '');
  const [saved, setSaved] = useState({ text: read.note?.text ?? '', version: read.version });
  const [error, setError] = useState<Error | null>(null);
  const [busy, setBusy] = useState(false);
  const latest = useRef({ text, saved });
  latest.current = { text, saved };
  const running = useRef<Promise<string | undefined>>(undefined);
  const changed = text.trim() !== saved.text.trim();

  async function write(version: string): Promise<string | undefined> {
    const { text: now } = latest.current;
    setBusy(true);
    try {
      const answer = await writeNote(visit.id, now, version);
      queries.setQueryData(ownNoteQuery(visit.id).queryKey, answer);
      setSaved({ text: now, version: answer.version });
      latest.current.saved = { text: now, version: answer.version };
      setError(null);
      return answer.version;
    } catch (failure) {
      setError(failure as Error);
      return undefined;
    } finally {
      setBusy(false);
    }
  }

  /** Saves what is typed, after a save that is under way. The version, or undefined when it could not be saved. */
  async function save(version?: string): Promise<string | undefined> {
    await running.current;
    const { text: now, saved: last } = latest.current;
    if (now.trim() === '' || (version === undefined && now.trim() === last.text.trim())) return last.version;
    running.current = write(version ?? last.version);
    return running.current;
  }

  const saveLatest = useRef(save);
  saveLatest.current = save;
  useEffect(() => {
    if (!changed || error || text.trim() === '') return undefined;
    const timer = setTimeout(() => void saveLatest.current(), pause);
    return () => clearTimeout(timer);
  }, [text, changed, error]);

  return {
    text,
    setText,
    changed,
    busy,
    error,
    save,
    version: saved.version,
    /** Whether something is saved at all. */
    exists: saved.version !== '"0"',
    /** Takes what somebody else saved meanwhile in place of what is typed. */
    async takeNewest(): Promise<void> {
      const newest = await queries.fetchQuery({ ...ownNoteQuery(visit.id), staleTime: 0 });
      setText(newest.note?.text ?? '');
      setSaved({ text: newest.note?.text ?? '', version: newest.version });
      setError(null);
    },
    /** Puts what is typed in the place of what somebody else saved. */
    async overwrite(): Promise<void> {
      const newest = await queries.fetchQuery({ ...ownNoteQuery(visit.id), staleTime: 0 });
      await save(newest.version);
    },
  };
}
