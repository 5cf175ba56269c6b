import { useContext } from 'react';
import type { Activity } from '../connection/activity.ts';
import { speakerOf } from '../connection/activity.ts';
import { LightboxContext } from './lightbox.tsx';
import { useSignal } from './use-signal.ts';
import { useWidget } from './widget-context.ts';

/** A photo in the conversation; one's own is shown from this device, with the progress of its upload. */
export function Photo({
  activity,
  attachment,
}: {
  activity: Activity;
  attachment: { contentUrl?: string; thumbnailUrl?: string; name?: string };
}) {
  const { line, texts } = useWidget();
  const open = useContext(LightboxContext);
  const states = useSignal(line.outbox.states);
  const key = activity.channelData?.clientActivityID ?? '';
  const state = states.get(key);
  const url = attachment.contentUrl ?? attachment.thumbnailUrl;
  if (!url || !/^(https?|blob|data:image\/)/.test(url)) return null;
  const who = speakerOf(activity) === 'customer' ? texts.you : (activity.from?.name ?? texts.bot);
  const name = texts.photoFrom(who);
  const progress = state?.kind === 'sending' ? (state.progress ?? 0) : undefined;
  return (
    <button
      type="button"
      className="photo"
      aria-label={`${name}. ${texts.openPhoto}`}
      onClick={() => open({ url, name })}
    >
      <img src={url} alt="" loading="lazy" />
      {progress !== undefined && (
        <progress className="photo-progress" max={1} value={progress} aria-label={texts.sending} />
      )}
    </button>
  );
}
