import { useBusinessDuration, usePolicyName } from '#app/components/cases/promises/policy-words.tsx'
import { PromisePreview } from '#app/components/cases/promises/preview.tsx'
import { LinkButton } from '#app/components/parts/button.tsx'
import { DataTable } from '#app/components/parts/data-table.tsx'
import { LinkList } from '#app/components/parts/link-list.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { caseSeverities } from '#app/domain/cases/case.ts'
import { caseSources } from '#app/domain/cases/promises/input.ts'
import { calendarNames, policyLines, promisePreview } from '#app/domain/cases/queries/promise-pages.server.ts'
import { tiers } from '#app/registry/tiers.ts'
import { urls } from '#app/views/urls.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({ title: t('promises.title'), noindex: true }),
}

export const loader = guardedLoader('setting.change', async ({ ctx, url }) => {
  const asked = (name: string): string | null => url.searchParams.get(name)
  const chosen = {
    severity: caseSeverities.find((one) => one === asked('severity')) ?? 'P2',
    tier: tiers.find(({ key }) => key === asked('tier'))?.key ?? null,
    source: caseSources.find((one) => one === asked('source')) ?? 'detection',
  } as const
  return {
    chosen,
    policies: await policyLines(ctx),
    calendars: await calendarNames(ctx),
    preview: await promisePreview(ctx, chosen),
  }
})

/** What customers are promised: the policies, what a case of now would get, and the calendars. */
export default function AdminPromises({ data }: PageProps<typeof loader>) {
  const t = useT()
  const name = usePolicyName()
  const duration = useBusinessDuration()
  const { policies, calendars, chosen, preview } = data
  return (
    <>
      <PageTitle title={t('promises.title')} lede={t('promises.lede')}>
        <LinkButton look="primary" href={urls.newPromise()}>
          {t('promises.new')}
        </LinkButton>
      </PageTitle>
      <DataTable
        caption={t('promises.title')}
        rows={policies}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'for',
            title: t('promises.for'),
            cell: (policy) => <a href={urls.adminPromise(policy.id)}>{name(policy)}</a>,
          },
          ...(['firstResponse', 'nextResponse', 'resolution'] as const).map((clock) => ({
            key: clock,
            title: t(`cases.clock.${clock}`),
            cell: ({ minutes, dayMinutes }: (typeof policies)[number]) => duration(minutes[clock], dayMinutes),
          })),
          {
            key: 'calendar',
            title: t('promises.calendar'),
            cell: ({ calendarId, calendar }) => <a href={urls.adminCalendar(calendarId)}>{calendar}</a>,
          },
        ]}
      />
      <p className="meta-text gap">{t('promises.order')}</p>
      <PromisePreview chosen={chosen} preview={preview} policies={policies} />
      <Section title={t('promises.calendars.title')}>
        <p className="quiet-text">{t('promises.calendars.lede')}</p>
        <LinkList items={calendars.map(({ id, name: text }) => ({ href: urls.adminCalendar(id), text }))} />
        <p className="row gap">
          <LinkButton href={urls.newCalendar()}>{t('promises.calendars.new')}</LinkButton>
          <LinkButton look="quiet" href={urls.adminSettingsOf('cases')}>
            {t('promises.delays')}
          </LinkButton>
        </p>
      </Section>
    </>
  )
}
