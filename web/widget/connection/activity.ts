/** Activities as this widget reads and writes them; everything that comes over the wire is optional. */

export interface CardButton {
  title: string;
  value?: unknown;
  url?: string;
  phone?: string;
}

/** A card as the bot means it, beside the hero card that any client can draw. */
export interface Card {
  kind: 'order' | 'status' | 'rate' | 'contact' | 'link';
  title: string;
  subtitle?: string;
  lines?: { label: string; value: string }[];
  buttons?: CardButton[];
  orderId?: string;
}

/** `channelData.mealmend` of the bot's and the agents' messages. */
export interface MealmendData {
  speaker?: 'bot' | 'agent';
  step?: string;
  ticketId?: string;
  orderId?: string;
  cards?: Card[];
  /** Place in the queue, where the server tells it. */
  queue?: { ahead?: number; untilAt?: string };
}

export interface Attachment {
  contentType: string;
  contentUrl?: string;
  thumbnailUrl?: string;
  name?: string;
  content?: unknown;
}

export interface Activity {
  type: string;
  id?: string;
  timestamp?: string;
  text?: string;
  name?: string;
  value?: unknown;
  locale?: string;
  replyToId?: string;
  from?: { id: string; name?: string; role?: string };
  attachments?: Attachment[];
  suggestedActions?: { actions: unknown[]; to?: string[] };
  channelData?: {
    clientActivityID?: string;
    mealmend?: MealmendData;
    postBack?: boolean;
    messageBack?: { displayText?: string };
    [field: string]: unknown;
  };
}

/** The bot's own data of a message, empty where there is none. */
export function mealmendOf(activity: Activity): MealmendData {
  return activity.channelData?.mealmend ?? {};
}

/** Who speaks in an activity. */
export function speakerOf(activity: Activity): 'customer' | 'bot' | 'agent' {
  if (activity.from?.role === 'user') return 'customer';
  return mealmendOf(activity).speaker === 'agent' ? 'agent' : 'bot';
}

/** A message that people see in the conversation. */
export function isVisible({ type, text, attachments, channelData }: Activity): boolean {
  if (type !== 'message') return false;
  if (channelData?.postBack) return false;
  if (channelData?.messageBack && !channelData.messageBack.displayText) return false;
  return Boolean(text || attachments?.length);
}

/** An id that no other message of ours has. (`randomUUID` exists on https only.) */
export function newActivityId(): string {
  return [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join('');
}
