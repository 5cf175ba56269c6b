/** Line icons on a 24-unit grid. */
const paths = {
  close: 'M6 6l12 12M18 6L6 18',
  down: 'M6 9l6 6 6-6',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  send: 'M12 19V5M5.5 11.5L12 5l6.5 6.5',
  camera:
    'M4 8h3l1.6-2.4h6.8L17 8h3a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V9a1 1 0 0 1 1-1ZM12 16.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Z',
  picture:
    'M4 5h16a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1ZM3.5 17l5-5 4 4 3-3 5 4.5M15.5 9.5h.01',
  person:
    'M4.5 13v-1.5a7.5 7.5 0 0 1 15 0V13M4.5 13h2a1 1 0 0 1 1 1v3.5a1 1 0 0 1-1 1h-1a2 2 0 0 1-2-2V14a1 1 0 0 1 1-1ZM19.5 13h-2a1 1 0 0 0-1 1v3.5a1 1 0 0 0 1 1h1a2 2 0 0 0 2-2M19 18.5c-.6 1.6-2.4 2.5-5 2.5',
  phone:
    'M6.5 3.5h3l1.5 4.5-2 1.5a12 12 0 0 0 5.5 5.5l1.5-2 4.5 1.5v3c0 1.4-1.1 2.5-2.5 2.4C10.6 19.4 4.6 13.4 4.1 6 4 4.6 5.1 3.5 6.5 3.5Z',
  link: 'M14 5h5v5M19 5l-8 8M10 6H6a1 1 0 0 0-1 1v11a1 1 0 0 0 1 1h11a1 1 0 0 0 1-1v-4',
  bag: 'M6 8h12l1 11.5a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1L6 8ZM9 10.5V7a3 3 0 0 1 6 0v3.5',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 7v5l3.5 2',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  alert: 'M12 8v5M12 16.5h.01M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z',
  retry: 'M4.5 12a7.5 7.5 0 1 0 2.5-5.6L4.5 8.8M4.5 4v4.8h4.8',
  download: 'M12 4v11M7 10.5l5 5 5-5M5 20h14',
  mark: 'M4 11h16a8 8 0 0 1-5 7.4V20H9v-1.6A8 8 0 0 1 4 11ZM9 7.5c0-1.5 1.2-1.5 1.2-3M13.5 7.5c0-1.5 1.2-1.5 1.2-3',
} as const;

export type IconName = keyof typeof paths;

/** Decorative: whatever it means is also said in words. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg
      className={`icon icon-${name}`}
      viewBox="0 0 24 24"
      width={size}
      height={size}
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  );
}

const star = 'M12 3.2l2.7 5.6 6.1.800-4.5 4.3 1.1 6.1L12 17l-5.4 3 1.1-6.1-4.5-4.3 6.1-.8Z';

export function Star({ size = 28 }: { size?: number }) {
  return (
    <svg className="star" viewBox="0 0 24 24" width={size} height={size} aria-hidden="true">
      <path d={star} />
    </svg>
  );
}
