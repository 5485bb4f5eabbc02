import type { AttemptPolicy } from './attempts.js';

/** A part of the internet that counts as one source, and how many neighbours share it. */
export interface Network {
  readonly name: string;
  /** A policy for one source allows so many times as much here. */
  readonly share: number;
}

const prefixes = [
  { bits: 64, share: 1 },
  { bits: 48, share: 4 },
] as const;

/**
 * What an address is counted as: itself for IPv4; for IPv6 its /64, which one customer has whole, and its /48, which one
 * organisation may have. The narrowest comes first.
 */
export function networksOf(address: string): Network[] {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!plain.includes(':')) return [{ name: plain, share: 1 }];
  const groups = groupsOf(plain);
  return prefixes.map(({ bits, share }) => ({ name: `${groups.slice(0, bits / 16).join(':')}::/${bits}`, share }));
}

/** The same policy for a network with so many sources. */
export function forNetwork(policy: AttemptPolicy, { share }: Network): AttemptPolicy {
  return { ...policy, free: policy.free * share };
}

/** The eight groups of an IPv6 address, however it is written. */
function groupsOf(address: string): string[] {
  const [head = '', tail] = address.toLowerCase().split('%')[0]!.split('::');
  const parts = (text: string): string[] => (text === '' ? [] : text.split(':'));
  const before = parts(head);
  const after = tail === undefined ? [] : parts(tail);
  const gap = Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0');
  return [...before, ...gap, ...after].map((group) => group.replace(/^0+(?=.)/, ''));
}
