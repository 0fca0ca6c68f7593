import { RuleSentences } from '#app/components/loyalty/rule-sentences.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { settingValueText } from '#app/components/parts/setting-value.ts'
import { Time } from '#app/components/parts/time.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import { rulesPage, type RuleHistory, type RulesPage } from '#app/domain/loyalty/rules/rules-page.server.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({ title: t('rules.title'), description: t('rules.lede') }),
}

export const loader = pageLoader(({ ctx }) => rulesPage(ctx))

/** How reputation and points are earned, in plain words, made from the data that awards are made from. */
export default function Rules({ data }: PageProps<typeof loader>) {
  const { rules, limits, changedAt, history } = data
  const t = useT()
  const format = useFormat()
  return (
    <>
      <PageTitle title={t('rules.title')} lede={t('rules.lede')} />
      <p className="meta-text">
        {changedAt === null ? (
          t('rules.neverChanged')
        ) : (
          <>
            {t('rules.lastChange')} <Time at={changedAt} form="date" />
          </>
        )}
      </p>
      <div className="stack loose">
        <Section title={t('rules.two')}>
          <p>{t('rules.twoText')}</p>
        </Section>
        <Section title={t('rules.earned')}>
          <ul className="lines">
            {rules.map((rule) => (
              <li key={rule.rule} id={rule.rule}>
                <h3>{t(`loyalty.rule.${rule.rule}`)}</h3>
                <RuleSentences rule={rule} />
              </li>
            ))}
          </ul>
        </Section>
        <Section title={t('rules.limits')}>
          <ul className="prose">
            {limitSentences(limits).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Section>
        <Section title={t('rules.never')}>
          <ul className="prose">
            {(['asking', 'voting', 'own', 'staff', 'removed', 'signing'] as const).map((key) => (
              <li key={key}>{t(`rules.neverPaid.${key}`)}</li>
            ))}
          </ul>
        </Section>
        <Section title={t('rules.history')}>
          {history.length === 0 ? (
            <p className="quiet-text">{t('rules.historyNone')}</p>
          ) : (
            <ul className="lines">
              {history.map((change) => (
                <li key={`${change.at} ${change.rule ?? change.setting}`}>
                  <Time at={change.at} form="date" /> {historySentence(change)}
                </li>
              ))}
            </ul>
          )}
        </Section>
      </div>
    </>
  )

  function limitSentences({
    dailyCap,
    postCapUp,
    postCapDown,
    maturityHours,
    timeZone,
    expiry,
    expiryMonths,
    expiryNoticeDays,
    proofDays,
    proofActiveDays,
  }: RulesPage['limits']): string[] {
    return [
      t('rules.limit.day', { cap: format.number(dailyCap), zone: timeZone }),
      t('rules.limit.post', { up: format.number(postCapUp), down: format.number(-postCapDown) }),
      t('rules.limit.room'),
      t('rules.limit.held', {
        days: t('common.span.days', { count: proofDays }),
        active: t('common.span.days', { count: proofActiveDays }),
      }),
      t('rules.limit.floor'),
      maturityHours === 0
        ? t('rules.limit.noMaturity')
        : t('rules.limit.maturity', { hours: t('common.span.hours', { count: maturityHours }) }),
      t('rules.limit.undone'),
      expiry === 'off'
        ? t('rules.limit.noExpiry')
        : t(expiry === 'age' ? 'rules.limit.expiryAge' : 'rules.limit.expiryInactivity', {
            months: t('common.span.months', { count: expiryMonths }),
            days: t('common.span.days', { count: expiryNoticeDays }),
          }),
    ]
  }

  function historySentence(change: RuleHistory): string {
    if (change.rule !== null)
      return t('rules.historyRule', {
        rule: t(`loyalty.rule.${change.rule}`),
        version: change.version ?? 1,
        reason: change.reason,
      })
    const setting = change.setting ?? ''
    return t('rules.historySetting', {
      about: t.any(`settings.about.${setting.replaceAll('.', '_')}`),
      before: settingValueText(t, setting, change.before ?? ''),
      after: settingValueText(t, setting, change.after ?? ''),
    })
  }
}
