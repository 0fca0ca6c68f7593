import { z } from 'zod'
import { CaseList } from '#app/components/cases/case-row.tsx'
import { DayOrder } from '#app/components/cases/day-reasons.tsx'
import { DoubtfulPosts } from '#app/components/cases/doubtful-posts.tsx'
import { TeamLoadTable } from '#app/components/cases/team-load.tsx'
import { Thanks } from '#app/components/cases/thanks.tsx'
import { Note } from '#app/components/parts/alert.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { LiveNews } from '#app/components/parts/live-news.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { FilterChips } from '#app/components/parts/tabs.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { endReminder } from '#app/domain/cases/day/end-reminder.server.ts'
import { decideDoubt } from '#app/domain/cases/detection/decide-doubt.server.ts'
import { doubtDecisionShape } from '#app/domain/cases/input.ts'
import { dayPage, dayViewNames, type DayView } from '#app/views/cases/day-page.server.ts'
import { urls } from '#app/views/urls.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({ title: t('cases.day.title'), noindex: true }),
}

export const loader = guardedLoader('case.work', async ({ ctx, url }) => {
  const wanted = url.searchParams.get('show')
  return dayPage(ctx, dayViewNames.find((view) => view === wanted) ?? 'mine')
})

export const action = guardedAction('case.work', {
  endReminder: intent({
    shape: z.object({ id: z.string().max(60) }),
    limit: 'staffAct',
    run: async ({ ctx }, { id }) => {
      await endReminder(ctx, id)
      return { to: urls.myDay(), toast: { tone: 'good', key: 'work.toast.reminderEnded' } }
    },
  }),
  decideDoubt: intent({
    shape: doubtDecisionShape,
    limit: 'staffAct',
    run: async ({ ctx }, input) => {
      const opened = await decideDoubt(ctx, input)
      const toast =
        opened === null
          ? { tone: 'good' as const, key: 'cases.toast.noComplaint' }
          : { tone: 'good' as const, key: 'cases.toast.opened', params: { number: opened.number } }
      return { to: urls.myDay(), toast }
    },
  }),
})

export default function MyDay({ data }: PageProps<typeof loader>) {
  const t = useT()
  const { view, name, dueToday, overdue, counts, cases, free, doubtful, load, thanks, breakAfter } = data
  const chips = dayViewNames.map((one) => ({
    text: t(`cases.day.show.${one}`),
    href: one === 'mine' ? urls.myDay() : `${urls.myDay()}?show=${one}`,
    current: one === view,
    count: counts[one],
  }))
  const lede = [
    overdue > 0 && t('cases.day.overdue', { count: overdue }),
    dueToday === 0 ? t('cases.day.dueNone') : t('cases.day.dueToday', { count: dueToday }),
    t(view === 'mine' ? 'work.day.order' : 'cases.day.order'),
  ]
    .filter(Boolean)
    .join(' ')
  return (
    <>
      <PageTitle title={t('cases.day.of', { name })} lede={lede}>
        <FilterChips label={t('cases.day.filter')} chips={chips} />
      </PageTitle>
      <LiveNews kind="day" text="day" />
      {breakAfter !== null && <Note tone="warn">{t('work.exposure.break', { count: breakAfter })}</Note>}
      <div className="split work">
        <div>
          <h2 className="said-only">{t('parts.case.list')}</h2>
          {cases.length > 0 ? <CaseList cases={cases} /> : <Nothing view={view} free={counts.free} />}
          {view === 'mine' && cases.length > 0 && <DayOrder />}
          {counts[view] > cases.length && (
            <p className="gap">
              <a href={urls.cases()}>{t('cases.day.all')}</a>
            </p>
          )}
          {doubtful.posts.length > 0 && <DoubtfulPosts {...doubtful} />}
          {free.length > 0 && (
            <Section
              title={t('cases.day.free')}
              aside={<a href={`${urls.myDay()}?show=free`}>{t('cases.day.allFree', { count: counts.free })}</a>}
            >
              <CaseList cases={free} />
            </Section>
          )}
        </div>
        <aside className="side-work" aria-label={t('cases.day.side')}>
          <Thanks {...thanks} />
          <TeamLoadTable load={load} />
        </aside>
      </div>
    </>
  )
}

function Nothing({ view, free }: { view: DayView; free: number }) {
  const t = useT()
  return (
    <EmptyState title={t(`cases.day.empty.${view}`)} text={t('cases.day.emptyText')}>
      {view === 'mine' && free > 0 && (
        <a className="button primary" href={`${urls.myDay()}?show=free`}>
          {t('cases.day.seeFree')}
        </a>
      )}
    </EmptyState>
  )
}
