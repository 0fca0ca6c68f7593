export const iconNames = [
  'accepted',
  'arrow',
  'badge',
  'bell',
  'bookmark',
  'check',
  'clock',
  'close',
  'comment',
  'complaint',
  'doc',
  'down',
  'flag',
  'gift',
  'hand',
  'heart',
  'info',
  'link',
  'lock',
  'menu',
  'pause',
  'pen',
  'person',
  'plus',
  'quote',
  'search',
  'staff',
  'star',
  'up',
  'warn',
] as const

export type IconName = (typeof iconNames)[number]

/** A sign beside a word; it is silent for screen readers. Alone only inside something with its own accessible name. */
export function Icon({ name, size }: { name: IconName; size?: 'small' | 'large' }) {
  return (
    <svg className={size ? `icon ${size}` : 'icon'} aria-hidden="true">
      <use href={`#i-${name}`} />
    </svg>
  )
}
