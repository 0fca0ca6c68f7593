import type { ReactNode } from 'react'
import { Button } from '#app/components/parts/button.tsx'
import { Sentence } from '#app/components/parts/sentence.tsx'
import { useTextLang } from '#app/components/parts/text-lang.ts'
import { Time } from '#app/components/parts/time.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { ContentType } from '#app/domain/moderation/content/content.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { decisionsOf, type ReviewKind } from '#app/registry/review-kinds.ts'
import { urls } from '#app/views/urls.ts'

export type ReviewRowView = {
  id: string
  href: string
  kind: ReviewKind
  /** Of `content`: what exactly it is about. */
  thing: ContentType | null
  reason: string
  /** null: its subject no longer exists, or its text is covered. */
  title: string | null
  /** It was reported or found as hard to read, and stays covered. */
  covered: boolean
  lang: Locale | null
  /** Since when it waits, or when it was decided. */
  at: string
  /** Hours that it goes before others of the same age. */
  weight: number
  dueAt: string | null
  category: string | null
  holder: string | null
  skipped: boolean
  bulk: boolean
  decided: { decision: string; by: string | null } | null
}

/** Things to decide, one line each. `choose`: with a box to choose several, inside of `BulkForm`. */
export function ReviewList({ items, choose }: { items: readonly ReviewRowView[]; choose?: boolean }) {
  return (
    <ol className="queue-list stack tight">
      {items.map((item) => (
        <li key={item.id} className={choose ? 'choosable' : undefined}>
          {choose && <Choose item={item} />}
          <ReviewRow item={item} />
        </li>
      ))}
    </ol>
  )
}

function Choose({ item }: { item: ReviewRowView }) {
  const t = useT()
  if (!item.bulk) return <span />
  return (
    <input type="checkbox" name="items" value={item.id} aria-label={t('review.choose', { title: item.title ?? '' })} />
  )
}

function ReviewRow({ item }: { item: ReviewRowView }) {
  const t = useT()
  const lang = useTextLang(item.lang)
  return (
    <a href={item.href}>
      <span className="meta">
        <span>{item.thing === null ? t(`review.one.${item.kind}`) : t(`flags.thing.${item.thing}`)}</span>
        <span>{t.any(`review.reason.${item.reason}`)}</span>
        <Time at={item.at} />
        {item.weight > 0 && <span>{t('review.ahead', { count: item.weight })}</span>}
        {item.dueAt !== null && (
          <span>
            <Sentence text="review.due" with={{ when: <Time at={item.dueAt} form="moment" /> }} />
          </span>
        )}
        {item.category !== null && <span>{item.category}</span>}
        {item.holder !== null && <span>{t('review.list.holder', { name: item.holder })}</span>}
        {item.skipped && <span>{t('review.list.skipped')}</span>}
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
      {item.covered ? (
        <span className="quiet-text">{t('moderation.veil.row')}</span>
      ) : (
        <b lang={lang}>{item.title ?? t('review.list.gone')}</b>
      )}
    </a>
  )
}

/** Choosing several items, and then what to decide about them: the next page asks what that decision needs. */
export function BulkForm({ kinds, children }: { kinds: readonly ReviewKind[]; children: ReactNode }) {
  const t = useT()
  return (
    <form method="get" action={urls.decideMany()} className="stack">
      {children}
      <section className="card stack tight" aria-label={t('review.bulk.title')}>
        <h2 className="as-h3">{t('review.bulk.title')}</h2>
        <p className="meta-text">{t('review.bulk.hint')}</p>
        {kinds.map((kind) => (
          <div key={kind} className="row" role="group" aria-label={t(`review.kind.${kind}`)}>
            {kinds.length > 1 && <span className="meta-text">{t(`review.kind.${kind}`)}</span>}
            {Object.keys(decisionsOf(kind)).map((decision) => (
              <Button key={decision} name="as" value={`${kind}.${decision}`} look="soft" size="small">
                {t.any(`review.decision.${kind}.${decision}`)}
              </Button>
            ))}
          </div>
        ))}
      </section>
    </form>
  )
}
