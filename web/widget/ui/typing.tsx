import { useWidget } from './widget-context.ts';

/** Three dots while the other side writes; the live region says it in words. */
export function Typing() {
  const { texts } = useWidget();
  return (
    <div className="typing" title={texts.typing}>
      <i />
      <i />
      <i />
    </div>
  );
}
