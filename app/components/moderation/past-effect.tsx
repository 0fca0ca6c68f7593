import { BarChart } from '#app/components/charts/bar-chart.tsx'
import { Alert, Note } from '#app/components/parts/alert.tsx'
import { DataTable } from '#app/components/parts/data-table.tsx'
import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { Figures } from '#app/components/parts/facts.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { PastEffectView } from '#app/views/moderation/past-effect-view.server.ts'
import { HeldSamples } from './held-samples.tsx'

/** What a rule would have done to the posts of the last 90 days: figures, what became of them, by week, the newest. */
export function PastEffect({ effect }: { effect: PastEffectView }) {
  const t = useT()
  const { number } = useFormat()
  const { held, freed, others, posts } = effect
  if (held.posts === 0 && freed.posts === 0)
    return (
      <>
        <EmptyState title={t('holding.preview.none')} text={t('holding.preview.noneText')} />
        {others !== null && others > 0 && (
          <Figures
            small
            figures={[
              {
                name: t('holding.preview.others'),
                value: number(others),
                remark: t('holding.preview.othersRemark'),
              },
            ]}
          />
        )}
        <Limits effect={effect} />
      </>
    )
  return (
    <>
      {effect.mostFine && <Alert tone="warn">{t('holding.preview.mostFine')}</Alert>}
      <Figures
        small
        figures={[
          {
            name: t('holding.preview.held'),
            value: number(held.posts),
            remark: t('holding.preview.read', { count: posts }),
          },
          ...(freed.posts === 0 ? [] : [{ name: t('holding.preview.freed'), value: number(freed.posts) }]),
          { name: t('holding.preview.members'), value: number(held.posts === 0 ? freed.members : held.members) },
          { name: t('holding.preview.heldThen'), value: number(held.heldThen + freed.heldThen) },
          ...(others === null
            ? []
            : [
                {
                  name: t('holding.preview.others'),
                  value: number(others),
                  remark: t('holding.preview.othersRemark'),
                },
              ]),
        ]}
      />
      <Fates effect={effect} />
      {held.posts > 0 && <Weeks effect={effect} />}
      <Section title={t(held.posts > 0 ? 'holding.preview.samples' : 'holding.preview.samplesFreed')}>
        <HeldSamples samples={effect.samples} />
      </Section>
      <Limits effect={effect} />
    </>
  )
}

function Fates({ effect: { fates, held, freed } }: { effect: PastEffectView }) {
  const t = useT()
  const { number, percent } = useFormat()
  const [tally, of] = held.posts > 0 ? ([held, 'held'] as const) : ([freed, 'freed'] as const)
  return (
    <Section title={t('holding.preview.fateTitle')}>
      <DataTable
        caption={t('holding.preview.fateTable')}
        rows={fates}
        rowKey={({ fate }) => fate}
        columns={[
          { key: 'fate', title: t('holding.preview.fateTitle'), cell: ({ fate }) => t(`holding.preview.fate.${fate}`) },
          { key: 'posts', title: t('holding.preview.posts'), figure: true, cell: (row) => number(row[of]) },
          {
            key: 'share',
            title: t('holding.preview.share'),
            figure: true,
            cell: (row) => percent(row[of] / tally.posts),
          },
          ...(held.posts > 0 && freed.posts > 0
            ? [
                {
                  key: 'freed',
                  title: t('holding.preview.freed'),
                  figure: true,
                  cell: (row: (typeof fates)[number]) => number(row.freed),
                },
              ]
            : []),
        ]}
      />
    </Section>
  )
}

function Weeks({ effect: { weeks, held } }: { effect: PastEffectView }) {
  const t = useT()
  const { number, dayKey } = useFormat()
  const most = Math.max(...weeks.map((week) => week.held))
  return (
    <Section title={t('holding.preview.weeks')}>
      <BarChart
        name={t('holding.preview.weeksName', { count: held.posts, most })}
        caption={t('holding.preview.weekTable')}
        nameTitle={t('holding.preview.week')}
        valueTitle={t('holding.preview.posts')}
        bars={weeks.map((week) => ({ key: week.from, name: dayKey(week.from).slice(5), value: week.held }))}
        format={number}
      />
    </Section>
  )
}

/** What the figures leave out. */
function Limits({ effect: { sampled, posts, since, byDevice } }: { effect: PastEffectView }) {
  const t = useT()
  const { date } = useFormat()
  return (
    <Note>
      {sampled && `${t('holding.preview.sampled', { count: posts, when: date(since) })} `}
      {byDevice && `${t('holding.preview.byDevice')} `}
      {t('holding.preview.asToday')}
    </Note>
  )
}
