import { expect } from 'chai';
import { silentLog } from '../../src/log.ts';
import { openPlatform } from '../../src/platform/open.ts';

const good = { platform: 'rest', url: 'https://orders.test/api', key: 'k', log: silentLog };

describe('openPlatform', () => {
  it('opens the rest client', () => {
    expect(openPlatform(good).name).to.equal('rest');
  });

  for (const [name, wrong, setting] of [
    ['another platform', { platform: 'pigeon' }, 'PLATFORM'],
    ['no address', { url: undefined }, 'PLATFORM_URL'],
    ['an address that is none', { url: 'orders' }, 'PLATFORM_URL'],
    ['an address of another protocol', { url: 'ftp://orders.test' }, 'PLATFORM_URL'],
    ['an address with a user', { url: 'https://me:pw@orders.test' }, 'PLATFORM_URL'],
    ['an address with a query', { url: 'https://orders.test/?a=1' }, 'PLATFORM_URL'],
    ['no key', { key: '' }, 'PLATFORM_KEY'],
    ['a key that cannot be sent', { key: 'a b' }, 'PLATFORM_KEY'],
  ] as const) {
    it(`names ${setting} for ${name}`, () => {
      expect(() => openPlatform({ ...good, ...wrong })).to.throw(new RegExp(`^${setting} `));
    });
  }

  it('never repeats the key or a password in what it says', () => {
    for (const wrong of [{ key: 's3cret key' }, { url: 'https://me:s3cret@orders.test' }]) {
      expect(() => openPlatform({ ...good, ...wrong }))
        .to.throw()
        .and.satisfy((error: Error) => !error.message.includes('s3cret'));
    }
  });
});
