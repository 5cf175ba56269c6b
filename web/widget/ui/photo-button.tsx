import { type ChangeEvent, useEffect, useRef, useState } from 'react';
import { Icon } from './icon.tsx';
import { useWidget } from './widget-context.ts';

/** Chooses photos; on a phone also takes one. */
export function PhotoButton({ onFiles }: { onFiles: (files: File[]) => void }) {
  const { texts } = useWidget();
  const [isOpen, setOpen] = useState(false);
  const camera = useRef<HTMLInputElement>(null);
  const album = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const tray = useRef<HTMLDivElement>(null);
  const hasCamera = matchMedia('(pointer: coarse)').matches;

  useEffect(() => {
    if (isOpen) tray.current?.querySelector('button')?.focus();
  }, [isOpen]);

  const take = (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])];
    // The same photo may be chosen again.
    event.target.value = '';
    setOpen(false);
    button.current?.focus();
    if (files.length > 0) onFiles(files);
  };
  return (
    <div className="photo-button">
      <button
        ref={button}
        type="button"
        className="round"
        aria-label={texts.addPhoto}
        title={texts.addPhoto}
        aria-haspopup={hasCamera ? 'menu' : undefined}
        aria-expanded={hasCamera ? isOpen : undefined}
        onClick={() => (hasCamera ? setOpen(!isOpen) : album.current?.click())}
      >
        <Icon name="camera" size={24} />
      </button>
      {isOpen && (
        <div
          ref={tray}
          className="tray"
          role="menu"
          tabIndex={-1}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            setOpen(false);
            button.current?.focus();
          }}
        >
          <button type="button" role="menuitem" onClick={() => camera.current?.click()}>
            <Icon name="camera" size={22} />
            {texts.takePhoto}
          </button>
          <button type="button" role="menuitem" onClick={() => album.current?.click()}>
            <Icon name="picture" size={22} />
            {texts.choosePhoto}
          </button>
        </div>
      )}
      <input
        ref={camera}
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        data-source="camera"
        onChange={take}
      />
      <input
        ref={album}
        type="file"
        accept="image/jpeg,image/png,image/webp,image/gif"
        multiple
        hidden
        data-source="album"
        onChange={take}
      />
    </div>
  );
}
