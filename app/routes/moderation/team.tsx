import { Alert, Note } from '#app/components/parts/alert.tsx'
import { Button } from '#app/components/parts/button.tsx'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { DataTable } from '#app/components/parts/data-table.tsx'
import { Figures } from '#app/components/parts/facts.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { AgreementTable } from '#app/components/transparency/log-tables.tsx'
import { teamPage } from '#app/views/moderation/team-page.server.ts'
import { urls } from '#app/views/urls.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'
import { veilIsOn } from '#app/web/veil.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({ title: t('moderation.team.title'), noindex: true }),
}

export const loader = guardedLoader('content.moderate', async ({ ctx, request }) => ({
  ...(await teamPage(ctx)),
  veil: veilIsOn(request),
}))

/** How the team of moderators is doing as a whole; the reader's own exposure to abuse is shown to the reader alone. */
export default function Team({ data }: PageProps<typeof loader>) {
  const t = useT()
  const { number, percent, duration, date } = useFormat()
  const { queue, weeks, overturned, agreement, rules, own, veil } = data
  return (
    <>
      <Crumbs trail={[{ text: t('review.title'), href: urls.reviewQueue() }]} />
      <PageTitle title={t('moderation.team.title')} lede={t('moderation.team.lede')} />
      <div className="stack loose">
        {queue.late && queue.oldest !== null && (
          <Alert tone="warn" title={t('moderation.team.late')}>
            {t('moderation.team.lateText', { count: queue.targetHours })}
          </Alert>
        )}
        <Figures
          figures={[
            {
              name: t('moderation.team.open'),
              value: number(queue.open),
              remark: queue.oldest === null ? undefined : <Time at={queue.oldest} />,
            },
            { name: t('moderation.team.target'), value: duration(queue.targetHours * 60) },
            {
              name: t('moderation.team.overturned'),
              value: overturned.made === 0 ? '–' : percent(overturned.overturned / overturned.made),
              remark: t('moderation.team.ofDecisions', { count: overturned.made }),
            },
          ]}
        />
        <Section title={t('moderation.team.throughput')}>
          <DataTable
            caption={t('fairness.tableOf', { part: t('moderation.team.throughput') })}
            rows={weeks}
            rowKey={({ from }) => from}
            columns={[
              { key: 'week', title: t('moderation.team.week'), cell: ({ from }) => date(from) },
              {
                key: 'decided',
                title: t('moderation.team.decided'),
                figure: true,
                cell: ({ decided }) => number(decided),
              },
              {
                key: 'median',
                title: t('transparency.median'),
                figure: true,
                cell: ({ median }) => (median === null ? null : duration(median)),
              },
            ]}
          />
        </Section>
        <Section title={t('transparency.agreement.title')}>
          <p>{t('moderation.team.agreement', { count: data.looks, percent: number(data.percent) })}</p>
          <AgreementTable agreement={agreement} name={(rule) => rules[rule] ?? rule} />
        </Section>
        <Section title={t('moderation.team.own')}>
          <p>{t('moderation.team.ownText', { count: own.count })}</p>
          {own.breakDue && <Note tone="warn">{t('moderation.team.break')}</Note>}
          <form method="post" action="/preferences" className="gap">
            <input type="hidden" name="back" value={urls.moderationTeam()} />
            <p>{t(veil ? 'moderation.veil.on' : 'moderation.veil.off')}</p>
            <p className="gap">
              <Button name="veil" value={veil ? 'off' : 'on'} look="soft">
                {t(veil ? 'moderation.veil.turnOff' : 'moderation.veil.turnOn')}
              </Button>
            </p>
          </form>
        </Section>
      </div>
    </>
  )
}
