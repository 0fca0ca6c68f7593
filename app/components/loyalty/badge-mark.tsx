import type { BadgeLevel, BadgeMotif } from '#app/registry/badges.ts'
import { badgeFrames, badgeMotifPaths } from './badge-motifs.ts'

/**
 * The drawing of a badge: the frame says the class by its outline, the motif what it is for. Silent: the name stands
 * beside it.
 */
export function BadgeMark({ metal, motif, size }: { metal: BadgeLevel; motif: BadgeMotif; size?: 'large' }) {
  const { rim, face } = badgeFrames[metal]
  const { line, solid } = badgeMotifPaths[motif]
  return (
    <svg className={['badge-mark', metal, size].filter(Boolean).join(' ')} viewBox="0 0 48 48" aria-hidden="true">
      <path className="rim" d={rim} />
      <path className="face" d={face} />
      <g transform={metal === 'silver' ? 'translate(11.28 11.28) scale(1.06)' : 'translate(10.56 10.56) scale(1.12)'}>
        {line && <path className="line" d={line} />}
        {solid && <path className="solid" d={solid} />}
      </g>
    </svg>
  )
}
