import { EmptyState } from '#app/components/parts/empty-state.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { Section } from '#app/components/parts/section.tsx'
import { type PageProps } from '#app/components/shell/page.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { RouteHandle } from '#app/components/shell/route-handle.ts'
import {
  AgreementTable,
  AppealTable,
  MonthTable,
  RequestTable,
  SideTable,
} from '#app/components/transparency/log-tables.tsx'
import type { TextKey } from '#app/i18n/translate.ts'
import { transparencyPage } from '#app/views/legal/transparency-page.server.ts'
import { urls } from '#app/views/urls.ts'
import { pageLoader } from '#app/web/page-loader.server.ts'

export const handle: RouteHandle<typeof loader> = {
  head: (_data, t) => ({ title: t('transparency.title'), description: t('transparency.lede') }),
}

export const loader = pageLoader(async ({ ctx }) => ({ page: await transparencyPage(ctx) }))

/** What moderators decided, month by month, without names: the public log. */
export default function Transparency({ data: { page } }: PageProps<typeof loader>) {
  const t = useT()
  const { moment, now } = useFormat()
  return (
    <>
      <PageTitle title={t('transparency.title')} lede={t('transparency.lede')}>
        {page !== null && <p className="quiet-text">{t('fairness.asOf', { when: moment(page.log.at, now) })}</p>}
      </PageTitle>
      {page === null ? (
        <EmptyState title={t('transparency.empty.title')} text={t('transparency.empty.text')}>
          <a href={urls.document('guidelines')}>{t('legal.kind.guidelines')}</a>
        </EmptyState>
      ) : (
        <div className="stack loose">
          <Section title={t('transparency.months')}>
            {page.log.year?.decisions === 0 ? (
              <p className="quiet-text">{t('transparency.none')}</p>
            ) : (
              <MonthTable log={page.log} />
            )}
          </Section>
          {page.log.kind.length > 0 && (
            <Section title={t('transparency.sides')}>
              <div className="stack group-tables">
                <div>
                  <SideTable
                    caption={t('transparency.side.kind')}
                    side="kind"
                    log={page.log}
                    name={(key) => t(`moderation.restriction.${key}` as TextKey)}
                  />
                </div>
                <div>
                  <SideTable
                    caption={t('transparency.side.rule')}
                    side="rule"
                    log={page.log}
                    name={(key) => page.rules[key] ?? key}
                  />
                </div>
                <div>
                  <SideTable
                    caption={t('transparency.side.source')}
                    side="source"
                    log={page.log}
                    name={(key) => t(`transparency.source.${key}` as TextKey)}
                  />
                </div>
              </div>
            </Section>
          )}
          <Section title={t('transparency.appeals.title')}>
            <p>{t('transparency.appeals.lede')}</p>
            <AppealTable log={page.log} rules={page.rules} />
          </Section>
          <Section title={t('transparency.requests.title')}>
            <p>
              {t('transparency.requests.lede')} <a href={urls.newLegalRequest()}>{t('requests.form.title')}</a>
            </p>
            <RequestTable log={page.log} />
          </Section>
          <Section title={t('transparency.agreement.title')}>
            <p>{t('transparency.agreement.lede')}</p>
            <AgreementTable agreement={page.log.agreement} name={(rule) => page.rules[rule] ?? rule} />
          </Section>
          <Section title={t('transparency.how.title')}>
            <ul className="bullets">
              <li>{t('transparency.how.what')}</li>
              <li>{t('transparency.how.least', { least: page.log.least })}</li>
              <li>{t('transparency.how.undone')}</li>
            </ul>
            <p className="gap">
              <a href={`${urls.transparency()}/csv`} download>
                {t('transparency.csv')}
              </a>
            </p>
          </Section>
        </div>
      )}
    </>
  )
}
