import { hooks } from 'botframework-webchat-component';
import { type ClipboardEvent, type DragEvent, useEffect, useRef, useState } from 'react';
import { Icon } from './icon.tsx';
import { PhotoButton } from './photo-button.tsx';
import { mostPhotos, preparePhoto } from './photos.ts';
import { useSignal } from './use-signal.ts';
import { useWidget } from './widget-context.ts';

const { useFocus, usePostActivity, useRegisterFocusSendBox, useSendMessage } = hooks;

const longestText = 5_000;
const warnBelow = 200;

/** Where the customer writes, and adds photos by button, paste or drop. */
export function Composer() {
  const { texts, runtime, phase } = useWidget();
  const visible = useSignal(runtime.visible);
  const [text, setText] = useState('');
  const [photos, setPhotos] = useState<{ url: string; file: File }[]>([]);
  const [trouble, setTrouble] = useState('');
  const box = useRef<HTMLTextAreaElement>(null);
  const sendMessage = useSendMessage();
  const postActivity = usePostActivity();
  const focus = useFocus();

  useRegisterFocusSendBox(({ noKeyboard }) => {
    // A phone's keyboard comes up only where the customer tapped for it.
    if (!noKeyboard || matchMedia('(pointer: fine)').matches) box.current?.focus();
  });
  useEffect(() => {
    if (visible && matchMedia('(pointer: fine)').matches) void focus('sendBox');
  }, [visible, focus]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text.
  useEffect(() => {
    const area = box.current;
    if (!area) return;
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight}px`;
  }, [text]);

  async function add(files: Iterable<File>): Promise<void> {
    setTrouble('');
    for (const file of files) {
      const prepared = await preparePhoto(file);
      if (prepared === 'not_photo') setTrouble(texts.notPhoto);
      else if (prepared === 'too_large') setTrouble(texts.photoTooLarge);
      else {
        setPhotos((before) => {
          if (before.length >= mostPhotos) {
            setTrouble(texts.tooManyPhotos);
            return before;
          }
          return [...before, { url: runtime.outgoing.keep(prepared), file: prepared }];
        });
      }
    }
  }

  function send(): void {
    const words = text.trim();
    if (words === '' && photos.length === 0) return;
    runtime.wrote();
    if (photos.length === 0) sendMessage(words);
    else {
      postActivity({
        type: 'message',
        ...(words === '' ? {} : { text: words }),
        textFormat: 'plain',
        attachments: photos.map(({ url, file }) => ({
          contentType: file.type,
          contentUrl: url,
          thumbnailUrl: url,
          name: file.name,
        })),
      } as never);
    }
    setText('');
    setPhotos([]);
    setTrouble('');
    box.current?.focus();
  }

  const onPaste = (event: ClipboardEvent) => {
    const files = [...event.clipboardData.files];
    if (files.length === 0) return;
    event.preventDefault();
    void add(files);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    void add([...event.dataTransfer.files]);
  };
  const left = longestText - text.length;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping a photo is a second way to the button's work.
    <div className="composer" onDragOver={(event) => event.preventDefault()} onDrop={onDrop}>
      {trouble && (
        <p className="composer-trouble" role="alert">
          {trouble}
        </p>
      )}
      {photos.length > 0 && (
        <ul className="previews">
          {photos.map(({ url }) => (
            <li key={url}>
              <img src={url} alt={texts.photo} />
              <button
                type="button"
                aria-label={texts.removePhoto}
                onClick={() => setPhotos((before) => before.filter((photo) => photo.url !== url))}
              >
                <Icon name="close" size={16} />
              </button>
            </li>
          ))}
        </ul>
      )}
      {left < warnBelow && <p className="composer-left">{texts.tooLong(left)}</p>}
      <form
        className="composer-row"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <PhotoButton onFiles={(files) => void add(files)} />
        <textarea
          ref={box}
          rows={1}
          value={text}
          maxLength={longestText}
          enterKeyHint="send"
          aria-label={phase === 'agent' ? texts.placeholderAgent : texts.placeholder}
          placeholder={phase === 'agent' ? texts.placeholderAgent : texts.placeholder}
          onChange={(event) => setText(event.target.value)}
          onPaste={onPaste}
          onKeyDown={(event) => {
            // While an input method composes, Enter takes its candidate.
            const isComposing = event.nativeEvent.isComposing || event.keyCode === 229;
            if (event.key === 'Enter' && !event.shiftKey && !isComposing) {
              event.preventDefault();
              send();
            }
            if (event.key === 'Escape' && !isComposing && runtime.host.isFramed) runtime.close();
          }}
        />
        <button
          type="submit"
          className="send"
          aria-label={texts.send}
          title={texts.send}
          disabled={text.trim() === '' && photos.length === 0}
        >
          <Icon name="send" size={22} />
        </button>
      </form>
    </div>
  );
}
