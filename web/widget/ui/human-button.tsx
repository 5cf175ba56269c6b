import { hooks } from 'botframework-webchat-component';
import { Icon } from './icon.tsx';
import { useWidget } from './widget-context.ts';

const { useFocus, useSendMessageBack } = hooks;

/** The way to a person, from the first screen on, while the bot answers. */
export function HumanButton() {
  const { runtime, texts, phase } = useWidget();
  const sendMessageBack = useSendMessageBack();
  const focus = useFocus();
  if (phase !== 'bot') return null;
  return (
    <button
      type="button"
      className="head-human"
      title={texts.humanMessage}
      onClick={() => {
        runtime.wrote();
        sendMessageBack({ remedy: 'human' }, texts.humanMessage, texts.humanMessage);
        void focus('sendBoxWithoutKeyboard');
      }}
    >
      <Icon name="person" size={18} />
      <span>{texts.human}</span>
    </button>
  );
}
