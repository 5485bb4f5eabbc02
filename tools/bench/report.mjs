/** A row that compares throughput with the floor's: the goal is a share of it. */
export function shareOfFloor(id, what, value, floor, goal) {
  const ratio = value / floor;
  return row({
    id,
    what,
    value,
    unit: '/s',
    floor,
    ratio,
    goal: `>= ${goal.toFixed(2)} of the floor`,
    met: ratio >= goal,
  });
}

/** A row with a limit of its own; the floor's figure, if there is one, stands beside it. */
export function limited(id, what, value, limit, floor = null) {
  const ratio = floor === null ? null : value / floor;
  return row({ id, what, value, unit: 'ms', floor, ratio, goal: `<= ${limit} ms`, met: value <= limit });
}

function row({ value, floor, ratio, ...rest }) {
  const { id, what, unit, goal, met } = rest;
  return { id, what, value: rounded(value), unit, floor: rounded(floor), ratio: rounded(ratio, 1_000), goal, met };
}

function rounded(value, precision = 10) {
  return value === null ? null : Math.round(value * precision) / precision;
}

/** The rows as a table for people. */
export function tableOf(rows) {
  const lines = [
    ['', 'measured', 'value', 'floor', 'ratio', 'goal', 'met'],
    ...rows.map(({ id, what, value, unit, floor, ratio, goal, met }) => [
      ...[
        id,
        what,
        `${value} ${unit}`,
        floor === null ? '–' : `${floor} ${unit}`,
        ratio === null ? '–' : ratio.toFixed(2),
      ],
      ...[goal, met ? 'yes' : 'NO'],
    ]),
  ];
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  const numbers = new Set([2, 3, 4]);
  const text = (cell, column) => (numbers.has(column) ? cell.padStart(widths[column]) : cell.padEnd(widths[column]));
  return lines.map((line) => line.map(text).join('  ').trimEnd()).join('\n');
}
