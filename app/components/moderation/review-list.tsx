import { useTextLang } from '#app/components/parts/text-lang.ts'
import { Time } from '#app/components/parts/time.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { Locale } from '#app/i18n/locale.ts'
import type { ReviewKind } from '#app/registry/review-kinds.ts'

export type ReviewRowView = {
  id: string
  href: string
  kind: ReviewKind
  /** null: its subject no longer exists. */
  title: string | null
  lang: Locale | null
  /** Since when it waits, or when it was decided. */
  at: string
  holder: string | null
  decided: { decision: string; by: string | null } | null
}

/** Things to decide, one line each; `current` is the one that is open beside the list. */
export function ReviewList({ items, current }: { items: readonly ReviewRowView[]; current?: string }) {
  return (
    <ol className="queue-list stack tight">
      {items.map((item) => (
        <li key={item.id}>
          <ReviewRow item={item} current={item.id === current} />
        </li>
      ))}
    </ol>
  )
}

function ReviewRow({ item, current }: { item: ReviewRowView; current: boolean }) {
  const t = useT()
  return (
    <a href={item.href} aria-current={current ? 'true' : undefined}>
      <span className="meta">
        <span>{t(`review.kind.${item.kind}`)}</span>
        <Time at={item.at} />
        {item.holder !== null && <span>{t('review.list.holder', { name: item.holder })}</span>}
        {item.decided !== null && (
          <span>
            {t.any(`review.decision.${item.kind}.${item.decided.decision}`)}
            {item.decided.by !== null && (
              <>
                , <bdi>{item.decided.by}</bdi>
              </>
            )}
          </span>
        )}
      </span>
      <b lang={useTextLang(item.lang)}>{item.title ?? t('review.list.gone')}</b>
    </a>
  )
}
