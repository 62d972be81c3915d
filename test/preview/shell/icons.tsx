// Line icons of the bars, drawn on a 20-pixel square.
const PATHS = {
  validate: 'M4 4.5h8M4 8h5M4 11.5h4M9.5 14l2.5 2.5L17 10.5',
  writeBack: 'M3.5 4.5h13v11h-13zM3.5 8.5h13M8 4.5v11M12 10.5v4M10.3 12.8 12 14.5l1.7-1.7',
  clearMarks: 'm5 12 6.5-6.5 4 4L10 15H6.5zM8.5 8.5l4 4M11 16.5h6',
  pane: 'M3.5 4.5h13v11h-13zM12 4.5v11',
  globe:
    'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14ZM3 10h14M10 3c2.5 2 3.5 4.500 3.500 7s-1 5-3.500 7c-2.500-2-3.500-4.500-3.500-7s1-5 3.500-7Z',
  moon: 'M15.500 12.200A6.500 6.500 0 0 1 7.800 4.500a6.500 6.500 0 1 0 7.700 7.700Z',
  sun: 'M10 6.800a3.200 3.200 0 1 0 0 6.400 3.200 3.200 0 0 0 0-6.400ZM10 2.500v1.800M10 15.700v1.800M2.500 10h1.800M15.700 10h1.800M4.700 4.700 6 6M14 14l1.300 1.300M15.300 4.700 14 6M6 14l-1.300 1.300',
  more: 'M5 10h.01M10 10h.01M15 10h.01',
  down: 'm6 8 4 4 4-4',
  close: 'm5.500 5.500 9 9M14.500 5.500l-9 9',
  check: 'm4.500 10.500 4 4 7-8',
} as const

export const Icon = ({ name, size = 20 }: { name: keyof typeof PATHS; size?: number }) => (
  <svg
    class="icon"
    width={size}
    height={size}
    viewBox="0 0 20 20"
    fill="none"
    stroke="currentColor"
    stroke-width={name === 'more' ? 2.4 : 1.4}
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    <path d={PATHS[name]} />
  </svg>
)
