import { Pips } from './pips.tsx'
import { useT } from './reader.tsx'
import { SideSection } from './section.tsx'

const levels = [0, 1, 2, 3, 4] as const

/** A trust level in stamps and in words. `firstSteps`: how far the reader is on the way to level 1; null for others. */
export function TrustStanding({ level, firstSteps }: { level: number; firstSteps: { standingPosts: number } | null }) {
  const t = useT()
  const known = levels.find((one) => one === level) ?? 0
  return (
    <SideSection title={t('accounts.profile.trust.title', { level })}>
      <p className="row"><Pips on={level} of={4} /></p>
      <p className="meta-text">{t(`accounts.profile.trust.level${known}`)}</p>
      {firstSteps !== null && <p className="meta-text">{t('accounts.profile.trust.way', { posts: Math.min(2, firstSteps.standingPosts) })}</p>}
    </SideSection>
  )
}
