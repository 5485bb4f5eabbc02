import { isDeepStrictEqual } from 'node:util';
import { interleaved } from './rounds.mjs';
import { shareOfFloor } from './report.mjs';

const days = 14;

/** Free times of one practitioner, as a patient looks at them before anything else. */
export async function slots({ api, floor, load, clinic, options, connections, say }) {
  const { practitionerIds, siteId, visitTypeId, bookableDays } = clinic;
  const from = bookableDays[0];
  const to = Temporal.PlainDate.from(from).add({ days }).toString();
  const pathOf = (practitionerId) =>
    `/api/v1/slots?${new URLSearchParams({ practitionerId, siteId, visitTypeId, from, to })}`;
  await expectEqualAnswers(pathOf(practitionerIds[0]), api, floor);
  const paths = practitionerIds.map(pathOf);
  const side =
    ({ port }) =>
    ({ seconds, warmUp }) =>
      load.run({ kind: 'reads', port, paths, connections, warmUp, seconds });
  const { application, bare } = await interleaved({
    ...options,
    id: 'P1',
    say,
    sides: { application: side(api), bare: side(floor) },
  });
  return [shareOfFloor('P1', `GET /slots, one practitioner, ${days} days`, application.rate, bare.rate, 0.7)];
}

/** A floor that does less than the application would be no floor. */
async function expectEqualAnswers(path, api, floor) {
  const [ours, theirs] = await Promise.all(
    [api, floor].map(async ({ port }) => {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`);
      const text = await answer.text();
      if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${text}`);
      return JSON.parse(text);
    }),
  );
  if (ours.items.length === 0) throw new Error(`${path} has no free time: the seed is wrong`);
  if (!isDeepStrictEqual(ours, theirs)) {
    throw new Error(`The floor does not answer ${path} as the application does:
      ${JSON.stringify(ours.items[0])} … (${ours.items.length}) against
      ${JSON.stringify(theirs.items[0])} … (${theirs.items.length})`);
  }
}
