import { NextStep, PromiseHint, RatingLine } from '#app/components/cases/own-case.tsx'
import { Label } from '#app/components/parts/label.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { PagedList } from '#app/components/parts/paged-list.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { caseReference } from '#app/domain/cases/case.ts'
import { ownCases } from '#app/domain/cases/queries/own.server.ts'
import { urls } from '#app/views/urls.ts'
import { memberLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  page: 'narrow',
  head: (_data, t) => ({ title: t('cases.own.title'), noindex: true }),
}

export const loader = memberLoader(async ({ ctx, url }) => {
  const cursor = url.searchParams.get('cursor')
  return { ...(await ownCases(ctx, { limit: 20, cursor })), first: cursor === null }
})

export default function MyCases({ data }: PageProps<typeof loader>) {
  const t = useT()
  const { items, next, first } = data
  return (
    <>
      <PageTitle title={t('cases.own.title')} lede={t('cases.own.lede')}>
        <a className="button" href={urls.feedback()}>
          {t('cases.own.write')}
        </a>
      </PageTitle>
      <PagedList
        count={items.length}
        empty={{ title: t('cases.own.empty'), text: t('cases.own.emptyText') }}
        newer={first ? null : urls.myCases()}
        older={next === null ? null : `${urls.myCases()}?cursor=${next}`}
      >
        <ol className="stack">
          {items.map((own) => (
            <li className="card" key={own.number}>
              <h2>
                <a href={urls.myCase(own.number)} lang={own.lang ?? undefined}>
                  {own.subject}
                </a>
              </h2>
              <div className="meta">
                <span className="num">{caseReference(own.number)}</span>
                <Label tone={own.status === 'waiting_customer' ? 'warn' : undefined}>
                  {t(`cases.own.status.${own.status}`)}
                </Label>
                {own.earlier !== null && (
                  <span>{t('cases.own.continues', { number: caseReference(own.earlier.number) })}</span>
                )}
                <span>{t(own.private ? 'cases.own.private' : 'cases.own.public')}</span>
                {own.product !== null && <span>{own.product}</span>}
                <Time at={own.openedAt} />
              </div>
              <p>
                <NextStep own={own} />
              </p>
              <PromiseHint own={own} />
              <RatingLine own={own} />
            </li>
          ))}
        </ol>
      </PagedList>
    </>
  )
}
