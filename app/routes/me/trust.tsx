import { AbilityList } from '#app/components/loyalty/ability-list.tsx'
import { ChangeHistory } from '#app/components/loyalty/change-history.tsx'
import { TrustConditions, useFigure } from '#app/components/loyalty/trust-conditions.tsx'
import { Note } from '#app/components/parts/alert.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Pips } from '#app/components/parts/pips.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { trustPage, type TrustPage } from '#app/domain/accounts/trust/trust-page.server.ts'
import { abilitiesOf } from '#app/registry/abilities.ts'
import { trustFigures, type TrustFigure } from '#app/registry/trust-levels.ts'
import { urls } from '#app/views/urls.ts'
import { memberLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  sees: () => ({ subject: ['trust'], id: null }),
  page: 'narrow',
  head: (_data, t) => ({ title: t('trust.mine.title'), noindex: true }),
}

export const loader = memberLoader(async ({ ctx, memberId }) => {
  const page = await trustPage(ctx, memberId)
  return { ...page, grants: page.next === null ? null : abilitiesOf(page.next.level) }
})

/** What the reader needs for the next trust level. */
export default function MyTrust({ data: page }: PageProps<typeof loader>) {
  const t = useT()
  const { date } = useFormat()
  const { next, grants } = page
  return (
    <>
      <PageTitle title={t('trust.mine.title')} lede={t('trust.mine.lede')} />
      <p className="row">
        <Pips on={page.level} of={4} large /> <b>{t('accounts.profile.trust.title', { level: page.level })}</b>
      </p>
      {page.by !== 'rules' && <Note>{t(`trust.mine.by.${page.by}`)}</Note>}
      {page.by === 'rules' && page.graceEndsAt !== null && (
        <Note tone="warn">
          {t('trust.mine.grace', { level: page.level, day: date(page.graceEndsAt), percent: page.keepPercent })}
        </Note>
      )}
      {page.by === 'rules' && page.slipping.length > 0 && (
        <Section title={t('trust.mine.keep', { level: page.level })}>
          <TrustConditions conditions={page.slipping} />
        </Section>
      )}
      {next === null || grants === null ? (
        <p className="gap">{t('trust.mine.top')}</p>
      ) : (
        <Section
          title={t('trust.mine.next', { level: next.level })}
          aside={<a href={urls.trust()}>{t('trust.mine.all')}</a>}
        >
          <p>{next.needs === 'any' ? t('trust.mine.any') : t('trust.mine.every')}</p>
          <div className="gap">
            <TrustConditions conditions={next.conditions} />
          </div>
          <h3 className="gap">{t('trust.grants')}</h3>
          <AbilityList abilities={grants} />
        </Section>
      )}
      <Section title={t('trust.history.title')}>
        <History lines={page.history} />
      </Section>
    </>
  )
}

function History({ lines }: { lines: TrustPage['history'] }) {
  const t = useT()
  const { date } = useFormat()
  const figure = useFigure()
  return (
    <ChangeHistory
      empty={{ title: t('trust.history.emptyTitle'), text: t('trust.history.empty') }}
      lines={lines.map((line) => ({
        id: line.id,
        at: line.at,
        sentence: t(`trust.history.${line.kind}`, {
          before: line.before,
          after: line.after,
          day: line.until === null ? '' : date(line.until),
        }),
        reason:
          isFigure(line.figure) && line.value !== null && line.bar !== null
            ? t('trust.history.reason', {
                figure: t(`trust.figure.${line.figure}`),
                value: figure(line.figure, line.value),
                bar: figure(line.figure, line.bar),
              })
            : undefined,
      }))}
    />
  )
}

function isFigure(value: string | null): value is TrustFigure {
  return value !== null && Object.hasOwn(trustFigures, value)
}
