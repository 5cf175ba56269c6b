/** What happened, for whoever counts. */
export interface Observe {
  turn(input: string, committed: boolean, ms: number): void;
  /** `end`: `accepted`, a refusal's code, or why the end is unknown. */
  action(remedy: string, end: string): void;
}
