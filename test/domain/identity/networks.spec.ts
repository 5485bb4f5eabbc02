import { describe, expect, it } from 'vitest';
import { perNetwork } from '../../../src/identity/sign-in/domain/attempts.js';
import { forNetwork, networksOf } from '../../../src/identity/sign-in/domain/networks.js';

const names = (address: string) => networksOf(address).map(({ name }) => name);

describe('what an address is counted as', () => {
  it.each([
    ['203.0.113.7', ['203.0.113.7']],
    ['::ffff:203.0.113.7', ['203.0.113.7']],
    ['2001:db8:1:2:3:4:5:6', ['2001:db8:1:2::/64', '2001:db8:1::/48']],
    ['2001:0DB8:0001:0002::1', ['2001:db8:1:2::/64', '2001:db8:1::/48']],
    ['2001:db8::1', ['2001:db8:0:0::/64', '2001:db8:0::/48']],
    ['2001:db8:0:0:0:0:0:2', ['2001:db8:0:0::/64', '2001:db8:0::/48']],
    ['::1', ['0:0:0:0::/64', '0:0:0::/48']],
    ['fe80::1%eth0', ['fe80:0:0:0::/64', 'fe80:0:0::/48']],
    ['', ['']],
  ])('%s is %j', (address, expected) => {
    expect(names(address)).toEqual(expected);
  });

  it('gives a /48 room for several of its /64', () => {
    const [narrow, wide] = networksOf('2001:db8:1:2::1');
    expect(forNetwork(perNetwork, narrow!).free).toBe(50);
    expect(forNetwork(perNetwork, wide!).free).toBe(200);
  });
});
