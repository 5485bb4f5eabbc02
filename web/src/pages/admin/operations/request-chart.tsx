import { useTranslation } from 'react-i18next';
import type { SystemStatus } from '../../../api/schema';
import { readersZone, timeOf } from '../../../format/zoned';

const width = 600;
const height = 80;

/** Requests of the last minutes as bars; those that failed on our side in red. The figures above say the same. */
export function RequestChart({ minutes }: { minutes: SystemStatus['requests']['minutes'] }) {
  const { t } = useTranslation('admin');
  const most = Math.max(1, ...minutes.map(({ count }) => count));
  const step = width / Math.max(1, minutes.length);
  const tall = (count: number) => (count / most) * height;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} width="100%" role="img" aria-label={t('status.chart')}>
      {minutes.map(({ at, count, serverErrors }, index) => (
        <g key={at}>
          <title>{t('status.minute', { time: timeOf(at, readersZone()), count })}</title>
          <rect
            x={index * step + 2}
            y={height - tall(count)}
            width={step - 4}
            height={tall(count)}
            fill="var(--mantine-primary-color-filled)"
          />
          <rect
            x={index * step + 2}
            y={height - tall(serverErrors)}
            width={step - 4}
            height={tall(serverErrors)}
            fill="var(--mantine-color-red-7)"
          />
        </g>
      ))}
    </svg>
  );
}
