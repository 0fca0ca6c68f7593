import { z } from 'zod'
import { OnceField } from '#app/components/forms/once-field.tsx'
import { BadgeMark } from '#app/components/loyalty/badge-mark.tsx'
import { Alert, Note } from '#app/components/parts/alert.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { DataTable } from '#app/components/parts/data-table.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Progress } from '#app/components/parts/progress.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { Sentence } from '#app/components/parts/sentence.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { requestBadgeBackfill } from '#app/domain/loyalty/badges/backfill-badges.server.ts'
import { holdersByBadge } from '#app/domain/loyalty/badges/queries/holders.server.ts'
import { latestRuns } from '#app/domain/loyalty/badges/queries/runs.server.ts'
import { badgeKeys } from '#app/registry/badges.ts'
import { badgeCondition, badgeView } from '#app/views/badge-views.server.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({ title: t('badges.admin.title'), noindex: true }),
}

export const loader = guardedLoader('job.administer', async ({ ctx }) => {
  const runs = await latestRuns(ctx.read, 10)
  const holders = await holdersByBadge(ctx.read)
  return {
    runs: runs.map((run) => ({
      id: run.id,
      startedAt: run.started_at,
      by: run.name,
      finishedAt: run.finished_at,
      done: run.done,
      total: run.total,
      given: run.given,
      taken: run.taken,
    })),
    badges: badgeKeys.map((key) => ({
      badge: badgeView(ctx, { key }),
      condition: badgeCondition(ctx, key),
      holders: holders.get(key) ?? 0,
    })),
  }
})

export const action = guardedAction('job.administer', {
  run: intent({
    shape: z.object({}),
    async run({ ctx }) {
      await requestBadgeBackfill(ctx)
      return { to: '/admin/badges', toast: { tone: 'good', key: 'badges.admin.started' } }
    },
  }),
})

export default function Badges({ data, result: failure }: PageProps<typeof loader, typeof action>) {
  const t = useT()
  const { number } = useFormat()
  const { runs, badges } = data
  const running = runs.find(({ finishedAt }) => finishedAt === null)
  return (
    <>
      <PageTitle title={t('badges.admin.title')} lede={t('badges.admin.lede')}>
        {running === undefined && (
          <form method="post">
            <input type="hidden" name="intent" value="run" />
            <OnceField />
            <Button look="primary">{t('badges.admin.run')}</Button>
          </form>
        )}
      </PageTitle>
      <div className="stack loose">
        {failure?.error && <Alert tone="bad">{t.any(failure.error.key, failure.error.params)}</Alert>}
        {running !== undefined && (
          <Note tone="info">
            <p>
              <strong>{t('badges.admin.running')}</strong>
            </p>
            <Progress value={running.done} max={Math.max(1, running.total)} label={t('badges.admin.progress')} />
            <p>{t('badges.admin.runningText', { done: running.done, total: running.total })}</p>
          </Note>
        )}
        <Section title={t('badges.admin.last')}>
          {runs.length === 0 ? (
            <EmptyState title={t('badges.admin.none')} text={t('badges.admin.noneText')} />
          ) : (
            <DataTable
              caption={t('badges.admin.lastTable')}
              rows={runs}
              rowKey={({ id }) => id}
              columns={[
                { key: 'when', title: t('badges.admin.when'), cell: (run) => <Time at={run.startedAt} /> },
                { key: 'by', title: t('badges.admin.by'), cell: (run) => run.by ?? t('badges.admin.bySystem') },
                {
                  key: 'state',
                  title: t('badges.admin.state'),
                  cell: (run) =>
                    run.finishedAt === null ? (
                      t('badges.admin.running')
                    ) : (
                      <Sentence
                        text="badges.admin.finished"
                        with={{ when: <Time at={run.finishedAt} form="moment" /> }}
                      />
                    ),
                },
                { key: 'members', title: t('badges.admin.members'), figure: true, cell: (run) => number(run.done) },
                { key: 'given', title: t('badges.admin.given'), figure: true, cell: (run) => number(run.given) },
                { key: 'taken', title: t('badges.admin.taken'), figure: true, cell: (run) => number(run.taken) },
              ]}
            />
          )}
        </Section>
        <Section title={t('badges.admin.counts')}>
          <DataTable
            caption={t('badges.admin.countsTable')}
            rows={badges}
            rowKey={({ badge }) => badge.id}
            columns={[
              {
                key: 'badge',
                title: t('badges.admin.badge'),
                cell: ({ badge, condition }) => (
                  <span className="row">
                    <BadgeMark metal={badge.metal} motif={badge.motif} />
                    <span>
                      <a href={badge.href}>{badge.name}</a> <span className="quiet-text">{condition}</span>
                    </span>
                  </span>
                ),
              },
              { key: 'class', title: t('badges.admin.class'), cell: ({ badge }) => t(`badges.level.${badge.metal}`) },
              {
                key: 'holders',
                title: t('badges.admin.holders'),
                figure: true,
                cell: ({ holders }) => number(holders),
              },
            ]}
          />
        </Section>
      </div>
    </>
  )
}
