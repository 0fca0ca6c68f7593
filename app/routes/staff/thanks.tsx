import { Note } from '#app/components/parts/alert.tsx'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { PagedList } from '#app/components/parts/paged-list.tsx'
import { FilterChips } from '#app/components/parts/tabs.tsx'
import { Time } from '#app/components/parts/time.tsx'
import type { PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { caseReference } from '#app/domain/cases/case.ts'
import { ownExposure } from '#app/domain/cases/queries/exposure.server.ts'
import { ratingAnswers } from '#app/domain/cases/queries/rating-answers.server.ts'
import { urls } from '#app/views/urls.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (_data, t) => ({ title: t('surveys.staff.title'), noindex: true }),
}

const perPage = 20

export const loader = guardedLoader('case.work', async ({ ctx, url }) => {
  const cursor = url.searchParams.get('cursor')
  const all = url.searchParams.get('whose') === 'all'
  const { items, next } = await ratingAnswers(ctx, { mine: !all, thanks: true }, { limit: perPage, cursor })
  return { items, next, all, first: cursor === null, exposure: await ownExposure(ctx) }
})

/** What content customers wrote about the reader's own cases, or about those of the whole team. */
export default function Thanks({ data }: PageProps<typeof loader>) {
  const t = useT()
  const { items, next, all, first, exposure } = data
  const here = all ? `${urls.thanks()}?whose=all` : urls.thanks()
  return (
    <>
      <Crumbs trail={[{ text: t('cases.day.title'), href: urls.myDay() }]} />
      <PageTitle title={t('surveys.staff.title')} lede={t('surveys.staff.lede')} />
      <div className="stack loose">
        {exposure.many && (
          <Note tone="warn">
            {t('surveys.staff.abusive', {
              count: exposure.recent,
              days: t('common.span.days', { count: exposure.days }),
            })}
          </Note>
        )}
        <FilterChips
          label={t('surveys.staff.whose')}
          chips={[
            { text: t('surveys.staff.mine'), href: urls.thanks(), current: !all },
            { text: t('surveys.staff.team'), href: `${urls.thanks()}?whose=all`, current: all },
          ]}
        />
        <PagedList
          count={items.length}
          empty={{ title: t('surveys.staff.empty'), text: t('surveys.staff.emptyText') }}
          newer={first ? null : here}
          older={next === null ? null : `${here}${all ? '&' : '?'}cursor=${next}`}
        >
          <ol className="stack loose">
            {items.map((one) => (
              <li key={one.number}>
                <figure className="quoted">
                  <blockquote>{one.comment}</blockquote>
                  <figcaption className="meta">
                    {one.customer !== null && <bdi>{one.customer.name}</bdi>}
                    <span>{t('surveys.staff.score', { score: one.score })}</span>
                    <a href={urls.case(one.number)}>{caseReference(one.number)}</a>
                    <Time at={one.answeredAt} />
                  </figcaption>
                </figure>
              </li>
            ))}
          </ol>
        </PagedList>
        <p className="meta-text">
          <a href={urls.npsCsv()} download>
            {t('surveys.staff.npsCsv')}
          </a>
        </p>
      </div>
    </>
  )
}
