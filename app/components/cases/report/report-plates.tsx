import { Distribution } from '#app/components/charts/distribution.tsx'
import { StackedBars, type StackedRow } from '#app/components/charts/stacked-bars.tsx'
import { WeekHeat } from '#app/components/charts/week-heat.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { SlaClockName } from '#app/domain/cases/clock/clock.ts'
import type { AgeBand, CaseReport, Kept } from '#app/domain/cases/report/report.ts'
import { urls } from '#app/views/urls.ts'
import { RaisesPlate } from './raises-plate.tsx'

type Shown = Omit<CaseReport, 'groups'>

/** The figures of the whole: each with a drawing, a sentence that says its finding, and its table. */
export function ReportPlates({ report }: { report: Shown }) {
  const t = useT()
  return (
    <div className="plates">
      <Backlog bands={report.backlog} />
      <Promises report={report} />
      <Section title={t('reports.arrivals.title')} className="wide">
        <p className="quiet-text">{t('reports.arrivals.text')}</p>
        <WeekHeat caption={t('reports.arrivals.title')} table={report.arrivals} />
      </Section>
      <Section title={t('reports.breaches.title')} className="wide">
        <p className="quiet-text">{t('reports.breaches.text', { count: sum(report.breaches.flat()) })}</p>
        {sum(report.breaches.flat()) > 0 && <WeekHeat caption={t('reports.breaches.title')} table={report.breaches} />}
      </Section>
      <Ratings ratings={report.ratings} />
      <LowWords words={report.ratings.words} />
      <Sources report={report} />
      <RaisesPlate raises={report.raises} />
      <Detection weeks={report.detection} />
    </div>
  )
}

function Backlog({ bands }: { bands: readonly AgeBand[] }) {
  const t = useT()
  const { number } = useFormat()
  const open = sum(bands.map(({ staff, customer }) => staff + customer))
  const old = sum(bands.filter(({ days }) => days === null || days > 7).map(({ staff, customer }) => staff + customer))
  const finding = t('reports.backlog.text', { count: open, old: number(old) })
  const rows = bands.map(({ days, staff, customer }, at): StackedRow => {
    const from = bands[at - 1]?.days ?? 0
    const name =
      days === null
        ? t('reports.backlog.older', { days: number(from) })
        : t('reports.backlog.band', { from: number(from), to: number(days) })
    return { key: String(days), name, values: [staff, customer], note: number(staff + customer) }
  })
  return (
    <Section title={t('reports.backlog.title')}>
      <p className="quiet-text">{finding}</p>
      {open > 0 && (
        <StackedBars
          name={finding}
          caption={t('fairness.tableOf', { part: t('reports.backlog.title') })}
          nameTitle={t('reports.backlog.age')}
          noteTitle={t('reports.all')}
          parts={[
            { key: 'staff', title: t('reports.backlog.staff'), look: 'bar' },
            { key: 'customer', title: t('reports.backlog.customer'), look: 'two' },
          ]}
          rows={rows}
          format={number}
        />
      )}
    </Section>
  )
}

/** Shares inside the promise, and how long customers waited by the clock on the wall. */
function Promises({ report: { firstResponse, resolution, nextResponse, resolved, reopened } }: { report: Shown }) {
  const t = useT()
  const { number, percent } = useFormat()
  const took = useTook()
  const share = (kept: Kept): string => (kept.share === null ? '–' : percent(kept.share))
  const row = (key: SlaClockName, kept: Kept): StackedRow => ({
    key,
    name: t(`reports.promises.${key}`),
    values: [kept.kept, kept.late, kept.overdue, kept.ahead],
    note: share(kept),
  })
  return (
    <Section title={t('reports.promises.title')}>
      <p className="quiet-text">{t('reports.promises.text')}</p>
      <StackedBars
        name={t('reports.promises.finding', {
          first: share(firstResponse),
          next: share(nextResponse),
          resolution: share(resolution),
        })}
        caption={t('fairness.tableOf', { part: t('reports.promises.title') })}
        nameTitle={t('reports.promises.which')}
        noteTitle={t('reports.promises.share')}
        parts={[
          { key: 'kept', title: t('reports.promises.kept'), look: 'kept' },
          { key: 'late', title: t('reports.promises.late'), look: 'missed' },
          { key: 'overdue', title: t('reports.promises.overdue'), look: 'late' },
          { key: 'ahead', title: t('reports.promises.ahead'), look: 'yet' },
        ]}
        rows={[row('firstResponse', firstResponse), row('nextResponse', nextResponse), row('resolution', resolution)]}
        whole
        format={number}
      />
      <dl className="facts gap">
        <dt>{t('reports.promises.firstResponse')}</dt>
        <dd>{took(firstResponse)}</dd>
        <dt>{t('reports.promises.nextResponse')}</dt>
        <dd>{owed(nextResponse) === 0 ? t('reports.none') : took(nextResponse)}</dd>
        <dt>{t('reports.promises.resolution')}</dt>
        <dd>{took(resolution)}</dd>
        <dt>{t('reports.reopened')}</dt>
        <dd>
          {resolved === 0
            ? t('reports.none')
            : t('reports.partOf', {
                part: number(reopened),
                whole: number(resolved),
                share: percent(reopened / resolved),
              })}
        </dd>
      </dl>
    </Section>
  )
}

function Ratings({ ratings: { asked, answered, scores, mean } }: { ratings: Shown['ratings'] }) {
  const t = useT()
  const { number, percent } = useFormat()
  const finding =
    mean === null
      ? t('reports.ratings.none', { count: asked })
      : t('reports.ratings.text', {
          mean: number(Math.round(mean * 10) / 10),
          answered: number(answered),
          asked: number(asked),
          share: percent(answered / asked),
        })
  return (
    <Section title={t('reports.ratings.title')}>
      <p className="quiet-text">{finding}</p>
      {answered > 0 && (
        <Distribution
          name={finding}
          caption={t('fairness.tableOf', { part: t('reports.ratings.title') })}
          nameTitle={t('reports.ratings.score')}
          valueTitle={t('reports.ratings.answers')}
          groups={scores
            .map((value, at) => ({ key: String(at + 1), name: t('reports.ratings.points', { score: at + 1 }), value }))
            .reverse()}
          format={number}
          narrow
        />
      )}
    </Section>
  )
}

function LowWords({ words }: { words: Shown['ratings']['words'] }) {
  const t = useT()
  return (
    <Section title={t('reports.words.title')}>
      {words.length === 0 ? (
        <p className="quiet-text">{t('reports.words.none')}</p>
      ) : (
        <ul className="lines">
          {words.map(({ score, comment, number, lang }) => (
            <li key={number}>
              <p lang={lang ?? undefined}>“{comment}”</p>
              <p className="meta-text">
                {t('reports.ratings.points', { score })} · <a href={urls.case(number)}>C-{number}</a>
              </p>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function Sources({ report: { sources, cases } }: { report: Shown }) {
  const t = useT()
  const { number, percent } = useFormat()
  const [first] = sources
  return (
    <Section title={t('reports.sources.title')}>
      {first !== undefined && (
        <Distribution
          name={t('reports.sources.finding', {
            source: t(`cases.source.${first.source}`),
            share: percent(first.cases / cases),
          })}
          caption={t('fairness.tableOf', { part: t('reports.sources.title') })}
          nameTitle={t('reports.by.source')}
          valueTitle={t('reports.cases')}
          groups={sources.map(({ source, cases: value }) => ({
            key: source,
            name: t(`cases.source.${source}`),
            value,
          }))}
          format={number}
          narrow
        />
      )}
    </Section>
  )
}

/** How often staff agreed with what the detection had found. */
function Detection({ weeks }: { weeks: Shown['detection'] }) {
  const t = useT()
  const { number, percent, day, now } = useFormat()
  const [right, wrong] = [sum(weeks.map((one) => one.right)), sum(weeks.map((one) => one.wrong))]
  const finding = t('reports.detection.text', {
    count: right + wrong,
    share: right + wrong === 0 ? '–' : percent(right / (right + wrong)),
  })
  return (
    <Section title={t('reports.detection.title')}>
      {weeks.length === 0 ? (
        <p className="quiet-text">{t('reports.detection.none')}</p>
      ) : (
        <>
          <p className="quiet-text">{finding}</p>
          <StackedBars
            name={finding}
            caption={t('fairness.tableOf', { part: t('reports.detection.title') })}
            nameTitle={t('reports.detection.week')}
            noteTitle={t('reports.detection.share')}
            parts={[
              { key: 'right', title: t('reports.detection.right'), look: 'bar' },
              { key: 'wrong', title: t('reports.detection.wrong'), look: 'two' },
            ]}
            rows={weeks.map(({ week, right: yes, wrong: no, share }) => ({
              key: week,
              name: day(`${week}T12:00:00.000Z`, now),
              values: [yes, no],
              note: share === null ? '–' : percent(share),
            }))}
            format={number}
          />
        </>
      )}
    </Section>
  )
}

/** How many promises there were. */
function owed({ kept, late, overdue, ahead }: Kept): number {
  return kept + late + overdue + ahead
}

/** Within what time half and nine tenths of the cases were over; with too many that still wait it cannot be told. */
function useTook(): (figures: { median: number | null; p90: number | null }) => string {
  const t = useT()
  const { duration } = useFormat()
  return ({ median, p90 }) => {
    if (median === null) return t('reports.unknown')
    return p90 === null
      ? t('reports.tookHalf', { median: duration(median) })
      : t('reports.took', { median: duration(median), p90: duration(p90) })
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
