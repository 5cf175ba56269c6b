import type { Database, RootDatabase } from 'lmdb';

/** A database of texts under binary keys. */
export type Texts = Database<string, Buffer>;

export type Root = RootDatabase<string, Buffer>;

/** How texts are kept in every database of the store. */
export const encodings = { encoding: 'string', keyEncoding: 'binary' } as const;

export function openTexts(root: Root, name: string): Texts {
  return root.openDB<string, Buffer>({ name, ...encodings });
}
