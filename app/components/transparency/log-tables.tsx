import { DataTable } from '#app/components/parts/data-table.tsx'
import { Label } from '#app/components/parts/label.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { Agreement } from '#app/domain/analytics/moderation-log/agreement.ts'
import type { ModerationLog } from '#app/domain/analytics/moderation-log/log.ts'

type Names = Readonly<Record<string, string>>

/** Decisions month by month: how many, how many of them the site made, how long people took. */
export function MonthTable({ log }: { log: ModerationLog }) {
  const t = useT()
  const { month, number, percent, duration } = useFormat()
  const few = t('transparency.few', { least: log.least })
  const rows = [
    { key: 'year', name: t('transparency.year'), figures: log.year },
    ...log.months.map((key, at) => ({ key, name: month(key), figures: log.byMonth[at] ?? null })),
  ]
  return (
    <DataTable
      caption={t('fairness.tableOf', { part: t('transparency.months') })}
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { key: 'month', title: t('transparency.month'), cell: ({ name }) => name },
        {
          key: 'decisions',
          title: t('transparency.decisions'),
          figure: true,
          cell: ({ figures }) => (figures === null ? few : number(figures.decisions)),
        },
        {
          key: 'automated',
          title: t('transparency.automated'),
          figure: true,
          cell: ({ figures }) => (figures === null || figures.decisions === 0 ? null : percent(figures.automated)),
        },
        {
          key: 'median',
          title: t('transparency.median'),
          figure: true,
          cell: ({ figures }) => (figures === null || figures.median === null ? null : duration(figures.median)),
        },
      ]}
    />
  )
}

/** Decisions of the year by one of their sides; the months are folded away below it. */
export function SideTable({
  caption,
  side,
  log,
  name,
}: {
  caption: string
  side: 'kind' | 'rule' | 'source'
  log: ModerationLog
  name: (key: string) => string
}) {
  const t = useT()
  const { number, month } = useFormat()
  const few = t('transparency.few', { least: log.least })
  const rows = log[side]
  const count = (value: number | null | undefined) => (value == null ? few : number(value))
  return (
    <>
      <DataTable
        caption={caption}
        showCaption
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          { key: 'name', title: caption, cell: ({ key }) => name(key) },
          { key: 'year', title: t('transparency.year'), figure: true, cell: ({ year }) => count(year) },
        ]}
      />
      <details className="fold">
        <summary>{t('transparency.monthsOf', { part: caption })}</summary>
        <DataTable
          caption={t('transparency.monthsOf', { part: caption })}
          rows={log.months.map((key, at) => ({ key, at }))}
          rowKey={({ key }) => key}
          columns={[
            { key: 'month', title: t('transparency.month'), cell: ({ key }) => month(key) },
            ...rows.map(({ key, months }) => ({
              key: `of-${key}`,
              title: name(key),
              figure: true,
              cell: ({ at }: { at: number }) => count(months[at]),
            })),
          ]}
        />
      </details>
    </>
  )
}

export function AppealTable({ log, rules }: { log: ModerationLog; rules: Names }) {
  const t = useT()
  const { number, percent } = useFormat()
  const few = t('transparency.few', { least: log.least })
  return (
    <DataTable
      caption={t('fairness.tableOf', { part: t('transparency.appeals.title') })}
      rows={[...log.appeals.rules, { key: '', figures: log.appeals.all }]}
      rowKey={({ key }) => key}
      columns={[
        { key: 'rule', title: t('transparency.side.rule'), cell: ({ key }) => rules[key] ?? t('transparency.all') },
        {
          key: 'decided',
          title: t('transparency.appeals.decided'),
          figure: true,
          cell: ({ figures }) => (figures === null ? few : number(figures.decided)),
        },
        {
          key: 'share',
          title: t('transparency.appeals.share'),
          figure: true,
          cell: ({ figures }) =>
            figures === null || figures.decided === 0 ? null : percent(figures.overturned / figures.decided),
        },
      ]}
    />
  )
}

const outcomes = ['hidden', 'removed', 'refused', 'shown'] as const

export function RequestTable({ log }: { log: ModerationLog }) {
  const t = useT()
  const { number, percent } = useFormat()
  const few = t('transparency.few', { least: log.least })
  const { all, grounds } = log.requests
  const decided = all === null ? 0 : outcomes.reduce((sum, one) => sum + all[one], 0)
  return (
    <>
      {all !== null && decided > 0 && (
        <p className="answer">{t('transparency.requests.stays', { share: percent(all.removed / decided) })}</p>
      )}
      <DataTable
        caption={t('fairness.tableOf', { part: t('transparency.requests.title') })}
        rows={[...grounds, { key: '', figures: all }]}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'ground',
            title: t('requests.field.ground'),
            cell: ({ key }) => (key === '' ? t('transparency.all') : t.any(`requests.ground.${key}`)),
          },
          {
            key: 'sent',
            title: t('transparency.requests.sent'),
            figure: true,
            cell: ({ figures }) => (figures === null ? few : number(figures.sent)),
          },
          ...outcomes.map((one) => ({
            key: one,
            title: t(`transparency.requests.${one}`),
            figure: true,
            cell: ({ figures }: { figures: typeof all }) => (figures === null ? null : number(figures[one])),
          })),
        ]}
      />
    </>
  )
}

/** How far two people who decided apart agree, rule by rule. */
export function AgreementTable({
  agreement,
  name,
}: {
  agreement: readonly Agreement[]
  name: (rule: string) => string
}) {
  const t = useT()
  const { number } = useFormat()
  if (agreement.length === 0) return <p className="quiet-text">{t('transparency.agreement.none')}</p>
  return (
    <DataTable
      caption={t('fairness.tableOf', { part: t('transparency.agreement.title') })}
      rows={agreement}
      rowKey={({ rule }) => rule}
      columns={[
        { key: 'rule', title: t('transparency.side.rule'), cell: ({ rule }) => name(rule) },
        {
          key: 'named',
          title: t('transparency.agreement.looks'),
          figure: true,
          cell: ({ named }) => (named === null ? t('transparency.agreement.few') : number(named)),
        },
        {
          key: 'kappa',
          title: 'κ',
          figure: true,
          cell: ({ kappa }) => (kappa === null ? null : kappa.toFixed(2)),
        },
        {
          key: 'mark',
          title: t('transparency.agreement.mark'),
          cell: ({ rewrite, kappa }) =>
            rewrite ? (
              <Label tone="warn">{t('transparency.agreement.rewrite')}</Label>
            ) : kappa === null ? null : (
              t('transparency.agreement.good')
            ),
        },
      ]}
    />
  )
}
