import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADDRESS_HEADER, noteAddresses, trueAddress } from './client-address.ts';

describe('the address of whoever asks', () => {
  it.each(['203.0.113.9', '203.0.113.9, 10.0.0.1', '127.0.0.1', '::1', ','.repeat(5_000), 'x'.repeat(15_000)])(
    'is the other end of the connection without a proxy, whatever a client writes: %.20j',
    (forged) => expect(trueAddress('::ffff:10.0.0.7', forged, 0)).toBe('10.0.0.7'),
  );

  it.each([
    [1, '203.0.113.9', '203.0.113.9'],
    [1, '1.1.1.1, 203.0.113.9', '203.0.113.9'],
    [1, '1.1.1.1,2.2.2.2,3.3.3.3,203.0.113.9', '203.0.113.9'],
    [2, '1.1.1.1, 203.0.113.9, 10.0.0.2', '203.0.113.9'],
    [3, '1.1.1.1, 203.0.113.9, 10.0.0.2, 10.0.0.3', '203.0.113.9'],
    [1, '1.1.1.1, 203.0.113.9:40112', '203.0.113.9'],
    [1, '1.1.1.1, [2001:DB8::9]:40112', '2001:db8::9'],
    [1, '1.1.1.1, ::ffff:203.0.113.9', '203.0.113.9'],
    [1, `${'1.1.1.1,'.repeat(1_500)}203.0.113.9`, '203.0.113.9'],
  ])('is the one that the outermost of %i proxies saw: %.30j', (proxies, forwarded, address) => {
    expect(trueAddress('10.0.0.7', forwarded, proxies)).toBe(address);
  });

  it.each([
    [1, undefined],
    [1, ''],
    [1, 'unknown'],
    [1, '203.0.113.9, '],
    [1, '203.0.113.9, "; drop table'],
    [1, ','.repeat(5_000)],
    [2, '203.0.113.9'],
    [9, '203.0.113.9, 203.0.113.10'],
    [1, 'x'.repeat(15_000)],
  ])(
    'is the other end of the connection where %i proxies left nothing that can be read: %.30j',
    (proxies, forwarded) => {
      expect(trueAddress('10.0.0.7', forwarded, proxies)).toBe('10.0.0.7');
      expect(trueAddress(undefined, forwarded, proxies)).toBeNull();
    },
  );
});

describe('the header that carries it', () => {
  let proxies = 0;
  const server = createServer((request, response) => response.end(JSON.stringify(request.headers)));
  beforeAll(async () => {
    noteAddresses(() => proxies);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => void server.close());

  const headersThatArrive = (headers: Record<string, string | string[]>) =>
    new Promise<Record<string, string>>((resolve, reject) => {
      const { port } = server.address() as AddressInfo;
      const request = httpRequest({ port, host: '127.0.0.1', headers }, async (response) =>
        resolve(JSON.parse(Buffer.concat(await response.toArray()).toString())),
      );
      request.once('error', reject).end();
    });

  it('says what the socket says, also to a client that knows its name, and leaves all others alone', async () => {
    const sent = { [ADDRESS_HEADER]: ['9.9.9.9', '8.8.8.8'], 'x-forwarded-for': '9.9.9.9' };
    const arrived = await headersThatArrive(sent);
    expect(arrived).toMatchObject({ [ADDRESS_HEADER]: '127.0.0.1', 'x-forwarded-for': '9.9.9.9' });
    expect(ADDRESS_HEADER).toMatch(/^x-mutuals-address-[0-9a-f]{32}$/);
  });

  it('says what the proxy saw, on each of its lines', async () => {
    proxies = 1;
    const arrived = await headersThatArrive({ 'x-forwarded-for': ['9.9.9.9', '8.8.8.8, 203.0.113.9'] });
    expect(arrived[ADDRESS_HEADER]).toBe('203.0.113.9');
  });
});
