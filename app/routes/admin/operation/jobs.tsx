import { z } from 'zod'
import { OnceField } from '#app/components/forms/once-field.tsx'
import { Alert } from '#app/components/parts/alert.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { DataTable } from '#app/components/parts/data-table.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { Label } from '#app/components/parts/label.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { FilterChips } from '#app/components/parts/tabs.tsx'
import { Time } from '#app/components/parts/time.tsx'
import type { Tone } from '#app/components/parts/tone.ts'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { countJobs, listJobs, retryJob } from '#app/core/worker.server.ts'
import type { TextKey } from '#app/i18n/translate.ts'
import { guardedAction, intent } from '#app/web/form-action.server.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

const states = ['dead', 'queued', 'running', 'done'] as const
const tones: Record<(typeof states)[number], Tone> = { dead: 'bad', queued: 'info', running: 'warn', done: 'good' }

export const handle: RouteHandle<typeof loader> = {
  sees: () => ({ subject: ['job'], id: null }),
  head: (_data, t) => ({ title: t('admin.jobs.title'), noindex: true }),
}

export const loader = guardedLoader('job.administer', async ({ ctx, url }) => {
  const state = states.find((one) => one === url.searchParams.get('state')) ?? null
  const rows = await listJobs(ctx, { ...(state === null ? {} : { state }), limit: 100 })
  return {
    state,
    counts: await countJobs(ctx),
    jobs: rows.map(
      ({
        id,
        name,
        state: at,
        attempts,
        max_attempts: most,
        run_at: runAt,
        finished_at: finishedAt,
        last_error: error,
      }) => ({ id, name, state: at, attempts, most, runAt, finishedAt, error: error?.split('\n')[0] ?? null }),
    ),
  }
})

export const action = guardedAction('job.administer', {
  retry: intent({
    shape: z.object({ id: z.string().max(60) }),
    async run({ ctx, url }, { id }) {
      await retryJob(ctx, id)
      return { to: url.pathname + url.search, toast: { tone: 'good', key: 'admin.jobs.retried' } }
    },
  }),
})

export default function Jobs({ data, result: failure }: PageProps<typeof loader, typeof action>) {
  const { state, counts, jobs } = data
  const t = useT()
  const chips = [
    { text: t('admin.jobs.state.all'), href: '/admin/jobs', current: state === null },
    ...states.map((one) => ({
      text: t(`admin.jobs.state.${one}`),
      href: `/admin/jobs?state=${one}`,
      current: state === one,
      count: counts[one],
    })),
  ]
  return (
    <>
      <PageTitle title={t('admin.jobs.title')} lede={t('admin.jobs.lede')} />
      <div className="stack loose">
        {failure?.error && <Alert tone="bad">{t.any(failure.error.key, failure.error.params)}</Alert>}
        <FilterChips label={t('admin.jobs.counts')} chips={chips} />
        {jobs.length === 0 ? (
          <EmptyState title={t('admin.jobs.emptyTitle')} text={t('admin.jobs.emptyText')} />
        ) : (
          <DataTable
            caption={t('admin.jobs.title')}
            rows={jobs}
            rowKey={(job) => job.id}
            columns={[
              {
                key: 'name',
                title: t('admin.jobs.what'),
                cell: (job) => (
                  <>
                    {t.any(`admin.job.${job.name}` as TextKey)} <span className="quiet-text">{job.name}</span>
                  </>
                ),
              },
              {
                key: 'state',
                title: t('admin.jobs.counts'),
                cell: (job) => (
                  <>
                    <Label tone={tones[job.state]}>{t(`admin.jobs.state.${job.state}`)}</Label>{' '}
                    <span className="quiet-text">
                      {t('admin.jobs.attempts', { count: job.attempts, max: job.most })}
                    </span>
                  </>
                ),
              },
              { key: 'when', title: t('admin.jobs.when'), cell: (job) => <Time at={job.finishedAt ?? job.runAt} /> },
              {
                key: 'error',
                title: t('admin.jobs.error'),
                cell: (job) =>
                  job.error === null ? null : (
                    <>
                      <code>{job.error}</code>
                      {job.state === 'dead' && (
                        <form method="post">
                          <input type="hidden" name="intent" value="retry" />
                          <input type="hidden" name="id" value={job.id} />
                          <OnceField />
                          <Button size="small">{t('admin.jobs.retry')}</Button>
                        </form>
                      )}
                    </>
                  ),
              },
            ]}
          />
        )}
      </div>
    </>
  )
}
