import { hooks } from 'botframework-webchat-component';
import { useWidget } from './widget-context.ts';

const { useFocus, usePerformCardAction, useSuggestedActions } = hooks;

/** The bot's buttons under its last message; they wrap, and go once the customer has answered. */
export function QuickReplies() {
  const { texts, runtime } = useWidget();
  const [actions] = useSuggestedActions();
  const perform = usePerformCardAction();
  const focus = useFocus();
  if (!actions || actions.length === 0) return null;
  return (
    <fieldset className="quick">
      <legend className="hidden">{texts.quickReplies}</legend>
      {actions.map((action, at) => {
        const { title } = action as { title?: string };
        return (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: two buttons may have one title, and none moves.
            key={`${at} ${title}`}
            type="button"
            className="chip"
            onClick={() => {
              runtime.wrote();
              perform(action);
              void focus('sendBoxWithoutKeyboard');
            }}
          >
            {title}
          </button>
        );
      })}
    </fieldset>
  );
}
