/** Everything of the widget that is not drawn: host, identity, line, and what the page shows of them. */
import type { Locale } from '../embed/locale.ts';
import type { AppContext, OrderWish, ToFrame } from '../embed/protocol.ts';
import type { Activity } from './connection/activity.ts';
import { createClientOf } from './connection/client.ts';
import { createContextPost } from './connection/context-post.ts';
import { createGuestMemory } from './connection/guest-memory.ts';
import { createOutgoingFiles, type OutgoingFiles } from './connection/outbox.ts';
import { post } from './connection/post.ts';
import { openSession } from './connection/session.ts';
import { createSignal, type Signal } from './connection/signal.ts';
import { SteadyLine } from './connection/steady-line.ts';
import { createHostEvents } from './host/events.ts';
import type { Host } from './host/host.ts';
import { createIdentity } from './host/identity.ts';
import { createWake } from './host/wake.ts';
import type { Params } from './params.ts';
import { type Phase, ticketOf, toPhase } from './phase.ts';
import { textsOf } from './texts/texts.ts';

export interface Runtime {
  readonly host: Host;
  readonly outgoing: OutgoingFiles;
  /** Another line is another customer: everything drawn of the former one goes. */
  readonly line: Signal<SteadyLine | undefined>;
  readonly locale: Signal<Locale>;
  readonly phase: Signal<Phase>;
  /** The panel is open and the page is looked at. */
  readonly visible: Signal<boolean>;
  /** Of the page, for style sheets made by script. */
  readonly nonce: string;
  close(): void;
  /** The customer has written something. */
  wrote(): void;
  tryAgain(): void;
}

/** Starts with the host's `init`; nothing is asked of the server before. */
export function createRuntime(params: Params, host: Host, nonce: string): Runtime {
  const locale = createSignal(params.locale);
  const phase = createSignal<Phase>('bot');
  const line = createSignal<SteadyLine | undefined>(undefined);
  const visible = createSignal(false);
  const outgoing = createOutgoingFiles();
  const guest = createGuestMemory();
  const identity = createIdentity(() => host.send({ type: 'identity' }));
  const wake = createWake({
    lost: () => line.get()?.refresh(),
    stale: () => line.get()?.refresh(),
  });
  let context: AppContext = {};
  let isOpen = false;

  const look = () => visible.set(isOpen && !document.hidden);
  document.addEventListener('visibilitychange', look);

  function connect(): void {
    line.get()?.close();
    phase.set('bot');
    // Who a line was opened for stays so: a late word of a former customer's line is no guest's.
    const isGuest = identity.current() === undefined;
    const isCurrent = () => isGuest && line.get() === next;
    const next: SteadyLine = new SteadyLine({
      domain: `${location.origin}/v3/directline`,
      fetch: (...request) => fetch(...request),
      createClient: createClientOf(() => locale.get()),
      openSession: () =>
        openSession({
          fetch: (...request) => fetch(...request),
          now: () => Date.now(),
          guest,
          identity: identity.current,
          renewIdentity: identity.renew,
        }),
      dropSession: (session) => {
        if (isCurrent()) guest.write({ ...session, expiresAt: 0 });
      },
      keepSession: (session) => {
        if (isCurrent()) guest.write(session);
      },
      post,
      outgoing,
      pause: wake.pause,
      isOffline: () => !navigator.onLine,
      random: Math.random,
    });
    const events = createHostEvents(host, next, visible);
    const contextPost = createContextPost(next);
    next.activity$.subscribe((activity) => follow(activity));
    next.received.live.subscribe(events.tell);
    next.state.subscribe(() => {
      if (next.state.get() === 'online') contextPost.tell(context, locale.get());
      events.state();
    });
    line.set(next);
    next.start();
  }

  function follow(activity: Activity): void {
    const before = phase.get();
    phase.set(toPhase(before, activity));
    if (phase.get() !== before) {
      host.send({ type: 'handoff', phase: phase.get(), ticketId: ticketOf(activity) });
    }
  }

  function changeContext(changes: AppContext): void {
    context = { ...context, ...changes };
    const current = line.get();
    if (current) createContextPost(current).tell(context, locale.get());
  }

  /** The app opened the widget for an order; with a problem, that is said for the customer. */
  function wish({ orderId, problem }: OrderWish): void {
    changeContext({ orderId });
    const current = line.get();
    const { problems } = textsOf(locale.get());
    if (!current || problem === undefined || !Object.hasOwn(problems, problem)) return;
    const words = problems[problem as keyof typeof problems];
    createContextPost(current).ask(problem, orderId, words, locale.get());
  }

  function hear(message: ToFrame): void {
    if (message.type === 'init') {
      identity.set(message.identity);
      isOpen = message.visible;
      look();
      context = message.context;
      connect();
      if (message.order) wish(message.order);
    } else if (message.type === 'identify') {
      const isOther = identity.set(message.identity);
      if (isOther) connect();
      else line.get()?.start();
    } else if (message.type === 'context') changeContext(message.context);
    else if (message.type === 'order') wish(message.order);
    else if (message.type === 'locale') {
      locale.set(message.locale as Locale);
      changeContext({});
    } else if (message.type === 'visible') {
      isOpen = message.visible;
      look();
    } else if (message.type === 'logout') {
      identity.set(undefined);
      guest.write(undefined);
      context = {};
      line.get()?.close();
      line.set(undefined);
      connect();
    }
  }

  host.listen(hear);
  return {
    host,
    outgoing,
    line,
    locale,
    phase,
    visible,
    nonce,
    close: () => host.send({ type: 'closed' }),
    wrote: () => host.send({ type: 'active' }),
    tryAgain: () => line.get()?.start(),
  };
}
