/** From a signed stream address to an open WebSocket. */
import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { RequestHandler } from 'express';
import { WebSocketServer } from 'ws';
import { type AllowedOrigins, isAllowedOrigin } from '../cors.ts';
import { type Addresses, mountPath, type StreamTicket } from './addresses.ts';
import { badArgument, DirectLineError, toErrorBody } from './errors.ts';
import type { Limits } from './limits.ts';
import type { Streams } from './streams.ts';

/** Clients send nothing but empty frames. */
const longestFrame = 4_096;

export interface UpgradeOptions {
  addresses: Addresses;
  streams: Streams;
  origins: AllowedOrigins;
  publicUrl?: string | undefined;
  limits: Pick<Limits, 'streams'>;
}

/** Answers an upgrade that is refused: the handshake is plain HTTP until it succeeds. */
function refuse(socket: Duplex, error: DirectLineError): void {
  const body = JSON.stringify(toErrorBody(error));
  socket.end(
    [
      `HTTP/1.1 ${error.status} ${STATUS_CODES[error.status] ?? ''}`,
      'Connection: close',
      'Content-Type: application/json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  );
}

export function createUpgrade(options: UpgradeOptions) {
  const { addresses, streams, origins, publicUrl, limits } = options;
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: longestFrame,
    perMessageDeflate: false,
    clientTracking: false,
  });

  /** The ticket of a request for a stream. Throws a `DirectLineError`. */
  function parseTicket(req: IncomingMessage, id: string, query: URLSearchParams): StreamTicket {
    if (!isAllowedOrigin(req, origins, publicUrl)) {
      throw new DirectLineError(403, 'BadArgument', 'This origin may not connect');
    }
    if (!query.has('t')) throw new DirectLineError(401, 'BadArgument', 'Missing token or secret');
    const ticket = addresses.parseStreamUrl(id, query);
    if (!ticket) throw new DirectLineError(403, 'TokenExpired', 'The stream address has expired');
    if (streams.count(id) >= limits.streams) {
      throw new DirectLineError(429, 'TooManyRequests', 'Too many streams of this conversation');
    }
    return ticket;
  }

  return {
    take(req: IncomingMessage, socket: Duplex, head: Buffer): boolean {
      const [path = '', query = ''] = (req.url ?? '').split('?', 2);
      const id = new RegExp(`^${mountPath}/conversations/([\\w-]+)/stream$`).exec(path)?.[1];
      if (id === undefined) return false;
      socket.on('error', () => socket.destroy());
      try {
        const { after, base } = parseTicket(req, id, new URLSearchParams(query));
        const toFileUrl = (fileId: string) => addresses.toFileUrl(base, fileId);
        server.handleUpgrade(req, socket, head, (webSocket) =>
          streams.add(webSocket, { conversationId: id, toFileUrl }, after),
        );
      } catch (error) {
        if (!(error instanceof DirectLineError)) throw error;
        refuse(socket, error);
      }
      return true;
    },

    /** The answer to whoever asks for a stream without an upgrade. */
    explain: (() => {
      throw badArgument('A stream is a WebSocket: the request must ask for an upgrade');
    }) as RequestHandler,
  };
}
