/** Whether humans are there, and how long the line is. */
export interface Duty {
  /** Agents present and with room. */
  present: number;
  /** When the desk opens next (ms on the promise clock), when it is closed and nobody is there. */
  backAt?: number | undefined;
  /** By when someone is to answer (ms), when nobody is there or has room though the desk is open. */
  answerBy?: number | undefined;
  /** A phone line for the last resort. */
  hotline?: string | undefined;
}

/** A conversation's place in the queue, or the one it would have. */
export interface QueuePlace {
  /** 1 is next. */
  position: number;
  waitMinutes: number;
}
