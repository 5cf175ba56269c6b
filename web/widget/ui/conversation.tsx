import { Components } from 'botframework-webchat-component';
import { useMemo, useState } from 'react';
import { Banner } from './banner.tsx';
import { Composer } from './composer.tsx';
import { Header } from './header.tsx';
import { HumanButton } from './human-button.tsx';
import { Lightbox, LightboxContext } from './lightbox.tsx';
import { Menu } from './menu.tsx';
import { createMiddleware } from './middleware.tsx';
import { QuickReplies } from './quick-replies.tsx';
import { styleOptions, toStrings } from './web-chat-options.ts';
import { useWidget } from './widget-context.ts';

const { BasicTranscript, Composer: WebChat } = Components;

/** One customer's conversation, on Web Chat's store, transcript and live region. */
export function Conversation() {
  const { line, locale, runtime, texts } = useWidget();
  const [photo, setPhoto] = useState<{ url: string; name: string }>();
  const middleware = useMemo(() => createMiddleware(), []);
  const strings = useMemo(() => toStrings(texts), [texts]);
  return (
    <WebChat
      directLine={line}
      locale={locale === 'en' ? 'en-US' : locale}
      nonce={runtime.nonce}
      overrideLocalizedStrings={strings}
      styleOptions={styleOptions}
      suggestedActionsAccessKey={false}
      {...middleware}
    >
      <LightboxContext.Provider value={setPhoto}>
        <div className="widget">
          <Header>
            <HumanButton />
            <Menu />
          </Header>
          <main className="talk">
            <Banner />
            <BasicTranscript className="transcript" />
            <QuickReplies />
            <Composer />
          </main>
        </div>
        {photo && <Lightbox photo={photo} onClose={() => setPhoto(undefined)} />}
      </LightboxContext.Provider>
    </WebChat>
  );
}
