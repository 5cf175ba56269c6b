import type { Log } from '../log.ts';
import type { Json } from './port.ts';

/** Hears a message under the topic it was published with. */
export type Hear = (topic: string, message: Json) => void;

/** Who in this process listens to what. A listener that throws is logged and harms no other. */
export class Listeners {
  readonly #byPattern = new Map<string, Set<Hear>>();
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
  }

  /** True when this is the first listener of the pattern. */
  add(pattern: string, hear: Hear): boolean {
    const set = this.#byPattern.get(pattern);
    if (set) set.add(hear);
    else this.#byPattern.set(pattern, new Set([hear]));
    return !set;
  }

  /** True when it was the last listener of the pattern. */
  remove(pattern: string, hear: Hear): boolean {
    const set = this.#byPattern.get(pattern);
    if (!set?.delete(hear) || set.size > 0) return false;
    return this.#byPattern.delete(pattern);
  }

  /** Tells every pattern that the topic matches. */
  tell(topic: string, text: string): void {
    for (const pattern of this.#byPattern.keys()) {
      if (isMatch(pattern, topic)) this.tellPattern(pattern, topic, text);
    }
  }

  /** Tells the listeners of one pattern; each gets its own copy of the message. */
  tellPattern(pattern: string, topic: string, text: string): void {
    for (const hear of [...(this.#byPattern.get(pattern) ?? [])]) {
      try {
        hear(topic, JSON.parse(text));
      } catch (error) {
        this.#log.error('a listener failed', { topic, error });
      }
    }
  }

  clear(): void {
    this.#byPattern.clear();
  }
}

function isMatch(pattern: string, topic: string): boolean {
  return pattern.endsWith('*') ? topic.startsWith(pattern.slice(0, -1)) : topic === pattern;
}
