import { Icon } from './icon.tsx';

/** The bot's mark, or the first letter of a person's name. */
export function Avatar({
  speaker,
  name,
  size = 32,
}: {
  speaker: 'bot' | 'agent';
  name: string;
  size?: number;
}) {
  return (
    <span className={`avatar ${speaker} size-${size}`} aria-hidden="true">
      {speaker === 'bot' ? (
        <Icon name="mark" size={size * 0.62} />
      ) : name ? (
        [...name][0]
      ) : (
        <Icon name="person" size={size * 0.6} />
      )}
    </span>
  );
}
