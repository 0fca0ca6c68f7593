import { FlagLines } from '#app/components/flags/flag-lines.tsx'
import { Figures } from '#app/components/parts/facts.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { Time } from '#app/components/parts/time.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { AuthorDesk } from '#app/views/moderation/author-desk.server.ts'
import { DecisionLines } from './decision-lines.tsx'

/** Below what has to be decided: who flagged it, what was decided before, who left it, and who its author is. */
export function DeskSections({ desk }: { desk: AuthorDesk }) {
  const t = useT()
  const { flags, decisions, skips } = desk
  return (
    <>
      {flags.length > 0 && (
        <Section title={t('flags.ofThing')}>
          <FlagLines flags={flags} />
        </Section>
      )}
      {decisions.length > 0 && (
        <Section title={t('moderation.earlierDecisions')}>
          <DecisionLines decisions={decisions} />
        </Section>
      )}
      {skips.length > 0 && (
        <Section title={t('moderation.skips')}>
          <ul className="lines">
            {skips.map(({ name, reason, at }) => (
              <li key={at} className="meta">
                <bdi>{name}</bdi> <span>{reason}</span> <Time at={at} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <AuthorHistory data={desk} />
    </>
  )
}

function AuthorHistory({ data: { author, numbers, others } }: { data: AuthorDesk }) {
  const t = useT()
  const { number, date } = useFormat()
  if (author === null || numbers === null) return null
  return (
    <Section title={t('moderation.history', { name: author.name })}>
      <Figures
        small
        figures={[
          {
            name: t('moderation.figure.trust'),
            value: number(numbers.trustLevel),
            remark: t('moderation.figure.joined', { day: date(numbers.joinedAt) }),
          },
          {
            name: t('moderation.figure.posts'),
            value: number(numbers.posts),
            remark: t('moderation.figure.outOfSight', { count: numbers.outOfSight }),
          },
          {
            name: t('moderation.figure.items'),
            value: number(numbers.items),
            remark: t('moderation.figure.upheld', { count: numbers.upheld }),
          },
          { name: t('moderation.figure.sanctions'), value: number(numbers.sanctions) },
        ]}
      />
      <p className="meta-text">
        <a href={author.href}>{t('moderation.openFile')}</a> {t('moderation.fileAudited')}
      </p>
      {others.length > 0 && (
        <>
          <h3 className="gap">{t('moderation.others')}</h3>
          <ul className="lines">
            {others.map((one) => (
              <li key={one.id}>
                <a href={one.href}>{one.excerpt || one.thread}</a>
                <p className="meta">
                  <span>{t(`moderation.postKind.${one.kind}`)}</span>
                  <Time at={one.at} />
                  {one.state !== 'visible' && <span>{t(`moderation.postState.${one.state}`)}</span>}
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}
