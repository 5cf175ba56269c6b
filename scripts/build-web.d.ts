/** A file of `dist/web`; sizes in bytes, `name` relative to the output folder. */
export interface BuiltFile {
  name: string;
  bytes: number;
  gzip: number;
  brotli: number;
}

/** See build-web.js. */
export function buildWeb(options?: { outDir?: string; dev?: boolean }): Promise<BuiltFile[]>;
