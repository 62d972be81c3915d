// Line icons of 20 px in one stroke weight; decorative, so hidden from screen readers.
const paths = {
  check: 'M4 10.5l4 4 8-9',
  chevron: 'M7 4.5l5.5 5.5L7 15.5',
  chevronDown: 'M4.5 7.5L10 13l5.5-5.5',
  dismiss: 'M5 5l10 10M15 5L5 15',
  error: 'M10 2.5a7.5 7.5 0 100 15 7.5 7.5 0 000-15zM7.5 7.5l5 5M12.5 7.5l-5 5',
  warning: 'M10 3L2.2 16.5h15.6L10 3zM10 8v4M10 14.2v.1',
  info: 'M10 2.5a7.5 7.5 0 100 15 7.5 7.5 0 000-15zM10 9v5M10 6.2v.1',
  advice:
    'M7.5 14.5h5M8 17h4M10 2.5a5 5 0 00-3 9c.6.5 1 1.2 1 2v1h4v-1c0-.8.4-1.5 1-2a5 5 0 00-3-9z',
  refresh: 'M15.8 7A6.5 6.5 0 104 12.5M16.5 3v4.3h-4.3',
  search: 'M9 3.5a5.5 5.5 0 100 11 5.5 5.5 0 000-11zM13 13l4 4',
  copy: 'M7 6V3.5h9.5V13H14M3.5 6.5H13v10H3.5z',
  shield: 'M10 2.5l6 2v5c0 4-2.5 6.5-6 8-3.5-1.5-6-4-6-8v-5zM7 10l2.2 2.2L13.2 8',
  shieldOff: 'M10 2.5l6 2v5c0 4-2.5 6.5-6 8-3.5-1.5-6-4-6-8v-5zM7.5 7.5l5 5M12.5 7.5l-5 5',
  clock: 'M10 2.5a7.5 7.5 0 100 15 7.5 7.5 0 000-15zM10 6v4.5l3 1.8',
  wand: 'M3.5 16.5l8-8M13.5 3v3M12 4.5h3M16 8.5v2M15 9.5h2M7 4v2M6 5h2',
  cloudOff: 'M3 3l14 14M7.5 6.3A4.5 4.5 0 0114.3 9a3.4 3.4 0 012 5.7M13 15H6a3.3 3.3 0 01-.8-6.5',
  sheet: 'M3.5 3.5h13v13h-13zM3.5 8h13M3.5 12.3h13M8.5 3.5v13',
  plan: 'M5 2.5h7l3.5 3.5v11.5H5zM12 2.5V6h3.5M7.5 9.5h5M7.5 12h5M7.5 14.5h3',
  highlight: 'M4 16.5h12M6.5 13.5V10l6-6.5 3.5 3.2-6 6.8z',
  undo: 'M4 8.5h8a4 4 0 010 8H8M4 8.5l4-4M4 8.5l4 4',
  up: 'M4.5 12.5L10 7l5.5 5.5',
  down: 'M4.5 7.5L10 13l5.5-5.5',
  write: 'M3.5 16.5l1-4L13 4l3 3-8.5 8.5zM11.5 5.5l3 3',
  history: 'M3.5 10a6.5 6.5 0 106.5-6.5c-2.3 0-4.2 1.1-5.5 2.8M4 3v3.6h3.6M10 6.5V10l2.5 2',
  target: 'M10 3.5a6.5 6.5 0 100 13 6.5 6.5 0 000-13zM10 1.5v4M10 14.5v4M1.5 10h4M14.5 10h4',
  key: 'M12.5 3a4.5 4.5 0 00-4.3 5.8L3 14v3h3v-2h2v-2h1.5a4.5 4.5 0 103-10zM13.7 6.3v.1',
  upload: 'M10 13V3.5M6 7l4-4 4 4M3.5 13.5v3h13v-3',
  sigma: 'M15 6V3.5H5l5.5 6.5L5 16.5h10V14',
} as const
export type IconName = keyof typeof paths

export function Icon({ name, size = 20 }: { name: IconName; size?: 16 | 20 | 24 }) {
  return (
    <svg
      class="icon"
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      stroke-width="1.3"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  )
}
