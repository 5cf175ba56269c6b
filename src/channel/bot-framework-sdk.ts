/**
 * The Bot Framework SDK, and all that we ask of it: to tell whether an activity comes from a
 * channel, and to send one there. It is CommonJS and takes the better part of a second to load.
 */
import { createRequire } from 'node:module';
import type { CloudAdapter, TurnContext } from 'botbuilder';
import type { Activity, ConversationReference } from 'botframework-schema';

const require = createRequire(import.meta.url);

/** An app as it is registered with Microsoft. */
export interface App {
  id: string;
  password: string;
  /** Set: the app is registered for this one tenant. */
  tenantId?: string | undefined;
}

/** The credential of an incoming activity is missing or not good. */
export class NotFromChannel extends Error {
  override name = 'NotFromChannel';
  /** What the HTTP interface answers. */
  readonly status = 401;
}

export interface Sdk {
  /**
   * Runs `store` on an activity that comes from a channel; resolves with the status to answer with.
   * Throws `NotFromChannel`, and whatever `store` throws.
   */
  take(
    authorization: string,
    activity: Activity,
    store: (activity: Activity, reference: Partial<ConversationReference>) => Promise<void>,
  ): Promise<number>;
  /** Sends an activity once. Rejects when the channel did not take it within `ms`. */
  send(
    reference: Partial<ConversationReference>,
    activity: Partial<Activity>,
    ms: number,
  ): Promise<void>;
}

export function loadSdk(app: App): Sdk {
  const { AuthenticationError } =
    require('botframework-connector') as typeof import('botframework-connector');
  const builder = require('botbuilder') as typeof import('botbuilder');
  const adapter = createAdapter(builder, app);

  return {
    async take(authorization, activity, store) {
      try {
        const answer = await adapter.take(authorization, activity, (context) => {
          const { activityId: _, ...reference } = builder.TurnContext.getConversationReference(
            context.activity,
          );
          return store(context.activity, reference);
        });
        return answer?.status ?? 200;
      } catch (error) {
        if (error instanceof AuthenticationError) throw new NotFromChannel(error.message);
        throw error;
      }
    },

    async send(reference, activity, ms) {
      const sending = adapter.continueConversationAsync(app.id, reference, async (context) => {
        dropRetries(context);
        // The SDK writes its own idea of what is answered over ours.
        Object.assign(context.activity, { id: activity.replyToId });
        await context.sendActivity(activity);
      });
      await within(ms, sending);
    },
  };
}

function createAdapter(builder: typeof import('botbuilder'), { id, password, tenantId }: App) {
  class Adapter extends builder.CloudAdapter {
    /** Authenticates an activity and runs `logic` on it; the SDK's own way also writes to the console. */
    take(
      authorization: string,
      activity: Activity,
      logic: (context: TurnContext) => Promise<void>,
    ) {
      return this.processActivity(authorization, activity, logic);
    }
  }
  return new Adapter(
    new builder.ConfigurationBotFrameworkAuthentication({
      MicrosoftAppId: id,
      MicrosoftAppPassword: password,
      MicrosoftAppType: tenantId === undefined ? 'MultiTenant' : 'SingleTenant',
      ...(tenantId === undefined ? {} : { MicrosoftAppTenantId: tenantId }),
    }),
  );
}

/** Whoever sends has a lease and tries again by itself; the SDK would go on trying past that. */
function dropRetries({ adapter, turnState }: TurnContext): void {
  const key = (adapter as CloudAdapter).ConnectorClientKey;
  const connector = turnState.get<{
    client: { pipeline: { removePolicy(which: { phase: 'Retry' }): unknown } };
  }>(key);
  connector?.client.pipeline.removePolicy({ phase: 'Retry' });
}

/** Rejects when `work` takes longer than `ms`; it may succeed all the same. */
async function within(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`the channel did not answer in ${ms} ms`)), ms);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
