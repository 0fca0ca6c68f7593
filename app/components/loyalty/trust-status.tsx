import { Pips } from '#app/components/parts/pips.tsx'
import { SideSection } from '#app/components/parts/section.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import { urls } from '#app/views/urls.ts'

const levels = [0, 1, 2, 3, 4] as const

/**
 * A trust level in stamps and in words. `mine`: leads to what the next level needs; others are led to what levels are.
 */
export function TrustStatus({ level, mine }: { level: number; mine: boolean }) {
  const t = useT()
  const known = levels.find((one) => one === level) ?? 0
  return (
    <SideSection title={t('accounts.profile.trust.title', { level })}>
      <p className="row">
        <Pips on={level} of={4} />
      </p>
      <p className="meta-text">{t(`accounts.profile.trust.level${known}`)}</p>
      <p className="meta-text">
        {mine ? (
          <a href={urls.myTrust()}>{t('accounts.profile.trust.next')}</a>
        ) : (
          <a href={urls.trust()}>{t('accounts.profile.trust.what')}</a>
        )}
      </p>
    </SideSection>
  )
}
