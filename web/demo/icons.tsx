/** Line icons on a 24-unit grid; all are decoration beside words. */
const paths = {
  back: 'M15 5l-7 7 7 7',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM16 16l4.5 4.5',
  help: 'M4.5 13v-1.5a7.5 7.5 0 0 1 15 0V13M4.5 13h2a1 1 0 0 1 1 1v3.5a1 1 0 0 1-1 1h-1a2 2 0 0 1-2-2V14a1 1 0 0 1 1-1ZM19.5 13h-2a1 1 0 0 0-1 1v3.5a1 1 0 0 0 1 1h1a2 2 0 0 0 2-2V14a1 1 0 0 0-1-1ZM19 18.5c-.6 1.6-2.4 2.5-5 2.5',
  phone:
    'M6.5 3.5h3l1.5 4.5-2 1.5a12 12 0 0 0 5.5 5.5l1.5-2 4.5 1.5v3c0 1.4-1.1 2.5-2.5 2.4C10.6 19.4 4.6 13.4 4.1 6 4 4.6 5.1 3.5 6.5 3.5Z',
  bowl: 'M4 11h16a8 8 0 0 1-5 7.4V20H9v-1.6A8 8 0 0 1 4 11ZM9 7.5c0-1.5 1.2-1.5 1.2-3M13.5 7.5c0-1.5 1.2-1.5 1.2-3',
  delay: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 7v5l3.5 2',
  order_error: 'M6 8h12l1 11.5a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1L6 8ZM9 10.5V7a3 3 0 0 1 6 0v3.5',
  payment_failure:
    'M4 6h16a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1ZM3 10.5h18M7 15h3',
  desync: 'M5 11a7 7 0 0 1 12-4l2 2M19 4.5V9h-4.5M19 13a7 7 0 0 1-12 4l-2-2M5 19.5V15h4.5',
  outage: 'M7 18a4.5 4.5 0 0 1-.5-9 6 6 0 0 1 11.3 1.5A4 4 0 0 1 17 18M12 11v4M12 18.5h.01',
  close: 'M6 6l12 12M18 6L6 18',
  cart: 'M3 4h2.5l2 11h10.5l2-8H6.5M9.5 20h.01M16.5 20h.01',
  desk: 'M4 5h16v11H4zM9 20h6M12 16v4',
  copy: 'M9 9h10v11H9zM5 15V4h10',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" width={size} height={size} aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}

/** The icon of a problem; a new problem gets the plain bowl. */
export const iconOf = (problem: string): IconName =>
  problem in paths ? (problem as IconName) : 'bowl';
