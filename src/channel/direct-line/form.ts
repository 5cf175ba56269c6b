/** The body of an upload, read to its end: an activity, and files, under their limits. */
import type { IncomingMessage } from 'node:http';
import { badArgument, DirectLineError, tooBig } from './errors.ts';
import { createReader, type Form, type FormLimits, type Reader } from './form-readers.ts';

/** A refused body is still read, up to this many times what is allowed, so that the answer arrives. */
const patience = 8;

function timedOut(): DirectLineError {
  return new DirectLineError(408, 'RequestTimeout', 'The upload took too long', {
    Connection: 'close',
  });
}

/**
 * Reads an upload. Throws a `DirectLineError` only after the body has ended (a browser that is
 * answered while it still sends sees a broken connection), unless there is no end to it.
 */
export async function readForm(
  req: IncomingMessage,
  limits: FormLimits,
  reserve: (bytes: number) => void,
): Promise<Form> {
  let refusal: unknown;
  let reader: Reader | undefined;
  let total = 0;
  const attempt = async <T>(step: () => Promise<T> | T): Promise<T | undefined> => {
    try {
      return refusal === undefined ? await step() : undefined;
    } catch (error) {
      refusal = error;
      return undefined;
    }
  };

  await attempt(() => {
    reader = createReader(req, limits);
  });
  await withDeadline(limits.uploadMs, async () => {
    // The request must outlive the reading: it still has to be answered.
    for await (const chunk of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      total += chunk.length;
      if (total > limits.uploadBytes * patience) {
        throw tooBigForever(limits.uploadBytes);
      }
      await attempt(() => {
        if (total > limits.uploadBytes) throw tooBig('The upload', limits.uploadBytes);
        reserve(chunk.length);
        return reader?.write(chunk);
      });
    }
  });
  const form = await attempt(() => reader?.end());
  if (refusal !== undefined) throw refusal;
  if (!form || form.files.length === 0) throw badArgument('The upload has no file');
  return form;
}

function tooBigForever(bytes: number): DirectLineError {
  const { status, code, message } = tooBig('The upload', bytes);
  return new DirectLineError(status, code, message, { Connection: 'close' });
}

/** Runs the reading; one that takes too long fails although the client is still there. */
async function withDeadline(ms: number, read: () => Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(timedOut()), ms);
  });
  try {
    const reading = read().catch((error: unknown) => {
      throw error instanceof DirectLineError ? error : badArgument('The upload was cut off');
    });
    reading.catch(() => {});
    await Promise.race([reading, late]);
  } finally {
    clearTimeout(timer);
  }
}
