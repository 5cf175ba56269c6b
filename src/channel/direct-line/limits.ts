/** What one client may use up. */

export interface Limits {
  /** Bytes of an activity; Direct Line's own limit. */
  activityBytes: number;
  /** Bytes of one uploaded file. */
  fileBytes: number;
  /** Bytes of one upload with all its files. */
  uploadBytes: number;
  /** Files of one upload. */
  files: number;
  /** Time in which an upload must have arrived (ms). */
  uploadMs: number;
  /** Bytes of all uploads that are arriving at the same time. */
  uploadBytesAtOnce: number;
  /** Posts of one conversation. */
  postsPerMinute: number;
  postBurst: number;
  /** Requests of one address that are not polls; a whole city may sit behind one. */
  perAddressPerMinute: number;
  /** Streams of one conversation that are open at once. */
  streams: number;
}

const kib = 1_024;
const mib = 1_024 * kib;

export const defaultLimits: Limits = {
  activityBytes: 256 * kib,
  fileBytes: 4 * mib,
  uploadBytes: 10 * mib,
  files: 10,
  uploadMs: 60_000,
  uploadBytesAtOnce: 256 * mib,
  postsPerMinute: 60,
  postBurst: 20,
  perAddressPerMinute: 6_000,
  streams: 500,
};
