/** Everything that came in: given to Web Chat as often as it asks, and to us once when it is new. */
import { type Activity, speakerOf } from './activity.ts';
import { Feed, type Observable } from './feed.ts';

export class Received {
  /** What the bot and the agents send while we listen; not what was already there before. */
  readonly live = new Feed<Activity>();
  /** Web Chat subscribes twice, once only to wake the adapter, so each subscriber gets everything. */
  readonly activity$: Observable<Activity> = {
    subscribe: (observer) => {
      for (const activity of this.#kept) {
        if (typeof observer === 'function') observer(activity);
        else observer.next?.(activity);
      }
      return this.#activities.subscribe(observer);
    },
  };
  readonly #activities = new Feed<Activity>();
  readonly #kept: Activity[] = [];
  readonly #known = new Set<string>();

  constructor() {
    // Keeps the feed from holding back for a first subscriber what is kept here anyway.
    this.#activities.subscribe({});
  }

  /** Typing has no id and passes; a message with an id we know replaces the one before. */
  take(activity: Activity, isLive: boolean): void {
    const { id } = activity;
    const isNew = id === undefined || !this.#known.has(id);
    const shown = forEveryone(activity);
    if (id !== undefined) {
      this.#known.add(id);
      this.#kept.push(shown);
    }
    this.#activities.next(shown);
    if (isLive && isNew && speakerOf(shown) !== 'customer') this.live.next(shown);
  }
}

/** Buttons meant for one user id: there is only one customer here, whatever their id. */
function forEveryone(activity: Activity): Activity {
  if (!activity.suggestedActions?.to) return activity;
  return { ...activity, suggestedActions: { actions: activity.suggestedActions.actions } };
}
