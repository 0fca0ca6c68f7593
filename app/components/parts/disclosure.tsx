import type { ReactNode } from 'react'
import { useFormat, useReader } from '#app/components/shell/reader.tsx'
import { Icon } from './icon.tsx'

/** That the author was rewarded, said before the text is read. `children`: a link to the rule. */
export function Disclosure({ points, children }: { points: number; children?: ReactNode }) {
  const { t } = useReader()
  const { number } = useFormat()
  const sentence = t('parts.story.disclosure', { count: points })
  const [before, after] = sentence.split(number(points))
  return (
    <p className="disclosure">
      <Icon name="gift" />
      <span>
        {before}
        <b>{number(points)}</b>
        {after} {t('parts.story.criticism')} {children}
      </span>
    </p>
  )
}
