/** Whether humans are there, and how long the line is. */
export interface Duty {
  /** Agents present and with room. */
  present: number;
  /** When someone will be there (ms on the promise clock), when nobody is. */
  backAt?: number | undefined;
  /** A phone line for the last resort. */
  hotline?: string | undefined;
}

/** A conversation's place in the queue. */
export interface QueuePlace {
  /** 1 is next. */
  position: number;
  waitMinutes: number;
}
