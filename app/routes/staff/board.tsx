import { CaseCards } from '#app/components/cases/list/case-cards.tsx'
import { CaseTabs } from '#app/components/cases/list/case-tabs.tsx'
import { TeamLoadTable } from '#app/components/cases/team-load.tsx'
import { LiveNews } from '#app/components/parts/live-news.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { boardPage } from '#app/views/cases/board-page.server.ts'
import { urls } from '#app/views/urls.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({ title: t('work.board.title'), noindex: true }),
}

export const loader = guardedLoader('case.work', ({ ctx }) => boardPage(ctx))

/** Open cases of the team by status, each column by what falls due next. */
export default function Board({ data }: PageProps<typeof loader>) {
  const t = useT()
  const { number } = useFormat()
  return (
    <>
      <PageTitle title={t('work.board.title')} lede={t('work.board.lede')} />
      <CaseTabs current="board" />
      <LiveNews kind="day" text="day" />
      <div className="board">
        {data.columns.map(({ status, total, cases }) => (
          <section key={status} aria-label={t(`cases.status.${status}`)}>
            <h2>
              {t(`cases.status.${status}`)} <span className="num quiet-text">{number(total)}</span>
            </h2>
            {cases.length === 0 ? <p className="meta-text">{t('work.board.none')}</p> : <CaseCards cases={cases} />}
            {total > cases.length && (
              <p>
                <a href={`${urls.cases()}?status=${status}`}>{t('work.board.all', { count: total })}</a>
              </p>
            )}
          </section>
        ))}
      </div>
      <TeamLoadTable load={data.load} />
    </>
  )
}
