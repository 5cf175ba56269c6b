import { createContext, useEffect, useRef } from 'react';
import { Icon } from './icon.tsx';
import { useWidget } from './widget-context.ts';

/** Shows a photo in full size. */
export const LightboxContext = createContext<(photo: { url: string; name: string }) => void>(
  () => undefined,
);

export function Lightbox({
  photo,
  onClose,
}: {
  photo: { url: string; name: string };
  onClose: () => void;
}) {
  const { texts } = useWidget();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog ref={dialog} className="lightbox" aria-label={photo.name} onClose={onClose}>
      <img src={photo.url} alt={photo.name} />
      <button
        type="button"
        className="head-icon"
        aria-label={texts.close}
        onClick={() => dialog.current?.close()}
      >
        <Icon name="close" size={24} />
      </button>
    </dialog>
  );
}
