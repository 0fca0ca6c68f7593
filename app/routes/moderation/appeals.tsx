import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { DataTable } from '#app/components/parts/data-table.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { Label } from '#app/components/parts/label.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { appealsPage, type AppealRow } from '#app/views/moderation/appeals-page.server.ts'
import { urls } from '#app/views/urls.ts'
import { guardedLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({ title: t('moderation.appeals.title'), noindex: true }),
}

export const loader = guardedLoader('content.moderate', ({ ctx }) => appealsPage(ctx))

/** Appeals that wait, the latest decisions, and how many of them succeed under which rule. */
export default function Appeals({ data }: PageProps<typeof loader>) {
  const t = useT()
  const { number, percent } = useFormat()
  const { waiting, decided, outcomes } = data
  return (
    <>
      <Crumbs trail={[{ text: t('review.title'), href: urls.reviewQueue() }]} />
      <PageTitle title={t('moderation.appeals.title')} lede={t('moderation.appeals.lede')} />
      {waiting.length === 0 ? (
        <EmptyState title={t('moderation.appeals.empty')} text={t('moderation.appeals.emptyText')} />
      ) : (
        <AppealTable caption={t('moderation.appeals.waiting')} rows={waiting} />
      )}
      {outcomes.length > 0 && (
        <Section title={t('moderation.appeals.outcomes')}>
          <DataTable
            caption={t('fairness.tableOf', { part: t('moderation.appeals.outcomes') })}
            rows={outcomes}
            rowKey={({ key }) => key}
            columns={[
              {
                key: 'rule',
                title: t('moderation.decide.rule'),
                cell: ({ rule }) => rule,
              },
              { key: 'decided', title: t('moderation.appeals.decided'), cell: ({ decided: count }) => number(count) },
              {
                key: 'overturned',
                title: t('moderation.appeals.overturned'),
                cell: ({ overturned }) => number(overturned),
              },
              {
                key: 'share',
                title: t('moderation.appeals.share'),
                cell: (row) => percent(row.overturned / row.decided),
              },
            ]}
          />
        </Section>
      )}
      {decided.length > 0 && (
        <Section title={t('moderation.appeals.latest')}>
          <AppealTable caption={t('fairness.tableOf', { part: t('moderation.appeals.latest') })} rows={decided} />
        </Section>
      )}
    </>
  )
}

function AppealTable({ caption, rows }: { caption: string; rows: readonly AppealRow[] }) {
  const t = useT()
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'member',
          title: t('moderation.appeals.member'),
          cell: ({ name, href }) =>
            href === null ? (
              <bdi>{name}</bdi>
            ) : (
              <a href={href}>
                <bdi>{name}</bdi>
              </a>
            ),
        },
        {
          key: 'what',
          title: t('moderation.verdict.what'),
          cell: ({ restriction }) => t(`moderation.restriction.${restriction}`),
        },
        {
          key: 'ground',
          title: t('moderation.appeal.ground'),
          cell: ({ ground }) => t(`moderation.ground.${ground as 'other'}`),
        },
        {
          key: 'state',
          title: t('moderation.appeals.state'),
          cell: ({ state, late, own }) => (
            <>
              {t(`moderation.appeal.state.${state}`)} {late && <Label tone="bad">{t('moderation.appeals.late')}</Label>}
              {own && <Label>{t('moderation.appeals.own')}</Label>}
            </>
          ),
        },
        {
          key: 'at',
          title: t('moderation.appeals.due'),
          cell: ({ dueAt, decidedAt }) => <Time at={decidedAt ?? dueAt} form="moment" />,
        },
      ]}
    />
  )
}
