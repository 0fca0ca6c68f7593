import type { ReactNode } from 'react'
import { Note } from '#app/components/parts/alert.tsx'
import { Crumbs } from '#app/components/parts/crumbs.tsx'
import { PageTitle } from '#app/components/parts/page-title.tsx'
import { useFormat, useT } from '#app/components/shell/reader.tsx'
import type { FlagPageData } from '#app/views/moderation/flag-page.server.ts'
import { urls } from '#app/views/urls.ts'
import type { FormResult } from '#app/web/form-result.ts'
import { FlagForm, WithdrawFlag } from './flag-form.tsx'
import { FlagStateLabel } from './flag-lines.tsx'

/**
 * Reports something to moderators; its author never learns who did. `children` show what it is, `more` closes the page.
 */
export function FlagPage({
  data: { type, flag, pause, back, trail },
  result,
  children,
  more,
}: {
  data: FlagPageData
  result: FormResult | null | undefined
  children: ReactNode
  more?: ReactNode
}) {
  const t = useT()
  const { date } = useFormat()
  const changeable = flag === null || flag.state === 'open' || flag.state === 'withdrawn'
  return (
    <>
      <Crumbs trail={trail} />
      <PageTitle
        title={t(`flags.form.title.${type}`)}
        lede={t(type === 'message' ? 'flags.form.ledeMessage' : 'flags.form.lede')}
      />
      {children}
      {pause !== null && (
        <Note tone="warn">{t('flags.paused', { until: date(pause.until), reason: pause.reason })}</Note>
      )}
      {flag !== null && flag.state === 'open' && (
        <Note>
          {t('flags.form.already')} <a href={urls.myFlags()}>{t('flags.mine.title')}</a>
        </Note>
      )}
      {!changeable && (
        <p>
          <FlagStateLabel state={flag.state} /> {t('flags.form.decided')}{' '}
          <a href={urls.myFlags()}>{t('flags.mine.title')}</a>
        </p>
      )}
      {changeable && pause === null && (
        <FlagForm type={type} own={flag?.state === 'open' ? flag : null} back={back} result={result} />
      )}
      {flag?.state === 'open' && <WithdrawFlag id={flag.id} result={result} />}
      {more}
    </>
  )
}
