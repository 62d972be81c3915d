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
    'M7.5 14.5h5M8 17h4M10 2.5a5 5 0 00-3 9c.6.5 1 1.200 1 2v1h4v-1c0-.8.4-1.5 1-2a5 5 0 00-3-9z',
  jump: 'M11 4h5v5M16 4l-7 7M8 5H4v11h11v-4',
  refresh: 'M15.8 7A6.5 6.5 0 104 12.500M16.500 3v4.300h-4.300',
  search: 'M9 3.500a5.500 5.500 0 100 11 5.500 5.500 0 000-11zM13 13l4 4',
  copy: 'M7 6V3.500h9.500V13H14M3.500 6.500H13v10H3.500z',
  shield: 'M10 2.500l6 2v5c0 4-2.500 6.500-6 8-3.500-1.500-6-4-6-8v-5zM7 10l2.200 2.200L13.200 8',
  shieldOff:
    'M10 2.500l6 2v5c0 4-2.500 6.500-6 8-3.500-1.500-6-4-6-8v-5zM7.500 7.500l5 5M12.500 7.500l-5 5',
  clock: 'M10 2.500a7.500 7.500 0 100 15 7.500 7.500 0 000-15zM10 6v4.500l3 1.800',
  wand: 'M3.500 16.500l8-8M13.500 3v3M12 4.500h3M16 8.500v2M15 9.500h2M7 4v2M6 5h2',
  cloudOff:
    'M3 3l14 14M7.500 6.300A4.500 4.500 0 0114.300 9a3.400 3.400 0 012 5.700M13 15H6a3.300 3.300 0 01-.800-6.500',
  sheet: 'M3.500 3.500h13v13h-13zM3.500 8h13M3.500 12.300h13M8.500 3.500v13',
  plan: 'M5 2.500h7l3.500 3.500v11.500H5zM12 2.500V6h3.500M7.500 9.500h5M7.500 12h5M7.500 14.500h3',
  filter: 'M3 5h14M6 10h8M8.500 15h3',
  highlight: 'M4 16.500h12M6.500 13.500V10l6-6.500 3.500 3.200-6 6.800z',
  undo: 'M4 8.500h8a4 4 0 010 8H8M4 8.500l4-4M4 8.500l4 4',
  up: 'M4.500 12.500L10 7l5.500 5.500',
  down: 'M4.500 7.500L10 13l5.500-5.500',
  write: 'M3.500 16.500l1-4L13 4l3 3-8.500 8.500zM11.500 5.500l3 3',
  history:
    'M3.500 10a6.500 6.500 0 106.500-6.500c-2.300 0-4.200 1.100-5.500 2.800M4 3v3.600h3.600M10 6.500V10l2.500 2',
  target:
    'M10 3.500a6.500 6.500 0 100 13 6.500 6.500 0 000-13zM10 1.500v4M10 14.500v4M1.500 10h4M14.500 10h4',
  key: 'M12.500 3a4.500 4.500 0 00-4.300 5.800L3 14v3h3v-2h2v-2h1.500a4.500 4.500 0 103-10zM13.700 6.300v.1',
  upload: 'M10 13V3.500M6 7l4-4 4 4M3.500 13.500v3h13v-3',
  sigma: 'M15 6V3.500H5l5.500 6.500L5 16.500h10V14',
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
