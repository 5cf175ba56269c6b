import { expect } from 'chai';
import { toSafeName } from '../../../src/channel/direct-line/media.ts';

describe('the name of an uploaded file', () => {
  for (const [name, safe] of [
    ['汤洒了.jpg', '汤洒了.jpg'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\photos\\a.png', 'a.png'],
    ['.htaccess', 'htaccess'],
    ['a\u0000b\r\nSet-Cookie: x.png', 'abSet-Cookie x.png'],
    ['invoice\u202Egnp.exe', 'invoicegnp.exe'],
    ['<img src=x>.png', 'img src=x.png'],
    ['   ', 'file'],
    ['', 'file'],
    ['..', 'file'],
    [`${'长'.repeat(300)}.jpeg`, `${'长'.repeat(115)}.jpeg`],
    ['half \ud83d.png', 'half \ufffd.png'],
  ] as const) {
    it(`${JSON.stringify(name.slice(0, 30))} is kept as ${JSON.stringify(safe.slice(0, 30))}`, () => {
      expect(toSafeName(name)).to.equal(safe);
    });
  }
});
