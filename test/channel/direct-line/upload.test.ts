import { once } from 'node:events';
import { connect } from 'node:net';
import { expect } from 'chai';
import sharp from 'sharp';
import { type Answer, type DirectLineServer, startDirectLine } from '../../support/direct-line.ts';
import { expectDefinition } from '../../support/direct-line-schema.ts';
import { drawPicture } from '../../support/pictures.ts';
import type { Seen } from '../../support/socket.ts';

const activityType = 'application/vnd.microsoft.activity';

/** A file for a form; tests that send rubbish say so by its type. */
interface File {
  bytes: Uint8Array | string;
  name?: string;
  type?: string;
}

function toForm(files: File[], activity?: unknown): FormData {
  const form = new FormData();
  if (activity !== undefined) {
    const text = typeof activity === 'string' ? activity : JSON.stringify(activity);
    form.append('activity', new Blob([text], { type: activityType }), 'blob');
  }
  for (const { bytes, name = 'photo.png', type = 'image/png' } of files) {
    form.append('file', new Blob([bytes as Uint8Array<ArrayBuffer>], { type }), name);
  }
  return form;
}

describe('Direct Line: uploads', () => {
  let server: DirectLineServer;
  let chat: { conversationId: string; token: string };
  let png: Buffer;

  before(async () => {
    server = await startDirectLine({ limits: { postBurst: 1_000, uploadMs: 500 } });
    png = await drawPicture('png');
  });
  after(() => server.close());
  beforeEach(async () => {
    chat = await server.begin({ id: 'dl_7', name: 'Li' });
  });

  const upload = (body: FormData | Uint8Array, headers?: Record<string, string>) =>
    server.call(
      'POST',
      `/conversations/${chat.conversationId}/upload?userId=dl_8`,
      chat.token,
      body,
      headers,
    );

  /** What the client sees of the message with this id. */
  async function echoOf(answer: Answer): Promise<Seen> {
    expect(answer.status, JSON.stringify(answer.body)).to.equal(200);
    expectDefinition('ResourceResponse', answer.body);
    const path = `/conversations/${chat.conversationId}/activities`;
    const { body } = await server.call('GET', path, chat.token);
    expectDefinition('ActivitySet', body);
    return body.activities.find(({ id }: Seen) => id === answer.body.id);
  }

  async function expectRefusal(answer: Answer, status: number, code: string) {
    expect([answer.status, answer.body?.error?.code]).to.deep.equal([status, code]);
    expectDefinition('ErrorResponse', answer.body);
    const path = `/conversations/${chat.conversationId}/activities`;
    await server.bot.settled();
    const { body } = await server.call('GET', path, chat.token);
    expect(body.activities).to.have.length(1);
  }

  it('fill in the message’s attachments by name, whatever the order of the files', async () => {
    const jpeg = await drawPicture('jpeg');
    const channelData = { clientActivityID: 'c1', attachmentSizes: [1, 2] };
    const activity = {
      type: 'message',
      text: 'two photos',
      channelData,
      from: { id: 'dl_8' },
      attachments: [
        { contentType: 'image/png', name: 'a.png', thumbnailUrl: 'data:image/png;base64,AA==' },
        { contentType: 'image/jpeg', name: '汤 "洒" 了.jpg' },
        { contentType: 'image/png', name: 'never came.png' },
      ],
    };
    const echo = await echoOf(
      await upload(
        toForm(
          [
            { bytes: jpeg, name: '汤 "洒" 了.jpg', type: 'image/jpeg' },
            { bytes: png, name: 'nobody spoke of it.png' },
            { bytes: png, name: 'a.png' },
          ],
          activity,
        ),
      ),
    );
    expect(echo).to.deep.include({ text: 'two photos', channelData });
    expect(echo.from).to.deep.equal({ id: 'dl_7', name: 'Li', role: 'user' });
    expect(
      echo.attachments.map(({ name, contentType }: Seen) => [name, contentType]),
    ).to.deep.equal([
      ['a.png', 'image/png'],
      ['汤 洒 了.jpg', 'image/jpeg'],
      ['nobody spoke of it.png', 'image/png'],
    ]);
    expect(echo.attachments[0].thumbnailUrl).to.equal('data:image/png;base64,AA==');
  });

  it('hand the bot the message with what is known of its files', async () => {
    await echoOf(await upload(toForm([{ bytes: png, name: 'a.png' }], { type: 'message' })));
    const entries = await server.conversations.log(chat.conversationId, 0);
    const line = entries.map(({ value }) => value).find(({ kind }) => kind === 'customer');
    if (line?.kind !== 'customer') throw new Error('the upload is not in the log');
    const [info] = line.attachments;
    expect(info).to.include({ name: 'a.png', contentType: 'image/png' });
    const kept = await server.evidence.get(info?.id ?? '');
    expect(kept?.info).to.deep.equal(info);
  });

  it('become an empty message where they come without one', async () => {
    const echo = await echoOf(await upload(toForm([{ bytes: png }])));
    expect(echo).to.include({ type: 'message' });
    expect(echo.from.id).to.equal('dl_7');
    expect(echo.attachments).to.have.length(1);
  });

  it('may be one raw body, named by its headers', async () => {
    const echo = await echoOf(
      await upload(png, {
        'Content-Type': 'image/png',
        'Content-Disposition': `name="file"; filename="${Buffer.from('汤.png').toString('latin1')}"`,
      }),
    );
    expect(echo.attachments[0].name).to.equal('汤.png');
    const unnamed = await echoOf(await upload(png, { 'Content-Type': 'image/png' }));
    expect(unnamed.attachments[0].name).to.equal('file.png');
  });

  it('know the activity by its type, also where it has no file name', async () => {
    const boundary = 'b';
    const body = Buffer.concat([
      Buffer.from(
        `--b\r\nContent-Disposition: form-data; name="activity"\r\nContent-Type: ${activityType}\r\n\r\n${JSON.stringify({ type: 'message', text: 'hi' })}\r\n--b\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n`,
      ),
      png,
      Buffer.from('\r\n--b--\r\n'),
    ]);
    const echo = await echoOf(
      await upload(body, { 'Content-Type': `multipart/form-data; boundary=${boundary}` }),
    );
    expect(echo.text).to.equal('hi');
    expect(echo.attachments).to.have.length(1);
  });

  it('are kept once when they are sent again', async () => {
    const again = () =>
      upload(
        toForm([{ bytes: png }], { type: 'message', channelData: { clientActivityID: 'same' } }),
      );
    const [a, b] = [await again(), await again()];
    expect(a.body.id).to.equal(b.body.id);
    const both = await Promise.all([again(), again()]);
    expect(both.map(({ body }) => body.id)).to.deep.equal([a.body.id, a.body.id]);
  });

  describe('keep of an image', () => {
    /** The attachment of an image that was uploaded, and its bytes as read back. */
    async function roundTrip(bytes: Buffer, name: string, type = 'application/octet-stream') {
      const echo = await echoOf(await upload(toForm([{ bytes, name, type }])));
      const attachment = echo.attachments[0];
      const file = await fetch(attachment.contentUrl);
      return { attachment, bytes: Buffer.from(await file.arrayBuffer()) };
    }

    it('nothing of where it was taken, and turn it upright', async () => {
      const photo = await drawPicture('jpeg', { located: true, turned: true });
      expect((await sharp(photo).metadata()).exif).to.be.instanceOf(Buffer);
      const { bytes } = await roundTrip(photo, 'photo.jpg');
      const { exif, width, height, orientation } = await sharp(bytes).metadata();
      expect({ exif, width, height, orientation }).to.deep.equal({
        ...{ exif: undefined, width: 20, height: 40, orientation: undefined },
      });
      expect(bytes.includes('GPS') || bytes.includes('a phone')).to.equal(false);
    });

    it('the format its bytes have, whatever they are called', async () => {
      for (const [format, name, kept] of [
        ['png', 'a.txt', 'a.png'],
        ['webp', 'a.webp', 'a.webp'],
        ['gif', 'a', 'a.gif'],
        ['avif', 'a.avif', 'a.jpeg'],
        ['jpeg', 'a.JPG', 'a.JPG'],
      ] as const) {
        const { attachment, bytes } = await roundTrip(await drawPicture(format), name, 'text/html');
        const expected = format === 'avif' ? 'jpeg' : format;
        expect(attachment).to.include({ name: kept, contentType: `image/${expected}` });
        expect((await sharp(bytes).metadata()).format).to.equal(expected);
      }
    });

    it('JPEG where PNG would be far longer', async () => {
      const noise = sharp({
        create: {
          ...{ width: 1_500, height: 1_500, channels: 3, background: '#888' },
          noise: { type: 'gaussian', mean: 128, sigma: 60 },
        },
      });
      const photo = await noise.png({ palette: true, effort: 1, dither: 0 }).toBuffer();
      expect((await sharp(photo).png().toBuffer()).length).to.be.greaterThan(4 * 1_024 * 1_024);
      const { attachment, bytes } = await roundTrip(photo, 'photo.png');
      expect(attachment).to.include({ name: 'photo.jpeg', contentType: 'image/jpeg' });
      expect(bytes.length).to.be.lessThan(4 * 1_024 * 1_024);
    });

    it('no more than 2,560 pixels a side', async () => {
      const { bytes } = await roundTrip(await drawPicture('png', { width: 4_000 }), 'wide.png');
      expect((await sharp(bytes).metadata()).width).to.equal(2_560);
    });
  });

  it('keep documents, sound and plain text as they are, to be saved and not shown', async () => {
    const pdf = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF');
    const text = Buffer.from('订单 8 号\n没有送到');
    for (const [bytes, name, type, kept] of [
      [pdf, 'receipt.pdf', 'application/pdf', 'application/pdf'],
      [text, 'note.txt', 'text/plain', 'text/plain; charset=utf-8'],
    ] as const) {
      const echo = await echoOf(await upload(toForm([{ bytes, name, type }])));
      const { contentUrl, contentType } = echo.attachments[0];
      expect(contentType).to.equal(kept);
      const file = await fetch(contentUrl);
      expect(file.headers.get('content-disposition')).to.match(/^attachment;/);
      expect(Buffer.from(await file.arrayBuffer())).to.deep.equal(bytes);
    }
  });

  describe('refuse', () => {
    const rubbish: Record<string, File> = {
      'an HTML page': {
        bytes: '<html><script>alert(1)</script>',
        name: 'a.html',
        type: 'text/html',
      },
      'an HTML page that says it is a photo': { bytes: '<html></html>', name: 'a.png' },
      'a vector drawing': {
        bytes: '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
        name: 'a.svg',
        type: 'image/svg+xml',
      },
      'a program': { bytes: Buffer.from('7f454c4602010100', 'hex'), name: 'a', type: 'text/plain' },
      'four bytes of a PNG': { bytes: Buffer.from('89504e47', 'hex') },
      'text that is none': { bytes: Buffer.from([0, 1, 2]), name: 'a.txt', type: 'text/plain' },
    };
    for (const [what, file] of Object.entries(rubbish)) {
      it(`${what}: 415`, async () => {
        await expectRefusal(await upload(toForm([file])), 415, 'UnsupportedMediaType');
      });
    }

    it('an image that claims more pixels than anyone should decode: 415', async () => {
      const bomb = await sharp({
        create: { width: 12_000, height: 12_000, channels: 3, background: '#fff' },
        limitInputPixels: false,
      })
        .png({ compressionLevel: 9 })
        .toBuffer();
      expect(bomb.length).to.be.lessThan(2_000_000);
      await expectRefusal(await upload(toForm([{ bytes: bomb }])), 415, 'UnsupportedMediaType');
    });

    it('a file over 4 MiB: 413, after it was read to its end', async () => {
      const big = Buffer.alloc(4 * 1_024 * 1_024 + 1);
      await expectRefusal(await upload(toForm([{ bytes: big }])), 413, 'MessageSizeTooBig');
      await expectRefusal(
        await upload(big, { 'Content-Type': 'image/png' }),
        413,
        'MessageSizeTooBig',
      );
    });

    it('an upload over 10 MiB: 413, after it was read to its end', async () => {
      const big = { bytes: Buffer.alloc(3_600_000) };
      await expectRefusal(await upload(toForm([big, big, big])), 413, 'MessageSizeTooBig');
    });

    it('an activity over 256 KiB: 413', async () => {
      const activity = { type: 'message', text: 'x'.repeat(262_144) };
      await expectRefusal(
        await upload(toForm([{ bytes: png }], activity)),
        413,
        'MessageSizeTooBig',
      );
    });

    it('more than ten files, none, or an empty one: 400', async () => {
      const eleven = Array.from({ length: 11 }, (_, n) => ({ bytes: png, name: `${n}.png` }));
      await expectRefusal(await upload(toForm(eleven)), 400, 'BadArgument');
      await expectRefusal(await upload(toForm([], { type: 'message' })), 400, 'BadArgument');
      await expectRefusal(
        await upload(new Uint8Array(), { 'Content-Type': 'image/png' }),
        400,
        'BadArgument',
      );
    });

    for (const [what, activity] of Object.entries({
      'broken JSON': '{"type":',
      'no activity': '[]',
      'an event': { type: 'event', name: 'x' },
      'of the wrong types': { type: 'message', text: 7 },
      'nested too deep': `{"type":"message","value":${'['.repeat(9_000)}${']'.repeat(9_000)}}`,
    })) {
      it(`an activity that is ${what}: 400`, async () => {
        await expectRefusal(await upload(toForm([{ bytes: png }], activity)), 400, 'BadArgument');
      });
    }

    it('a form that is none: 400', async () => {
      for (const [body, type] of [
        ['no form at all', 'multipart/form-data; boundary=x'],
        [
          '--x\r\nContent-Disposition: form-data; name="f"; filename="a"\r\n\r\ncut',
          'multipart/form-data; boundary=x',
        ],
        ['--x--', 'multipart/form-data'],
      ] as const) {
        await expectRefusal(
          await upload(Buffer.from(body), { 'Content-Type': type }),
          400,
          'BadArgument',
        );
      }
    });

    it('one that never ends: 408, and the line is closed', async () => {
      const { port } = new URL(server.origin);
      const socket = connect(Number(port), '127.0.0.1');
      const chunks: Buffer[] = [];
      socket.on('data', (chunk: Buffer) => chunks.push(chunk));
      socket.write(
        [
          `POST /v3/directline/conversations/${chat.conversationId}/upload HTTP/1.1`,
          ...['Host: x', `Authorization: Bearer ${chat.token}`, 'Content-Type: image/png'],
          ...['Content-Length: 1000', '', 'a few bytes'],
        ].join('\r\n'),
      );
      await once(socket, 'end');
      const answer = Buffer.concat(chunks).toString();
      expect(answer).to.match(/^HTTP\/1\.1 408 /);
      expect(answer).to.include('RequestTimeout');
      socket.destroy();
    });
  });

  describe('are read', () => {
    let url: string;
    beforeEach(async () => {
      url = (await echoOf(await upload(toForm([{ bytes: png, name: "it's.png" }])))).attachments[0]
        .contentUrl;
    });

    it('without a credential, as what they are, and run nothing', async () => {
      const { status, headers } = await fetch(url);
      expect(status).to.equal(200);
      expect(headers.get('x-content-type-options')).to.equal('nosniff');
      expect(headers.get('content-security-policy')).to.equal("default-src 'none'; sandbox");
      expect(headers.get('content-disposition')).to.equal("inline; filename*=UTF-8''it%27s.png");
      expect(headers.get('cross-origin-resource-policy')).to.equal('cross-origin');
      expect(headers.get('cache-control')).to.match(/^private, max-age/);
    });

    it('in pieces, as players ask for them', async () => {
      const whole = Buffer.from(await (await fetch(url)).arrayBuffer());
      for (const [range, from, to] of [
        ['bytes=0-9', 0, 10],
        ['bytes=5-', 5, whole.length],
        ['bytes=-4', whole.length - 4, whole.length],
        ['bytes=0-999999', 0, whole.length],
      ] as const) {
        const piece = await fetch(url, { headers: { Range: range } });
        expect(piece.status).to.equal(206);
        expect(piece.headers.get('content-range')).to.equal(
          `bytes ${from}-${to - 1}/${whole.length}`,
        );
        expect(Buffer.from(await piece.arrayBuffer())).to.deep.equal(whole.subarray(from, to));
      }
    });

    it('not once more when the reader has them already', async () => {
      const tag = (await fetch(url)).headers.get('etag') ?? '';
      // Without the second header Node's own fetch asks for a fresh one.
      const headers = { 'If-None-Match': tag, 'Cache-Control': 'max-age=0' };
      expect((await fetch(url, { headers })).status).to.equal(304);
    });

    it('under their own signed address only, for a day', async () => {
      const change = (edit: (url: URL) => void) => {
        const changed = new URL(url);
        edit(changed);
        return fetch(changed);
      };
      for (const refused of [
        change((u) => u.searchParams.delete('sig')),
        change((u) => u.searchParams.set('sig', 'x')),
        change((u) => u.searchParams.set('exp', '99999999999999')),
        change((u) => {
          u.pathname = u.pathname.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
        }),
      ]) {
        const answer = await refused;
        expect(answer.status).to.equal(403);
        expectDefinition('ErrorResponse', await answer.json());
      }
      const exp = Number(new URL(url).searchParams.get('exp'));
      expect(exp - Date.now()).to.be.within(24 * 3_600_000, 25 * 3_600_000);
    });

    it('through no message that merely names them', async () => {
      const id = new URL(url).pathname.split('/').at(-1);
      const path = `/conversations/${chat.conversationId}/activities`;
      const { status } = await server.call('POST', path, chat.token, {
        type: 'message',
        attachments: [{ contentType: 'image/png', contentUrl: `evidence:${id}` }],
      });
      expect(status).to.equal(400);
    });
  });
});
