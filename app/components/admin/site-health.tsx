import { Figures } from '#app/components/parts/facts.tsx'
import { Icon } from '#app/components/parts/icon.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { SiteFigures } from '#app/domain/health/figures.ts'
import type { TextKey } from '#app/i18n/translate.ts'

type DutyView = { kind: string; href: string | null; count?: number; at?: string; size?: number; bad?: true }

/** What waits for the owner, worst first, each with where to go; that nothing does is said too. */
export function Duties({ duties }: { duties: readonly DutyView[] }) {
  const t = useT()
  const { relative, now, number } = useFormat()
  return (
    <Section title={t('health.todo')}>
      {duties.length === 0 ? (
        <p className="quiet-text">
          <Icon name="check" size="small" /> {t('health.nothing')}
        </p>
      ) : (
        <ul className="lines">
          {duties.map(({ kind, href, count, at, size, bad }) => {
            const words = t(`health.duty.${kind}` as TextKey, {
              ...(count === undefined ? {} : { count }),
              ...(at === undefined ? {} : { when: relative(at, now) }),
              ...(size === undefined ? {} : { size: number(size) }),
            })
            return (
              <li key={kind}>
                <p>
                  <Icon name={bad === true ? 'warn' : 'clock'} size="small" />{' '}
                  {href === null ? words : <a href={href}>{words}</a>}
                </p>
              </li>
            )
          })}
        </ul>
      )}
    </Section>
  )
}

/** Six figures of the last 28 days, each beside that of the 28 days before. */
export function HealthFigures({ figures }: { figures: { now: SiteFigures; before: SiteFigures } }) {
  const t = useT()
  const { number, share, duration } = useShown()
  const rows = [
    { key: 'membersActive', shown: number },
    { key: 'questionsAsked', shown: number },
    { key: 'shareSolved', shown: share },
    { key: 'firstAnswerMinutes', shown: duration },
    { key: 'casesInPromise', shown: share },
    { key: 'storiesPublished', shown: number },
  ] as const
  return (
    <Section title={t('health.figures')}>
      <Figures
        small
        figures={rows.map(({ key, shown }) => ({
          name: t(`health.figure.${key === 'firstAnswerMinutes' ? 'firstAnswer' : key}`),
          value: (
            <>
              {trendOf(figures.now[key], figures.before[key])} {shown(figures.now[key])}
            </>
          ),
          remark: t('health.before', { value: shown(figures.before[key]) }),
        }))}
      />
    </Section>
  )
}

/** An arrow beside a figure; none while there is nothing to compare with. Which way is good is left to the reader. */
function trendOf(now: number | null, before: number | null): string {
  if (now === null || before === null || now === before) return ''
  return now > before ? '↑' : '↓'
}

function useShown() {
  const t = useT()
  const format = useFormat()
  const orNone = (show: (value: number) => string) => (value: number | null) =>
    value === null ? t('health.none') : show(value)
  return {
    number: orNone(format.number),
    share: orNone((value) => format.percent(value)),
    duration: orNone((minutes) => format.duration(minutes)),
  }
}
