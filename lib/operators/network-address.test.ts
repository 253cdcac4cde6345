import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { networkOf, readAddress } from './network-address.ts';

describe('an address', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    [' 192.0.2.1 ', '192.0.2.1'],
    ['192.0.2.1:51234', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['::FFFF:C000:201', '192.0.2.1'],
    ['0:0:0:0:0:ffff:192.0.2.1', '192.0.2.1'],
    ['[::ffff:192.0.2.1]:443', '192.0.2.1'],
    ['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
    ['[2001:db8::1]', '2001:db8::1'],
    ['[2001:db8::1]:443', '2001:db8::1'],
    ['fe80::1%eth0', 'fe80::1'],
    ['::1', '::1'],
  ])('is read from %j as %s', (text, address) => expect(readAddress(text)).toBe(address));

  it.each([
    ...[null, undefined, '', ' ', 'unknown', '_hidden', 'localhost', '1.2.3', '1.2.3.4.5', '256.1.1.1', '01.2.3.4'],
    ...[
      '1.2.3.4:',
      '1.2.3.4:abc',
      '1.2.3.4:123456',
      '[1.2.3.4',
      '[]',
      '[::1',
      '::1]',
      '::1]:80',
      '[[::1]]',
      ':::',
      '1::2::3',
    ],
    ...[
      '1.2.3.4, 5.6.7.8',
      '1.2.3.4;5.6.7.8',
      '"1.2.3.4"',
      'for=1.2.3.4',
      '1.2.3.4\r\nx: y',
      '0x7f000001',
      '2130706433',
    ],
    ...['::1%', 'fe80::1%a b', '1'.repeat(100_000), `${'0'.repeat(79)}1`, '１.２.３.４', "1.2.3.4' or 1=1", '%00'],
  ])('is not in %j', (text) => expect(readAddress(text)).toBeNull());

  it('has one form, however often it is read, and never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.ipV6(), fc.ipV4(), fc.string(), fc.string({ unit: fc.constantFrom(...':.[]%,f0 1') })),
        (text) => {
          const read = readAddress(text);
          if (read !== null) expect(readAddress(read)).toBe(read);
        },
      ),
    );
  });
});

describe('tries are counted', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['1::', '1:0:0:0::/64'],
    [null, 'unseen'],
  ])('for %s by %s', (address, network) => expect(networkOf(address)).toBe(network));

  it('together for the whole /64 that one household is given, and apart for the next', () => {
    fc.assert(
      fc.property(fc.ipV6(), fc.bigInt(0n, 2n ** 64n - 1n), (text, host) => {
        const address = readAddress(text);
        if (address === null || !address.includes(':')) return;
        const prefix = networkOf(address).replace('::/64', '');
        const groups = [48n, 32n, 16n, 0n].map((shift) => ((host >> shift) & 0xffffn).toString(16));
        const neighbour = readAddress(`${prefix}:${groups.join(':')}`);
        if (neighbour?.includes(':')) expect(networkOf(neighbour)).toBe(networkOf(address));
      }),
    );
  });
});
