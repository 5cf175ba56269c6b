import { hooks } from 'botframework-webchat-component';
import type { Activity } from '../connection/activity.ts';
import { Icon } from './icon.tsx';
import { useSignal } from './use-signal.ts';
import { useWidget } from './widget-context.ts';

const { useFocus } = hooks;

/** What became of one's own message: on its way, kept, sent, or refused with a way to try again. */
export function SendMark({ activity }: { activity: Activity }) {
  const { line, texts } = useWidget();
  const states = useSignal(line.outbox.states);
  const focus = useFocus();
  const key = activity.channelData?.clientActivityID ?? '';
  const state = activity.id === undefined ? states.get(key) : undefined;
  if (state?.kind === 'failed') {
    return (
      <p className="mark failed">
        <Icon name="alert" size={16} />
        <span>{texts.failedReason[state.reason]}</span>
        <button
          type="button"
          className="mark-retry"
          onClick={() => {
            line.outbox.retry(key);
            void focus('sendBoxWithoutKeyboard');
          }}
        >
          {texts.retry}
        </button>
      </p>
    );
  }
  if (state?.kind === 'waiting') {
    return (
      <p className="mark">
        <Icon name="clock" size={14} />
        {texts.waiting}
      </p>
    );
  }
  if (activity.id === undefined) {
    return (
      <p className="mark faint">
        <Icon name="clock" size={14} />
        {texts.sending}
      </p>
    );
  }
  return (
    <p className="mark sent">
      <Icon name="check" size={14} />
      {texts.sent}
    </p>
  );
}
