import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

const address =
  /(https?:\/\/[^\s<>"'，。！？；）]+)|((?<!\d)(?:1[3-9]\d{9}|400[- ]?\d{3}[- ]?\d{4}|0\d{2,3}-\d{7,8})(?!\d))/g;

/** Text as it was written, with web addresses and telephone numbers to tap. */
export function PlainText({ text }: { text: string }) {
  const parts: ReactNode[] = [];
  let from = 0;
  for (const found of text.matchAll(address)) {
    const [whole, url] = found;
    parts.push(text.slice(from, found.index));
    parts.push(
      url ? (
        <a key={found.index} href={url} target="_blank" rel="noopener noreferrer">
          {url}
        </a>
      ) : (
        <a key={found.index} href={`tel:${whole.replace(/[- ]/g, '')}`}>
          {whole}
        </a>
      ),
    );
    from = found.index + whole.length;
  }
  parts.push(text.slice(from));
  return <p className="text">{parts}</p>;
}

/** A file that is neither photo nor card. */
export function FileLink({ attachment }: { attachment: { name?: string; contentUrl?: string } }) {
  const { name = '', contentUrl } = attachment;
  if (!contentUrl || !/^https?:/.test(contentUrl)) return null;
  return (
    <a className="file" href={contentUrl} target="_blank" rel="noopener noreferrer">
      <Icon name="download" />
      {name}
    </a>
  );
}
